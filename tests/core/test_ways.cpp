#include "core/convolution.h"
#include "core/deconvolution/fractional_stride.h"
#include "core/deconvolution/matrix.h"
#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "core/experiment.h"
#include "tests/oracle/definition.h"
#include "tests/oracle/random_experiment.h"

#include <QObject>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>

namespace {

namespace ways = core::deconvolution;
using core::Axis;
using core::Geometry;
using core::Index;
using core::Kernels;
using core::Planes;

/// What a random geometry has, by the names that are printed.
std::vector<std::string> traits(const Geometry& geometry) {
    std::vector<std::string> found;
    const auto either = [&geometry](auto&& holds) {
        return holds(geometry.rows) || holds(geometry.columns);
    };
    const auto add = [&](const char* name, bool has) {
        if (has)
            found.emplace_back(name);
    };
    add("groups", geometry.groups > 1);
    add("dilation", either([](const Axis& axis) { return axis.dilation > 1; }));
    add("asymmetric padding",
        either([](const Axis& axis) { return axis.paddingBefore != axis.paddingAfter; }));
    add("output padding", either([](const Axis& axis) { return axis.outputPadding > 0; }));
    add("output padding >= stride",
        either([](const Axis& axis) { return axis.outputPadding >= axis.stride; }));
    add("stride 4", either([](const Axis& axis) { return axis.stride == 4; }));
    add("different strides", geometry.rows.stride != geometry.columns.stride);
    add("1 x n input", (geometry.rows.input == 1) != (geometry.columns.input == 1));
    add("1 x n output",
        (core::outputSize(geometry.rows) == 1) != (core::outputSize(geometry.columns) == 1));
    add("1 x n kernel", (geometry.rows.kernel == 1) != (geometry.columns.kernel == 1));
    add("p' < 0", either([](const Axis& axis) {
            const core::TransposedAxis turned = core::transposed(axis);
            return turned.paddingBefore < 0 || turned.paddingAfter < 0;
        }));
    add("p' crops all of y", either([](const Axis& axis) {
            const core::TransposedAxis turned = core::transposed(axis);
            return turned.paddingBefore + turned.stretched <= 0 ||
                   turned.paddingAfter + turned.stretched <= 0;
        }));
    return found;
}

/// An experiment whose four ways can be broken one at a time.
struct Example {
    Geometry geometry;
    Planes<double> y;
    core::Shared<Kernels<double>> kernels;
};

Example example(Index stride) {
    Axis axis;
    axis.kernel = 3;
    axis.stride = stride;
    axis.paddingBefore = axis.paddingAfter = 1;
    const Geometry geometry{core::withOutput(axis, 3, stride - 1),
                            core::withOutput(axis, 4, stride - 1), 1};
    oracle::Random random(5);
    return {geometry, random.array<Planes<double>>({2, 3, 4}, true),
            core::share(random.array<Kernels<double>>({2, 2, 3, 3}, true))};
}

/// The Z of each way, in the order that agreement() takes them.
struct FourWays {
    std::array<Planes<double>, 4> z;

    core::Agreement agreement() const { return core::agreement(z[0], z[1], z[2], z[3]); }
    Planes<double>& operator[](core::Way way) { return z[static_cast<std::size_t>(way)]; }
};

FourWays fourWays(const Example& given) {
    const auto& [geometry, y, kernels] = given;
    return {{ways::asMatrix(y, kernels, geometry).output,
             ways::asPaddedInput(y, *kernels, geometry).output,
             ways::asFractionalStride(y, *kernels, geometry).output,
             ways::asStamps(y, *kernels, geometry)}};
}

class WaysTest : public QObject {
    Q_OBJECT

private slots:
    void agreeToTheBitOnRandomGeometries() {
        oracle::Random random(2026);
        std::map<std::string, int> counts;
        for (int n = 0; n < 10'000; ++n) {
            const oracle::RandomExperiment drawn = random.experiment(4);
            for (const std::string& trait : traits(drawn.geometry))
                ++counts[trait];
            compareEverything<float>(drawn, random);
            compareEverything<double>(drawn, random);
            if (QTest::currentTestFailed())
                return;
        }
        for (const auto& [trait, count] : counts)
            qInfo("%6d of 10000: %s", count, trait.c_str());
        QCOMPARE(counts.size(), std::size_t(12));
        for (const auto& [trait, count] : counts)
            QVERIFY2(count >= 500, trait.c_str());
    }

    void turnsRedWhenTheMatrixIsOneColumnOff_data() { strides(); }
    void turnsRedWhenTheMatrixIsOneColumnOff() {
        QFETCH(Index, stride);
        const Example given = example(stride);
        FourWays four = fourWays(given);
        QVERIFY(four.agreement().exact());
        auto way = ways::asMatrix(given.y, given.kernels, given.geometry);
        auto z = core::zeros<core::Vector<double>>({way.weights.rows()});
        const Index last = core::size(z, 0) - 1;
        for (Index row = 0; row <= last; ++row)
            for (Index column = 0; column < way.weights.columns(); ++column)
                z(row) += way.weights.at(std::min(row + 1, last), column).value_or(0) *
                          given.y.data()[column];
        four[core::Way::Matrix] = ways::laidOut(std::move(z), given.geometry);
        namesTheBroken(four, core::Way::Matrix);
    }

