// What is done on the page, turned into changes of the document and of the selection.

#include "ui/controller/photos_controller.h"
#include "ui/model/seeds.h"
#include "ui/view/geometry/geometry_section.h"
#include "ui/view/photos/feature_gallery.h"
#include "ui/view/photos/filters_section.h"
#include "ui/view/photos/gallery_footer.h"
#include "ui/view/photos/origin_words.h"
#include "ui/view/photos/photo_thumb.h"
#include "ui/view/photos/photos_origin.h"
#include "ui/view/photos/photos_panel.h"
#include "ui/view/photos/photos_stage.h"
#include "ui/view/photos_page.h"

#include <algorithm>

namespace controller {

void PhotosController::change(const QString& text, const model::PhotosPart& part,
                              const QString& key) {
    model::Experiment experiment = document_.experiment();
    experiment.photos = part;
    // The sample is what the page shows without a photo; only a person's own choice is kept.
    if (experiment.photos.photo == sample_ && !document_.experiment().photos.photo)
        experiment.photos.photo = nullptr;
    document_.change(text, model::Page::Photos, experiment, key);
}

void PhotosController::changeField(core::Field field, core::Side side, core::Index value,
                                   bool turning) {
    if (field == core::Field::Kernel)
        return change(tr("Change the size of the filters"), model::withFilterSize(part_, value));
    const QString key = QStringLiteral("photos.field.%1.%2")
                            .arg(static_cast<int>(field))
                            .arg(static_cast<int>(side));
    change(tr("Change the photo's geometry"), model::withField(part_, field, side, value),
           turning ? key : QString());
}

void PhotosController::connectPanel() {
    view::PhotosPanel* panel = page_.panel();
    connect(panel, &view::PhotosPanel::openAsked, this, &PhotosController::showOpenMenu);
    connect(panel, &view::PhotosPanel::channelsAsked, this, [this](model::Channels channels) {
        change(tr("Change the channels"), model::withChannels(part_, channels));
    });
    connect(panel, &view::PhotosPanel::operationAsked, this, [this](model::Operation operation) {
        change(tr("Change the operation"), model::withOperation(part_, operation));
    });
    connect(panel->geometry(), &view::GeometrySection::fieldAsked, this,
            &PhotosController::changeField);
    connect(panel->geometry(), &view::GeometrySection::namedPaddingAsked, this,
            [this](core::Padding padding) {
                change(tr("Change the padding"), model::withNamedPadding(part_, padding));
            });
    connect(panel->geometry(), &view::GeometrySection::sidesAsked, this,
            [this](const std::array<core::Index, 4>& sides, bool turning) {
                change(tr("Change the padding"), model::withSides(part_, sides),
                       turning ? QStringLiteral("photos.sides") : QString());
            });
    connect(panel->geometry(), &view::GeometrySection::columnsLikeRowsAsked, this, [this] {
        model::PhotosPart part = part_;
        part.geometry.columns = part.geometry.rows;
        change(tr("Let columns follow rows"), part);
    });
    connect(panel->geometry(), &view::GeometrySection::remedyAsked, this,
            [this](const core::Problem::Remedy& remedy, core::Side side) {
                changeField(remedy.field, side, remedy.value, false);
            });
    view::FiltersSection* filters = panel->filters();
    connect(filters, &view::FiltersSection::bankAsked, this, [this](model::Bank bank) {
        change(tr("Change the filters"), model::withBank(part_, bank, part_.seed));
    });
    connect(filters, &view::FiltersSection::seedAsked, this,
            [this](std::uint32_t seed, bool turning) {
                change(tr("Change the seed"), model::withBank(part_, part_.bank, seed),
                       turning ? QStringLiteral("photos.seed") : QString());
            });
    connect(filters, &view::FiltersSection::newSeedAsked, this, [this] {
        change(tr("Change the seed"),
               model::withBank(part_, part_.bank, model::anotherSeed(part_.seed)));
    });
    connect(filters, &view::FiltersSection::sizeAsked, this, [this](core::Index size) {
        change(tr("Change the size of the filters"), model::withFilterSize(part_, size));
    });
    connect(filters, &view::FiltersSection::countAsked, this,
            [this](core::Index count, bool turning) {
                change(tr("Change the number of filters"), model::withFilterCount(part_, count),
                       turning ? QStringLiteral("photos.count") : QString());
                // A number that was out of bounds shows what became of it.
                showPart();
            });
    connect(filters, &view::FiltersSection::channelAsked, this, [this](int channel) {
        channel_ = channel;
        showPart();
    });
    connect(filters, &view::FiltersSection::addAsked, this,
            [this] { change(tr("Add a filter"), model::withFilterAdded(part_)); });
    connect(filters, &view::FiltersSection::fileAsked, this, &PhotosController::openFilters);
    connect(panel->thumb(), &view::PhotoThumb::pointed, this,
            [this](const std::optional<QPointF>& place) { pointFromThumb(place, false); });
    connect(panel->thumb(), &view::PhotoThumb::pinAsked, this,
            [this](QPointF place) { pointFromThumb(place, true); });
}

void PhotosController::connectStage() {
    view::PhotosStage* stage = page_.stage();
    view::FeatureGallery* gallery = stage->gallery();
    connect(stage, &view::PhotosStage::openAsked, this, &PhotosController::open);
    connect(stage, &view::PhotosStage::sampleAsked, this, &PhotosController::openSample);
    connect(stage, &view::PhotosStage::sharedAsked, this, [this](bool shared) {
        look_.shared = shared;
        page_.stage()->setShared(shared);
        computer_.setLook(look_);
        showFindings();
    });
    connect(gallery, &view::FeatureGallery::layoutChanged, this, &PhotosController::followLayout);
    connect(gallery, &view::FeatureGallery::viewportAsked, this, &PhotosController::setViewport);
    connect(gallery, &view::FeatureGallery::pointed, this,
            [this](core::Index filter, const std::optional<QPoint>& pixel) {
                if (pixel)
                    point(model::MapPixel{filter, colour_, pixel->y(), pixel->x()});
                else
                    point(std::nullopt);
            });
    connect(gallery, &view::FeatureGallery::pinAsked, this,
            [this](core::Index filter, QPoint pixel) {
                pin({filter, colour_, pixel.y(), pixel.x()});
            });
    connect(gallery, &view::FeatureGallery::releaseAsked, this, &PhotosController::release);
    connect(gallery, &view::FeatureGallery::tapAsked, this,
            [this](core::Index filter, core::Index row, core::Index column, float value) {
                change(tr("Change filter %1").arg(filter + 1),
                       model::withTap(part_, filter, channel_, row, column, value));
            });
    connect(gallery, &view::FeatureGallery::removeAsked, this, [this](core::Index filter) {
        change(tr("Remove filter %1").arg(filter + 1), model::withFilterRemoved(part_, filter));
    });
    connect(page_.footer(), &view::GalleryFooter::zoomAsked, this, &PhotosController::setZoom);
    connect(page_.footer(), &view::GalleryFooter::stopAsked, &computer_, &GalleryComputer::stop);
    connect(page_.origin(), &view::PhotosOrigin::colourAsked, this, [this](int colour) {
        colour_ = colour;
        for (auto* pixel : {&selection_.pointed, &selection_.pinned})
            if (*pixel)
                (*pixel)->colour = colour;
        showSelection();
    });
    connect(&page_, &view::PhotosPage::openAsked, this, &PhotosController::open);
    connect(&page_, &view::PhotosPage::pasteAsked, this, &PhotosController::paste);
    connect(&page_, &view::PhotosPage::releaseAsked, this, &PhotosController::release);
    connect(&page_, &view::PhotosPage::filesDropped, this, [this](const QList<QUrl>& files) {
        if (!files.isEmpty())
            openFile(files.first().toLocalFile());
    });
    connect(&page_, &view::PhotosPage::imageDropped, this,
            [this](const QImage& image) { takeImage(image, tr("dropped")); });
}

void PhotosController::point(const std::optional<model::MapPixel>& pixel) {
    if (selection_.pointed == pixel)
        return;
    selection_.pointed = pixel;
    // While pinned, the page stays with the pin.
    if (!selection_.pinned)
        showSelection();
}

void PhotosController::pin(const model::MapPixel& pixel) {
    selection_.pinned = selection_.pinned == pixel ? std::nullopt : std::optional(pixel);
    selection_.pointed = pixel;
    showSelection();
}

void PhotosController::release() {
    if (!selection_.pinned)
        return;
    selection_.pinned.reset();
    showSelection();
}

void PhotosController::pointFromThumb(const std::optional<QPointF>& place, bool pinned) {
    const auto& request = computer_.request();
    if (!request)
        return;
    if (!place)
        return point(std::nullopt);
    const core::Index filter = selection_.subject() ? selection_.subject()->filter : 0;
    const model::MapPixel pixel = model::pixelOver(*request, *place, filter, colour_);
    pinned ? pin(pixel) : point(pixel);
}

void PhotosController::keepSelectionInside(const core::FeatureShape& shape) {
    if (colour_ >= shape.batches)
        colour_ = 0;
    const auto fits = [&shape](const model::MapPixel& pixel) {
        return pixel.filter < shape.filters && pixel.row < shape.rows &&
               pixel.column < shape.columns;
    };
    for (auto* pixel : {&selection_.pointed, &selection_.pinned}) {
        if (*pixel && !fits(**pixel))
            pixel->reset();
        else if (*pixel)
            (*pixel)->colour = colour_;
    }
}

void PhotosController::showSelection() {
    const auto& request = computer_.request();
    const auto subject = selection_.subject();
    view::FeatureGallery* gallery = page_.stage()->gallery();
    // Where numbers come from is not asked of a photo that has none yet.
    if (!request || !request->photo || !subject) {
        gallery->setPlace(std::nullopt, {}, 0);
        page_.panel()->thumb()->setRing(std::nullopt);
        page_.origin()->showNothing();
        page_.setFoldedLine({});
        return;
    }
    const QPoint place(static_cast<int>(subject->column), static_cast<int>(subject->row));
    gallery->setPlace(place, model::valuesAt(*request, subject->row, subject->column),
                      static_cast<int>(subject->colour));
    page_.panel()->thumb()->setRing(model::placeBehind(*request, *subject));
    showOrigin(*subject);
}

void PhotosController::showOrigin(const model::MapPixel& pixel) {
    const core::FeatureRequest& request = *computer_.request();
    const model::FeatureOrigin origin = model::originOf(request, pixel);
    page_.origin()->setColours(core::featureShape(request).batches > 1, colour_);
    page_.origin()->show(request, origin, selection_.pinned.has_value());
    page_.setFoldedLine(view::sumForms(view::lettersOf(request.operation), origin));
}

}  // namespace controller
