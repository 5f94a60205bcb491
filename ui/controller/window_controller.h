#pragma once

#include "ui/controller/appearance.h"
#include "ui/controller/unsaved_work.h"
#include "ui/model/document.h"
#include "ui/model/runner.h"
#include "ui/paint/feature_picture.h"

#include <QAction>
#include <QObject>
#include <QStringList>
#include <array>
#include <functional>

class QMenu;

namespace view {
class MainWindow;
}

namespace controller {

class WorkbenchController;

/// The window's menus and what they mean: files, undo, pages, themes, help.
class WindowController : public QObject {
    Q_OBJECT
public:
    WindowController(model::Document* document, view::MainWindow* window,
                     WorkbenchController* workbench, Appearance* appearance,
                     QObject* parent = nullptr);

    /// Opens experiments and arrays by their endings; what else is a file goes to photoAsked.
    void openFiles(const QStringList& files);

    /// Sets the theme as choosing it from the menu does.
    void chooseTheme(ThemeChoice theme);

signals:
    /// A file that is neither an experiment nor an array: a photo, for the page that shows photos.
    void photoAsked(const QString& file);
    /// File → Open photo.
    void openPhotoAsked();
    /// Copy and paste on a page that has its own.
    void copyAsked(int page);
    void pasteAsked(int page);
    /// File → Export, of what is on a page.
    void exportAsked(int page);
    /// File → Export film, and File → Classic scenes.
    void filmAsked();
    void scenesAsked();
    void pictureColoursAsked(paint::PictureColours colours);

private:
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeThemeMenu();
    void makeColoursMenu();
    void makeHelpMenu();
    QAction* add(QMenu* menu, const QString& id, const QString& text, const QKeySequence& key,
                 const std::function<void()>& act);

    void openExperiment();
    void openArray(bool asKernel);
    void openFile(const QString& file);
    void openExperimentFile(const QString& file);
    void save();
    void saveAs();
    void write(const QString& file);
    void copy();
    void paste();
    void say(const QString& sentence);

    model::Document* document_;
    view::MainWindow* window_;
    WorkbenchController* workbench_;
    Appearance* appearance_;
    QMenu* file_ = nullptr;
    QMenu* edit_ = nullptr;
    QMenu* view_ = nullptr;
    std::array<QAction*, 3> themes_{};
    UnsavedWork unsaved_;
    model::Runner opener_;
    model::Runner saver_;
};

}  // namespace controller
