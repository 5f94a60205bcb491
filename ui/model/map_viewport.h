#pragma once

#include "core/feature_reduction.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <optional>

namespace model {

/// Which part of the maps the gallery shows; the same in each of its pictures. Lengths in a picture
/// are px, in a map its own pixels, x along the columns.
struct MapViewport {
    QSizeF map{1, 1};
    QSizeF picture{1, 1};
    double zoom = 0;           // px for each pixel of a map; 0 shows the whole map
    QPointF centre{0.5, 0.5};  // of what is shown, in pixels of the map

    bool isFit() const { return zoom <= 0; }
    /// px for each pixel of a map, across and down. The whole map fills the picture.
    QSizeF scale() const;
    /// The part of the map that is shown.
    QRectF shown() const;
    /// Where in the picture it is shown: all of it, unless the map is smaller.
    QRectF target() const;

    QPointF toPicture(QPointF onMap) const;
    QPointF toMap(QPointF inPicture) const;
    /// The pixel of the map (x its column) at a place in the picture, if one is there.
    std::optional<QPoint> pixelAt(QPointF inPicture) const;

    friend bool operator==(const MapViewport&, const MapViewport&) = default;
};

inline constexpr double kMostZoom = 32;

/// The viewport at a zoom (0: the whole map) around the pixel of the map that is at a place in the
/// picture now, which stays there as far as the map's edges allow.
MapViewport zoomedAbout(MapViewport viewport, QPointF inPicture, double zoom);
/// Zoomed by a factor; below the whole map it is the whole map.
MapViewport zoomedBy(const MapViewport& viewport, QPointF inPicture, double factor);
/// Moved by so many px, as far as the map goes.
MapViewport panned(MapViewport viewport, QPointF by);
/// With a pixel of the map in view: moved as little as it takes.
MapViewport revealing(MapViewport viewport, QPoint pixel);

/// What to compute for it, on a screen of so many device pixels a px.
core::FeatureView featureView(const MapViewport& viewport, double devicePixelRatio);

}  // namespace model
