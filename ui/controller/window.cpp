#include "ui/controller/window.h"

#include "core/examples.h"
#include "core/notation.h"
#include "ui/controller/cycles_controller.h"
#include "ui/controller/export_controller.h"
#include "ui/controller/film_controller.h"
#include "ui/controller/page_exports.h"
#include "ui/controller/photos_controller.h"
#include "ui/controller/window_controller.h"
#include "ui/controller/workbench_controller.h"
#include "ui/model/workbench_examples.h"
#include "ui/view/cycles/cycles_page.h"
#include "ui/view/main_window.h"
#include "ui/view/photos_page.h"
#include "ui/view/scene_gallery.h"
#include "ui/view/workbench_page.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QImage>
#include <QScreen>
#include <QSettings>

namespace controller {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kTheme = QStringLiteral("view/theme");
const QString kAppearing = QStringLiteral("playback/outputAppears");
const QString kReducedMotion = QStringLiteral("view/reducedMotion");

/// What a film of the present experiment is called: by the example that it still is.
QString filmTitle(const model::WorkbenchPart& part) {
    if (model::isStillItsExample(part))
        for (const core::Example& example : core::examples())
            if (part.example == QLatin1String(example.name))
                return QCoreApplication::translate("examples", example.title);
    const core::Axis &rows = part.geometry.rows, &columns = part.geometry.columns;
    return QCoreApplication::translate("controller::Window", "Input %1×%2, kernel %3×%4")
        .arg(rows.input)
        .arg(columns.input)
        .arg(rows.kernel)
        .arg(columns.kernel);
}

}  // namespace

Window::Window() : mainWindow_(std::make_unique<view::MainWindow>()) {
    model::Experiment opening;
    opening.workbench = model::openingWorkbench();
    document_.reset(opening);
    workbenchPage_ = new view::WorkbenchPage;
    photosPage_ = new view::PhotosPage;
    cyclesPage_ = new view::CyclesPage;
    mainWindow_->addPage(workbenchPage_);
    mainWindow_->addPage(photosPage_);
    mainWindow_->addPage(cyclesPage_);
    workbench_ = std::make_unique<WorkbenchController>(&document_, workbenchPage_);
    photos_ = std::make_unique<PhotosController>(&document_, photosPage_);
    cycles_ = std::make_unique<CyclesController>(&document_, cyclesPage_);
    exports_ = std::make_unique<ExportController>();
    films_ = std::make_unique<FilmController>();
    menus_ = std::make_unique<WindowController>(&document_, mainWindow_.get(), workbench_.get(),
                                                &appearance_);
    connectMenus();
    mainWindow_->setNotation(
        0, QString::fromStdString(core::notation(document_.experiment().workbench.geometry)));
    mainWindow_->setPage(0);
    workbenchPage_->setFocus(Qt::OtherFocusReason);
    const auto setMotion = [this](bool reduced) { workbenchPage_->setReducedMotion(reduced); };
    setMotion(appearance_.reducedMotion());
    QObject::connect(&appearance_, &Appearance::reducedMotionChanged, workbenchPage_, setMotion);
}

void Window::connectMenus() {
    const WindowController* const menus = menus_.get();
    QObject::connect(photos_.get(), &PhotosController::notationChanged, mainWindow_.get(),
                     [this](const QString& notation) { mainWindow_->setNotation(1, notation); });
    QObject::connect(menus, &WindowController::photoAsked, mainWindow_.get(),
                     [this](const QString& file) { openPhoto(file); });
    QObject::connect(menus, &WindowController::openPhotoAsked, mainWindow_.get(), [this] {
        mainWindow_->setPage(static_cast<int>(model::Page::Photos));
        photos_->open();
    });
    QObject::connect(menus, &WindowController::pasteAsked, mainWindow_.get(),
                     [this](int page) { paste(page); });
    QObject::connect(menus, &WindowController::exportAsked, mainWindow_.get(),
                     [this](int page) { exportPage(page); });
    QObject::connect(menus, &WindowController::filmAsked, mainWindow_.get(),
                     [this] { exportFilm(); });
    QObject::connect(menus, &WindowController::scenesAsked, mainWindow_.get(),
                     [this] { showScenes(); });
    QObject::connect(
        menus, &WindowController::pictureColoursAsked, mainWindow_.get(),
        [this](paint::PictureColours colours) { photos_->setPictureColours(colours); });
}

// A photo goes to the page that is in front, or to Photos where that one has no use for it.
void Window::openPhoto(const QString& file) {
    if (mainWindow_->page() == static_cast<int>(model::Page::Cycles))
        return cycles_->open(file);
    mainWindow_->setPage(static_cast<int>(model::Page::Photos));
    photos_->openFile(file);
}

void Window::paste(int page) {
    if (page != static_cast<int>(model::Page::Cycles)) {
        mainWindow_->setPage(static_cast<int>(model::Page::Photos));
        return photos_->paste();
    }
    const QImage picture = QGuiApplication::clipboard()->image();
    if (!picture.isNull())
        cycles_->take(picture, QCoreApplication::translate("controller::Window", "Pasted"));
}

void Window::exportPage(int page) {
    const PageExports exports =
        page == static_cast<int>(model::Page::Cycles)   ? exportsOf(*cycles_, *cyclesPage_)
        : page == static_cast<int>(model::Page::Photos) ? exportsOf(*photos_, *photosPage_)
                                                        : exportsOf(*workbench_, *workbenchPage_);
    exports_->open(exports.items, exports.whyNone, mainWindow_.get());
}

void Window::exportFilm() {
    if (!workbench_->result())
        return;
    view::FilmWish wish;
    wish.options.scheme = paint::schemeOf(mainWindow_->palette());
    films_->open(workbench_->result(), filmTitle(document_.experiment().workbench), wish,
                 mainWindow_.get());
}

void Window::showScenes() {
    auto* gallery = new view::SceneGallery(!appearance_.reducedMotion(), mainWindow_.get());
    gallery->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(gallery, &view::SceneGallery::sceneAsked, mainWindow_.get(),
                     [this](const QString& name) {
                         mainWindow_->setPage(static_cast<int>(model::Page::Workbench));
                         workbench_->chooseExample(name);
                     });
    gallery->open();
}

Window::~Window() = default;

void Window::openFiles(const QStringList& files) {
    menus_->openFiles(files);
}

void Window::restoreSettings() {
    const QSettings settings;
    if (!mainWindow_->restoreGeometry(settings.value(kGeometry).toByteArray())) {
        constexpr QSize kTitleBar(0, 40);
        const QSize room = mainWindow_->screen()->availableGeometry().size() - kTitleBar;
        mainWindow_->resize(mainWindow_->size().boundedTo(room));
    }
    const int theme = settings.value(kTheme, 0).toInt();
    if (theme >= 0 && theme <= static_cast<int>(ThemeChoice::Dark))
        menus_->chooseTheme(static_cast<ThemeChoice>(theme));
    appearance_.setReducedMotion(
        settings.value(kReducedMotion, appearance_.reducedMotion()).toBool());
    workbench_->playback().setAppearing(settings.value(kAppearing, true).toBool());
}

void Window::saveSettings() const {
    QSettings settings;
    settings.setValue(kGeometry, mainWindow_->saveGeometry());
    settings.setValue(kTheme, static_cast<int>(appearance_.theme()));
    settings.setValue(kReducedMotion, appearance_.reducedMotion());
    settings.setValue(kAppearing, workbench_->playback().isAppearing());
}

}  // namespace controller
