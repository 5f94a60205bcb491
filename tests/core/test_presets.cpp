#include "core/control.h"
#include "core/examples.h"
#include "core/notation.h"
#include "core/presets/input_presets.h"
#include "core/presets/kernel_presets.h"

#include <QTest>
#include <cmath>
#include <numeric>
#include <set>

using namespace core;

namespace {

double total(const Matrix<double>& kernel) {
    return std::accumulate(kernel.data(), kernel.data() + kernel.size(), 0.0);
}

Matrix<double> kernel(const char* name, Index rows = 3, Index columns = 3, std::uint64_t seed = 1) {
    return makeKernel(name, {{rows, columns}, seed});
}

Planes<double> input(const char* name, Index channels, Index rows, Index columns) {
    return makeInput(name, {channels, rows, columns, 1});
}

}  // namespace

class TestPresets : public QObject {
    Q_OBJECT
private slots:
    void kernelsOfThree();
    void kernelsOfOtherSizes();
    void sumsStayWhatTheyAre();
    void bilinearReproducesConstants();
    void everyKernelHasItsUsualSize();
    void whatComesInASizeCanBeMade();
    void seedsDecide();
    void banks();
    void inputs();
    void inputsOfTheirOwnSize();
    void namesAreUnique();
    void refusals();
    void everyExampleIsWhole();
};

