#pragma once

#include "ui/controller/appearance.h"
#include "ui/model/document.h"

#include <QStringList>
#include <memory>

namespace view {
class MainWindow;
class WorkbenchPage;
}  // namespace view

namespace controller {

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

    void openFiles(const QStringList& files);

    /// Where and how big the window is, its theme and whether it moves, from the last time and for
    /// the next.
    void restoreSettings();
    void saveSettings() const;

private:
    Appearance appearance_;
    model::Document document_;
    std::unique_ptr<view::MainWindow> mainWindow_;
    std::unique_ptr<WorkbenchController> workbench_;
    std::unique_ptr<PhotosController> photos_;
    std::unique_ptr<WindowController> menus_;
};

}  // namespace controller