    void turnsRedWhenThePaddedInputIsOneColumnOff_data() { strides(); }
    void turnsRedWhenThePaddedInputIsOneColumnOff() {
        QFETCH(Index, stride);
        const Example given = example(stride);
        FourWays four = fourWays(given);
        auto way = ways::asPaddedInput(given.y, *given.kernels, given.geometry);
        QVERIFY(ways::slideOver(way.padded, way.turned, given.geometry) == way.output);
        std::rotate(way.padded.begin(), way.padded.begin() + 1, way.padded.end());
        four[core::Way::PaddedInput] = ways::slideOver(way.padded, way.turned, given.geometry);
        namesTheBroken(four, core::Way::PaddedInput);
    }

    void turnsRedWhenTheKernelIsNotTurned() {
        const Example given = example(1);
        FourWays four = fourWays(given);
        const auto way = ways::asPaddedInput(given.y, *given.kernels, given.geometry);
        four[core::Way::PaddedInput] = ways::slideOver(way.padded, *given.kernels, given.geometry);
        namesTheBroken(four, core::Way::PaddedInput);
    }

    void turnsRedWhenAFractionalStepIsOneCellOff_data() { strides(); }
    void turnsRedWhenAFractionalStepIsOneCellOff() {
        QFETCH(Index, stride);
        const Example given = example(stride);
        FourWays four = fourWays(given);
        auto way = ways::asFractionalStride(given.y, *given.kernels, given.geometry);
        const auto gathered = [&] {
            return ways::gatherSteps(given.y, *given.kernels, given.geometry.groups, way.rows,
                                     way.columns);
        };
        QVERIFY(gathered() == way.output);
        for (auto& step : way.columns)
            for (auto& landing : step.landings)
                if (landing.onCell && landing.cell > 0)
                    --landing.cell;
        four[core::Way::FractionalStride] = gathered();
        namesTheBroken(four, core::Way::FractionalStride);
    }

    void turnsRedWhenOneStampLandsOneColumnOff_data() { strides(); }
    void turnsRedWhenOneStampLandsOneColumnOff() {
        QFETCH(Index, stride);
        const Example given = example(stride);
        const auto& [geometry, y, kernels] = given;
        for (const Index shift : {0, 1}) {
            FourWays four = fourWays(given);
            auto z = core::zeros<Planes<double>>({2, geometry.rows.input, geometry.columns.input});
            for (Index f = 0; f < 2; ++f)
                for (Index m = 0; m < 3; ++m)
                    for (Index n = 0; n < 4; ++n) {
                        ways::Landing where = ways::landing(geometry, m, n);
                        if (f == 1 && m == 1 && n == 2)
                            where.firstColumn += shift;
                        ways::addStamp(z, ways::stamp(y, *kernels, geometry, f, m, n), geometry,
                                       where);
                    }
            four[core::Way::Stamp] = z;
            if (shift == 0)
                QVERIFY(four.agreement().exact());
            else
                namesTheBroken(four, core::Way::Stamp);
        }
    }

    void stampsAddUpOneByOne() {
        const Example given = example(2);
        const auto& [geometry, y, kernels] = given;
        Planes<double> z = ways::afterStamps(y, *kernels, geometry, 0);
        Index count = 0;
        for (Index f = 0; f < 2; ++f)
            for (Index m = 0; m < 3; ++m)
                for (Index n = 0; n < 4; ++n) {
                    ways::addStamp(z, ways::stamp(y, *kernels, geometry, f, m, n), geometry,
                                   ways::landing(geometry, m, n));
                    QVERIFY(ways::afterStamps(y, *kernels, geometry, ++count) == z);
                }
        QVERIFY(ways::asStamps(y, *kernels, geometry) == z);
    }

    void agreeWhereNumbersAreNotFinite() {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        for (const double odd : {kInfinity, -kInfinity, std::nan("")}) {
            Example given = example(2);
            Kernels<double> kernels = *given.kernels;
            kernels(0, 0, 0, 1) = odd;
            given.kernels = core::share(std::move(kernels));
            given.y(1, 1, 1) = odd;
            FourWays four = fourWays(given);
            QVERIFY(four.agreement().exact());
            const Planes<double> fast =
                core::convolveTransposed(given.y, *given.kernels, given.geometry);
            const auto& z = four[core::Way::Stamp];
            Index finite = 0;
            for (std::size_t n = 0; n < z.size(); ++n) {
                finite += std::isfinite(z.data()[n]) ? 1 : 0;
                QVERIFY(fast.data()[n] == z.data()[n] ||
                        (std::isnan(fast.data()[n]) && std::isnan(z.data()[n])));
            }
            QVERIFY(finite > 0 && finite < Index(z.size()));
        }
    }

