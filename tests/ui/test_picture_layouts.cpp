// Where the pictures of a film strip and of a gallery stand in the room that they have.

#include "tests/ui/support/appearance.h"
#include "ui/paint/film_strip.h"
#include "ui/view/photos/gallery_layout.h"

#include <QApplication>
#include <QTest>

namespace {

/// The pictures of a cycle of so many layers of 3×3 on 512×768.
QVector<model::CyclePicture> picturesOf(int layers) {
    auto kernel = core::zeros<core::Matrix<float>>({3, 3});
    kernel.fill(1);
    QVector<model::CyclePicture> pictures;
    for (const core::CycleStep& step :
         core::cycleSteps(512, 768, core::equalLayers(layers, kernel)))
        pictures.append({step, {}, {}, {}});
    return pictures;
}

}  // namespace

class TestPictureLayouts : public QObject {
    Q_OBJECT
private slots:
    void wrappedStripKeepsToItsRoom_data();
    void wrappedStripKeepsToItsRoom();
    void narrowPicturesStayInOneRun_data();
    void narrowPicturesStayInOneRun();
    void galleryLeavesNoRowEmpty_data();
    void galleryLeavesNoRowEmpty();
    void rowsOfWideMapsStandApart();
};

void TestPictureLayouts::wrappedStripKeepsToItsRoom_data() {
    QTest::addColumn<int>("room");
    QTest::newRow("little") << 300;
    QTest::newRow("as much as in a small window") << 320;
}

void TestPictureLayouts::wrappedStripKeepsToItsRoom() {
    QFETCH(int, room);
    const auto layout = paint::stripLayout(picturesOf(12), {560, 112, room, true});
    QVERIFY2(layout.height <= room, qPrintable(QString::number(layout.height)));
    QVERIFY(layout.height > room - 20);
    for (const paint::StripStep& step : layout.steps)
        QVERIFY(step.place.bottom() < layout.height);
}

void TestPictureLayouts::narrowPicturesStayInOneRun_data() {
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("numbersOnly");
    QTest::newRow("12 at 1280") << 12 << 688 << true;
    QTest::newRow("12 at 900") << 12 << 636 << true;
    QTest::newRow("12 at 1920") << 12 << 1328 << false;
    QTest::newRow("5 at 1280") << 5 << 688 << false;
}

// A second block would take the room of what is under the strip, and hardly make it larger.
void TestPictureLayouts::narrowPicturesStayInOneRun() {
    QFETCH(int, layers);
    QFETCH(int, width);
    QFETCH(bool, numbersOnly);
    const auto layout = paint::stripLayout(picturesOf(layers), {width, 112, 350, true});
    QCOMPARE(layout.numbersOnly, numbersOnly);
    const int above = layout.steps.front().box.top();
    for (int n = 0; n <= layers; ++n) {
        QCOMPARE(layout.steps[n].box.top(), above);
        QVERIFY(layout.steps[n].place.right() <= width + 4);
    }
    QVERIFY(layout.height < 350);
}

void TestPictureLayouts::galleryLeavesNoRowEmpty_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("room");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::newRow("9 at 1280") << 9 << QSize(688, 660) << 3 << 3;
    QTest::newRow("16 at 1280") << 16 << QSize(670, 660) << 3 << 3;
    QTest::newRow("64 at 1280") << 64 << QSize(670, 660) << 4 << 3;
    QTest::newRow("4 at 1280") << 4 << QSize(688, 660) << 2 << 2;
    QTest::newRow("64 at 900") << 64 << QSize(638, 440) << 3 << 2;
}

void TestPictureLayouts::galleryLeavesNoRowEmpty() {
    QFETCH(int, count);
    QFETCH(QSize, room);
    QFETCH(int, columns);
    QFETCH(int, rows);
    const view::GalleryLayout layout = view::galleryLayout(count, room, {});
    QCOMPARE(layout.columns, columns);
    QCOMPARE(layout.rowsShown, rows);
    QCOMPARE(layout.tiles.size(), columns * rows);
    const int bottom = layout.tiles.last().bottom();
    QVERIFY(bottom < room.height());
    QVERIFY2(room.height() - bottom < layout.tiles.last().height() / 2,
             qPrintable(QString::number(bottom)));
}

void TestPictureLayouts::rowsOfWideMapsStandApart() {
    const auto between = [](double aspect) {
        view::TileMeasure measure;
        measure.aspect = aspect;
        const view::GalleryLayout layout = view::galleryLayout(4, {688, 660}, measure);
        return layout.tiles[2].top() - layout.tiles[0].top() - layout.tiles[0].height();
    };
    QCOMPARE(between(1), 8);
    QCOMPARE(between(6), 32);
}

DECONV_UI_TEST_MAIN(TestPictureLayouts)
#include "test_picture_layouts.moc"
