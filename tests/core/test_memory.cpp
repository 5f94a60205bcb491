// How much memory work takes beside its result, and that work which is repeated takes none anew.
// Every request to the system for memory goes through the operators below.

#include "core/convolution.h"
#include "core/cycle.h"
#include "core/feature_reduction.h"
#include "core/formats/entries.h"
#include "core/weight_matrix.h"
#include "tests/oracle/numbered.h"

#include <QTest>
#include <atomic>
#include <cstdlib>
#include <new>

using namespace core;
using oracle::numbered;

namespace {

std::atomic<std::size_t> taken{0};  // bytes at present
std::atomic<std::size_t> most{0};   // at any time
std::atomic<std::size_t> anew{0};   // of all large blocks that were ever taken
/// From this size on the system hands out pages that were never touched.
constexpr std::size_t kLarge = std::size_t{1} << 17;

/// Before each block stands its size.
constexpr std::size_t kHead = 64;

void* take(std::size_t size, std::size_t alignment) {
    const std::size_t head = std::max(kHead, alignment);
    const std::size_t whole = (head + size + alignment - 1) / alignment * alignment;
    auto* const block = static_cast<std::byte*>(std::aligned_alloc(alignment, whole));
    if (block == nullptr)
        throw std::bad_alloc();
    std::byte* const data = block + head;
    reinterpret_cast<std::size_t*>(data)[-1] = size;
    reinterpret_cast<std::size_t*>(data)[-2] = head;
    const std::size_t now = taken.fetch_add(size) + size;
    std::size_t before = most.load();
    while (before < now && !most.compare_exchange_weak(before, now)) {
    }
    if (size >= kLarge)
        anew += size;
    return data;
}

void giveBack(void* pointer) noexcept {
    if (pointer == nullptr)
        return;
    auto* const data = static_cast<std::byte*>(pointer);
    taken -= reinterpret_cast<std::size_t*>(data)[-1];
    std::free(data - reinterpret_cast<std::size_t*>(data)[-2]);
}

}  // namespace

void* operator new(std::size_t size) {
    return take(size, 64);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return take(size, std::max<std::size_t>(static_cast<std::size_t>(alignment), 64));
}
void operator delete(void* pointer) noexcept {
    giveBack(pointer);
}
void operator delete(void* pointer, std::size_t) noexcept {
    giveBack(pointer);
}
void operator delete(void* pointer, std::align_val_t) noexcept {
    giveBack(pointer);
}
void operator delete(void* pointer, std::size_t, std::align_val_t) noexcept {
    giveBack(pointer);
}

namespace {

template <class A>
std::size_t bytesOf(const A& array) {
    return array.size() * sizeof(typename A::value_type);
}

Geometry geometryOf(Index side, Index kernel, Index stride, Index dilation = 1) {
    Axis axis;
    axis.kernel = kernel;
    axis.stride = stride;
    axis.dilation = dilation;
    return {withInput(axis, side), withInput(axis, side), 1};
}

/// The most bytes at a time that `work` takes, its result among them. The pool keeps nothing, so
/// that what it lends is counted too.
template <class Work>
std::size_t mostDuring(Work work) {
    setBufferPoolLimit(0);
    const std::size_t before = taken;
    most = before;
    work();
    return most - before;
}

FeatureRequest features(Index rows, Index columns, Index filters) {
    FeatureRequest request;
    request.photo = share(numbered<Planes<float>>({1, rows, columns}));
    request.filters = share(numbered<Kernels<float>>({filters, 1, 3, 3}));
    request.photoValues = ValueSpan{0, 255};
    request.geometry = featureGeometry({}, request.operation, {rows, columns}, {3, 3});
    return request;
}

}  // namespace

class TestMemory : public QObject {
    Q_OBJECT
private slots:
    void convolutionsTakeLittleBesideTheirResult_data();
    void convolutionsTakeLittleBesideTheirResult();
    void layersTakeAsMuchAgainAsTheirResult_data();
    void layersTakeAsMuchAgainAsTheirResult();
    void rowsOfWTakeLittleBesideTheirResult();
    void cyclesTakeLittleBesideTheirResult();
    void largePhotosTakeAsMuchAsSmallOnes();
    void textOfWTakesLittle();
    void whatIsRepeatedTakesNothingAnew_data();
    void whatIsRepeatedTakesNothingAnew();
    void theSecondEditOfAPhotoTakesNothingAnew();
};

