#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

namespace view {

/// The photo in the left panel, with a ring at the place that the maps are pointed at. Pointing at
/// it or clicking it points at that place in the maps.
class PhotoThumb : public QWidget {
    Q_OBJECT
public:
    explicit PhotoThumb(QWidget* parent = nullptr);

    /// `size` is the photo's own, columns × rows.
    void setPhoto(const QImage& picture, const QSize& size);
    void setRing(std::optional<QPointF> place);  // in pixels of the photo
    int heightFor(int width, int most) const;

signals:
    void pointed(const std::optional<QPointF>& place);
    void pinAsked(const QPointF& place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF box() const;
    std::optional<QPointF> placeAt(QPointF position) const;

    QImage picture_;
    QSize size_;
    std::optional<QPointF> ring_;
};

}  // namespace view
