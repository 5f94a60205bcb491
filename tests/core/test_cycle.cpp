#include "core/cycle.h"
#include "tests/oracle/numbered.h"

#include <QTest>
#include <cmath>
#include <random>

// Cycles against their definition written out, and what they refuse.

namespace {

using core::CycleStep;
using core::Index;
using core::Layers;
using core::Matrix;
using core::Planes;
using oracle::randomPicture;
using Grid = std::vector<std::vector<double>>;

Matrix<float> kernelOf(std::initializer_list<std::initializer_list<float>> rows) {
    return Matrix<float>(rows);
}

Grid gridOf(const Planes<float>& picture, Index channel) {
    Grid grid(picture.shape(1), std::vector<double>(picture.shape(2)));
    for (std::size_t r = 0; r < grid.size(); ++r)
        for (std::size_t c = 0; c < grid[r].size(); ++c)
            grid[r][c] = picture(channel, r, c);
    return grid;
}

double sumOfMagnitudes(const Matrix<float>& kernel) {
    double sum = 0;
    for (const float entry : kernel)
        sum += std::abs(entry);
    return sum;
}

Grid slowConvolution(const Grid& x, const Matrix<float>& kernel) {
    const std::size_t kh = kernel.shape(0);
    const std::size_t kw = kernel.shape(1);
    Grid y(x.size() - kh + 1, std::vector<double>(x[0].size() - kw + 1, 0));
    for (std::size_t r = 0; r < y.size(); ++r)
        for (std::size_t c = 0; c < y[0].size(); ++c)
            for (std::size_t u = 0; u < kh; ++u)
                for (std::size_t v = 0; v < kw; ++v)
                    y[r][c] += x[r + u][c + v] * kernel(u, v) / sumOfMagnitudes(kernel);
    return y;
}

Grid slowTransposed(const Grid& y, const Matrix<float>& kernel) {
    const std::size_t kh = kernel.shape(0);
    const std::size_t kw = kernel.shape(1);
    Grid z(y.size() + kh - 1, std::vector<double>(y[0].size() + kw - 1, 0));
    for (std::size_t r = 0; r < y.size(); ++r)
        for (std::size_t c = 0; c < y[0].size(); ++c)
            for (std::size_t u = 0; u < kh; ++u)
                for (std::size_t v = 0; v < kw; ++v)
                    z[r + u][c + v] += y[r][c] * kernel(u, v) / sumOfMagnitudes(kernel);
    return z;
}

double largestDifference(const Grid& expected, const Planes<float>& got, Index channel) {
    if (expected.size() != got.shape(1) || expected[0].size() != got.shape(2))
        return INFINITY;
    double largest = 0;
    for (std::size_t r = 0; r < expected.size(); ++r)
        for (std::size_t c = 0; c < expected[r].size(); ++c)
            largest = std::max(largest,
                               std::abs(expected[r][c] - static_cast<double>(got(channel, r, c))));
    return largest;
}

QString refusal(Index rows, Index columns, const Layers& layers) {
    try {
        core::checkCycle(rows, columns, layers);
    } catch (const core::Refused& refused) {
        return QString::fromUtf8(refused.what());
    }
    return {};
}

std::vector<Planes<float>> allPictures(const Planes<float>& original, const core::Layers& layers) {
    std::vector<Planes<float>> all;
    core::runCycle(original, layers,
                   [&](const CycleStep&, const Planes<float>& picture) { all.push_back(picture); });
    return all;
}

}  // namespace

class TestCycle : public QObject {
    Q_OBJECT
private slots:
    void drawsTheSameKernelsForASeed();
    void neverDrawsAllZeros();
    void namesEveryStep();
    void everyStepIsItsDefinition();
    void identityGivesThePictureBack();
    void staysInTheStatedRange();
    void saysWhenPicturesAreSigned();
    void lastPictureIsTheCyclesResult();
    void rowsGoThroughAllStepsAtOnce();
    void refusesInWords_data();
    void refusesInWords();
    void reportsAndStops();
    void greyIsTheMean();
};

void TestCycle::drawsTheSameKernelsForASeed() {
    // std::mt19937 is the same everywhere; these are its first nine numbers mod 3 for seed 1.
    const auto layers = core::randomLayers(3, 1);
    QCOMPARE(layers.size(), std::size_t{3});
    std::mt19937 random(1);
    for (const auto& layer : layers)
        for (const float entry : layer)
            QCOMPARE(entry, static_cast<float>(random() % 3));
    QVERIFY(layers == core::randomLayers(3, 1));
    QVERIFY(layers != core::randomLayers(3, 2));
    // More layers begin with the same ones, so that N can be turned without all pictures changing.
    QVERIFY(core::randomLayers(5, 1)[2] == layers[2]);
}

