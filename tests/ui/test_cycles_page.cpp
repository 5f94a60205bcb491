#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/cycles_controller.h"
#include "ui/model/document.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/cycles/cycles_page.h"
#include "ui/view/cycles/linked_pictures.h"
#include "ui/view/cycles/photo_picture.h"

#include <QApplication>
#include <QImage>
#include <QTest>
#include <cmath>

// The Cycles page, used by mouse and keyboard.

namespace {

QImage smallPicture() {
    QImage image(60, 40, QImage::Format_RGB32);
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 60; ++x)
            image.setPixel(x, y, qRgb((x * 13 + y * 7) % 256, (x * y) % 256, (x * 29) % 256));
    return image;
}

struct Window {
    model::Document document;
    view::CyclesPage page;
    controller::CyclesController controller{&document, &page};

    explicit Window(QSize size = {1280, 756}) {
        page.resize(size);
        page.show();
    }
    bool settled() const {
        return QTest::qWaitFor([this] { return !controller.isBusy(); }, 120000);
    }
    const model::CyclesPart& part() const { return document.experiment().cycles; }
};

}  // namespace

class TestCyclesPage : public QObject {
    Q_OBJECT
private slots:
    void beginsWithASample();
    void turningTheCountIsAnEditThatCanBeUndone();
    void tooManyConvolutionsAreExplained();
    void aPhotoWithoutACycleStandsAlone();
    void arrowKeysAndClicksChooseAStep();
    void typingAKernelMakesItOwn();
    void coloursGiveTheirOwnNumbers();
    void zoomIsSharedByAllPictures();
    void filesThatAreNoPicturesAreNamed();
    void looks_data();
    void looks();
};

void TestCyclesPage::beginsWithASample() {
    Window window;
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    QVERIFY(driver.isThere("Original"));
    QVERIFY(driver.isThere("Convolution 3"));
    QVERIFY(driver.isThere("Transposed 3"));
    QVERIFY(!driver.isThere("Transposed 4"));
    QVERIFY(driver.isThere("Range of all pictures: 0 to 255"));
    // Showing a sample is nothing to undo.
    QVERIFY(!window.document.undoStack().canUndo());
}

void TestCyclesPage::turningTheCountIsAnEditThatCanBeUndone() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    driver.enter("Convolutions", "5");
    QVERIFY(window.settled());
    QCOMPARE(window.part().count, 5);
    QVERIFY(driver.isThere("Transposed 5"));
    window.document.undoStack().undo();
    QVERIFY(window.settled());
    QCOMPARE(window.part().count, 3);
    QVERIFY(!driver.isThere("Transposed 5"));
}

void TestCyclesPage::tooManyConvolutionsAreExplained() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    driver.enter("Convolutions", "20");
    QVERIFY(window.settled());
    QVERIFY2(driver.isThere("A picture of 40×60 has nothing left after 20 convolutions without "
                            "padding; use at most 19 convolutions."),
             qPrintable(driver.visibleNames().join('\n')));
    // All of it is seen.
    const auto* problem = window.page.findChild<view::MathLabel*>("cyclesProblem");
    QVERIFY(problem);
    QTRY_VERIFY(problem->height() > 20);
    QTRY_COMPARE(problem->height(), problem->heightForWidth(problem->width()));
    // The last good pictures stay, and say what they are.
    QVERIFY(driver.isThere("Transposed 3"));
    QVERIFY(
        driver.isThere("Film strip  last good result, 40×60 to 34×54 and back; it changes as "
                       "soon as the cycle can be computed"));
    driver.enter("Convolutions", "2");
    QVERIFY(window.settled());
    QVERIFY(!driver.isThere("Transposed 3"));
}

void TestCyclesPage::aPhotoWithoutACycleStandsAlone() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    driver.enter("Convolutions", "15");
    QVERIFY(window.settled());
    QVERIFY(driver.isThere("Transposed 15"));

    QImage tiny(16, 12, QImage::Format_RGB32);
    tiny.fill(Qt::red);
    window.controller.take(tiny, "tiny.png");
    QVERIFY(window.settled());
    QVERIFY2(driver.isThere("A picture of 12×16 has nothing left after 6 convolutions without "
                            "padding; use at most 5 convolutions."),
             qPrintable(driver.visibleNames().join('\n')));
    QVERIFY(driver.isThere("Original"));
    QVERIFY(!driver.isThere("Transposed 15"));
    QVERIFY(driver.isThere("Film strip  12×16, the photo alone: its cycle cannot be computed yet"));
    const auto* thumb = window.page.findChild<view::PhotoPicture*>("cyclesPhoto");
    QVERIFY(thumb);
    QCOMPARE(thumb->picture().size(), tiny.size());

    driver.enter("Convolutions", "5");
    QVERIFY(window.settled());
    QVERIFY(driver.isThere("Transposed 5"));
}

