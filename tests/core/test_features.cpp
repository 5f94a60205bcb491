#include "core/convolution.h"
#include "core/feature_reduction.h"
#include "core/feature_statistics.h"
#include "core/features.h"

#include <QTest>
#include <cmath>
#include <random>

using namespace core;

namespace {

Planes<float> wholeNumbers(std::array<Index, 3> shape, std::mt19937& random, int least, int most) {
    auto planes = zeros<Planes<float>>(shape);
    std::uniform_int_distribution<int> values(least, most);
    for (float& value : planes)
        value = static_cast<float>(values(random));
    return planes;
}

Kernels<float> wholeFilters(std::array<Index, 4> shape, std::mt19937& random) {
    auto filters = zeros<Kernels<float>>(shape);
    std::uniform_int_distribution<int> values(-3, 3);
    for (float& value : filters)
        value = static_cast<float>(values(random));
    return filters;
}

/// A random request; its geometry has everything that a photo's can have.
FeatureRequest randomRequest(std::mt19937& random) {
    const auto between = [&](Index least, Index most) {
        return std::uniform_int_distribution<Index>(least, most)(random);
    };
    for (;;) {
        FeatureRequest request;
        request.operation =
            between(0, 1) == 0 ? FeatureOperation::Convolution : FeatureOperation::Transposed;
        const Index channels = between(0, 1) == 0 ? 1 : 3;
        const Index across = between(0, 1) == 0 ? 1 : channels;
        const std::pair photo(between(1, 14), between(1, 14));
        const std::pair kernel(between(1, 4), between(1, 4));
        Geometry options;
        for (Axis* axis : {&options.rows, &options.columns}) {
            axis->kernel = axis == &options.rows ? kernel.first : kernel.second;
            axis->stride = between(1, 4);
            axis->dilation = between(1, 3);
            axis->paddingBefore = between(0, 3);
            axis->paddingAfter = between(0, 3);
            axis->outputPadding = between(0, std::max(axis->stride, axis->dilation) - 1);
        }
        const auto wrong = [&](const Axis& axis, Index size) {
            return request.operation == FeatureOperation::Convolution
                       ? problemWithInput(axis, size, Side::Both).has_value()
                       : problemWithOutput(axis, size, axis.outputPadding, Side::Both).has_value();
        };
        if (wrong(options.rows, photo.first) || wrong(options.columns, photo.second))
            continue;
        request.geometry = featureGeometry(options, request.operation, photo, kernel);
        request.photo = share(wholeNumbers({channels, photo.first, photo.second}, random, 0, 255));
        request.filters =
            share(wholeFilters({between(1, 3), across, kernel.first, kernel.second}, random));
        if (!problem(request))
            return request;
    }
}

/// The maps by their definition: each product added where it belongs.
Planes<float> byDefinition(const FeatureRequest& request) {
    const FeatureShape shape = featureShape(request);
    const Planes<float>& photo = *request.photo;
    const Kernels<float>& filters = *request.filters;
    auto maps = zeros<Planes<float>>({shape.maps(), shape.rows, shape.columns});
    const Axis& rows = request.geometry.rows;
    const Axis& columns = request.geometry.columns;
    const bool direct = request.operation == FeatureOperation::Convolution;
    const Index channels = size(filters, 1);
    // Small is the side that is stepped over by s: Y of the convolution, the photo of the other.
    const Index smallRows = direct ? shape.rows : size(photo, 1);
    const Index smallColumns = direct ? shape.columns : size(photo, 2);
    const Index largeRows = direct ? size(photo, 1) : shape.rows;
    const Index largeColumns = direct ? size(photo, 2) : shape.columns;
    for (Index plane = 0; plane < size(photo, 0); ++plane)
        for (Index f = 0; f < shape.filters; ++f)
            for (Index m = 0; m < smallRows; ++m)
                for (Index n = 0; n < smallColumns; ++n)
                    for (Index u = 0; u < rows.kernel; ++u)
                        for (Index v = 0; v < columns.kernel; ++v) {
                            const Index r =
                                m * rows.stride + u * rows.dilation - rows.paddingBefore;
                            const Index c =
                                n * columns.stride + v * columns.dilation - columns.paddingBefore;
                            if (r < 0 || r >= largeRows || c < 0 || c >= largeColumns)
                                continue;
                            const float tap = filters(f, plane % channels, u, v);
                            const Index map = plane / channels * shape.filters + f;
                            if (direct)
                                maps(map, m, n) += photo(plane, r, c) * tap;
                            else
                                maps(map, r, c) += photo(plane, m, n) * tap;
                        }
    return maps;
}

std::vector<Index> allOf(Index count) {
    std::vector<Index> places(static_cast<std::size_t>(count));
    for (Index n = 0; n < count; ++n)
        places[static_cast<std::size_t>(n)] = n;
    return places;
}

FeatureRequest edgesOn(Planes<float> photo) {
    FeatureRequest request;
    request.photo = share(std::move(photo));
    auto filters = zeros<Kernels<float>>({1, 1, 1, 2});
    filters(0, 0, 0, 0) = -1;
    filters(0, 0, 0, 1) = 1;
    request.filters = share(std::move(filters));
    request.operation = FeatureOperation::Transposed;
    request.geometry = featureGeometry({}, request.operation,
                                       {size(*request.photo, 1), size(*request.photo, 2)}, {1, 2});
    return request;
}

}  // namespace

