#include "ui/controller/window_controller.h"

#include "ui/controller/playback_menu.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/array_file.h"
#include "ui/view/help.h"
#include "ui/view/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>

namespace controller {

namespace {

/// The platform's key where it has one; not all do.
QKeySequence keyOr(QKeySequence::StandardKey standard, const char* otherwise) {
    const QKeySequence key(standard);
    return key.isEmpty() ? QKeySequence(QLatin1String(otherwise)) : key;
}

}  // namespace

WindowController::WindowController(model::Document* document, view::MainWindow* window,
                                   WorkbenchController* workbench, Appearance* appearance,
                                   QObject* parent)
    : QObject(parent),
      document_(document),
      window_(window),
      workbench_(workbench),
      appearance_(appearance),
      unsaved_(document, window) {
    connect(&unsaved_, &UnsavedWork::saveAsked, this, &WindowController::save);
    connect(&saver_, &model::Runner::failed, &unsaved_, &UnsavedWork::stay);
    for (const model::Runner* runner : {&opener_, &saver_})
        connect(runner, &model::Runner::failed, this, &WindowController::say);
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeHelpMenu();
    connect(document_, &model::Document::changed, window_,
            [this](model::Page page) { window_->setPage(static_cast<int>(page)); });
    connect(workbench_, &WorkbenchController::notationChanged, window_,
            [this](const QString& notation) {
                window_->setNotation(static_cast<int>(model::Page::Workbench), notation);
            });
    connect(window_, &view::MainWindow::filesDropped, this, &WindowController::openFiles);
}

QAction* WindowController::add(QMenu* menu, const QString& id, const QString& text,
                               const QKeySequence& key, const std::function<void()>& act) {
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, act);
    menu->addAction(action);
    return action;
}

void WindowController::makeFileMenu() {
    file_ = window_->menus().addMenu(tr("&File"));
    add(file_, QStringLiteral("openExperiment"), tr("&Open experiment…"),
        keyOr(QKeySequence::Open, "Ctrl+O"), [this] { openExperiment(); });
    add(file_, QStringLiteral("openInput"), tr("Open &input X…"), QKeySequence(),
        [this] { openArray(false); });
    add(file_, QStringLiteral("openKernel"), tr("Open &kernel K…"), QKeySequence(),
        [this] { openArray(true); });
    add(file_, QStringLiteral("scenes"), tr("Classic s&cenes…"),
        QKeySequence(QStringLiteral("Ctrl+G")), [this] { emit scenesAsked(); });
    add(file_, QStringLiteral("openPhoto"), tr("Open &photo…"),
        QKeySequence(QStringLiteral("Ctrl+Shift+O")), [this] { emit openPhotoAsked(); });
    file_->addSeparator();
    add(file_, QStringLiteral("save"), tr("&Save experiment"), keyOr(QKeySequence::Save, "Ctrl+S"),
        [this] { save(); });
    add(file_, QStringLiteral("saveAs"), tr("Save experiment &as…"),
        keyOr(QKeySequence::SaveAs, "Ctrl+Shift+S"), [this] { saveAs(); });
    file_->addSeparator();
    add(file_, QStringLiteral("export"), tr("&Export…"), QKeySequence(QStringLiteral("Ctrl+E")),
        [this] { emit exportAsked(window_->page()); });
    add(file_, QStringLiteral("exportFilm"), tr("Export &film…"),
        QKeySequence(QStringLiteral("Ctrl+Shift+E")), [this] { emit filmAsked(); });
    file_->addSeparator();
    add(file_, QStringLiteral("quit"), tr("&Quit"), keyOr(QKeySequence::Quit, "Ctrl+Q"),
        [this] { window_->close(); });
}

