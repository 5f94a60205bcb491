#include "ui/model/feature_findings.h"
#include "ui/model/feature_origin.h"
#include "ui/model/map_viewport.h"
#include "ui/model/photo_operations.h"

#include <QTest>
#include <random>

using namespace model;

namespace {

core::Shared<Photo> photo(int rows, int columns, bool colours) {
    std::mt19937 random(3);
    std::uniform_int_distribution<int> values(0, 255);
    auto planes = core::zeros<core::Planes<float>>({colours ? 3 : 1, rows, columns});
    for (float& value : planes)
        value = static_cast<float>(values(random));
    return core::share(photoOf(QStringLiteral("p"), core::share(std::move(planes))));
}

MapViewport viewport(double zoom) {
    MapViewport result;
    result.map = {400, 300};
    result.picture = {200, 150};
    result.zoom = zoom;
    result.centre = {200, 150};
    return result;
}

}  // namespace

class TestPhotoGalleryModel : public QObject {
    Q_OBJECT
private slots:
    void fitShowsTheWholeMap();
    void zoomingKeepsThePlace();
    void edgesStopPanning();
    void smallMapsLieInTheMiddle();
    void hiddenPixelsComeIntoView();
    void sumsAreTheValuesOfTheMaps();
    void windowsHoldWhatTheFilterSees();
    void formulasFollowTheGeometry_data();
    void formulasFollowTheGeometry();
    void findingsSayRangesAndHistograms();
};

void TestPhotoGalleryModel::fitShowsTheWholeMap() {
    const MapViewport fit = viewport(0);
    QCOMPARE(fit.shown(), QRectF(0, 0, 400, 300));
    QCOMPARE(fit.target(), QRectF(0, 0, 200, 150));
    QCOMPARE(fit.pixelAt({0, 0}), std::optional(QPoint(0, 0)));
    QCOMPARE(fit.pixelAt({199.9, 149.9}), std::optional(QPoint(399, 299)));
    QVERIFY(!fit.pixelAt({200.5, 10}));
    const core::FeatureView view = featureView(fit, 2);
    QCOMPARE(view.width, core::Index{400});
    QCOMPARE(view.height, core::Index{300});
    QCOMPARE(view.columns, 400.0);
}

void TestPhotoGalleryModel::zoomingKeepsThePlace() {
    const MapViewport fit = viewport(0);
    for (const QPointF at : {QPointF(100, 75), QPointF(60, 40), QPointF(150, 90)}) {
        const QPointF before = fit.toMap(at);
        for (const double zoom : {1.0, 4.0, 17.0}) {
            const QPointF after = zoomedAbout(fit, at, zoom).toMap(at);
            QVERIFY((after - before).manhattanLength() < 1e-9);
        }
    }
    MapViewport now = fit;
    for (int n = 0; n < 100; ++n)
        now = zoomedBy(now, {30, 30}, 1.25);
    QCOMPARE(now.zoom, kMostZoom);
    for (int n = 0; n < 100; ++n)
        now = zoomedBy(now, {30, 30}, 0.8);
    QVERIFY(now.isFit());
}

void TestPhotoGalleryModel::edgesStopPanning() {
    MapViewport now = panned(viewport(4), {1e6, 1e6});
    QCOMPARE(now.shown(), QRectF(0, 0, 50, 37.5));
    now = panned(now, {-1e6, -1e6});
    QCOMPARE(now.shown(), QRectF(350, 262.5, 50, 37.5));
    const MapViewport moved = panned(viewport(4), {40, -20});
    QCOMPARE(moved.shown().center(), QPointF(190, 155));
    QCOMPARE(panned(viewport(0), {40, 40}), viewport(0));
}

void TestPhotoGalleryModel::smallMapsLieInTheMiddle() {
    MapViewport small;
    small.map = {10, 100};
    small.picture = {50, 50};
    small.zoom = 1;
    QCOMPARE(small.target(), QRectF(20, 0, 10, 50));
    QVERIFY(!small.pixelAt({5, 5}));
    QVERIFY(small.pixelAt({25, 5}));
}

void TestPhotoGalleryModel::hiddenPixelsComeIntoView() {
    const MapViewport now = viewport(4);
    QCOMPARE(revealing(now, {200, 150}), now);
    for (const QPoint pixel : {QPoint(0, 0), QPoint(399, 299), QPoint(200, 290)}) {
        const QRectF shown = revealing(now, pixel).shown();
        QVERIFY(shown.contains(QRectF(pixel, QSizeF(1, 1))));
    }
}