class TestFeatures : public QObject {
    Q_OBJECT
private slots:
    void boxesAreCutFromTheDefinition();
    void sampledValuesAreExact();
    void linesAreAsGoodAsTheArray();
    void insideBorderMeetsNoEdge();
    void transposedLayersAreExchanged();
    void filtersOfWrongDepthAreRefused();
    void countsAreExactOnWholeNumbers();
    void rangesAreGoodToRead_data();
    void rangesAreGoodToRead();
    void valuesOnTheRangeAreNotBeyondIt();
    void reducedMapsKeepTheMean();
    void magnifiedMapsShowTheirPixels();
    void edgesDoNotCancel();
    void surveysAgreeWithTheirMaps();
    void stops();
};

void TestFeatures::boxesAreCutFromTheDefinition() {
    std::mt19937 random(1);
    for (int n = 0; n < 1500; ++n) {
        const FeatureRequest request = randomRequest(random);
        const FeatureShape shape = featureShape(request);
        const auto expected = byDefinition(request);
        const auto between = [&](Index least, Index most) {
            return std::uniform_int_distribution<Index>(least, most)(random);
        };
        FeatureBox box;
        box.row = between(0, shape.rows - 1);
        box.column = between(0, shape.columns - 1);
        box.rows = between(1, shape.rows - box.row);
        box.columns = between(1, shape.columns - box.column);
        const auto maps = featureMaps(request, box);
        QCOMPARE(size(maps, 0), shape.maps());
        QCOMPARE(size(maps, 1), box.rows);
        QCOMPARE(size(maps, 2), box.columns);
        for (Index map = 0; map < shape.maps(); ++map)
            for (Index r = 0; r < box.rows; ++r)
                for (Index c = 0; c < box.columns; ++c)
                    QCOMPARE(maps(map, r, c), expected(map, box.row + r, box.column + c));
    }
}

void TestFeatures::sampledValuesAreExact() {
    std::mt19937 random(2);
    for (int n = 0; n < 500; ++n) {
        const FeatureRequest request = randomRequest(random);
        const FeatureShape shape = featureShape(request);
        const auto expected = byDefinition(request);
        QVERIFY(featuresAt(request, allOf(shape.rows), allOf(shape.columns)) == expected);
        const auto one = featuresAt(request, {shape.rows - 1}, {shape.columns / 2});
        for (Index map = 0; map < shape.maps(); ++map)
            QCOMPARE(one(map, 0, 0), expected(map, shape.rows - 1, shape.columns / 2));
    }
}

void TestFeatures::linesAreAsGoodAsTheArray() {
    std::mt19937 random(12);
    for (int n = 0; n < 100; ++n) {
        FeatureRequest request = randomRequest(random);
        const auto expected = byDefinition(request);
        const auto read = [photo = request.photo](Index row, float* to) {
            for (Index n = 0; n < size(*photo, 0) * size(*photo, 2); ++n)
                to[n] = (*photo)(n / size(*photo, 2), row, n % size(*photo, 2));
        };
        const auto [channels, rows, columns] = photoShape(request);
        request.lines = share(PhotoLines{channels, rows, columns, read});
        request.photo = nullptr;
        const FeatureShape shape = featureShape(request);
        QVERIFY(!problem(request));
        QVERIFY(featuresAt(request, allOf(shape.rows), allOf(shape.columns)) == expected);
        QVERIFY(featureMaps(request, {0, 0, shape.rows, shape.columns}) == expected);
    }
}

