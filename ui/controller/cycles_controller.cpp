#include "ui/controller/cycles_controller.h"

#include "ui/model/picture_file.h"
#include "ui/model/sample_photos.h"
#include "ui/model/seeds.h"
#include "ui/view/cycles/cycles_left_panel.h"
#include "ui/view/cycles/cycles_page.h"

#include <QEvent>
#include <QFileDialog>
#include <algorithm>
#include <cmath>

namespace controller {
namespace {

constexpr int kPatience = 120;  // ms before a computation is worth a word
constexpr int kComparedMost = 5;
constexpr double kPreviewPixels = 400'000;
constexpr int kSpectrumSide = 10;
const QVector<int> kCompared{1, 3, 5};

int previewFactor(const core::Planes<float>& planes) {
    const double pixels = static_cast<double>(planes.shape(1) * planes.shape(2));
    return std::max(1, static_cast<int>(std::sqrt(pixels / kPreviewPixels)));
}

}  // namespace

CyclesController::CyclesController(model::Document* document, view::CyclesPage* page,
                                   QObject* parent)
    : QObject(parent), document_(*document), page_(*page) {
    patience_.setSingleShot(true);
    patience_.setInterval(kPatience);
    connectPage();
    page_.installEventFilter(this);
    connect(&document_, &model::Document::changed, this, &CyclesController::refresh);
    connect(&runner_, &model::Runner::failed, &page_, &view::CyclesPage::setNotice);
    connect(&loader_, &model::Runner::failed, &page_, &view::CyclesPage::setNotice);
    connect(&runner_, &model::Runner::started, this, [this] { patience_.start(); });
    connect(&runner_, &model::Runner::finished, this, [this] {
        if (runner_.isRunning())
            return;
        patience_.stop();
        page_.setComputing({});
    });
    connect(&patience_, &QTimer::timeout, this, [this] {
        if (runner_.isRunning())
            page_.setComputing(words_);
    });
    refresh();
}

void CyclesController::connectPage() {
    auto& settings = page_.settings();
    connect(&settings, &view::CyclesLeftPanel::openAsked, this, &CyclesController::askForFile);
    connect(&settings, &view::CyclesLeftPanel::sampleAsked, this, [this](const QString& name) {
        load([name](const core::Control&) { return model::samplePhoto(name).value(); }, true);
    });
    connect(&settings, &view::CyclesLeftPanel::colourAsked, this, [this](bool colour) {
        change(tr("Change channels"), {}, [=](auto& part) { part.colour = colour; });
    });
    connect(&settings, &view::CyclesLeftPanel::countAsked, this,
            [this](qint64 count, bool turning) {
                change(tr("Change number of convolutions"),
                       turning ? QStringLiteral("cycles.count") : QString(), [=](auto& part) {
                           part.count = static_cast<int>(std::clamp<qint64>(count, 0, 999));
                       });
            });
    connect(&settings, &view::CyclesLeftPanel::seedAsked, this,
            [this](std::uint32_t seed, bool turning) {
                change(tr("Change seed"), turning ? QStringLiteral("cycles.seed") : QString(),
                       [=](auto& part) { part.seed = seed; });
            });
    connect(&settings, &view::CyclesLeftPanel::newSeedAsked, this, [this] {
        change(tr("Change seed"), {},
               [](auto& part) { part.seed = model::anotherSeed(part.seed); });
    });
    connect(&settings, &view::CyclesLeftPanel::kernelsAsked, this,
            [this](model::CycleKernels kernels, const QString& preset) {
                change(tr("Change kernels"), {}, [=](auto& part) {
                    if (kernels == model::CycleKernels::Own && !part.own)
                        part = model::withTap(part, 0, 0, model::layersOf(part).front()(0, 0));
                    part.kernels = kernels;
                    if (!preset.isEmpty())
                        part.preset = preset;
                });
            });
    connect(&settings, &view::CyclesLeftPanel::tapAsked, this,
            [this](int row, int column, double value) {
                change(tr("Change kernel"), {}, [=](auto& part) {
                    part = model::withTap(part, row, column, static_cast<float>(value));
                });
            });
    connect(&page_, &view::CyclesPage::stepAsked, this, [this](int step) {
        page_.setSelected(step);
        computeSpectrum(step);
    });
    connect(&page_, &view::CyclesPage::stopAsked, &runner_, &model::Runner::cancel);
    connect(&page_, &view::CyclesPage::fileDropped, this, &CyclesController::open);
    connect(&page_, &view::CyclesPage::pictureDropped, this,
            [this](const QImage& picture) { take(picture, tr("Dropped picture")); });
}

bool CyclesController::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) {
        isRefreshDue_ = true;
        QMetaObject::invokeMethod(this, &CyclesController::refresh, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void CyclesController::change(const QString& text, const QString& mergeKey, const Edit& edit) {
    model::Experiment experiment = document_.experiment();
    edit(experiment.cycles);
    document_.change(text, model::Page::Cycles, experiment, mergeKey);
    refresh();
}

void CyclesController::askForFile() {
    const QString path =
        QFileDialog::getOpenFileName(&page_, tr("Open a photo"), {},
                                     tr("Pictures (%1)").arg(model::picturePatterns().join(u' ')));
    if (!path.isEmpty())
        open(path);
}

void CyclesController::open(const QString& path) {
    load([path](const core::Control& control) { return model::readPhoto(path, control); }, true);
}

void CyclesController::take(const QImage& picture, const QString& name) {
    load(
        [picture, name](const core::Control&) {
            model::checkPicture(picture, name);
            return model::photoOf(name, picture);
        },
        true);
}

// A photo that a person asked for is an edit; the sample that stands in for none is not.
void CyclesController::load(const std::function<model::Photo(const core::Control&)>& read,
                            bool asEdit) {
    page_.setNotice({});
    loader_.run([this, read, asEdit](const core::Control& control) -> model::Runner::Delivery {
        const auto photo = core::share(read(control));
        return [this, photo, asEdit] {
            if (asEdit) {
                change(tr("Open %1").arg(photo->name), {}, [&](auto& part) { part.photo = photo; });
            } else {
                sample_ = photo;
                refresh();
            }
        };
    });
}

model::CyclesPart CyclesController::shownPart() const {
    model::CyclesPart part = document_.experiment().cycles;
    if (!part.photo)
        part.photo = sample_;
    return part;
}

void CyclesController::refresh() {
    isRefreshDue_ = false;
    const model::CyclesPart part = shownPart();
    if (!part.photo) {
        if (page_.isVisible() && !loader_.isRunning())
            load(
                [](const core::Control&) {
                    return model::samplePhoto(model::samplePhotos().front().name).value();
                },
                false);
        return;
    }
    if (isComputed_ && part == computed_)
        return;
    model::CyclesPart first = part;
    first.count = 1;
    page_.settings().setPart(part, part.photo, model::layersOf(first).front(),
                             model::mostCyclesOf(part));
    const QString problem = model::problemOf(part);
    page_.settings().setProblem(problem);
    if (!problem.isEmpty()) {
        runner_.cancel();
        isComputed_ = false;
        if (part.photo == pictured_)
            page_.setStale(true);
        else if (page_.isVisible())
            showAlone(part);
        return;
    }
    if (!page_.isVisible())
        return;
    computed_ = part;
    isComputed_ = true;
    layers_ = model::layersOf(part);
    original_ = model::originalOf(part);
    model::CyclesPart more = part;
    more.count = std::max(part.count, std::min(kComparedMost, model::mostCyclesOf(part)));
    compared_ = model::layersOf(more);
    points_.clear();
    computePictures(previewFactor(*original_) > 1);
}

// Where nothing can be computed of a photo, another one's pictures would be taken for its own.
void CyclesController::showAlone(const model::CyclesPart& part) {
    words_.clear();
    layers_.clear();
    points_.clear();
    runner_.run([this, part](const core::Control&) -> model::Runner::Delivery {
        const auto pictures = std::make_shared<const model::CyclePictures>(
            model::originalAlone(*model::originalOf(part)));
        return [this, pictures, photo = part.photo] {
            show(*pictures, {}, photo);
            page_.setCompared({});
        };
    });
}

void CyclesController::show(const model::CyclePictures& pictures, const QString& note,
                            const core::Shared<model::Photo>& photo) {
    pictured_ = photo;
    page_.setPictures(pictures, note);
    page_.setFidelity(points_);
    page_.settings().setThumb(pictures.pictures.front().thumb);
    computeSpectrum(page_.selected());
}

void CyclesController::computePictures(bool preview) {
    words_ = preview ? tr("Preview…") : tr("Convolving…");
    const auto original = original_;
    const auto layers = layers_;
    runner_.run([=, this](const core::Control& control) -> model::Runner::Delivery {
        const int factor = preview ? previewFactor(*original) : 1;
        const auto pictures = std::make_shared<model::CyclePictures>(
            preview ? model::cyclePictures(model::reducedPlanes(*original, factor), layers, control)
                    : model::cyclePictures(*original, layers, control));
        return [=, this] {
            show(*pictures, preview ? tr("a preview of the photo at 1/%1").arg(factor) : QString(),
                 computed_.photo);
            if (preview)
                computePictures(false);
            else
                computeCompared();
        };
    });
}

void CyclesController::computeCompared() {
    words_ = tr("Comparing…");
    const auto original = original_;
    const auto layers = compared_;
    const auto own = layers_;
    runner_.run([=, this](const core::Control& control) -> model::Runner::Delivery {
        const auto first =
            model::cyclePictures(*original, {layers.begin(), layers.begin() + 1}, control)
                .pictures.front();
        QVector<model::CyclePicture> pictures{first};
        pictures += model::afterCycles(*original, layers, kCompared, control);
        const auto points = model::fidelityBySteps(*original, own, control);
        return [=, this] {
            page_.setCompared(pictures);
            points_ = points;
            page_.setFidelity(points_);
            computeFidelity(1);
        };
    });
}

void CyclesController::computeFidelity(int n) {
    if (n > static_cast<int>(compared_.size()))
        return;
    words_ = tr("Comparing cycle %1 of %2…").arg(n).arg(compared_.size());
    const auto original = original_;
    const auto layers = compared_;
    runner_.run([=, this](const core::Control& control) -> model::Runner::Delivery {
        const auto point = model::fidelityAfter(*original, layers, n, control);
        return [=, this] {
            points_.append(point);
            page_.setFidelity(points_);
            computeFidelity(n + 1);
        };
    });
}

void CyclesController::computeSpectrum(int step) {
    const int count = static_cast<int>(layers_.size());
    if (step <= 0 || step > 2 * count) {
        page_.setSpectrum({});
        return;
    }
    const auto kernel =
        layers_[static_cast<std::size_t>(step <= count ? step - 1 : 2 * count - step)];
    spectrumRunner_.run([=, this](const core::Control&) -> model::Runner::Delivery {
        const auto spectrum = model::spectrumOf(kernel, kSpectrumSide);
        return [=, this] { page_.setSpectrum(spectrum); };
    });
}

}  // namespace controller
