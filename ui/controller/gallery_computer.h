#pragma once

#include "core/feature_reduction.h"
#include "ui/model/feature_findings.h"
#include "ui/model/map_viewport.h"
#include "ui/model/runner.h"
#include "ui/paint/feature_picture.h"

#include <QImage>
#include <QObject>
#include <QVector>
#include <functional>
#include <memory>
#include <optional>

namespace controller {

/// How the gallery's pictures look.
struct GalleryLook {
    paint::Scheme scheme = paint::Scheme::Light;
    paint::PictureColours colours = paint::PictureColours::Ramp;
    bool shared = true;  // one range for all, or each its own

    friend bool operator==(const GalleryLook&, const GalleryLook&) = default;
};

/// What the gallery shows at once: a part of the maps, and some of the filters.
struct GalleryView {
    model::MapViewport viewport;
    double devicePixelRatio = 1;
    core::Index first = 0;
    core::Index count = 0;

    friend bool operator==(const GalleryView&, const GalleryView&) = default;
};

/// Computes what the gallery shows, off the GUI thread: first from a sample of the pixels, with its
/// pictures in the same step, then from all of them; pictures only of what is in view, at the size
/// of the screen. While the view moves, each sample is shown before the next is begun.
class GalleryComputer : public QObject {
    Q_OBJECT
public:
    explicit GalleryComputer(QObject* parent = nullptr);

    /// Begins anew; nothing where there is nothing to compute.
    void setRequest(const std::optional<core::FeatureRequest>& request);
    const std::optional<core::FeatureRequest>& request() const { return request_; }
    void setView(const GalleryView& view);
    void setLook(const GalleryLook& look);
    /// Gives up counting all pixels; what is shown stays.
    void stop();
    bool isCounting() const { return preview_.isRunning() || survey_.isRunning(); }
    /// Whether anything is still to come, pictures included.
    bool isBusy() const { return isCounting() || pictures_.isRunning(); }

    /// What is shown; it may still be a sample, or of the request before.
    std::shared_ptr<const model::FeatureFindings> findings() const { return findings_; }
    /// Whether the findings are of all values of the present request.
    bool isComplete() const { return complete_; }

signals:
    void findingsChanged();
    /// Pictures of the filters from `first` on, of a part of the maps.
    void picturesMade(core::Index first, const QVector<QImage>& pictures, const QRectF& part);
    void progressed(double fraction);
    void finished();
    void failed(const QString& sentence);

private:
    struct Reduced;
    struct Made;
    using Findings = std::shared_ptr<const model::FeatureFindings>;
    using Shown = std::shared_ptr<const Reduced>;

    void preview();
    void count();
    std::function<Made(const core::Control&)> maker(bool sampled) const;
    static Reduced reducedOf(const core::FeatureRequest& request, core::ReducedMaps maps,
                             core::Index first, core::Index count);
    void take(const Made& made, const GalleryView& view, const GalleryLook& look);
    void updatePictures();
    void reduce(bool sampled);
    void colour(const Shown& reduced);
    bool isShown(const Reduced& reduced) const;
    bool isViewOfRequest() const;
    core::FeatureView wanted() const;

    std::optional<core::FeatureRequest> request_;
    GalleryView view_;
    GalleryLook look_;
    Findings findings_;
    bool complete_ = false;
    Shown whole_;  // all maps, nothing zoomed
    Shown part_;   // those in view
    bool quick_ = false,
         again_ = false;  // a sample of what is in view runs; the view changed since
    model::Runner preview_;
    model::Runner survey_;
    model::Runner pictures_;
};

}  // namespace controller
