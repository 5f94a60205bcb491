#include "core/scenes.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/film_dialog.h"
#include "ui/view/main_window.h"
#include "ui/view/scene_card.h"
#include "ui/view/scene_gallery.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace {

template <class Dialog>
Dialog* dialogOf(controller::Window& window) {
    return window.mainWindow().findChild<Dialog*>();
}

void grab(QWidget* widget, const char* name) {
    if (qEnvironmentVariableIsSet("DECONV_GRABS"))
        widget->grab().save(qEnvironmentVariable("DECONV_GRABS") + name);
}

}  // namespace

/// Scenes and films as a person reaches them: by key and by mouse.
class TestFilmsByHand : public QObject {
    Q_OBJECT
private slots:
    void everySceneOpensAndCanBeUndone();
    void checkerboardsAreComparedByOneClick();
    void aSceneThatIsPointedAtPlays();
    void aSizeIsTyped();
    void arrowsMoveInTheGallery();
    void aStillOfASceneIsSaved();
};

void TestFilmsByHand::everySceneOpensAndCanBeUndone() {
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    window.mainWindow().show();
    for (const core::Scene& scene : core::scenes()) {
        // Offscreen there is no window manager to hand the keyboard back.
        window.mainWindow().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window.mainWindow()));
        QTest::keyClick(&window.mainWindow(), Qt::Key_G, Qt::ControlModifier);
        auto* gallery = dialogOf<view::SceneGallery>(window);
        QVERIFY2(gallery != nullptr, scene.name);
        QVERIFY2(gallery->isVisible(), scene.name);
        auto* card = gallery->findChild<view::SceneCard*>(QLatin1String(scene.name));
        QVERIFY2(card != nullptr, scene.name);
        QTest::mouseClick(card, Qt::LeftButton);
        const core::Geometry expected = core::makeExample(scene.name).geometry;
        QTRY_VERIFY2(window.workbench().result() &&
                         window.workbench().result()->experiment.geometry == expected,
                     scene.name);
        QTRY_VERIFY(dialogOf<view::SceneGallery>(window) == nullptr);
    }
    const int steps = window.document().undoStack().index();
    QVERIFY(steps > 10);
    window.mainWindow().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.mainWindow()));
    for (int step = 0; step < steps; ++step)
        QTest::keyClick(&window.mainWindow(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window.document().undoStack().index(), 0);
    QVERIFY(model::haveSameNumbers(window.document().experiment().workbench,
                                   model::openingWorkbench()));
}

void TestFilmsByHand::checkerboardsAreComparedByOneClick() {
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    support::Driver driver(window.mainWindow());
    window.workbench().chooseExample(QStringLiteral("overlaps"));
    QTRY_VERIFY(window.workbench().result());
    const auto kernel = [&] {
        return window.workbench().result()->experiment.geometry.rows.kernel;
    };
    QTRY_COMPARE(kernel(), 3);
    driver.click(QStringLiteral("compare 2×2, stride 2"));
    QTRY_COMPARE(kernel(), 2);
    driver.click(QStringLiteral("compare 3×3, stride 2"));
    QTRY_COMPARE(kernel(), 3);
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(kernel(), 2);
    driver.choose(QStringLiteral("Example"), QStringLiteral("Notebook, 4×4 and 3×3"));
    QTRY_VERIFY(!driver.isThere(QStringLiteral("compare 3×3, stride 2")));
}

void TestFilmsByHand::aSceneThatIsPointedAtPlays() {
    view::SceneGallery gallery(true);
    gallery.show();
    const auto cards = gallery.findChildren<view::SceneCard*>();
    QTRY_VERIFY(cards.back()->isPrepared());
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    cards[1]->setFocus();
    QTRY_VERIFY(cards[1]->isPlaying());
    QVERIFY(!cards[0]->isPlaying());
    const auto picture = [&] { return cards[1]->grab().toImage(); };
    QImage before = picture();
    for (int change = 0; change < 3; ++change) {
        QTRY_VERIFY(picture() != before);
        before = picture();
    }
    // Hidden, it draws nothing; without motion it stays a still.
    view::SceneGallery still(false);
    still.show();
    QVERIFY(QTest::qWaitForWindowActive(&still));
    const auto others = still.findChildren<view::SceneCard*>();
    others[1]->setFocus();
    QVERIFY(!others[1]->isPlaying());
}

void TestFilmsByHand::aSizeIsTyped() {
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    window.mainWindow().show();
    QTRY_VERIFY(window.workbench().result());
    QTest::keyClick(&window.mainWindow(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = dialogOf<view::FilmDialog>(window);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    support::Driver driver(*dialog);
    driver.choose("Size", "Another size");
    driver.enter("Width×height", "640x360");
    QTRY_COMPARE(dialog->wish().options.size, QSize(640, 360));
    auto* save = qobject_cast<QWidget*>(driver.find("Save"));
    QVERIFY(save && save->isEnabled());
    driver.enter("Width×height", "64 by 36");
    grab(dialog, "/film-size.png");
    QTRY_VERIFY2(driver.visibleNames().join('|').contains("160×120"),
                 qPrintable(driver.visibleNames().join('|')));
    QVERIFY(!save->isEnabled());
    driver.enter("Width×height", "1080 × 1920");
    QTRY_COMPARE(dialog->wish().options.size, QSize(1080, 1920));
    QVERIFY(save->isEnabled());
}

void TestFilmsByHand::arrowsMoveInTheGallery() {
    view::SceneGallery gallery(true);
    gallery.show();
    const auto cards = gallery.findChildren<view::SceneCard*>();
    QTRY_VERIFY(cards.back()->isPrepared());
    cards[0]->setFocus();
    QTest::keyClick(cards[0], Qt::Key_Right);
    QVERIFY(cards[1]->hasFocus() || gallery.focusWidget() == cards[1]);
    QTest::keyClick(cards[1], Qt::Key_Down);
    QVERIFY(gallery.focusWidget() != cards[1]);
    QString asked;
    connect(&gallery, &view::SceneGallery::sceneAsked, this,
            [&asked](const QString& name) { asked = name; });
    grab(&gallery, "/gallery.png");
    QWidget* here = gallery.focusWidget();
    QTest::keyClick(here, Qt::Key_Return);
    QCOMPARE(asked, here->objectName());
}

void TestFilmsByHand::aStillOfASceneIsSaved() {
    QTemporaryDir folder;
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    window.mainWindow().show();
    QTRY_VERIFY(window.workbench().result());
    QTest::keyClick(&window.mainWindow(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = dialogOf<view::FilmDialog>(window);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    support::Driver driver(*dialog);
    driver.choose("Of", "There and back: Padding 1, stride 2");
    driver.choose("As", "Last step as SVG");
    QTest::qWait(400);
    grab(dialog, "/film.png");
    driver.click("Save");
    QTRY_VERIFY(dialog->findChild<QFileDialog*>("saveFile"));
    auto* chooser = dialog->findChild<QFileDialog*>("saveFile");
    auto* name = chooser->findChild<QLineEdit*>("fileNameEdit");
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, folder.filePath("scene"));
    QPointer<QFileDialog> open(chooser);
    QAbstractButton* save = chooser->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    for (int click = 0; click < 3 && open && open->isVisible(); ++click)
        QTest::mouseClick(save, Qt::LeftButton);
    QFile file(folder.filePath("scene.svg"));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<svg"));
}

DECONV_UI_TEST_MAIN(TestFilmsByHand)
#include "test_films_by_hand.moc"
