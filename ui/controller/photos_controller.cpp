#include "ui/controller/photos_controller.h"

#include "core/notation.h"
#include "ui/model/picture_file.h"
#include "ui/model/problem_words.h"
#include "ui/model/sample_photos.h"
#include "ui/view/photos/feature_gallery.h"
#include "ui/view/photos/gallery_footer.h"
#include "ui/view/photos/origin_words.h"
#include "ui/view/photos/photos_origin.h"
#include "ui/view/photos/photos_panel.h"
#include "ui/view/photos/photos_stage.h"
#include "ui/view/photos_page.h"

#include <QEvent>

namespace controller {

namespace {

QString sizeWords(core::Index rows, core::Index columns) {
    return QStringLiteral("%1×%2").arg(rows).arg(columns);
}

}  // namespace

PhotosController::PhotosController(model::Document* document, view::PhotosPage* page,
                                   QObject* parent)
    : QObject(parent), document_(*document), page_(*page) {
    connectPanel();
    connectStage();
    connectComputer();
    page_.installEventFilter(this);
    look_.scheme = paint::schemeOf(page_.palette());
    computer_.setLook(look_);
    connect(document, &model::Document::changed, this, [this] {
        if (document_.experiment().photos != asked_)
            refresh();
    });
    connect(page, &view::PhotosPage::shown, this, &PhotosController::refresh);
    refresh();
}

PhotosController::~PhotosController() = default;

QString PhotosController::notation() const {
    return QString::fromStdString(core::notation(model::geometryOf(part_)));
}

bool PhotosController::isBusy() const {
    return loader_.isRunning() || thumbs_.isRunning() || filterReader_.isRunning() ||
           computer_.isBusy();
}

void PhotosController::setPictureColours(paint::PictureColours colours) {
    look_.colours = colours;
    computer_.setLook(look_);
    showFindings();
}

paint::GalleryFigure PhotosController::figure() const {
    paint::GalleryFigure figure{
        model::requestOf(part_), part_.names, channel_, {}, {}, look_.shared, look_.colours};
    const core::FeatureShape shape = core::featureShape(figure.request);
    const QSizeF map(static_cast<double>(shape.columns), static_cast<double>(shape.rows));
    figure.part = viewport_.map == map ? viewport_.shown() : QRectF({0, 0}, map);
    if (computer_.isComplete())
        figure.findings = computer_.findings();
    return figure;
}

bool PhotosController::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &page_ && event->type() == QEvent::PaletteChange) {
        look_.scheme = paint::schemeOf(page_.palette());
        computer_.setLook(look_);
    }
    return QObject::eventFilter(watched, event);
}

void PhotosController::connectComputer() {
    connect(&computer_, &GalleryComputer::findingsChanged, this, &PhotosController::showFindings);
    connect(&computer_, &GalleryComputer::picturesMade, page_.stage()->gallery(),
            &view::FeatureGallery::setPictures);
    connect(&computer_, &GalleryComputer::progressed, this, &PhotosController::showProgress);
    connect(&computer_, &GalleryComputer::finished, this,
            [this] { page_.footer()->setComputing({}); });
    connect(&computer_, &GalleryComputer::failed, this,
            [this](const QString& sentence) { page_.stage()->setComplaint(sentence); });
    connect(&loader_, &model::Runner::failed, this, [this](const QString& sentence) {
        page_.stage()->setComplaint(sentence);
        showGlimpse(nullptr);
    });
    connect(&filterReader_, &model::Runner::failed, this,
            [this](const QString& sentence) { page_.stage()->setComplaint(sentence); });
}

// What the document says may be impossible: then the last good result stays, faded.
void PhotosController::refresh() {
    asked_ = document_.experiment().photos;
    model::PhotosPart part = asked_;
    if (!part.filters)
        part = model::withPhoto(model::firstPhotos(), part.photo);
    // Nothing is drawn or computed for a page that nobody has looked at.
    if (!part.photo && !sample_ && page_.isVisible() && !model::samplePhotos().isEmpty())
        openSample({});
    if (!part.photo && sample_)
        part = model::withPhoto(part, sample_);
    part_ = part;
    showPart();
    emit notationChanged(notation());
}

model::PhotosPart PhotosController::shownPart() const {
    return glimpse_ ? model::withPhoto(part_, glimpse_) : part_;
}

void PhotosController::showPart() {
    const model::PhotosPart part = shownPart();
    std::optional<core::Problem> problem;
    if (part.photo)
        problem = model::problemOf(part);
    page_.panel()->show(part, problem, model::namedPaddingOf(part), channel_);
    QStringList samples;
    for (const model::SamplePhoto& sample : model::samplePhotos())
        samples.append(sample.title);
    page_.stage()->setEmpty(!part.photo, samples);
    page_.stage()->gallery()->setStale(problem.has_value());
    page_.stage()->setLastGood(problem ? lastGoodWords() : QString());
    if (!part.photo) {
        computer_.setRequest(std::nullopt);
        point(std::nullopt);
        return;
    }
    showThumb(part);
    if (!problem && page_.isVisible())
        showGallery(part);
}

