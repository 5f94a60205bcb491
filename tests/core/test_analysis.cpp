#include "core/analysis.h"

#include <QFile>
#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>

// MSE, PSNR and SSIM against values that scikit-image gave (tests/oracle/record_fidelity.py).

namespace {

using core::Index;
using core::Planes;

template <class Value>
Planes<float> filled(Index channels, Index rows, Index columns, Value value) {
    auto planes = core::zeros<Planes<float>>({channels, rows, columns});
    for (Index c = 0; c < channels; ++c)
        for (Index r = 0; r < rows; ++r)
            for (Index k = 0; k < columns; ++k)
                planes(c, r, k) = static_cast<float>(value(c, r, k));
    return planes;
}

double original(Index c, Index r, Index k) {
    return static_cast<double>((r * 7 + k * 13 + c * 29 + r * k * 3) % 256);
}

double changed(const QByteArray& kind, Index c, Index r, Index k) {
    const double value = original(c, r, k);
    if (kind == "darker")
        return value * 0.75;
    if (kind == "noisy")
        return value + static_cast<double>((r * 31 + k * 17 + c * 5) % 23 - 11);
    if (kind == "signed")
        return value - 255 + static_cast<double>((r + k) % 3) * 0.5;
    return value;
}

struct Record {
    QByteArray kind;
    Index channels, rows, columns;
    QByteArray channel;
    core::Fidelity expected;
};

double number(const QByteArray& text) {
    return text == "inf" ? std::numeric_limits<double>::infinity() : text.toDouble();
}

QList<Record> records() {
    QFile file(QStringLiteral(DECONV_TEST_DATA "/core/data/fidelity.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.readLine();
    QList<Record> all;
    while (!file.atEnd()) {
        const auto cells = file.readLine().trimmed().split(',');
        Record record{cells[0], cells[1].toInt(), cells[2].toInt(), cells[3].toInt(), cells[4], {}};
        record.expected.mse = number(cells[5]);
        record.expected.psnr = number(cells[6]);
        if (!cells[7].isEmpty())
            record.expected.ssim = number(cells[7]);
        all.append(record);
    }
    return all;
}

bool close(double a, double b) {
    return a == b || std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

}  // namespace

class TestAnalysis : public QObject {
    Q_OBJECT
private slots:
    void equalsScikitImage();
    void equalPicturesAreInfinitelyClose();
    void refusesOtherSizes();
    void stops();
    void windowIsAnOuterProduct();
    void seriesAgreeAtTheWholeCycle();
    void singularValuesOfADiagonal();
};

void TestAnalysis::equalsScikitImage() {
    const auto all = records();
    QVERIFY(all.size() > 30);
    for (const Record& record : all) {
        const auto reference = filled(record.channels, record.rows, record.columns, original);
        const auto picture =
            filled(record.channels, record.rows, record.columns,
                   [&](Index c, Index r, Index k) { return changed(record.kind, c, r, k); });
        const auto result = core::fidelity(picture, reference);
        const core::Fidelity& got =
            record.channel == "all" ? result.all : result.channels.at(record.channel.toUInt());
        const auto where = QStringLiteral("%1 %2x%3x%4 channel %5")
                               .arg(record.kind)
                               .arg(record.channels)
                               .arg(record.rows)
                               .arg(record.columns)
                               .arg(record.channel);
        QVERIFY2(close(got.mse, record.expected.mse), qPrintable(where));
        QVERIFY2(close(got.psnr, record.expected.psnr), qPrintable(where));
        QCOMPARE(got.ssim.has_value(), record.expected.ssim.has_value());
        if (got.ssim)
            QVERIFY2(close(*got.ssim, *record.expected.ssim), qPrintable(where));
    }
}

void TestAnalysis::equalPicturesAreInfinitelyClose() {
    const auto picture = filled(1, 20, 20, original);
    const auto result = core::fidelity(picture, picture).all;
    QVERIFY(std::isinf(result.psnr) && result.psnr > 0);
    QCOMPARE(result.mse, 0.0);
    QCOMPARE(result.ssim.value(), 1.0);
}

void TestAnalysis::refusesOtherSizes() {
    const auto one = filled(1, 20, 20, original);
    const auto other = filled(1, 20, 21, original);
    QVERIFY_EXCEPTION_THROWN(core::fidelity(one, other), core::Refused);
    const auto none = filled(0, 20, 20, original);
    QVERIFY_EXCEPTION_THROWN(core::fidelity(none, none), core::Refused);
}

void TestAnalysis::stops() {
    std::stop_source source;
    source.request_stop();
    const auto picture = filled(1, 20, 20, original);
    QVERIFY_EXCEPTION_THROWN(core::fidelity(picture, picture, {source.get_token(), {}, 1}),
                             core::Cancelled);
}

void TestAnalysis::windowIsAnOuterProduct() {
    const auto window = core::gaussianWindow();
    QCOMPARE(window.shape(0), std::size_t{11});
    QVERIFY(close(std::accumulate(window.begin(), window.end(), 0.0), 1.0));
    // exp(−r²/2σ²) of the distance: one cell beside the middle, and one off both ways.
    QVERIFY(close(window(5, 6) / window(5, 5), std::exp(-0.5 / 2.25)));
    QVERIFY(close(window(4, 6) / window(5, 5), std::exp(-1.0 / 2.25)));
}

void TestAnalysis::seriesAgreeAtTheWholeCycle() {
    const auto picture = filled(1, 40, 30, original);
    const auto layers = core::randomLayers(4, 7);
    QList<Index> numbers;
    core::PictureFidelity last;
    core::fidelityBySteps(picture, layers, [&](Index number, const core::PictureFidelity& value) {
        numbers.append(number);
        last = value;
    });
    QCOMPARE(numbers, (QList<Index>{1, 2, 3, 4}));
    const auto whole = core::fidelityToOriginal(picture, layers, 4);
    QCOMPARE(last.all.mse, whole.all.mse);
    QCOMPARE(last.all.ssim.value(), whole.all.ssim.value());
    // The first n layers alone are another cycle than the end of the whole one.
    const auto one = core::fidelityToOriginal(picture, layers, 1);
    const auto byHand = core::fidelity(
        core::transposedStep(core::convolveStep(picture, layers[0]), layers[0]), picture);
    QCOMPARE(one.all.mse, byHand.all.mse);
}

void TestAnalysis::singularValuesOfADiagonal() {
    auto matrix = core::zeros<core::Matrix<double>>({3, 4});
    matrix(0, 1) = 2;
    matrix(1, 3) = -5;
    matrix(2, 0) = 0.5;
    const auto values = core::singularValues(matrix);
    QCOMPARE(values.size(), std::size_t{3});
    QVERIFY(close(values(0), 5) && close(values(1), 2) && close(values(2), 0.5));
}

QTEST_GUILESS_MAIN(TestAnalysis)
#include "test_analysis.moc"