void TestMemory::convolutionsTakeLittleBesideTheirResult_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("dilation");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("filters");
    QTest::newRow("3x3") << 1500 << 3 << 1 << 1 << 3 << 8;
    QTest::newRow("5x5, stride 2") << 1000 << 5 << 2 << 1 << 3 << 16;
    QTest::newRow("dilated") << 1500 << 3 << 1 << 8 << 3 << 8;
    QTest::newRow("as many filters as channels") << 1000 << 3 << 2 << 1 << 8 << 8;
    QTest::newRow("large kernel") << 400 << 41 << 1 << 1 << 1 << 2;
    QTest::newRow("large stride") << 1500 << 9 << 9 << 1 << 1 << 4;
}

void TestMemory::convolutionsTakeLittleBesideTheirResult() {
    QFETCH(int, size);
    QFETCH(int, kernel);
    QFETCH(int, stride);
    QFETCH(int, dilation);
    QFETCH(int, channels);
    QFETCH(int, filters);
    const Geometry geometry = geometryOf(size, kernel, stride, dilation);
    constexpr std::size_t kWork = std::size_t{1} << 20;  // whatever the size of the result
    const auto x = numbered<Planes<float>>({channels, size, size});
    const auto k = numbered<Kernels<float>>({filters, channels, kernel, kernel});
    Planes<float> y, z;
    const std::size_t direct = mostDuring([&] { y = convolve(x, k, geometry); });
    QVERIFY2(direct <= 2 * bytesOf(y) + kWork, qPrintable(QString::number(direct)));
    const std::size_t back = mostDuring([&] { z = convolveTransposed(y, k, geometry); });
    QVERIFY2(back <= 2 * bytesOf(z) + kWork, qPrintable(QString::number(back)));
}

// Of many planes and filters, for which input, bank or result are laid out anew.
void TestMemory::layersTakeAsMuchAgainAsTheirResult_data() {
    QTest::addColumn<int>("filters");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("kernel");
    QTest::addColumn<int>("stride");
    QTest::newRow("large bank") << 512 << 400 << 1 << 47 << 47 << 3 << 1;
    QTest::newRow("large bank of few positions") << 512 << 1024 << 1 << 8 << 8 << 3 << 1;
    QTest::newRow("few positions that see much") << 64 << 200 << 1 << 40 << 40 << 15 << 5;
    QTest::newRow("wide, of many planes") << 8 << 256 << 1 << 20 << 1000 << 5 << 1;
    QTest::newRow("narrow") << 64 << 32 << 1 << 2000 << 16 << 3 << 1;
    QTest::newRow("narrow, by groups") << 600 << 1 << 600 << 500 << 8 << 3 << 1;
    QTest::newRow("many groups of large banks") << 256 << 64 << 8 << 30 << 30 << 5 << 1;
}

void TestMemory::layersTakeAsMuchAgainAsTheirResult() {
    QFETCH(int, filters);
    QFETCH(int, depth);
    QFETCH(int, groups);
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, kernel);
    QFETCH(int, stride);
    Axis axis;
    axis.kernel = kernel;
    axis.stride = stride;
    axis.paddingBefore = axis.paddingAfter = kernel / 2;
    const Geometry geometry{withInput(axis, rows), withInput(axis, columns), groups};
    // What is laid out at least, and what two threads need.
    constexpr std::size_t kWork = std::size_t{8} << 20;
    const auto x = numbered<Planes<float>>({Index{depth} * groups, rows, columns});
    const auto k = numbered<Kernels<float>>({filters, depth, kernel, kernel});
    const Control two{.stop = {}, .progress = {}, .threads = 2};
    Planes<float> y, z;
    const std::size_t direct = mostDuring([&] { y = convolve(x, k, geometry, two); });
    QVERIFY2(direct <= bytesOf(y) + std::max(bytesOf(y), kWork),
             qPrintable(QString::number(direct)));
    const std::size_t back = mostDuring([&] { z = convolveTransposed(y, k, geometry, two); });
    QVERIFY2(back <= bytesOf(z) + std::max(bytesOf(z), kWork), qPrintable(QString::number(back)));
}

void TestMemory::rowsOfWTakeLittleBesideTheirResult() {
    const WeightMatrix<float> matrix(geometryOf(300, 3, 1),
                                     share(numbered<Kernels<float>>({2, 1, 3, 3})));
    SparseRows<float> rows;
    const auto size = [&] {
        return bytesOf(rows.rowStart) + bytesOf(rows.column) + bytesOf(rows.value);
    };
    const std::size_t direct = mostDuring([&] { rows = sparseRows(matrix); });
    QVERIFY(direct <= 2 * size());
    rows = {};
    const std::size_t across =
        mostDuring([&] { rows = sparseRows(TransposedWeightMatrix<float>(matrix)); });
    QVERIFY(across <= 2 * size());
}