void WindowController::makeEditMenu() {
    edit_ = window_->menus().addMenu(tr("&Edit"));
    QUndoStack& stack = document_->undoStack();
    QAction* undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setObjectName(QStringLiteral("undo"));
    undo->setShortcut(keyOr(QKeySequence::Undo, "Ctrl+Z"));
    QAction* redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setObjectName(QStringLiteral("redo"));
    redo->setShortcuts(
        {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    edit_->addAction(undo);
    edit_->addAction(redo);
    edit_->addSeparator();
    add(edit_, QStringLiteral("copy"), tr("&Copy what is explained"),
        keyOr(QKeySequence::Copy, "Ctrl+C"), [this] { copy(); });
    add(edit_, QStringLiteral("paste"), tr("&Paste numbers as input X"),
        keyOr(QKeySequence::Paste, "Ctrl+V"), [this] { paste(); });
}

void WindowController::makeViewMenu() {
    view_ = window_->menus().addMenu(tr("&View"));
    auto* pages = new QActionGroup(this);
    const QString names[] = {tr("&Workbench"), tr("&Photos"), tr("&Cycles")};
    for (int page = 0; page < 3; ++page) {
        QAction* action = add(view_, QStringLiteral("page%1").arg(page + 1), names[page],
                              QKeySequence(QStringLiteral("Ctrl+%1").arg(page + 1)),
                              [this, page] { window_->setPage(page); });
        action->setCheckable(true);
        pages->addAction(action);
        connect(window_, &view::MainWindow::pageChanged, action,
                [action, page](int shown) { action->setChecked(shown == page); });
    }
    pages->actions().first()->setChecked(true);
    view_->addSeparator();
    addPlaybackMenu(view_, &workbench_->playback());
    makeThemeMenu();
    makeColoursMenu();
    QAction* motion = add(view_, QStringLiteral("reducedMotion"), tr("&Reduced motion"), {}, [] {});
    motion->setCheckable(true);
    motion->setChecked(appearance_->reducedMotion());
    connect(motion, &QAction::toggled, appearance_, &Appearance::setReducedMotion);
    connect(appearance_, &Appearance::reducedMotionChanged, motion, &QAction::setChecked);
    view_->addSeparator();
    QAction* full = add(view_, QStringLiteral("fullScreen"), tr("&Full screen"),
                        keyOr(QKeySequence::FullScreen, "F11"), [this] {
                            window_->setWindowState(window_->windowState() ^ Qt::WindowFullScreen);
                        });
    full->setCheckable(true);
}

void WindowController::makeThemeMenu() {
    QMenu* menu = view_->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> themes[] = {{ThemeChoice::System, tr("As the &system")},
                                                      {ThemeChoice::Light, tr("&Light")},
                                                      {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [theme, name] : themes) {
        QAction* action = add(menu, QStringLiteral("theme%1").arg(static_cast<int>(theme)), name,
                              {}, [this, theme = theme] { appearance_->setTheme(theme); });
        action->setCheckable(true);
        action->setChecked(theme == appearance_->theme());
        group->addAction(action);
        themes_[static_cast<std::size_t>(theme)] = action;
    }
}

void WindowController::makeColoursMenu() {
    QMenu* menu = view_->addMenu(tr("Picture &colours"));
    auto* group = new QActionGroup(this);
    const std::pair<paint::PictureColours, QString> choices[] = {
        {paint::PictureColours::Ramp, tr("&Blue or green, and slate below 0")},
        {paint::PictureColours::SignedGrey, tr("Signed &grey: black, grey at 0, white")}};
    for (const auto& [colours, name] : choices) {
        QAction* action =
            add(menu, QStringLiteral("colours%1").arg(static_cast<int>(colours)), name, {},
                [this, colours = colours] { emit pictureColoursAsked(colours); });
        action->setCheckable(true);
        action->setChecked(colours == paint::PictureColours::Ramp);
        group->addAction(action);
    }
}

void WindowController::chooseTheme(ThemeChoice theme) {
    themes_[static_cast<std::size_t>(theme)]->trigger();
}

void WindowController::makeHelpMenu() {
    QMenu* help = window_->menus().addMenu(tr("&Help"));
    add(help, QStringLiteral("keyboard"), tr("&Keyboard"), keyOr(QKeySequence::HelpContents, "F1"),
        [this] { view::showKeyboardHelp(window_); });
    add(help, QStringLiteral("about"), tr("&About Deconvolution Workbench"), {},
        [this] { view::showAbout(window_); });
}

// A field that is being typed into has its own clipboard keys.
void WindowController::copy() {
    if (auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget()))
        return edit->copy();
    if (window_->page() == static_cast<int>(model::Page::Workbench))
        workbench_->copyExplanation();
    else
        emit copyAsked(window_->page());
}

void WindowController::paste() {
    if (auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget()))
        return edit->paste();
    if (window_->page() != static_cast<int>(model::Page::Workbench))
        return emit pasteAsked(window_->page());
    const QString text = QApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        return emit pasteAsked(window_->page());
    try {
        workbench_->open(tr("pasted input"), model::withInput(document_->experiment().workbench,
                                                              model::inputFromText(text)));
    } catch (const core::Refused& refused) {
        say(QString::fromStdString(refused.what()));
    }
}

}  // namespace controller
