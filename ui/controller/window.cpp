#include "ui/controller/window.h"

#include "core/notation.h"
#include "ui/controller/photos_controller.h"
#include "ui/controller/window_controller.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/main_window.h"
#include "ui/view/photos_page.h"
#include "ui/view/workbench_page.h"

#include <QSettings>

namespace controller {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kTheme = QStringLiteral("view/theme");
const QString kReducedMotion = QStringLiteral("view/reducedMotion");

}  // namespace

Window::Window() : mainWindow_(std::make_unique<view::MainWindow>()) {
    model::Experiment opening;
    opening.workbench = model::openingWorkbench();
    document_.reset(opening);
    auto* page = new view::WorkbenchPage;
    mainWindow_->addPage(page);
    auto* photosPage = new view::PhotosPage;
    mainWindow_->addPage(photosPage);
    mainWindow_->addPage(new QWidget);
    workbench_ = std::make_unique<WorkbenchController>(&document_, page);
    photos_ = std::make_unique<PhotosController>(&document_, photosPage);
    const auto showNotation = [this](const QString& notation) {
        mainWindow_->setNotation(1, notation);
    };
    QObject::connect(photos_.get(), &PhotosController::notationChanged, showNotation);
    menus_ = std::make_unique<WindowController>(&document_, mainWindow_.get(), workbench_.get(),
                                                &appearance_);
    mainWindow_->setNotation(
        0, QString::fromStdString(core::notation(document_.experiment().workbench.geometry)));
    mainWindow_->setPage(0);
    page->setFocus(Qt::OtherFocusReason);
    const auto setMotion = [page](bool reduced) { page->frame().setReducedMotion(reduced); };
    setMotion(appearance_.reducedMotion());
    QObject::connect(&appearance_, &Appearance::reducedMotionChanged, page, setMotion);
}

Window::~Window() = default;

void Window::openFiles(const QStringList& files) {
    menus_->openFiles(files);
}

void Window::restoreSettings() {
    const QSettings settings;
    mainWindow_->restoreGeometry(settings.value(kGeometry).toByteArray());
    const int theme = settings.value(kTheme, 0).toInt();
    if (theme >= 0 && theme <= static_cast<int>(ThemeChoice::Dark))
        menus_->chooseTheme(static_cast<ThemeChoice>(theme));
    appearance_.setReducedMotion(
        settings.value(kReducedMotion, appearance_.reducedMotion()).toBool());
}

void Window::saveSettings() const {
    QSettings settings;
    settings.setValue(kGeometry, mainWindow_->saveGeometry());
    settings.setValue(kTheme, static_cast<int>(appearance_.theme()));
    settings.setValue(kReducedMotion, appearance_.reducedMotion());
}

}  // namespace controller