void TestCyclesPage::arrowKeysAndClicksChooseAStep() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    driver.click("Convolution 1");
    QCOMPARE(window.page.selected(), 1);
    driver.press(Qt::Key_End);
    QCOMPARE(window.page.selected(), 6);
    driver.press(Qt::Key_Home);
    QCOMPARE(window.page.selected(), 0);
    driver.press(Qt::Key_Right);
    QCOMPARE(window.page.selected(), 1);
    driver.press(Qt::Key_Right);
    QCOMPARE(window.page.selected(), 2);
    driver.press(Qt::Key_Left);
    QCOMPARE(window.page.selected(), 1);
    QVERIFY(!driver.failed());
}

void TestCyclesPage::typingAKernelMakesItOwn() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    driver.choose("Kernels of the layers", "Box");
    QVERIFY(window.settled());
    QVERIFY(window.part().kernels == model::CycleKernels::Preset);
    driver.tabTo("Kernel of every layer");
    driver.press(Qt::Key_Right);
    driver.type("-4");
    driver.press(Qt::Key_Return);
    QVERIFY(window.settled());
    QVERIFY(window.part().kernels == model::CycleKernels::Own);
    QCOMPARE((*window.part().own)(0, 1), -4.0F);
    QVERIFY(driver.isThere("Range of all pictures: −255 to 255"));
}

void TestCyclesPage::coloursGiveTheirOwnNumbers() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    driver.choose("Colour channels", "Each colour");
    QVERIFY(window.settled());
    QVERIFY(window.part().colour);
    const auto names = driver.visibleNames().join('\n');
    QVERIFY2(names.contains("Red "), qPrintable(names));
}

void TestCyclesPage::zoomIsSharedByAllPictures() {
    Window window;
    window.controller.take(smallPicture(), "small.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    auto* enlarged = window.page.findChild<view::LinkedPictures*>("linkedPictures");
    auto* compared = window.page.findChild<view::LinkedPictures*>("comparedPictures");
    driver.click("Zoom/4×");
    QCOMPARE(enlarged->zoom(), 4.0);
    QCOMPARE(compared->zoom(), 4.0);
    driver.click("Show/1, 3 and 5 cycles");
    driver.wheel("The original after several cycles", 4);
    QVERIFY(compared->zoom() > 4.0);
    QCOMPARE(enlarged->zoom(), compared->zoom());
}

void TestCyclesPage::filesThatAreNoPicturesAreNamed() {
    Window window;
    QVERIFY(window.settled());
    window.controller.open("/nowhere/none.png");
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    const auto names = driver.visibleNames().join('\n');
    QVERIFY2(names.contains("none.png"), qPrintable(names));
    QVERIFY(!window.document.undoStack().canUndo());
}

void TestCyclesPage::looks_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("1280") << QSize(1280, 756) << false;
    QTest::newRow("1280-dark") << QSize(1280, 756) << true;
    QTest::newRow("900") << QSize(900, 560) << false;
    QTest::newRow("1920") << QSize(1920, 1036) << true;
}

// Every part of the page is within the window and nothing is covered, in each form. With
// DECONV_GRABS naming a folder, its pictures are left there to be looked at.
void TestCyclesPage::looks() {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    const auto& theme = paint::theme(dark ? paint::Scheme::Dark : paint::Scheme::Light);
    QApplication::setPalette(paint::paletteOf(theme));
    Window window(size);
    QVERIFY(window.settled());
    support::Driver driver(window.page);
    const QString folder = qEnvironmentVariable("DECONV_GRABS");
    for (const QString pane : {"Enlarged", "1, 3 and 5 cycles", "Fidelity"}) {
        driver.click("Show/" + pane);
        QTest::qWait(60);
        const QImage grab = window.page.grab().toImage();
        QCOMPARE(grab.size(), size);
        QCOMPARE(grab.pixelColor(grab.width() / 2, 2), theme.page);
        if (!folder.isEmpty())
            grab.save(folder + "/cycles-" + QTest::currentDataTag() + "-" + pane.right(3) + ".png");
    }
    QApplication::setPalette(paint::paletteOf(paint::theme(paint::Scheme::Light)));
}

DECONV_UI_TEST_MAIN(TestCyclesPage)
#include "test_cycles_page.moc"