void TestCycle::neverDrawsAllZeros() {
    // One kernel of 3⁹ = 19683 is all zeros, so that 60,000 have about three.
    int allZeroDraws = 0;
    std::mt19937 random(3);
    for (int layer = 0; layer < 60'000; ++layer) {
        unsigned sum = 0;
        for (int entry = 0; entry < 9; ++entry)
            sum += static_cast<unsigned>(random() % 3);
        allZeroDraws += sum == 0 ? 1 : 0;
    }
    QVERIFY2(allZeroDraws > 0, "the seed must draw an all-zero kernel for this test to tell");
    for (const auto& layer : core::randomLayers(60'000, 3))
        QVERIFY(sumOfMagnitudes(layer) > 0);
}

void TestCycle::namesEveryStep() {
    Layers layers = core::randomLayers(2, 1);
    layers.push_back(kernelOf({{1, 2}}));
    const auto steps = core::cycleSteps(20, 30, layers);
    const auto conv = CycleStep::Kind::Convolution;
    const auto transposed = CycleStep::Kind::Transposed;
    const std::vector<CycleStep> expected{{CycleStep::Kind::Original, 0, -1, 20, 30},
                                          {conv, 1, 0, 18, 28},
                                          {conv, 2, 1, 16, 26},
                                          {conv, 3, 2, 16, 25},
                                          {transposed, 1, 2, 16, 26},
                                          {transposed, 2, 1, 18, 28},
                                          {transposed, 3, 0, 20, 30}};
    QVERIFY(steps == expected);
}

void TestCycle::everyStepIsItsDefinition() {
    const auto original = randomPicture(2, 17, 23);
    Layers layers = core::randomLayers(3, 9);
    layers.push_back(kernelOf({{1, -2, 0.5F}, {0, 3, -1}}));
    std::vector<Grid> grids{gridOf(original, 0), gridOf(original, 1)};
    int visited = 0;
    core::runCycle(original, layers, [&](const CycleStep& step, const Planes<float>& picture) {
        ++visited;
        QCOMPARE(static_cast<Index>(picture.shape(1)), step.rows);
        QCOMPARE(static_cast<Index>(picture.shape(2)), step.columns);
        for (Index channel = 0; channel < 2; ++channel) {
            Grid& grid = grids[static_cast<std::size_t>(channel)];
            if (step.kind != CycleStep::Kind::Original) {
                const auto& kernel = layers[static_cast<std::size_t>(step.layer)];
                grid = step.kind == CycleStep::Kind::Convolution ? slowConvolution(grid, kernel)
                                                                 : slowTransposed(grid, kernel);
            }
            QVERIFY(largestDifference(grid, picture, channel) < 1e-3);
        }
    });
    QCOMPARE(visited, 9);
}

void TestCycle::identityGivesThePictureBack() {
    const auto original = randomPicture(1, 9, 9);
    const auto layers = core::equalLayers(3, kernelOf({{0, 0, 0}, {0, 5, 0}, {0, 0, 0}}));
    const auto result = core::cycled(original, layers);
    for (Index r = 0; r < 9; ++r)
        for (Index c = 0; c < 9; ++c) {
            const bool inside = r >= 3 && r < 6 && c >= 3 && c < 6;
            QCOMPARE(result(0, r, c), inside ? original(0, r, c) : 0.0F);
        }
}

void TestCycle::staysInTheStatedRange() {
    auto white = core::zeros<Planes<float>>({1, 30, 30});
    white.fill(255);
    core::runCycle(white, core::randomLayers(5, 4),
                   [](const CycleStep&, const Planes<float>& picture) {
                       for (const float value : picture)
                           QVERIFY(value >= 0 && value <= 255.001F);
                   });
}

void TestCycle::saysWhenPicturesAreSigned() {
    QVERIFY((core::rangeOf(core::randomLayers(3, 1)) == core::ValueRange{0, 255}));
    QVERIFY(
        (core::rangeOf(core::equalLayers(1, kernelOf({{1, -1}}))) == core::ValueRange{-255, 255}));
}

// Bit for bit, whether it is computed step by step or row by row through all steps.
void TestCycle::lastPictureIsTheCyclesResult() {
    for (const auto& [rows, columns] : {std::pair{12, 14}, {60, 50}, {150, 333}}) {
        const auto original = randomPicture(3, rows, columns);
        const auto layers = core::randomLayers(4, 2);
        const auto all = allPictures(original, layers);
        QVERIFY(core::cycled(original, layers) == all.back());
        QVERIFY(core::convolved(original, layers, 2) == all[2]);
        QVERIFY(core::convolved(original, layers, 0) == original);
    }
}

// By rows, in bands and in strips of rows, with kernels of many sizes, one wide, one high: equal
// bit for bit.
void TestCycle::rowsGoThroughAllStepsAtOnce() {
    const auto cross = kernelOf({{0, 1, 0}, {0, 0, 0}, {0, 0, -1}});
    const core::Layers mixed{kernelOf({{1, 0, 0}, {0, 0, -1}, {0, 0, 0}}), kernelOf({{1, -1}}),
                             kernelOf({{1}, {0}, {0}, {1}}), kernelOf({{2}}), cross};
    for (const core::Layers& layers : {mixed, core::equalLayers(4, cross), core::Layers{cross}}) {
        for (const auto& [rows, columns] : {std::pair{16, 15}, {17, 40}, {90, 33}, {401, 70}}) {
            const auto original = randomPicture(2, rows, columns);
            const auto last = allPictures(original, layers).back();
            for (const unsigned threads : {1u, 2u}) {
                const core::Control control{.stop = {}, .progress = {}, .threads = threads};
                QVERIFY(core::cycled(original, layers, control) == last);
            }
        }
    }
}

void TestCycle::refusesInWords_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("count");
    QTest::addColumn<float>("entry");
    QTest::addColumn<QString>("part");
    QTest::newRow("none") << 9 << 0 << 1.0F << "must be 1 or more";
    QTest::newRow("too many") << 9 << 5 << 1.0F << "use at most 4 convolutions";
    QTest::newRow("too small") << 2 << 1 << 1.0F << "use a smaller kernel";
    QTest::newRow("all zeros") << 9 << 1 << 0.0F << "layer 1 is all zeros";
    QTest::newRow("nan") << 9 << 1 << NAN << "no finite number";
    QTest::newRow("fits") << 9 << 4 << 1.0F << "";
}

void TestCycle::refusesInWords() {
    QFETCH(int, rows);
    QFETCH(int, count);
    QFETCH(float, entry);
    QFETCH(QString, part);
    auto kernel = core::zeros<Matrix<float>>({3, 3});
    kernel.fill(entry);
    const QString words = refusal(rows, 40, core::equalLayers(count, kernel));
    QCOMPARE(words.isEmpty(), part.isEmpty());
    QVERIFY2(words.contains(part), qPrintable(words));
    if (count > 0 && entry == 1.0F)
        QCOMPARE(core::mostConvolutions(rows, 40, 3, 3) >= count, part.isEmpty());
}

void TestCycle::reportsAndStops() {
    const auto original = randomPicture(1, 30, 30);
    const auto layers = core::randomLayers(3, 1);
    std::vector<double> reports;
    std::stop_source source;
    core::Control control{source.get_token(), [&](double done) { reports.push_back(done); }, 1};
    core::runCycle(
        original, layers, [](const CycleStep&, const Planes<float>&) {}, control);
    QCOMPARE(reports.size(), std::size_t{6});
    QVERIFY(std::ranges::is_sorted(reports));
    QCOMPARE(reports.back(), 1.0);
    int visited = 0;
    const auto stopAtSecond = [&](const CycleStep&, const Planes<float>&) {
        if (++visited == 2)
            source.request_stop();
    };
    QVERIFY_EXCEPTION_THROWN(core::runCycle(original, layers, stopAtSecond, control),
                             core::Cancelled);
    QCOMPARE(visited, 2);
}

void TestCycle::greyIsTheMean() {
    auto colour = core::zeros<Planes<float>>({3, 1, 2});
    colour(0, 0, 0) = 30;
    colour(1, 0, 0) = 60;
    colour(2, 0, 0) = 91;
    const auto grey = core::greyMean(colour);
    QCOMPARE(grey.shape(0), std::size_t{1});
    QCOMPARE(grey(0, 0, 0), 181.0F / 3);
    QCOMPARE(grey(0, 0, 1), 0.0F);
}

QTEST_GUILESS_MAIN(TestCycle)
#include "test_cycle.moc"