void TestFeatures::insideBorderMeetsNoEdge() {
    // On a photo of ones a filter of ones sees all of its taps inside the border, fewer outside.
    std::mt19937 random(3);
    int checked = 0;
    for (int n = 0; n < 500; ++n) {
        FeatureRequest request = randomRequest(random);
        const FeatureShape shape = featureShape(request);
        const FeatureBox inside = insideBorder(request);
        QVERIFY(inside.rows > 0 && inside.columns > 0);
        if (inside.rows == shape.rows && inside.columns == shape.columns)
            continue;
        // Stride 1 only: elsewhere the number of taps differs inside as well.
        if (request.geometry.rows.stride != 1 || request.geometry.columns.stride != 1)
            continue;
        auto photo = zeros<Planes<float>>(
            {size(*request.photo, 0), size(*request.photo, 1), size(*request.photo, 2)});
        photo.fill(1);
        request.photo = share(photo);
        auto filters = *request.filters;
        filters.fill(1);
        request.filters = share(filters);
        const auto maps = byDefinition(request);
        const std::size_t taps = filters.size() / filters.shape(0);
        const auto isFull = [&](Index r, Index c) { return maps(0, r, c) == float(taps); };
        const bool rowsHaveInside = inside.rows < shape.rows;
        const bool columnsHaveInside = inside.columns < shape.columns;
        if (!rowsHaveInside || !columnsHaveInside)
            continue;
        ++checked;
        for (Index r = 0; r < shape.rows; ++r)
            for (Index c = 0; c < shape.columns; ++c) {
                const bool within = r >= inside.row && r < inside.row + inside.rows &&
                                    c >= inside.column && c < inside.column + inside.columns;
                QCOMPARE(isFull(r, c), within);
            }
    }
    QVERIFY(checked > 10);
}

void TestFeatures::transposedLayersAreExchanged() {
    std::mt19937 random(4);
    const auto layer = wholeFilters({3, 4, 2, 2}, random);
    const auto filters = filtersOfLayer(layer, FeatureOperation::Transposed, 3);
    QCOMPARE(size(filters, 0), Index{4});
    QCOMPARE(size(filters, 1), Index{3});
    for (Index f = 0; f < 4; ++f)
        for (Index c = 0; c < 3; ++c)
            QCOMPARE(filters(f, c, 1, 0), layer(c, f, 1, 0));
    QVERIFY(filtersOfLayer(filters, FeatureOperation::Convolution, 3) == filters);
}

void TestFeatures::filtersOfWrongDepthAreRefused() {
    std::mt19937 random(5);
    const auto layer = wholeFilters({4, 2, 2, 2}, random);
    QVERIFY_EXCEPTION_THROWN(filtersOfLayer(layer, FeatureOperation::Convolution, 3), Refused);
    QVERIFY_EXCEPTION_THROWN(filtersOfLayer(layer, FeatureOperation::Transposed, 3), Refused);
    FeatureRequest request = edgesOn(wholeNumbers({3, 4, 4}, random, 0, 9));
    request.filters = share(wholeFilters({1, 2, 1, 2}, random));
    QVERIFY(problem(request).has_value());
    QCOMPARE(problem(request)->kind, Problem::Kind::ChannelsDiffer);
}

void TestFeatures::countsAreExactOnWholeNumbers() {
    std::mt19937 random(6);
    const FeatureRequest request = edgesOn(wholeNumbers({1, 40, 50}, random, 0, 255));
    const auto maps = byDefinition(request);
    const auto statistics = survey(request, 40, 51).statistics;
    const ValueCounts& counts = statistics.all[0];
    QCOMPARE(counts.total, Index{40} * 51);
    for (const double range : {1.0, 10.0, 60.0, 120.0, 250.0}) {
        Index beyond = 0;
        std::vector<Index> bins(60, 0);
        for (const float value : maps) {
            if (std::abs(value) > range) {
                ++beyond;
                continue;
            }
            const double place = std::floor((double{value} + range) * 60 / (2 * range));
            ++bins[static_cast<std::size_t>(std::min(place, 59.0))];
        }
        QCOMPARE(shareBeyond(counts, range), static_cast<double>(beyond) / (40 * 51));
        const Histogram histogram = histogramOf(counts, range);
        QCOMPARE(histogram.bins, bins);
        QCOMPARE(histogram.above + histogram.below, beyond);
    }
}

void TestFeatures::rangesAreGoodToRead_data() {
    QTest::addColumn<double>("magnitude");
    QTest::addColumn<double>("range");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("tens") << 86.7 << 90.0;
    QTest::newRow("whole") << 90.0 << 90.0;
    QTest::newRow("hundreds") << 250.1 << 260.0;
    QTest::newRow("thousands") << 4321.0 << 4330.0;
    QTest::newRow("many") << 43210.0 << 43300.0;
    QTest::newRow("ones") << 7.3 << 8.0;
    QTest::newRow("less") << 0.073 << 0.08;
    QTest::newRow("a tenth") << 0.1 << 0.1;
}

