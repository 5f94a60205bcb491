#include "core/convolution.h"
#include "core/deconvolution/fractional_stride.h"
#include "core/deconvolution/matrix.h"
#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "core/experiment.h"
#include "core/notation.h"

#include <QFile>
#include <QObject>
#include <QTest>
#include <algorithm>

namespace {

namespace ways = core::deconvolution;
using core::Index;
using core::Kernels;
using core::Planes;

/// One recorded line; see record_pytorch.py.
struct Recorded {
    bool direct = false;
    core::Geometry geometry;
    Planes<double> input;
    Kernels<double> kernels;
    Planes<double> result;
};

template <class A>
A filled(const std::array<Index, std::tuple_size_v<typename A::shape_type>>& shape,
         const QByteArray& numbers) {
    A array = core::uninitialised<A>(shape);
    const QList<QByteArray> parts = numbers.trimmed().split(' ');
    if (std::size_t(parts.size()) != array.size())
        throw std::runtime_error("a recorded array has another size");
    std::transform(parts.begin(), parts.end(), array.begin(),
                   [](const QByteArray& part) { return part.toDouble(); });
    return array;
}

Recorded parsed(const QByteArray& line) {
    const QList<QByteArray> parts = line.split(';');
    Recorded recorded;
    recorded.direct = parts[0].trimmed() == "conv";
    recorded.geometry = core::geometryFromNotation(parts[1].trimmed().toStdString());
    const auto& [rows, columns, groups] = recorded.geometry;
    const QList<QByteArray> counts = parts[2].trimmed().split(' ');
    const Index filters = counts[0].toLongLong();
    const Index depth = counts[1].toLongLong();
    const std::array<Index, 3> x{depth * groups, rows.input, columns.input};
    const std::array<Index, 3> y{filters, core::outputSize(rows), core::outputSize(columns)};
    recorded.input = filled<Planes<double>>(recorded.direct ? x : y, parts[3]);
    recorded.kernels =
        filled<Kernels<double>>({filters, depth, rows.kernel, columns.kernel}, parts[4]);
    recorded.result = filled<Planes<double>>(recorded.direct ? y : x, parts[5]);
    return recorded;
}

class PyTorchTest : public QObject {
    Q_OBJECT

private slots:
    void givesWhatWasRecorded() {
        QFile file(QStringLiteral(DECONV_TEST_DATA "/oracle/data/pytorch.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int direct = 0;
        int transposed = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            if (line.startsWith('#'))
                continue;
            const Recorded recorded = parsed(line);
            recorded.direct ? compareDirect(recorded) : compareTransposed(recorded);
            ++(recorded.direct ? direct : transposed);
            if (QTest::currentTestFailed()) {
                qInfo("%s", line.constData());
                return;
            }
        }
        QVERIFY(direct >= 150);
        QVERIFY(transposed >= 150);
    }

private:
    static void compareDirect(const Recorded& recorded) {
        const auto& [direct, geometry, x, k, y] = recorded;
        QVERIFY(core::convolve(x, k, geometry) == y);
        const core::WeightMatrix<double> w(geometry, core::share(Kernels<double>(k)));
        const auto wx = core::product(w, x);
        QVERIFY(std::equal(wx.begin(), wx.end(), y.begin(), y.end()));
    }

    static void compareTransposed(const Recorded& recorded) {
        const auto& [direct, geometry, y, k, z] = recorded;
        QVERIFY(core::convolveTransposed(y, k, geometry) == z);
        QVERIFY(ways::asMatrix(y, core::share(Kernels<double>(k)), geometry).output == z);
        QVERIFY(ways::asPaddedInput(y, k, geometry).output == z);
        QVERIFY(ways::asFractionalStride(y, k, geometry).output == z);
        QVERIFY(ways::asStamps(y, k, geometry) == z);
    }
};

}  // namespace

QTEST_APPLESS_MAIN(PyTorchTest)
#include "test_pytorch.moc"
