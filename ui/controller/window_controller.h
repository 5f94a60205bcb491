#pragma once

#include "ui/controller/appearance.h"
#include "ui/model/document.h"

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

    QMenu& fileMenu() { return *file_; }
    QMenu& editMenu() { return *edit_; }
    QMenu& viewMenu() { return *view_; }

signals:
    void photoAsked(const QString& file);
    /// Copy and paste on a page that has its own.
    void copyAsked(int page);
    void pasteAsked(int page);

private:
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeThemeMenu();
    void makeHelpMenu();
    QAction* add(QMenu* menu, const QString& id, const QString& text, const QKeySequence& key,
                 const std::function<void()>& act);

    void openExperiment();
    void openArray(bool asKernel);
    void openFile(const QString& file);
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
    QString fileName_;
};

}  // namespace controller
