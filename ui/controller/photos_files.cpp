// Photos and filters that come from files, from the clipboard, or with the program.

#include "core/formats/file.h"
#include "core/formats/npy.h"
#include "ui/controller/photos_controller.h"
#include "ui/model/picture_file.h"
#include "ui/model/sample_photos.h"
#include "ui/view/photos/photos_panel.h"
#include "ui/view/photos/photos_stage.h"
#include "ui/view/photos_page.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>

namespace controller {

namespace {

/// A filter bank from an array of two to four dimensions; the file is named in what is refused.
core::Kernels<float> filtersOf(const core::formats::NpyArray& array, const QString& name,
                               model::Operation operation) {
    const std::size_t dimensions = array.shape.size();
    if (dimensions < 2 || dimensions > 4)
        throw core::Refused(
            PhotosController::tr("%1 has %2 dimensions; filters have 2 (one filter), 3 (filters × "
                                 "rows × columns) or 4.")
                .arg(name)
                .arg(dimensions)
                .toStdString());
    // Without channels: F × rows × columns, in the layout of the operation.
    std::array<core::Index, 4> shape{1, 1, array.shape[dimensions - 2],
                                     array.shape[dimensions - 1]};
    const bool direct = operation == model::Operation::Convolution;
    if (dimensions == 3)
        shape[direct ? 0 : 1] = array.shape[0];
    if (dimensions == 4)
        std::copy_n(array.shape.begin(), 2, shape.begin());
    auto filters = core::uninitialised<core::Kernels<float>>(shape);
    std::visit(
        [&filters](const auto& values) {
            std::transform(values.begin(), values.end(), filters.begin(),
                           [](auto value) { return static_cast<float>(value); });
        },
        array.values);
    return filters;
}

}  // namespace

// A glimpse is there as soon as the picture is decoded, long before all its numbers are: these need
// fresh memory, which is slow.
void PhotosController::load(const std::function<model::Photo()>& read) {
    loader_.run([this, read](const core::Control&) {
        auto glimpse = core::share(read());
        return [this, glimpse] {
            page_.stage()->setComplaint({});
            showGlimpse(glimpse);
            makeWhole(glimpse);
        };
    });
}

void PhotosController::makeWhole(const core::Shared<model::Photo>& glimpse) {
    loader_.run([this, glimpse](const core::Control& control) {
        auto photo = core::share(model::photoOf(*glimpse, control));
        return [this, photo] {
            glimpse_ = nullptr;
            change(tr("Open %1").arg(photo->name), model::withPhoto(part_, photo));
        };
    });
}

void PhotosController::showGlimpse(const core::Shared<model::Photo>& glimpse) {
    if (glimpse_ == glimpse)
        return;
    glimpse_ = glimpse;
    refresh();
}

void PhotosController::openFile(const QString& path) {
    folder_ = QFileInfo(path).absolutePath();
    load([path] { return model::glimpsePhoto(path); });
}

// By its title, or, for the page's first look, the first of all, which is no step of the history.
void PhotosController::openSample(const QString& title) {
    const QVector<model::SamplePhoto> samples = model::samplePhotos();
    const auto found = std::find_if(samples.begin(), samples.end(), [&title](const auto& sample) {
        return title.isEmpty() || sample.title == title;
    });
    if (found == samples.end())
        return;
    const auto read = [name = found->name] {
        auto photo = model::glimpseOfSample(name);
        if (!photo)
            throw core::Refused("The sample picture cannot be read; install the program again.");
        return *photo;
    };
    if (!title.isEmpty())
        return load(read);
    if (loader_.isRunning())
        return;
    loader_.run([this, read](const core::Control&) {
        auto photo = core::share(model::photoOf(read()));
        return [this, photo] {
            sample_ = photo;
            refresh();
        };
    });
}

void PhotosController::open() {
    auto* dialog = new QFileDialog(&page_, tr("Open a photo"));
    dialog->setObjectName(QStringLiteral("openPhotoDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Pictures (%1)").arg(model::picturePatterns().join(QLatin1Char(' '))),
         tr("All files (*)")});
    dialog->setDirectory(folder_.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                             : folder_);
    connect(dialog, &QFileDialog::fileSelected, this, &PhotosController::openFile);
    dialog->open();
}

void PhotosController::showOpenMenu() {
    auto* menu = new QMenu(&page_);
    menu->setObjectName(QStringLiteral("openPhotoMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("From a file…")), &QAction::triggered, this,
            &PhotosController::open);
    QAction* paste = menu->addAction(tr("Paste"));
    const QMimeData* clipboard = QGuiApplication::clipboard()->mimeData();
    paste->setEnabled(clipboard && (clipboard->hasImage() || clipboard->hasUrls()));
    connect(paste, &QAction::triggered, this, &PhotosController::paste);
    menu->addSeparator();
    for (const model::SamplePhoto& sample : model::samplePhotos())
        connect(menu->addAction(sample.title), &QAction::triggered, this,
                [this, title = sample.title] { openSample(title); });
    auto* link = page_.panel()->findChild<QWidget*>(QStringLiteral("openPhoto"));
    menu->popup(link->mapToGlobal(QPoint(0, link->height())));
}

void PhotosController::paste() {
    const QMimeData* clipboard = QGuiApplication::clipboard()->mimeData();
    if (clipboard && clipboard->hasUrls() && !clipboard->urls().isEmpty() &&
        clipboard->urls().first().isLocalFile())
        return openFile(clipboard->urls().first().toLocalFile());
    if (clipboard && clipboard->hasImage())
        return takeImage(qvariant_cast<QImage>(clipboard->imageData()), tr("pasted"));
    page_.stage()->setComplaint(tr(
        "The clipboard holds no picture; copy one, or the file that it is in, and paste again."));
}

void PhotosController::takeImage(const QImage& image, const QString& name) {
    load([image, name] {
        model::checkPicture(image, name);
        return model::glimpseOf(name, image);
    });
}

void PhotosController::openFilters() {
    auto* dialog = new QFileDialog(&page_, tr("Filters from a file"));
    dialog->setObjectName(QStringLiteral("openFiltersDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("NumPy arrays (*.npy)"), tr("All files (*)")});
    if (!folder_.isEmpty())
        dialog->setDirectory(folder_);
    connect(dialog, &QFileDialog::fileSelected, this, &PhotosController::readFilters);
    dialog->open();
}

void PhotosController::readFilters(const QString& path) {
    folder_ = QFileInfo(path).absolutePath();
    filterReader_.run([this, path, operation = part_.operation](const core::Control&) {
        core::Kernels<float> filters;
        const QString name = QFileInfo(path).fileName();
        core::formats::readFile(path.toStdString(), [&](const core::formats::Source& source) {
            filters = filtersOf(core::formats::readNpy(source), name, operation);
        });
        auto shared = core::share(std::move(filters));
        return [this, shared, name] {
            try {
                change(tr("Filters from %1").arg(name), model::withFilters(part_, *shared, name));
                page_.stage()->setComplaint({});
            } catch (const core::Refused& refused) {
                page_.stage()->setComplaint(QString::fromStdString(refused.what()));
            }
        };
    });
}

}  // namespace controller
