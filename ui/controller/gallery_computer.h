#pragma once

#include "core/feature_reduction.h"
#include "ui/model/feature_findings.h"
#include "ui/model/map_viewport.h"
#include "ui/model/runner.h"
#include "ui/paint/feature_picture.h"

#include <QImage>
#include <QObject>
#include <QVector>
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

/// Computes what the gallery shows, off the GUI thread: first from a sample of the pixels, then
/// from all of them; pictures only of what is in view, at the size of the screen.
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
    bool isCounting() const { return survey_.isRunning(); }
    /// Whether anything is still to come, pictures included.
    bool isBusy() const { return survey_.isRunning() || pictures_.isRunning(); }

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
    using Findings = std::shared_ptr<const model::FeatureFindings>;

    void count(bool sampled);
    void take(Findings findings, std::shared_ptr<const Reduced> whole);
    void updatePictures();
    void reduce(bool sampled);
    void colour(std::shared_ptr<const Reduced> reduced);
    bool isShown(const Reduced& reduced) const;
    bool isViewOfRequest() const;
    core::FeatureView wanted() const;

    std::optional<core::FeatureRequest> request_;
    GalleryView view_;
    GalleryLook look_;
    Findings findings_;
    bool complete_ = false;
    std::shared_ptr<const Reduced> whole_;  // all maps, nothing zoomed
    std::shared_ptr<const Reduced> part_;   // those in view
    model::Runner survey_;
    model::Runner pictures_;
};

}  // namespace controller
