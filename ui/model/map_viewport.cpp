#include "ui/model/map_viewport.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

double clampedCentre(double centre, double map, double shown) {
    return shown >= map ? map / 2 : std::clamp(centre, shown / 2, map - shown / 2);
}

MapViewport clamped(MapViewport viewport) {
    const QSizeF size = viewport.shown().size();
    viewport.centre = {clampedCentre(viewport.centre.x(), viewport.map.width(), size.width()),
                       clampedCentre(viewport.centre.y(), viewport.map.height(), size.height())};
    return viewport;
}

double fitZoom(const MapViewport& viewport) {
    return std::min(viewport.picture.width() / viewport.map.width(),
                    viewport.picture.height() / viewport.map.height());
}

}  // namespace

QSizeF MapViewport::scale() const {
    if (!isFit())
        return {zoom, zoom};
    return {picture.width() / map.width(), picture.height() / map.height()};
}

QRectF MapViewport::shown() const {
    if (isFit())
        return {{0, 0}, map};
    const QSizeF size(std::min(picture.width() / zoom, map.width()),
                      std::min(picture.height() / zoom, map.height()));
    const QPointF middle(clampedCentre(centre.x(), map.width(), size.width()),
                         clampedCentre(centre.y(), map.height(), size.height()));
    return {middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(),
            size.height()};
}

QRectF MapViewport::target() const {
    const QRectF part = shown();
    const QSizeF size(part.width() * scale().width(), part.height() * scale().height());
    return {(picture.width() - size.width()) / 2, (picture.height() - size.height()) / 2,
            size.width(), size.height()};
}

QPointF MapViewport::toPicture(QPointF onMap) const {
    const QPointF from = onMap - shown().topLeft();
    return target().topLeft() + QPointF(from.x() * scale().width(), from.y() * scale().height());
}

QPointF MapViewport::toMap(QPointF inPicture) const {
    const QPointF from = inPicture - target().topLeft();
    return shown().topLeft() + QPointF(from.x() / scale().width(), from.y() / scale().height());
}

std::optional<QPoint> MapViewport::pixelAt(QPointF inPicture) const {
    const QPointF place = toMap(inPicture);
    const QPoint pixel(static_cast<int>(std::floor(place.x())),
                       static_cast<int>(std::floor(place.y())));
    const bool inside = target().contains(inPicture) && pixel.x() >= 0 && pixel.y() >= 0 &&
                        pixel.x() < map.width() && pixel.y() < map.height();
    return inside ? std::optional(pixel) : std::nullopt;
}

MapViewport zoomedAbout(MapViewport viewport, QPointF inPicture, double zoom) {
    const QPointF anchor = viewport.toMap(inPicture);
    viewport.zoom = zoom;
    if (viewport.isFit())
        return viewport;
    const QPointF middle(viewport.picture.width() / 2, viewport.picture.height() / 2);
    viewport.centre = anchor + (middle - inPicture) / zoom;
    return clamped(viewport);
}

MapViewport zoomedBy(const MapViewport& viewport, QPointF inPicture, double factor) {
    const double now = viewport.isFit() ? fitZoom(viewport) : viewport.zoom;
    const double zoom = std::min(now * factor, std::max(kMostZoom, fitZoom(viewport)));
    return zoomedAbout(viewport, inPicture, zoom <= fitZoom(viewport) * 1.001 ? 0 : zoom);
}

MapViewport panned(MapViewport viewport, QPointF by) {
    if (viewport.isFit())
        return viewport;
    viewport.centre = viewport.shown().center() - by / viewport.zoom;
    return clamped(viewport);
}

MapViewport revealing(MapViewport viewport, QPoint pixel) {
    const QRectF part = viewport.shown();
    const auto outside = [](double first, double last, double at) {
        return at < first ? at - first : at + 1 > last ? at + 1 - last : 0.0;
    };
    viewport.centre = part.center() + QPointF(outside(part.left(), part.right(), pixel.x()),
                                              outside(part.top(), part.bottom(), pixel.y()));
    return clamped(viewport);
}

core::FeatureView featureView(const MapViewport& viewport, double devicePixelRatio) {
    const QRectF part = viewport.shown();
    const QRectF target = viewport.target();
    const auto pixels = [devicePixelRatio](double length) {
        return std::max<core::Index>(std::lround(length * devicePixelRatio), 1);
    };
    return {part.top(),
            part.left(),
            part.height(),
            part.width(),
            pixels(target.height()),
            pixels(target.width())};
}

}  // namespace model