void TestPhotoGalleryModel::sumsAreTheValuesOfTheMaps() {
    // Over both operations and all three ways with colours: the products add up to the map's value.
    std::mt19937 random(5);
    int strided = 0;
    for (int n = 0; n < 300; ++n) {
        const auto between = [&](core::Index least, core::Index most) {
            return std::uniform_int_distribution<core::Index>(least, most)(random);
        };
        PhotosPart part = firstPhotos(photo(9, 11, n % 2 == 0));
        part = withBank(part, Bank::Random, static_cast<std::uint32_t>(n));
        part = withFilterSize(part, between(1, 4));
        part = withChannels(part, static_cast<Channels>(n % 3));
        part = withOperation(part, static_cast<Operation>(between(0, 1)));
        part = withField(part, core::Field::Stride, core::Side::Rows, between(1, 3));
        part = withField(part, core::Field::Dilation, core::Side::Columns, between(1, 2));
        part = withField(part, core::Field::Padding, core::Side::Both, between(0, 2));
        if (problemOf(part))
            continue;
        strided += part.geometry.rows.stride > 1;
        const core::FeatureRequest request = requestOf(part);
        const core::FeatureShape shape = core::featureShape(request);
        const MapPixel pixel{between(0, shape.filters - 1), between(0, shape.batches - 1),
                             between(0, shape.rows - 1), between(0, shape.columns - 1)};
        const FeatureOrigin origin = originOf(request, pixel);
        const auto values = valuesAt(request, pixel.row, pixel.column);
        const auto map = static_cast<std::size_t>(pixel.colour * shape.filters + pixel.filter);
        QCOMPARE(static_cast<float>(origin.sum), values[map]);
    }
    QVERIFY(strided > 30);
}

void TestPhotoGalleryModel::windowsHoldWhatTheFilterSees() {
    const core::FeatureRequest request = requestOf(firstPhotos(photo(20, 30, false)));
    const FeatureOrigin origin = originOf(request, {1, 0, 10, 17});
    QCOMPARE(origin.window, QRect(16, 9, 2, 2));
    QCOMPARE(origin.terms.size(), std::size_t{4});
    QCOMPARE(origin.terms[0].row, core::Index{9});
    QCOMPARE(origin.terms[0].column, core::Index{16});
    QCOMPARE(origin.terms[0].u, core::Index{1});
    QCOMPARE(origin.terms[0].v, core::Index{1});
    const FeatureOrigin corner = originOf(request, {1, 0, 0, 0});
    QCOMPARE(corner.terms.size(), std::size_t{1});
    QCOMPARE(corner.border, core::Index{3});
    QCOMPARE(corner.window, QRect(0, 0, 1, 1));
}

void TestPhotoGalleryModel::formulasFollowTheGeometry_data() {
    QTest::addColumn<int>("operation");
    QTest::addColumn<int>("stride");
    QTest::addColumn<int>("padding");
    QTest::addColumn<int>("dilation");
    QTest::addColumn<QString>("formula");
    const int direct = static_cast<int>(Operation::Convolution);
    const int transposed = static_cast<int>(Operation::Transposed);
    QTest::newRow("plain") << transposed << 1 << 0 << 1
                           << "$Z_{2}(r,c) = Σ Y(r - u, c - v) K_{2}(u,v)$";
    QTest::newRow("padded") << transposed << 1 << 1 << 1
                            << "$Z_{2}(r,c) = Σ Y(r - u + 1, c - v + 1) K_{2}(u,v)$";
    QTest::newRow("stride") << transposed << 2 << 0 << 1
                            << "$Z_{2}(r,c) = Σ_{m,n} Y(m,n) K_{2}(r - 2m, c - 2n)$";
    QTest::newRow("stride and dilation")
        << transposed << 2 << 1 << 3
        << "$Z_{2}(r,c) = Σ_{m,n} Y(m,n) K_{2}((r - 2m + 1)/3, (c - 2n + 1)/3)$";
    QTest::newRow("direct") << direct << 1 << 0 << 1
                            << "$Y_{2}(r,c) = Σ X(r + u, c + v) K_{2}(u,v)$";
    QTest::newRow("direct, all") << direct << 2 << 1 << 3
                                 << "$Y_{2}(r,c) = Σ X(2r + 3u - 1, 2c + 3v - 1) K_{2}(u,v)$";
}

void TestPhotoGalleryModel::formulasFollowTheGeometry() {
    QFETCH(int, operation);
    QFETCH(int, stride);
    QFETCH(int, padding);
    QFETCH(int, dilation);
    QFETCH(QString, formula);
    PhotosPart part =
        withOperation(firstPhotos(photo(20, 20, false)), static_cast<Operation>(operation));
    part = withField(part, core::Field::Stride, core::Side::Both, stride);
    part = withField(part, core::Field::Padding, core::Side::Both, padding);
    part = withField(part, core::Field::Dilation, core::Side::Both, dilation);
    QCOMPARE(formulaOf(requestOf(part), 2), formula);
}

void TestPhotoGalleryModel::findingsSayRangesAndHistograms() {
    const PhotosPart part = withChannels(firstPhotos(photo(40, 50, true)), Channels::PerColour);
    const core::FeatureRequest request = requestOf(part);
    const core::FeatureShape shape = core::featureShape(request);
    const auto survey = core::survey(request, 10, 10);
    const FeatureFindings findings = findingsOf(survey.statistics, shape, false);
    QCOMPARE(findings.filters.size(), std::size_t{4});
    double most = 0;
    for (const FilterFindings& filter : findings.filters) {
        core::Index counted = filter.shared.histogram.above + filter.shared.histogram.below;
        for (const core::Index count : filter.shared.histogram.bins)
            counted += count;
        QCOMPARE(counted, core::Index{3} * 41 * 51);
        QCOMPARE(filter.shared.range, findings.sharedRange);
        QVERIFY(filter.least < 0 && filter.greatest > 0);
        most = std::max(most, filter.own.range);
    }
    QVERIFY(findings.sharedRange <= most);
    QVERIFY(findings.beyond > 0 && findings.beyond < 0.05);
}

QTEST_GUILESS_MAIN(TestPhotoGalleryModel)
#include "test_photo_gallery_model.moc"