// The maps' sizes follow from the rest, and are not what a person changed.
QString PhotosController::lastGoodWords() const {
    const auto& request = computer_.request();
    if (!request)
        return {};
    core::Geometry asked = model::geometryOf(part_);
    asked.rows.input = request->geometry.rows.input;
    asked.columns.input = request->geometry.columns.input;
    if (asked == request->geometry)
        return tr("the filters before");
    return model::lastGoodWords(request->geometry, asked);
}

void PhotosController::showGallery(const model::PhotosPart& part) {
    const core::FeatureRequest request = model::requestOf(part);
    const core::FeatureShape shape = core::featureShape(request);
    const auto& before = computer_.request();
    const bool anew = !before || before->photo != request.photo || before->lines != request.lines ||
                      before->filters != request.filters || before->geometry != request.geometry ||
                      before->operation != request.operation;
    const QSizeF map(static_cast<double>(shape.columns), static_cast<double>(shape.rows));
    if (viewport_.map != map) {
        viewport_ = {map, viewport_.picture, 0, {map.width() / 2, map.height() / 2}};
        page_.footer()->setZoom(0);
    }
    keepSelectionInside(shape);
    page_.stage()->gallery()->setPart(part, shape, channel_);
    showSummary(request);
    page_.footer()->setRecombined(shape.batches == 3);
    if (anew) {
        counting_.start();
        computer_.setRequest(request);
    }
    showSelection();
}

void PhotosController::showSummary(const core::FeatureRequest& request) {
    const core::FeatureShape shape = core::featureShape(request);
    const auto [channels, rows, columns] = core::photoShape(request);
    const QString filters =
        shape.filters == 1 ? tr("1 filter") : tr("%1 filters").arg(shape.filters);
    page_.stage()->setSummary(
        tr("%1, %2 to %3")
            .arg(filters, sizeWords(rows, columns), sizeWords(shape.rows, shape.columns)));
}

void PhotosController::showThumb(const model::PhotosPart& part) {
    const bool grey = part.channels == model::Channels::GreyMean;
    if (thumbOf_ == part.photo && thumbGrey_ == grey)
        return;
    thumbOf_ = part.photo;
    thumbGrey_ = grey;
    const QSize most = QSize(256, 144) * page_.devicePixelRatio();
    thumbs_.run([this, photo = part.photo, grey, most](const core::Control&) {
        const QImage image = photo->lines
                                 ? model::imageOf(grey ? *photo->greyLines : *photo->lines, most)
                                 : model::imageOf(grey ? *photo->grey : *photo->planes, most);
        const auto [channels, rows, columns] = model::shapeOf(*photo);
        const QSize size(static_cast<int>(columns), static_cast<int>(rows));
        return [this, image, size] { page_.panel()->setThumb(image, size); };
    });
}

void PhotosController::showFindings() {
    const auto findings = computer_.findings();
    if (!findings)
        return;
    const bool direct = part_.operation == model::Operation::Convolution;
    page_.stage()->gallery()->setFindings(findings, look_.shared, look_.colours);
    page_.footer()->setFindings(findings, look_.shared,
                                direct ? paint::Role::Output : paint::Role::Input, look_.colours);
}

void PhotosController::showProgress(double fraction) {
    constexpr qint64 kPatience = 250;
    if (counting_.elapsed() < kPatience)
        return;
    page_.footer()->setComputing(
        tr("Preview; counting all pixels: %1 %").arg(static_cast<int>(fraction * 100)));
}

void PhotosController::followLayout() {
    view::FeatureGallery* gallery = page_.stage()->gallery();
    if (gallery->pictureSize().isEmpty())
        return;
    viewport_.picture = gallery->pictureSize();
    gallery->setViewport(viewport_);
    computer_.setView(
        {viewport_, page_.devicePixelRatioF(), gallery->firstShown(), gallery->shownCount()});
}

void PhotosController::setViewport(const model::MapViewport& viewport) {
    viewport_ = viewport;
    page_.footer()->setZoom(viewport.isFit() ? 0 : viewport.zoom);
    followLayout();
}

void PhotosController::setZoom(double zoom) {
    // About what is pointed at, if it is in view.
    QPointF about = viewport_.target().center();
    if (const auto subject = selection_.subject()) {
        const QPointF place = viewport_.toPicture(
            {static_cast<double>(subject->column) + 0.5, static_cast<double>(subject->row) + 0.5});
        if (viewport_.target().contains(place))
            about = place;
    }
    setViewport(model::zoomedAbout(viewport_, about, zoom));
}

}  // namespace controller