void TestFeatures::rangesAreGoodToRead() {
    QFETCH(double, magnitude);
    QFETCH(double, range);
    QCOMPARE(roundedRange(magnitude), range);
}

void TestFeatures::valuesOnTheRangeAreNotBeyondIt() {
    auto photo = zeros<Planes<float>>({1, 1, 4});
    photo(0, 0, 1) = 30;
    const FeatureRequest request = edgesOn(photo);
    const auto statistics = survey(request, 1, 5).statistics;
    QCOMPARE(shareBeyond(statistics, 30), 0.0);
    QCOMPARE(shareBeyond(statistics, 29), 0.4);
    QCOMPARE(statistics.all[0].least, -30.0F);
    QCOMPARE(statistics.all[0].greatest, 30.0F);
}

void TestFeatures::reducedMapsKeepTheMean() {
    std::mt19937 random(7);
    const FeatureRequest request = edgesOn(wholeNumbers({1, 61, 83}, random, 0, 255));
    const auto maps = byDefinition(request);
    double above = 0;
    double below = 0;
    for (const float value : maps)
        (value > 0 ? above : below) += std::abs(double{value});
    const double pixels = 61 * 84;
    for (const auto& [height, width] : {std::pair<Index, Index>(17, 23), {60, 84}, {1, 1}}) {
        const auto reduced = survey(request, height, width).maps;
        double positive = 0;
        double negative = 0;
        for (const float value : reduced.positive)
            positive += double{value};
        for (const float value : reduced.negative)
            negative += double{value};
        const double screen = static_cast<double>(height * width);
        QVERIFY(std::abs(positive / screen - above / pixels) < 1e-2);
        QVERIFY(std::abs(negative / screen - below / pixels) < 1e-2);
    }
}

void TestFeatures::magnifiedMapsShowTheirPixels() {
    std::mt19937 random(8);
    const FeatureRequest request = edgesOn(wholeNumbers({1, 20, 30}, random, 0, 255));
    const auto maps = byDefinition(request);
    const FeatureView view{3, 5, 4, 6, 16, 24};
    const auto reduced = averagedView(request, view);
    for (Index y = 0; y < view.height; ++y)
        for (Index x = 0; x < view.width; ++x)
            QCOMPARE(reduced.positive(0, y, x) - reduced.negative(0, y, x),
                     maps(0, 3 + y / 4, 5 + x / 4));
}

void TestFeatures::edgesDoNotCancel() {
    auto photo = zeros<Planes<float>>({1, 8, 64});
    for (Index r = 0; r < 8; ++r)
        for (Index c = 0; c < 64; c += 2)
            photo(0, r, c) = 200;
    const FeatureRequest request = edgesOn(photo);
    const auto reduced = averagedView(request, {0, 8, 8, 40, 2, 10});
    for (const float value : reduced.positive)
        QCOMPARE(value, 100.0F);
    for (const float value : reduced.negative)
        QCOMPARE(value, 100.0F);
}

void TestFeatures::surveysAgreeWithTheirMaps() {
    std::mt19937 random(9);
    for (int n = 0; n < 100; ++n) {
        const FeatureRequest request = randomRequest(random);
        const FeatureShape shape = featureShape(request);
        const auto maps = byDefinition(request);
        const auto whole = survey(request, shape.rows, shape.columns);
        const auto sampled = sampledSurvey(request, shape.rows, shape.columns);
        QVERIFY(whole.maps.positive - whole.maps.negative == maps);
        QVERIFY(sampled.maps.positive == whole.maps.positive);
        QVERIFY(sampled.maps.negative == whole.maps.negative);
        QCOMPARE(sharedRange(sampled.statistics), sharedRange(whole.statistics));
        for (Index map = 0; map < shape.maps(); ++map)
            QCOMPARE(rangeOf(sampled.statistics, map), rangeOf(whole.statistics, map));
    }
}

void TestFeatures::stops() {
    std::mt19937 random(10);
    const FeatureRequest request = edgesOn(wholeNumbers({1, 20, 30}, random, 0, 255));
    std::stop_source source;
    source.request_stop();
    Control control;
    control.stop = source.get_token();
    QVERIFY_EXCEPTION_THROWN(survey(request, 4, 4, control), Cancelled);
    QVERIFY_EXCEPTION_THROWN(averagedView(request, {0, 0, 20, 31, 4, 4}, control), Cancelled);
    QVERIFY_EXCEPTION_THROWN(featuresAt(request, {1}, {1}, control), Cancelled);
}

QTEST_APPLESS_MAIN(TestFeatures)
#include "test_features.moc"
