#pragma once

#include "ui/controller/appearance.h"
#include "ui/model/document.h"

#include <QStringList>
#include <memory>

namespace view {
class MainWindow;
class CyclesPage;
class PhotosPage;
class WorkbenchPage;
}  // namespace view

namespace controller {

class CyclesController;
class ExportController;
class FilmController;
class PhotosController;
class WindowController;
class WorkbenchController;

/// The whole window with everything that makes it work, opened on the first example.
class Window {
public:
    Window();
    ~Window();

    view::MainWindow& mainWindow() { return *mainWindow_; }
    model::Document& document() { return document_; }
    Appearance& appearance() { return appearance_; }
    WorkbenchController& workbench() { return *workbench_; }
    PhotosController& photos() { return *photos_; }
    CyclesController& cycles() { return *cycles_; }

    void openFiles(const QStringList& files);

    /// Where and how big the window is, its theme and whether it moves, from the last time and for
    /// the next.
    void restoreSettings();
    void saveSettings() const;

private:
    void connectMenus();
    void openPhoto(const QString& file);
    void paste(int page);
    void exportPage(int page);
    void exportFilm();
    void showScenes();

    Appearance appearance_;
    model::Document document_;
    std::unique_ptr<view::MainWindow> mainWindow_;
    view::WorkbenchPage* workbenchPage_ = nullptr;
    view::PhotosPage* photosPage_ = nullptr;
    view::CyclesPage* cyclesPage_ = nullptr;
    std::unique_ptr<WorkbenchController> workbench_;
    std::unique_ptr<PhotosController> photos_;
    std::unique_ptr<CyclesController> cycles_;
    std::unique_ptr<ExportController> exports_;
    std::unique_ptr<FilmController> films_;
    std::unique_ptr<WindowController> menus_;
};

}  // namespace controller