void TestPresets::kernelsOfThree() {
    using M = Matrix<double>;
    QVERIFY(kernel("identity") == (M{{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}));
    QVERIFY(kernel("binomial") == (M{{1, 2, 1}, {2, 4, 2}, {1, 2, 1}}));
    QVERIFY(kernel("sharpen") == (M{{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}}));
    QVERIFY(kernel("outline") == (M{{-1, -1, -1}, {-1, 8, -1}, {-1, -1, -1}}));
    QVERIFY(kernel("emboss") == (M{{-2, -1, 0}, {-1, 1, 1}, {0, 1, 2}}));
    QVERIFY(kernel("sobel-x") == (M{{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}}));
    QVERIFY(kernel("sobel-y") == (M{{-1, -2, -1}, {0, 0, 0}, {1, 2, 1}}));
    QVERIFY(kernel("laplacian") == (M{{0, 1, 0}, {1, -4, 1}, {0, 1, 0}}));
    QVERIFY(kernel("notebook") == (M{{0, 1, 0}, {-1, 2, 2}, {0, 1, 0}}));
    QVERIFY(kernel("ramp") == (M{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}));
}

void TestPresets::kernelsOfOtherSizes() {
    using M = Matrix<double>;
    QVERIFY(kernel("vertical-edges", 2, 2) == (M{{1, -1}, {1, -1}}));
    QVERIFY(kernel("horizontal-edges", 2, 2) == (M{{1, 1}, {-1, -1}}));
    QVERIFY(kernel("falling-diagonal", 2, 2) == (M{{2, 0}, {0, -2}}));
    QVERIFY(kernel("rising-diagonal", 2, 2) == (M{{0, 2}, {-2, 0}}));
    QVERIFY(kernel("binomial", 1, 4) == (M{{1, 3, 3, 1}}));
    QVERIFY(kernel("identity", 2, 4) == (M{{0, 1, 0, 0}, {0, 0, 0, 0}}));
    QVERIFY(kernel("notebook-2x3", 2, 3) == (M{{0, 2, 1}, {2, 3, 3}}));
    QVERIFY(kernel("sobel-x", 1, 2) == (M{{-1, 1}}));
}

void TestPresets::sumsStayWhatTheyAre() {
    for (Index rows = 1; rows <= 9; ++rows)
        for (Index columns = 1; columns <= 9; ++columns) {
            const std::pair<const char*, double> sums[] = {
                {"identity", 1}, {"box", 1},     {"gaussian", 1}, {"sharpen", 1},  {"outline", 0},
                {"emboss", 1},   {"sobel-x", 0}, {"sobel-y", 0},  {"laplacian", 0}};
            for (const auto& [name, expected] : sums)
                if (comesIn(name, KernelSize{rows, columns}))
                    QVERIFY2(std::abs(total(kernel(name, rows, columns)) - expected) < 1e-12, name);
        }
}

void TestPresets::bilinearReproducesConstants() {
    for (Index stride = 1; stride <= 5; ++stride) {
        const KernelSize size = usualSize("bilinear", stride, stride);
        QCOMPARE(size.rows, 2 * stride - stride % 2);
        const auto made = kernel("bilinear", size.rows, size.columns);
        // Each phase of the upsampled picture is a weighted mean of the input.
        for (Index phase = 0; phase < stride * stride; ++phase) {
            double weights = 0;
            for (Index u = phase / stride; u < size.rows; u += stride)
                for (Index v = phase % stride; v < size.columns; v += stride)
                    weights += made(u, v);
            QVERIFY(std::abs(weights - 1) < 1e-12);
        }
    }
}

void TestPresets::everyKernelHasItsUsualSize() {
    for (const KernelPreset& preset : kernelPresets()) {
        const KernelSize size = usualSize(preset.name, 2, 3);
        QVERIFY2(comesIn(preset.name, size), preset.name);
        QCOMPARE(core::size(kernel(preset.name, size.rows, size.columns), 1), size.columns);
    }
}

void TestPresets::whatComesInASizeCanBeMade() {
    for (const KernelPreset& preset : kernelPresets())
        for (Index rows = 0; rows <= 6; ++rows)
            for (Index columns = 0; columns <= 6; ++columns) {
                const bool comes = comesIn(preset.name, KernelSize{rows, columns});
                bool made = true;
                try {
                    const auto matrix = kernel(preset.name, rows, columns);
                    QVERIFY(matrix.shape(0) == static_cast<std::size_t>(rows));
                    QVERIFY(std::all_of(matrix.begin(), matrix.end(),
                                        [](double value) { return std::isfinite(value); }));
                } catch (const Refused& refused) {
                    made = false;
                    QVERIFY(std::string(refused.what()).find(preset.name) != std::string::npos);
                }
                QCOMPARE(made, comes);
            }
}

void TestPresets::seedsDecide() {
    QVERIFY(kernel("random", 5, 5, 3) == kernel("random", 5, 5, 3));
    QVERIFY(kernel("random", 5, 5, 3) != kernel("random", 5, 5, 4));
    std::set<double> values;
    const auto drawn = kernel("random", 9, 9);
    values.insert(drawn.begin(), drawn.end());
    QVERIFY((values == std::set<double>{0, 1, 2}));
}

void TestPresets::banks() {
    const auto bank = bankOf<float>({kernel("sobel-x"), kernel("ones")});
    QCOMPARE(size(bank, 0), Index{2});
    QCOMPARE(size(bank, 1), Index{1});
    QCOMPARE(bank(0, 0, 1, 2), 2.0f);
    QCOMPARE(bank(1, 0, 2, 2), 1.0f);
    QVERIFY_EXCEPTION_THROWN(bankOf<float>({kernel("ones"), kernel("ones", 2, 2)}), Refused);
    QVERIFY_EXCEPTION_THROWN(bankOf<float>({}), Refused);
}

void TestPresets::inputs() {
    using P = Planes<double>;
    QVERIFY(input("notebook", 1, 4, 4) ==
            (P{{{4, 3, 2, 1}, {1, 4, 3, 2}, {2, 1, 4, 3}, {3, 2, 1, 4}}}));
    QVERIFY(input("ramp", 2, 1, 2) == (P{{{0, 1}}, {{2, 3}}}));
    QVERIFY(input("checkerboard", 1, 2, 3) == (P{{{0, 1, 0}, {1, 0, 1}}}));
    QVERIFY(input("impulse", 1, 3, 2) == (P{{{0, 0}, {1, 0}, {0, 0}}}));
    QVERIFY(input("ones", 1, 1, 2) == (P{{{1, 1}}}));
    const auto drawn = input("random-signed", 1, 20, 20);
    QCOMPARE(*std::min_element(drawn.begin(), drawn.end()), -4.0);
    QCOMPARE(*std::max_element(drawn.begin(), drawn.end()), 4.0);
}

void TestPresets::inputsOfTheirOwnSize() {
    QVERIFY(comesIn("exercise", InputWish{1, 3, 3}));
    QVERIFY(!comesIn("exercise", InputWish{2, 3, 3}));
    QVERIFY(!comesIn("exercise", InputWish{1, 4, 3}));
    QVERIFY(!comesIn("ramp", InputWish{1, 0, 3}));
    QVERIFY_EXCEPTION_THROWN(input("exercise", 1, 4, 4), Refused);
}

void TestPresets::namesAreUnique() {
    std::set<std::string> kernels, inputs, named, titles;
    for (const KernelPreset& preset : kernelPresets())
        QVERIFY2(kernels.insert(preset.name).second, preset.name);
    for (const InputPreset& preset : inputPresets())
        QVERIFY2(inputs.insert(preset.name).second, preset.name);
    for (const Example& example : examples()) {
        QVERIFY2(named.insert(example.name).second, example.name);
        QVERIFY2(titles.insert(example.title).second, example.title);
    }
}

void TestPresets::refusals() {
    QVERIFY_EXCEPTION_THROWN(kernel("nosuch"), Refused);
    QVERIFY_EXCEPTION_THROWN(input("nosuch", 1, 2, 2), Refused);
    QVERIFY_EXCEPTION_THROWN(makeExample("nosuch"), Refused);
    QVERIFY(!comesIn("nosuch", KernelSize{3, 3}));
    QVERIFY_EXCEPTION_THROWN(kernel("laplacian", 2, 2), Refused);
}

void TestPresets::everyExampleIsWhole() {
    QVERIFY(examples().size() >= 20);
    for (const Example& example : examples()) {
        const Experiment made = makeExample(example.name);
        QCOMPARE(notation(made.geometry), std::string(example.line));
        QVERIFY(!problem(made.geometry));
        QCOMPARE(size(*made.input, 1), made.geometry.rows.input);
        QCOMPARE(size(*made.kernels, 3), made.geometry.columns.kernel);
        if (made.typed)
            QCOMPARE(size(*made.typed, 2), outputSize(made.geometry.columns));
    }
}

QTEST_APPLESS_MAIN(TestPresets)
#include "test_presets.moc"
