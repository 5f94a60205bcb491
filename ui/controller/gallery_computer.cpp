#include "ui/controller/gallery_computer.h"

#include "core/worker_pool.h"

#include <utility>
#include <vector>

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

    QRectF part() const {
        return {maps.view.column, maps.view.row, maps.view.columns, maps.view.rows};
    }
    QVector<QImage> pictures(const model::FeatureFindings& findings, const GalleryLook& look,
                             core::Index from, core::Index pictures,
                             const core::Control& control) const {
        const paint::FeatureInk ink(paint::theme(look.scheme), role, look.colours);
        std::vector<QImage> made(static_cast<std::size_t>(pictures));
        core::forEach(pictures, core::silent(control), [&](core::Index n) {
            const double range = rangeAt(findings, from + n, look.shared);
            const core::Index map = from + n - first;
            made[static_cast<std::size_t>(n)] =
                batches == 3 ? paint::recombinedPicture(maps, map, count, range)
                             : paint::featurePicture(maps, map, range, ink);
        });
        return {made.begin(), made.end()};
    }
};

GalleryComputer::Reduced GalleryComputer::reducedOf(const core::FeatureRequest& request,
                                                    core::ReducedMaps maps, core::Index first,
                                                    core::Index count) {
    const bool direct = request.operation == core::FeatureOperation::Convolution;
    return {std::move(maps), first, count, core::featureShape(request).batches,
            direct ? paint::Role::Output : paint::Role::Input};
}

/// What one run over a request gives: of all maps, and of the part in view where that is another.
struct GalleryComputer::Made {
    Findings findings;
    Shown whole;
    Shown part;
    QVector<QImage> wholePictures;
    QVector<QImage> partPictures;
};

GalleryComputer::GalleryComputer(QObject* parent) : QObject(parent) {
    connect(&survey_, &model::Runner::progressed, this, &GalleryComputer::progressed);
    connect(&survey_, &model::Runner::finished, this, &GalleryComputer::finished);
    for (const model::Runner* runner : {&preview_, &survey_, &pictures_})
        connect(runner, &model::Runner::failed, this, &GalleryComputer::failed);
    connect(&pictures_, &model::Runner::failed, this, [this] { quick_ = again_ = false; });
}

void GalleryComputer::setRequest(const std::optional<core::FeatureRequest>& request) {
    request_ = request;
    complete_ = quick_ = again_ = false;
    whole_.reset();
    part_.reset();
    preview_.cancel();
    survey_.cancel();
    pictures_.cancel();
    if (!request_)
        findings_.reset();
    else if (multiplications(*request_) > kQuick)
        preview();
    else
        count();
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

void GalleryComputer::preview() {
    preview_.run([this, view = view_, look = look_,
                  work = maker(true)](const core::Control& control) -> model::Runner::Delivery {
        const auto made = std::make_shared<const Made>(work(control));
        return [=, this] {
            take(*made, view, look);
            // A photo that is still being opened is counted once it is there.
            if (request_->photo)
                count();
        };
    });
}

void GalleryComputer::count() {
    survey_.run([this, view = view_, look = look_,
                 work = maker(false)](const core::Control& control) -> model::Runner::Delivery {
        const auto made = std::make_shared<const Made>(work(control));
        return [=, this] {
            complete_ = true;
            take(*made, view, look);
        };
    });
}

// What the work needs is copied: it runs on another thread.
std::function<GalleryComputer::Made(const core::Control&)> GalleryComputer::maker(
    bool sampled) const {
    // The whole maps at the size that they are shown at, whatever part of them is in view now.
    model::MapViewport whole = view_.viewport;
    whole.zoom = 0;
    const core::FeatureView size = featureView(whole, view_.devicePixelRatio);
    const core::Index count = isViewOfRequest() ? view_.count : 0;
    return [=, request = *request_, first = view_.first, look = look_,
            wanted = wanted()](const core::Control& control) {
        const core::FeatureShape shape = core::featureShape(request);
        core::FeatureSurvey counted =
            sampled ? core::sampledSurvey(request, size.height, size.width, control)
                    : core::survey(request, size.height, size.width, control);
        Made made;
        made.findings = std::make_shared<const model::FeatureFindings>(
            model::findingsOf(counted.statistics, shape, sampled));
        made.whole = std::make_shared<const Reduced>(
            reducedOf(request, std::move(counted.maps), 0, shape.filters));
        made.wholePictures = made.whole->pictures(*made.findings, look, first, count, control);
        if (sampled && count > 0 && !(wanted == made.whole->maps.view)) {
            made.part = std::make_shared<const Reduced>(reducedOf(
                request,
                core::sampledView(core::someFilters(request, first, count), wanted, control), first,
                count));
            made.partPictures = made.part->pictures(*made.findings, look, first, count, control);
        }
        return made;
    };
}

void GalleryComputer::take(const Made& made, const GalleryView& view, const GalleryLook& look) {
    findings_ = made.findings;
    whole_ = made.whole;
    emit findingsChanged();
    const bool hasPictures = !made.wholePictures.isEmpty();
    if (hasPictures)
        emit picturesMade(view.first, made.wholePictures, whole_->part());
    if (made.part)
        emit picturesMade(view.first, made.partPictures, made.part->part());
    // What is shown is there already, unless it changed in the meantime.
    const bool same = hasPictures && view == view_ && look == look_;
    if (!same || (!made.part && !isShown(*whole_)))
        updatePictures();
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
    if (quick_) {
        again_ = true;
        return;
    }
    if (isShown(*whole_))
        colour(whole_);
    else if (part_ && isShown(*part_))
        colour(part_);
    else
        reduce(true);
}

void GalleryComputer::colour(const Shown& reduced) {
    pictures_.run([this, reduced, findings = findings_, look = look_,
                   view = view_](const core::Control& control) -> model::Runner::Delivery {
        const auto made = reduced->pictures(*findings, look, view.first, view.count, control);
        return [=, this] { emit picturesMade(view.first, made, reduced->part()); };
    });
}

// Quickly first; then, where pixels of the map are smaller than the screen's, by all of them.
void GalleryComputer::reduce(bool sampled) {
    quick_ = sampled;
    pictures_.run([=, this, request = *request_, findings = findings_, look = look_, view = view_,
                   size = wanted()](const core::Control& control) -> model::Runner::Delivery {
        const auto some = core::someFilters(request, view.first, view.count);
        const auto reduced = std::make_shared<const Reduced>(
            reducedOf(request,
                      sampled ? core::sampledView(some, size, control)
                              : core::averagedView(some, size, control),
                      view.first, view.count));
        const auto made = reduced->pictures(*findings, look, view.first, view.count, control);
        return [=, this] {
            quick_ = false;
            emit picturesMade(view.first, made, reduced->part());
            const bool exact = size.rows <= static_cast<double>(size.height) &&
                               size.columns <= static_cast<double>(size.width);
            if (std::exchange(again_, false))
                updatePictures();
            else if (sampled && !exact)
                reduce(false);
            else
                part_ = reduced;
        };
    });
}

}  // namespace controller
