// What computes the gallery's pictures, whatever order it is told things in.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/gallery_computer.h"
#include "ui/model/photo_operations.h"

#include <QSignalSpy>
#include <QTest>

namespace {

/// Enough of a photo for a preview to come before all pixels.
core::FeatureRequest largeRequest() {
    auto planes = core::uninitialised<core::Planes<float>>({1, 1500, 2000});
    for (std::size_t n = 0; n < planes.size(); ++n)
        planes.data()[n] = static_cast<float>(n * 7 % 251);
    const auto photo =
        core::share(model::photoOf(QStringLiteral("large"), core::share(std::move(planes))));
    return model::requestOf(model::withFilterCount(model::firstPhotos(photo), 8));
}

core::FeatureRequest requestFor(core::Index filters) {
    const auto photo =
        core::share(model::photoOf(QStringLiteral("small"), support::smallPicture()));
    return model::requestOf(model::withFilterCount(model::firstPhotos(photo), filters));
}

controller::GalleryView viewOf(const core::FeatureRequest& request, core::Index count) {
    const core::FeatureShape shape = core::featureShape(request);
    const QSizeF map(static_cast<double>(shape.columns), static_cast<double>(shape.rows));
    controller::GalleryView view;
    view.viewport = {map, {200, 160}, 0, {map.width() / 2, map.height() / 2}};
    view.count = count;
    return view;
}

bool settled(const controller::GalleryComputer& computer) {
    return QTest::qWaitFor([&] { return !computer.isBusy(); }, 60000);
}

}  // namespace

class TestGalleryComputer : public QObject {
    Q_OBJECT
private slots:
    void aViewOfMoreFiltersWaitsForThem();
    void aViewOfOtherMapsWaitsForThem();
    void aPreviewComesWithItsPictures();
    void aMovingViewIsShownWhileItMoves();
};

void TestGalleryComputer::aViewOfMoreFiltersWaitsForThem() {
    const core::FeatureRequest four = requestFor(4), nine = requestFor(9);
    controller::GalleryComputer computer;
    QSignalSpy made(&computer, &controller::GalleryComputer::picturesMade);
    computer.setView(viewOf(four, 4));
    computer.setRequest(four);
    QVERIFY(settled(computer));
    QVERIFY(!made.isEmpty());
    QCOMPARE(made.last().at(1).value<QVector<QImage>>().size(), 4);
    made.clear();
    computer.setView(viewOf(nine, 9));
    QVERIFY(settled(computer));
    QVERIFY(made.isEmpty());
    computer.setRequest(nine);
    QVERIFY(settled(computer));
    QVERIFY(!made.isEmpty());
    QCOMPARE(made.last().at(1).value<QVector<QImage>>().size(), 9);
}

void TestGalleryComputer::aViewOfOtherMapsWaitsForThem() {
    const core::FeatureRequest request = requestFor(4);
    controller::GalleryComputer computer;
    QSignalSpy made(&computer, &controller::GalleryComputer::picturesMade);
    computer.setView(viewOf(request, 4));
    computer.setRequest(request);
    QVERIFY(settled(computer));
    made.clear();
    controller::GalleryView larger = viewOf(request, 4);
    larger.viewport.map *= 10;
    larger.viewport.centre *= 10;
    computer.setView(larger);
    QVERIFY(settled(computer));
    QVERIFY(made.isEmpty());
}

// The first that is heard of a large photo is numbers and pictures at once, of the screen's size.
void TestGalleryComputer::aPreviewComesWithItsPictures() {
    const core::FeatureRequest request = largeRequest();
    controller::GalleryComputer computer;
    QStringList heard;
    connect(&computer, &controller::GalleryComputer::findingsChanged, this, [&] {
        heard.append(computer.findings()->sampled ? QStringLiteral("sample")
                                                  : QStringLiteral("all"));
    });
    connect(
        &computer, &controller::GalleryComputer::picturesMade, this,
        [&](core::Index, const QVector<QImage>& pictures, const QRectF& part) {
            for (const QImage& picture : pictures)
                QVERIFY(picture.width() <= 200 && picture.height() <= 160);
            heard.append(part.width() > 1000 ? QStringLiteral("whole") : QStringLiteral("part"));
        });
    computer.setView(viewOf(request, 6));
    computer.setRequest(request);
    QVERIFY(!computer.isComplete());
    QVERIFY(settled(computer));
    QVERIFY(computer.isComplete());
    QCOMPARE(heard, QStringList({"sample", "whole", "all", "whole"}));

    heard.clear();
    controller::GalleryView zoomed = viewOf(request, 6);
    zoomed.viewport = model::zoomedAbout(zoomed.viewport, {50, 50}, 2);
    computer.setView(zoomed);
    computer.setRequest(largeRequest());
    QVERIFY(settled(computer));
    QCOMPARE(heard.mid(0, 3), QStringList({"sample", "whole", "part"}));
}

// No view that comes soon after another keeps that one from being seen.
void TestGalleryComputer::aMovingViewIsShownWhileItMoves() {
    const core::FeatureRequest request = largeRequest();
    controller::GalleryComputer computer;
    computer.setView(viewOf(request, 6));
    computer.setRequest(request);
    QVERIFY(settled(computer));
    QVector<QRectF> parts;
    connect(&computer, &controller::GalleryComputer::picturesMade, this,
            [&](core::Index, const QVector<QImage>&, const QRectF& part) { parts.append(part); });
    controller::GalleryView view = viewOf(request, 6);
    view.viewport = model::zoomedAbout(view.viewport, {100, 80}, 0.5);
    int moves = 0;
    while (parts.size() < 3 && moves < 5000) {
        view.viewport = model::panned(view.viewport, {moves % 20 < 10 ? -3.0 : 3.0, 1});
        computer.setView(view);
        QTest::qWait(1);
        ++moves;
    }
    QVERIFY2(parts.size() >= 3, qPrintable(QString::number(moves)));
    QVERIFY(settled(computer));
    QCOMPARE(parts.last(), view.viewport.shown());
}

DECONV_UI_TEST_MAIN(TestGalleryComputer)
#include "test_gallery_computer.moc"
