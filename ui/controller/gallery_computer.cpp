#include "ui/controller/gallery_computer.h"

namespace controller {

namespace {

/// Below so many multiplications all pixels are as quick as a sample.
constexpr double kQuick = 8e6;

double multiplications(const core::FeatureRequest& request) {
    const core::FeatureShape shape = core::featureShape(request);
    return static_cast<double>(shape.rows) * static_cast<double>(shape.columns) *
           static_cast<double>(shape.batches) * static_cast<double>(request.filters->size());
}

double rangeAt(const model::FeatureFindings& findings, core::Index filter, bool shared) {
    const model::FilterFindings& found = findings.filters[static_cast<std::size_t>(filter)];
    return shared ? found.shared.range : found.own.range;
}

}  // namespace

/// Maps reduced to the screen: of the filters from `first` on, in a part of the maps.
struct GalleryComputer::Reduced {
    core::ReducedMaps maps;
    core::Index first = 0;
    core::Index count = 0;
    core::Index batches = 1;
    paint::Role role = paint::Role::Input;
    QRectF part;

    QVector<QImage> pictures(const model::FeatureFindings& findings, const GalleryLook& look,
                             core::Index from, core::Index pictures) const {
        const paint::FeatureInk ink(paint::theme(look.scheme), role, look.colours);
        QVector<QImage> result;
        for (core::Index filter = from; filter < from + pictures; ++filter) {
            const double range = rangeAt(findings, filter, look.shared);
            const core::Index map = filter - first;
            result.append(batches == 3 ? paint::recombinedPicture(maps, map, count, range)
                                       : paint::featurePicture(maps, map, range, ink));
        }
        return result;
    }
};

GalleryComputer::GalleryComputer(QObject* parent) : QObject(parent) {
    connect(&survey_, &model::Runner::progressed, this, &GalleryComputer::progressed);
    connect(&survey_, &model::Runner::finished, this, &GalleryComputer::finished);
    connect(&survey_, &model::Runner::failed, this, &GalleryComputer::failed);
    connect(&pictures_, &model::Runner::failed, this, &GalleryComputer::failed);
}

void GalleryComputer::setRequest(const std::optional<core::FeatureRequest>& request) {
    request_ = request;
    complete_ = false;
    whole_.reset();
    part_.reset();
    survey_.cancel();
    pictures_.cancel();
    if (!request_) {
        findings_.reset();
        return;
    }
    count(multiplications(*request_) > kQuick);
}

void GalleryComputer::setView(const GalleryView& view) {
    if (view_ == view)
        return;
    view_ = view;
    updatePictures();
}

void GalleryComputer::setLook(const GalleryLook& look) {
    if (look_ == look)
        return;
    look_ = look;
    updatePictures();
}

void GalleryComputer::stop() {
    survey_.cancel();
}

core::FeatureView GalleryComputer::wanted() const {
    return featureView(view_.viewport, view_.devicePixelRatio);
}

void GalleryComputer::count(bool sampled) {
    // The whole maps at the size that they are shown at, whatever part of them is in view now.
    model::MapViewport whole = view_.viewport;
    whole.zoom = 0;
    const core::FeatureView size = featureView(whole, view_.devicePixelRatio);
    const core::FeatureShape shape = core::featureShape(*request_);
    const bool direct = request_->operation == core::FeatureOperation::Convolution;
    survey_.run([=, this,
                 request = *request_](const core::Control& control) -> model::Runner::Delivery {
        core::FeatureSurvey made =
            sampled ? core::sampledSurvey(request, size.height, size.width, control)
                    : core::survey(request, size.height, size.width, control);
        auto findings = std::make_shared<const model::FeatureFindings>(
            model::findingsOf(made.statistics, shape, sampled));
        auto reduced = std::make_shared<Reduced>();
        reduced->maps = std::move(made.maps);
        reduced->count = shape.filters;
        reduced->batches = shape.batches;
        reduced->role = direct ? paint::Role::Output : paint::Role::Input;
        reduced->part = {0, 0, static_cast<double>(shape.columns), static_cast<double>(shape.rows)};
        return [=, this] { take(findings, reduced); };
    });
}

void GalleryComputer::take(Findings findings, std::shared_ptr<const Reduced> whole) {
    const bool sampled = findings->sampled;
    findings_ = std::move(findings);
    complete_ = !sampled;
    whole_ = std::move(whole);
    emit findingsChanged();
    updatePictures();
    if (sampled)
        count(false);
}

bool GalleryComputer::isShown(const Reduced& reduced) const {
    return reduced.maps.view == wanted() && reduced.first <= view_.first &&
           reduced.first + reduced.count >= view_.first + view_.count;
}

// The gallery may be laid out already for maps whose request is still to come.
bool GalleryComputer::isViewOfRequest() const {
    const core::FeatureShape shape = core::featureShape(*request_);
    const QSizeF maps(static_cast<double>(shape.columns), static_cast<double>(shape.rows));
    return view_.viewport.map == maps && view_.first + view_.count <= shape.filters;
}

void GalleryComputer::updatePictures() {
    if (!request_ || !whole_ || view_.count == 0 || !isViewOfRequest())
        return;
    if (isShown(*whole_))
        colour(whole_);
    else if (part_ && isShown(*part_))
        colour(part_);
    else
        reduce(true);
}

void GalleryComputer::colour(std::shared_ptr<const Reduced> reduced) {
    pictures_.run([=, this, findings = findings_, look = look_,
                   view = view_](const core::Control&) -> model::Runner::Delivery {
        const auto made = reduced->pictures(*findings, look, view.first, view.count);
        return [=, this] { emit picturesMade(view.first, made, reduced->part); };
    });
}

// Quickly first; then, where pixels of the map are smaller than the screen's, by all of them.
void GalleryComputer::reduce(bool sampled) {
    const core::FeatureView size = wanted();
    const bool direct = request_->operation == core::FeatureOperation::Convolution;
    const core::FeatureShape shape = core::featureShape(*request_);
    pictures_.run([=, this, request = *request_, findings = findings_, look = look_,
                   view = view_](const core::Control& control) -> model::Runner::Delivery {
        const auto some = core::someFilters(request, view.first, view.count);
        auto reduced = std::make_shared<Reduced>();
        reduced->maps = sampled ? core::sampledView(some, size, control)
                                : core::averagedView(some, size, control);
        reduced->first = view.first;
        reduced->count = view.count;
        reduced->batches = shape.batches;
        reduced->role = direct ? paint::Role::Output : paint::Role::Input;
        reduced->part = view.viewport.shown();
        const auto made = reduced->pictures(*findings, look, view.first, view.count);
        return [=, this] {
            emit picturesMade(view.first, made, reduced->part);
            const bool exact = size.rows <= static_cast<double>(size.height) &&
                               size.columns <= static_cast<double>(size.width);
            if (sampled && !exact)
                reduce(false);
            else
                part_ = reduced;
        };
    });
}

}  // namespace controller
