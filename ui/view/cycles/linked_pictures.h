#pragma once

#include <QImage>
#include <QVector>
#include <QWidget>

namespace view {

/// Pictures side by side that are zoomed and moved together: the same place of each is in the same
/// place of its box. Wheel, + and − zoom; dragging and the arrow keys move; 0 shows all.
class LinkedPictures : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString title;
        QString size;
        QString note;  // at the right of the caption
        QImage image;
        QImage screen;      // the same reduced, for showing it whole
        double pixels = 0;  // columns of the array that it shows
    };
    explicit LinkedPictures(QWidget* parent = nullptr);

    void setItems(const QVector<Item>& items);
    /// Screen pixels for one of the array; 0 fits the pictures into their boxes.
    void setZoom(double zoom);
    double zoom() const { return zoom_; }

    QSize minimumSizeHint() const override { return {200, 100}; }

signals:
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect slot(int n) const;
    QRectF boxOf(int n) const;
    double fitZoom(int n) const;
    double usedZoom(int n) const { return zoom_ > 0 ? zoom_ : fitZoom(n); }
    void zoomBy(double factor);
    void moveBy(QPointF pixels);
    void paintItem(QPainter& painter, int n);

    QVector<Item> items_;
    double zoom_ = 0;
    QPointF centre_{0.5, 0.5};  // of what is in view, as a share of the picture
    QPointF dragged_;
};

}  // namespace view
