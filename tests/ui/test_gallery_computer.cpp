// What computes the gallery's pictures, whatever order it is told things in.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/photos_window.h"
#include "ui/controller/gallery_computer.h"
#include "ui/model/photo_operations.h"

#include <QSignalSpy>
#include <QTest>

namespace {

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

DECONV_UI_TEST_MAIN(TestGalleryComputer)
#include "test_gallery_computer.moc"
