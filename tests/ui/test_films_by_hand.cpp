#include "core/scenes.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "ui/controller/window.h"
#include "ui/controller/workbench_controller.h"
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
    QVERIFY(steps > 0);
    window.mainWindow().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window.mainWindow()));
    QTest::keyClick(&window.mainWindow(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window.document().undoStack().index(), steps - 1);
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
