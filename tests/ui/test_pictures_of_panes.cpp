// Every pane as it has to look, in light and dark. After a change that is meant to be seen,
//   DECONV_RECORD_BASELINES=1 ui_test_pictures_of_panes
// records them anew; look at each before it is kept. The Photos page is in test_photos_looks. All
// is done by keyboard, so that nothing depends on where a pointer happens to be.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/photos_window.h"
#include "tests/ui/support/picture_comparison.h"
#include "tests/ui/support/window_test.h"
#include "ui/controller/appearance.h"
#include "ui/controller/cycles_controller.h"
#include "ui/view/scene_card.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QTest>
#include <utility>

Q_DECLARE_METATYPE(controller::ThemeChoice)

using namespace support::notebook;

namespace {

/// What two grabs of a window, one after the other, agree on.
QImage settledGrab(QWidget& window, const QRect& part) {
    QImage before;
    for (int patience = 0; patience < 200; ++patience) {
        QImage now = window.grab(part).toImage();
        if (now == before)
            return now;
        before = std::move(now);
        QTest::qWait(60);
    }
    return before;
}

}  // namespace

class TestPicturesOfPanes : public support::WindowTest {
    Q_OBJECT
private slots:
    void init();
    void workbench_data();
    void workbench();
    void wrongGeometry_data() { workbench_data(); }
    void wrongGeometry();
    void cycles_data() { workbench_data(); }
    void cycles();
    void exportDialog_data() { workbench_data(); }
    void exportDialog();
    void filmDialog_data() { workbench_data(); }
    void filmDialog();
    void sceneGallery_data() { workbench_data(); }
    void sceneGallery();

private:
    void dress();
    QRect placeOf(const QString& objectName) const;
    void compare(const QRect& part, const QString& name);
    static void compareDialog(const QString& name);
};

void TestPicturesOfPanes::init() {
    WindowTest::init();
    window_->appearance().setReducedMotion(true);
    COMPARE_ARRAY(*driver_, kY, kOutput);
}

void TestPicturesOfPanes::dress() {
    QFETCH(controller::ThemeChoice, theme);
    window_->appearance().setTheme(theme);
}

QRect TestPicturesOfPanes::placeOf(const QString& objectName) const {
    QWidget& window = window_->mainWindow();
    const auto* pane = window.findChild<QWidget*>(objectName);
    return pane ? QRect(pane->mapTo(&window, QPoint()), pane->size()) : QRect();
}

void TestPicturesOfPanes::compare(const QRect& part, const QString& name) {
    QVERIFY2(!part.isEmpty(), qPrintable(name));
    COMPARE_WITH_BASELINE(settledGrab(window_->mainWindow(), part),
                          name + QLatin1Char('-') + QLatin1String(QTest::currentDataTag()));
}

void TestPicturesOfPanes::compareDialog(const QString& name) {
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget& dialog = *QApplication::activeModalWidget();
    COMPARE_WITH_BASELINE(settledGrab(dialog, dialog.rect()),
                          name + QLatin1Char('-') + QLatin1String(QTest::currentDataTag()));
}

void TestPicturesOfPanes::workbench_data() {
    QTest::addColumn<controller::ThemeChoice>("theme");
    QTest::newRow("light") << controller::ThemeChoice::Light;
    QTest::newRow("dark") << controller::ThemeChoice::Dark;
}

void TestPicturesOfPanes::workbench() {
    dress();
    support::Driver& driver = *driver_;
    driver.tabTo(kZ);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Return})
        driver.press(key);
    QTRY_VERIFY(driver.isThere(QStringLiteral("◥ pinned")));
    QVERIFY(driver.isThere(QStringLiteral("Z(1,1) = 36")));
    const QRect stage = placeOf(QStringLiteral("stage"));
    const int middle = placeOf(QStringLiteral("ways")).top();
    compare({0, 0, 1280, placeOf(QStringLiteral("workbenchPage")).top()}, "header");
    compare({stage.topLeft(), QPoint(stage.right(), middle - 1)}, "upper-band");
    compare(placeOf(QStringLiteral("workbenchPanel")), "left-panel");
    compare(placeOf(QStringLiteral("originPanel")), "right-panel");
    compare(placeOf(QStringLiteral("playback")), "playback");
    const std::pair<Qt::Key, QString> ways[] = {{Qt::Key_1, "matrix-band"},
                                                {Qt::Key_2, "padded-band"},
                                                {Qt::Key_3, "fractional-band"},
                                                {Qt::Key_4, "stamp-band"}};
    for (const auto& [key, name] : ways) {
        driver.press(key);
        compare({QPoint(stage.left(), middle), stage.bottomRight()}, name);
    }
}

void TestPicturesOfPanes::wrongGeometry() {
    dress();
    window_->mainWindow().resize(900, 600);
    driver_->tabTo(QStringLiteral("Kernel, rows"));
    driver_->press(Qt::Key_A, Qt::ControlModifier);
    driver_->type(QStringLiteral("9"));
    driver_->press(Qt::Key_Return);
    QTRY_VERIFY(driver_->isThere(QStringLiteral("a kernel of 4")));
    compare(window_->mainWindow().rect(), "wrong-geometry");
}

void TestPicturesOfPanes::cycles() {
    dress();
    window_->mainWindow().resize(900, 600);
    driver_->press(Qt::Key_3, Qt::ControlModifier);
    QApplication::clipboard()->setImage(support::smallPicture());
    driver_->press(Qt::Key_V, Qt::ControlModifier);
    VERIFY_SEEN("Film strip  120×160 to 114×154 and back; between two of a size, PSNR and SSIM");
    QTRY_VERIFY_WITH_TIMEOUT(!window_->cycles().isBusy(), 30000);
    QTRY_VERIFY(!driver_->isThere(QStringLiteral("Stop")));
    compare(placeOf(QStringLiteral("cyclesPage")), "cycles");
    driver_->tabTo(QStringLiteral("Enlarged"));
    driver_->press(Qt::Key_Right);
    driver_->press(Qt::Key_Right);
    compare(placeOf(QStringLiteral("fidelityPlot")), "fidelity");
}

void TestPicturesOfPanes::exportDialog() {
    dress();
    driver_->press(Qt::Key_E, Qt::ControlModifier);
    compareDialog("export");
}

void TestPicturesOfPanes::filmDialog() {
    dress();
    driver_->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    const auto* preview =
        QApplication::activeModalWidget()->findChild<QLabel*>(QStringLiteral("filmPreview"));
    QVERIFY(preview);
    QTRY_VERIFY(!preview->pixmap(Qt::ReturnByValue).isNull());
    compareDialog("film-dialog");
}

void TestPicturesOfPanes::sceneGallery() {
    dress();
    driver_->press(Qt::Key_G, Qt::ControlModifier);
    const auto cards = window_->mainWindow().findChildren<view::SceneCard*>();
    QVERIFY(!cards.isEmpty());
    for (const view::SceneCard* card : cards)
        QTRY_VERIFY2(card->isPrepared(), qPrintable(card->objectName()));
    compareDialog("scenes");
}

DECONV_UI_TEST_MAIN(TestPicturesOfPanes)
#include "test_pictures_of_panes.moc"
