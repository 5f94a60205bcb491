#include "core/convolution.h"
#include "tests/oracle/definition.h"

#include <QObject>
#include <QTest>
#include <random>

namespace {

using core::Axis;
using core::Geometry;
using core::Index;

template <class T>
core::Planes<T> planes(const std::array<Index, 3>& shape, std::mt19937& random) {
    auto array = core::uninitialised<core::Planes<T>>(shape);
    std::uniform_int_distribution<int> numbers(-9, 9);
    for (T& value : array)
        value = static_cast<T>(numbers(random));
    return array;
}

template <class T>
core::Kernels<T> bank(const std::array<Index, 4>& shape, std::mt19937& random) {
    auto array = core::uninitialised<core::Kernels<T>>(shape);
    std::uniform_int_distribution<int> numbers(-9, 9);
    for (T& value : array)
        value = static_cast<T>(numbers(random));
    return array;
}

Axis randomAxis(std::mt19937& random) {
    const auto number = [&](int first, int last) {
        return Index{std::uniform_int_distribution<int>(first, last)(random)};
    };
    while (true) {
        Axis axis;
        axis.kernel = number(1, 8);
        axis.stride = number(1, 5);
        axis.dilation = number(0, 2) == 0 ? number(1, 4) : 1;
        axis.paddingBefore = number(0, 2) == 0 ? number(0, 9) : number(0, 2);
        axis.paddingAfter = number(0, 2) == 0 ? number(0, 9) : axis.paddingBefore;
        const Index most = std::max(axis.stride, axis.dilation) - 1;
        axis = core::withOutput(axis, number(0, 3) == 0 ? number(1, 90) : number(1, 9),
                                number(0, static_cast<int>(most)));
        if (!core::problem(axis, core::Side::Rows))
            return axis;
    }
}

template <class T>
void compareWithDefinition(const Geometry& geometry, Index filters, Index depth, unsigned threads,
                           std::mt19937& random) {
    const Index channels = depth * geometry.groups;
    const Index oRows = core::outputSize(geometry.rows);
    const Index oColumns = core::outputSize(geometry.columns);
    const auto x = planes<T>({channels, geometry.rows.input, geometry.columns.input}, random);
    const auto k = bank<T>({filters, depth, geometry.rows.kernel, geometry.columns.kernel}, random);
    const auto t = planes<T>({filters, oRows, oColumns}, random);
    auto y = core::zeros<core::Planes<T>>({filters, oRows, oColumns});
    auto z = core::zeros<core::Planes<T>>({channels, geometry.rows.input, geometry.columns.input});
    oracle::forEachProduct(geometry, filters, channels, [&](const oracle::Product& p) {
        y(p.f, p.m, p.n) += x(p.c, p.r, p.q) * k(p.f, p.g, p.u, p.v);
        z(p.c, p.r, p.q) += t(p.f, p.m, p.n) * k(p.f, p.g, p.u, p.v);
    });
    const core::Control control{.stop = {}, .progress = {}, .threads = threads};
    QVERIFY(core::convolve(x, k, geometry, control) == y);
    QVERIFY(core::convolveTransposed(t, k, geometry, control) == z);
}

class ConvolutionTest : public QObject {
    Q_OBJECT

private slots:
    void equalsTheDefinition() {
        std::mt19937 random(7);
        for (int n = 0; n < 1500; ++n) {
            const auto number = [&](int first, int last) {
                return Index{std::uniform_int_distribution<int>(first, last)(random)};
            };
            const Geometry geometry{randomAxis(random), randomAxis(random), number(1, 3)};
            const Index filters = geometry.groups * number(1, 3), depth = number(1, 3);
            const unsigned threads = n % 2 == 0 ? 1 : 2;
            compareWithDefinition<float>(geometry, filters, depth, threads, random);
            compareWithDefinition<double>(geometry, filters, depth, threads, random);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void refusesArraysThatDoNotFit_data() {
        using Kind = core::Problem::Kind;
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("filters");
        QTest::addColumn<int>("kernelColumns");
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("kind");
        QTest::newRow("channels") << 3 << 4 << 5 << 2 << 3 << 1 << int(Kind::ChannelsDiffer);
        QTest::newRow("rows") << 2 << 5 << 5 << 2 << 3 << 1 << int(Kind::SizesDiffer);
        QTest::newRow("columns") << 2 << 4 << 4 << 2 << 3 << 1 << int(Kind::SizesDiffer);
        QTest::newRow("kernel") << 2 << 4 << 5 << 2 << 2 << 1 << int(Kind::SizesDiffer);
        QTest::newRow("groups") << 4 << 4 << 5 << 3 << 3 << 2 << int(Kind::GroupsDoNotDivide);
        QTest::newRow("no filter") << 2 << 4 << 5 << 0 << 3 << 1 << int(Kind::NotPositive);
    }

    void refusesArraysThatDoNotFit() {
        QFETCH(int, channels);
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(int, filters);
        QFETCH(int, kernelColumns);
        QFETCH(int, groups);
        QFETCH(int, kind);
        Geometry geometry;
        geometry.groups = groups;
        geometry.rows.kernel = 2;
        geometry.columns.kernel = 3;
        geometry.rows = core::withInput(geometry.rows, 4);
        geometry.columns = core::withInput(geometry.columns, 5);
        const std::array<Index, 3> shape{channels, rows, columns};
        const std::array<Index, 4> kernelShape{filters, 2, 2, kernelColumns};
        const auto problem = core::problemWithConvolution(geometry, shape, kernelShape);
        QVERIFY(problem);
        QCOMPARE(int(problem->kind), kind);
        QVERIFY_EXCEPTION_THROWN(
            core::convolve(core::zeros<core::Planes<float>>(shape),
                           core::zeros<core::Kernels<float>>(kernelShape), geometry),
            core::Refused);
    }

    void refusesATransposedInputThatDoesNotFit() {
        Geometry geometry;
        geometry.rows.kernel = geometry.columns.kernel = 3;
        geometry.rows = core::withInput(geometry.rows, 5);
        geometry.columns = core::withInput(geometry.columns, 6);
        const std::array<Index, 4> kernels{2, 1, 3, 3};
        QVERIFY(!core::problemWithTransposed(geometry, {2, 3, 4}, kernels));
        QCOMPARE(core::problemWithTransposed(geometry, {1, 3, 4}, kernels)->kind,
                 core::Problem::Kind::ChannelsDiffer);
        QCOMPARE(core::problemWithTransposed(geometry, {2, 3, 3}, kernels)->side,
                 core::Side::Columns);
    }

    void refusesAResultThatIsTooLarge() {
        Geometry geometry;
        geometry.rows = core::withInput(geometry.rows, 40'000);
        geometry.columns = core::withInput(geometry.columns, 40'000);
        const auto problem =
            core::problemWithConvolution(geometry, {1, 40'000, 40'000}, {2, 1, 1, 1});
        QVERIFY(problem);
        QCOMPARE(problem->kind, core::Problem::Kind::TooLarge);
        QVERIFY(!core::problemWithConvolution(geometry, {1, 40'000, 40'000}, {1, 1, 1, 1}));
    }

    void stopsAndReportsProgress() {
        Geometry geometry;
        geometry.rows.kernel = geometry.columns.kernel = 5;
        geometry.rows = core::withInput(geometry.rows, 600);
        geometry.columns = core::withInput(geometry.columns, 600);
        const auto x = core::zeros<core::Planes<float>>({3, 600, 600});
        const auto k = core::zeros<core::Kernels<float>>({8, 3, 5, 5});
        double last = 0;
        core::Control control;
        control.progress = [&](double fraction) { last = fraction; };
        core::convolve(x, k, geometry, control);
        QCOMPARE(last, 1.0);
        std::stop_source source;
        control.stop = source.get_token();
        control.progress = [&](double fraction) {
            last = fraction;
            source.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(core::convolve(x, k, geometry, control), core::Cancelled);
        QVERIFY(last < 0.5);
    }
};

}  // namespace

QTEST_APPLESS_MAIN(ConvolutionTest)
#include "test_convolution.moc"
