#pragma once

#include "ui/model/map_viewport.h"
#include "ui/paint/theme.h"

#include <QImage>
#include <QWidget>
#include <optional>

namespace view {

/// A place in the maps, marked in every picture: a ring with four ticks.
void drawRing(QPainter& painter, QPointF centre, const paint::Theme& theme);

/// The picture of one feature map: pointed at and pinned by mouse or keyboard, zoomed by the wheel,
/// moved by dragging. It shows what it was given, stretched to the present viewport until its own
/// comes, over the whole map where that reaches further. No picture is larger than the screen.
class MapPicture : public QWidget {
    Q_OBJECT
public:
    explicit MapPicture(QWidget* parent = nullptr);

    void setViewport(const model::MapViewport& viewport);
    /// A picture of a part of the map, in pixels of the map.
    void setPicture(const QImage& picture, const QRectF& part);
    /// Shows nothing until a picture comes: it is about another map now.
    void clear();
    const QImage& picture() const { return picture_; }
    /// Shown but no longer true: faded.
    void setStale(bool stale);
    void setRing(std::optional<QPoint> pixel);

signals:
    void pointed(const std::optional<QPoint>& pixel);  // x the column
    void pinAsked(const QPoint& pixel);
    void releaseAsked();
    void viewportAsked(const model::MapViewport& viewport);
    void scrollAsked(int rows);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void moveRing(QPoint by);
    bool handleZoomKey(int key);

    model::MapViewport viewport_;
    void drawPart(QPainter& painter, const QImage& picture, const QRectF& part) const;

    QImage picture_, whole_;
    QRectF part_;
    std::optional<QPoint> ring_;
    QPointF pressedAt_, draggedFrom_;
    bool pressed_ = false, dragging_ = false, stale_ = false;
};

}  // namespace view
