#pragma once

#include "ui/model/feature_findings.h"
#include "ui/model/map_viewport.h"
#include "ui/model/photos_part.h"
#include "ui/paint/feature_picture.h"
#include "ui/view/photos/gallery_layout.h"

#include <QImage>
#include <QVector>
#include <QWidget>
#include <memory>
#include <optional>

class QScrollBar;

namespace view {

class FeatureTile;

/// The feature maps as tiles, scrolled by whole rows. Only tiles in view exist.
class FeatureGallery : public QWidget {
    Q_OBJECT
public:
    explicit FeatureGallery(QWidget* parent = nullptr);

    /// Which filters there are and how large their maps; `channel` of deep filters is shown.
    void setPart(const model::PhotosPart& part, const core::FeatureShape& shape, int channel);
    void setFindings(std::shared_ptr<const model::FeatureFindings> findings, bool shared,
                     paint::PictureColours colours);
    void setViewport(const model::MapViewport& viewport);
    /// Pictures of the filters from `first` on, of a part of the maps.
    void setPictures(core::Index first, const QVector<QImage>& pictures, const QRectF& part);
    void setStale(bool stale);
    /// The place pointed at, the values there (filter by filter within each colour), and the colour
    /// that the sum is about.
    void setPlace(std::optional<QPoint> place, const std::vector<float>& values, int colour);
    void setPlain(bool plain);

    QSize pictureSize() const;
    core::Index firstShown() const;
    core::Index shownCount() const;

signals:
    void layoutChanged();
    void pointed(core::Index filter, const std::optional<QPoint>& pixel);
    void pinAsked(core::Index filter, const QPoint& pixel);
    void releaseAsked();
    void viewportAsked(const model::MapViewport& viewport);
    void tapAsked(core::Index filter, core::Index row, core::Index column, float value);
    void removeAsked(core::Index filter);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    FeatureTile* makeTile();
    void layOut();
    GalleryLayout layoutIn(const QSize& room) const;
    void fill();
    void fillTile(int tile);
    void showValues(int tile);
    void scrollTo(int row);
    core::Index filterOf(int tile) const;

    QScrollBar* scroll_;
    QVector<FeatureTile*> tiles_;
    GalleryLayout layout_;
    model::PhotosPart part_;
    core::FeatureShape shape_;
    std::shared_ptr<const model::FeatureFindings> findings_;
    model::MapViewport viewport_;
    std::optional<QPoint> place_;
    std::vector<float> values_;
    int colour_ = 0;
    paint::PictureColours colours_ = paint::PictureColours::Ramp;
    int channel_ = 0;
    bool shared_ = true, plain_ = false, stale_ = false;
    int wheel_ = 0;
};

}  // namespace view