    void refuseAndStop() {
        const Example given = example(2);
        const auto& [geometry, y, kernels] = given;
        const auto small = core::zeros<Planes<double>>({2, 3, 3});
        QVERIFY_EXCEPTION_THROWN(ways::asMatrix(small, kernels, geometry), core::Refused);
        QVERIFY_EXCEPTION_THROWN(ways::asPaddedInput(small, *kernels, geometry), core::Refused);
        QVERIFY_EXCEPTION_THROWN(ways::asFractionalStride(small, *kernels, geometry),
                                 core::Refused);
        QVERIFY_EXCEPTION_THROWN(ways::asStamps(small, *kernels, geometry), core::Refused);
        std::stop_source source;
        source.request_stop();
        const core::Control control{.stop = source.get_token(), .progress = {}, .threads = 1};
        QVERIFY_EXCEPTION_THROWN(ways::asMatrix(y, kernels, geometry, control), core::Cancelled);
        QVERIFY_EXCEPTION_THROWN(ways::asPaddedInput(y, *kernels, geometry, control),
                                 core::Cancelled);
        QVERIFY_EXCEPTION_THROWN(ways::asFractionalStride(y, *kernels, geometry, control),
                                 core::Cancelled);
        QVERIFY_EXCEPTION_THROWN(ways::asStamps(y, *kernels, geometry, control), core::Cancelled);
    }

private:
    static void strides() {
        QTest::addColumn<Index>("stride");
        for (const Index stride : {1, 2, 3})
            QTest::addRow("stride %d", int(stride)) << stride;
    }

    static void namesTheBroken(const FourWays& four, core::Way broken) {
        const core::Agreement found = four.agreement();
        QVERIFY(!found.exact());
        QVERIFY(found.first == broken || found.second == broken);
    }

    template <class T>
    static void compareEverything(const oracle::RandomExperiment& drawn, oracle::Random& random) {
        const auto& [rows, columns, groups] = drawn.geometry;
        const auto x = random.array<Planes<T>>({drawn.channels(), rows.input, columns.input});
        const auto y = random.array<Planes<T>>(
            {drawn.filters, core::outputSize(rows), core::outputSize(columns)});
        const auto k = core::share(
            random.array<Kernels<T>>({drawn.filters, drawn.depth, rows.kernel, columns.kernel}));
        const Geometry& geometry = drawn.geometry;
        const core::Control control{.stop = {}, .progress = {}, .threads = 1};

        const Planes<T> wantedY = oracle::convolve(x, *k, geometry);
        const Planes<T> wantedZ = oracle::convolveTransposed(y, *k, geometry);
        QVERIFY(core::convolve(x, *k, geometry, control) == wantedY);
        QVERIFY(core::convolveTransposed(y, *k, geometry, control) == wantedZ);

        const core::WeightMatrix<T> w(geometry, k);
        const auto wx = core::product(w, x, control);
        QVERIFY(std::equal(wx.begin(), wx.end(), wantedY.begin(), wantedY.end()));
        const auto matrix = ways::asMatrix(y, k, geometry, control);
        QVERIFY(matrix.output == wantedZ);
        QVERIFY(ways::asPaddedInput(y, *k, geometry, control).output == wantedZ);
        QVERIFY(ways::asFractionalStride(y, *k, geometry, control).output == wantedZ);
        QVERIFY(ways::asStamps(y, *k, geometry, control) == wantedZ);

        // ⟨W·x, y⟩ = ⟨x, Wᵀ·y⟩
        T left{0};
        T right{0};
        for (Index n = 0; n < core::size(wx, 0); ++n)
            left += wx(n) * y.data()[n];
        for (std::size_t n = 0; n < matrix.output.size(); ++n)
            right += x.data()[n] * matrix.output.data()[n];
        QCOMPARE(left, right);

        const auto stretched = ways::stretched(y, geometry);
        QVERIFY(stretched == eachCell(stretched, [&](Index f, Index row, Index column) {
                    return ways::stretchedValue(y, geometry, f, row, column);
                }));
        const auto padded = ways::padded(stretched, geometry);
        QVERIFY(padded == eachCell(padded, [&](Index f, Index row, Index column) {
                    return ways::paddedValue(y, geometry, f, row, column);
                }));
    }

    /// Planes of the same size whose cells are valueOf(plane, row, column).
    template <class T, class ValueOf>
    static Planes<T> eachCell(Planes<T> planes, const ValueOf& valueOf) {
        T* cell = planes.data();
        for (Index f = 0; f < core::size(planes, 0); ++f)
            for (Index row = 0; row < core::size(planes, 1); ++row)
                for (Index column = 0; column < core::size(planes, 2); ++column)
                    *cell++ = valueOf(f, row, column);
        return planes;
    }
};

}  // namespace

QTEST_APPLESS_MAIN(WaysTest)
#include "test_ways.moc"