void TestMemory::cyclesTakeLittleBesideTheirResult() {
    const auto picture = numbered<Planes<float>>({3, 1000, 1000});
    const Layers layers = randomLayers(5, 1);
    Planes<float> last;
    const std::size_t rows = mostDuring([&] { last = cycled(picture, layers); });
    QVERIFY2(rows <= 2 * bytesOf(last), qPrintable(QString::number(rows)));
    const std::size_t shown = mostDuring(
        [&] { runCycle(picture, layers, [](const CycleStep&, const Planes<float>&) {}); });
    QVERIFY2(shown <= 2 * bytesOf(last) + bytesOf(last) / 8, qPrintable(QString::number(shown)));
}

// Only what is seen is held: never a map of photo size.
void TestMemory::largePhotosTakeAsMuchAsSmallOnes() {
    const auto surveyed = [](Index rows) {
        const FeatureRequest request = features(rows, 2000, 16);
        return mostDuring([&] { survey(request, 200, 200); });
    };
    const std::size_t small = surveyed(500);
    const std::size_t large = surveyed(2000);
    QVERIFY2(large <= small + (std::size_t{1} << 20),
             qPrintable(QStringLiteral("%1 after %2").arg(large).arg(small)));
    QVERIFY(large < std::size_t{2000} * 2000 * 16 * sizeof(float) / 2);
}

void TestMemory::textOfWTakesLittle() {
    const auto written = [](Index side, bool transposed) {
        const WeightMatrix<float> matrix(geometryOf(side, 3, 1),
                                         share(numbered<Kernels<float>>({1, 1, 3, 3})));
        std::size_t length = 0;
        const std::size_t bytes = mostDuring([&] {
            formats::writeEntries([&](std::string_view part) { length += part.size(); }, matrix,
                                  transposed, ',', 0);
        });
        return std::pair(bytes, length);
    };
    constexpr std::size_t kMost = std::size_t{1} << 20;
    for (const bool transposed : {false, true}) {
        const auto [bytes, length] = written(900, transposed);
        QVERIFY(length > 100 * kMost);
        QVERIFY2(bytes <= kMost, qPrintable(QString::number(bytes)));
    }
}

using Repeated = std::function<void()>;
Q_DECLARE_METATYPE(Repeated)

void TestMemory::whatIsRepeatedTakesNothingAnew_data() {
    QTest::addColumn<Repeated>("work");
    const Geometry geometry = geometryOf(1200, 3, 1);
    const auto k = share(numbered<Kernels<float>>({8, 1, 3, 3}));
    const auto x = share(numbered<Planes<float>>({1, 1200, 1200}));
    const auto y = share(numbered<Planes<float>>({8, 1198, 1198}));
    QTest::newRow("direct") << Repeated([=] { convolve(*x, *k, geometry); });
    QTest::newRow("transposed") << Repeated([=] { convolveTransposed(*y, *k, geometry); });
    const WeightMatrix<float> matrix(geometryOf(300, 3, 1),
                                     share(numbered<Kernels<float>>({1, 1, 3, 3})));
    QTest::newRow("rows of W") << Repeated([=] { sparseRows(matrix); });
    QTest::newRow("cycles") << Repeated([=] { cycled(*x, randomLayers(5, 1)); });
}

void TestMemory::whatIsRepeatedTakesNothingAnew() {
    QFETCH(Repeated, work);
    setBufferPoolLimit(std::size_t{1} << 30);
    work();
    anew = 0;
    work();
    QCOMPARE(anew.load(), std::size_t{0});
}

// While the result of an edit is shown, that of the next one is made beside it: so it is from the
// second edit on that there is memory enough.
void TestMemory::theSecondEditOfAPhotoTakesNothingAnew() {
    setBufferPoolLimit(std::size_t{1} << 30);
    FeatureRequest request = features(1500, 2000, 16);
    std::optional<FeatureSurvey> shown;
    const auto edit = [&](float tap) {
        auto filters = *request.filters;
        filters(0, 0, 0, 0) = tap;
        request.filters = share(std::move(filters));
        shown = sampledSurvey(request, 200, 250);
        shown = survey(request, 200, 250);
    };
    edit(1);  // as it was opened
    edit(2);
    anew = 0;
    edit(3);
    QCOMPARE(anew.load(), std::size_t{0});
}

QTEST_APPLESS_MAIN(TestMemory)
#include "test_memory.moc"
