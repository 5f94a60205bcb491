#pragma once

#include "ui/paint/picture_row.h"

#include <QPixmap>
#include <QWidget>

namespace view {

/// Pictures side by side that are zoomed and moved together: the same place of each is in the same
/// place of its box. Wheel, + and − zoom; dragging and the arrow keys move; 0 shows all.
class LinkedPictures : public QWidget {
    Q_OBJECT
public:
    explicit LinkedPictures(QWidget* parent = nullptr);

    void setPictures(const QVector<paint::RowPicture>& pictures);
    /// Screen pixels for one of the array; 0 fits the pictures into their boxes.
    void setZoom(double zoom);
    double zoom() const { return row_.zoom; }

    /// What is seen now.
    const paint::PictureRow& row() const { return row_; }

    QSize minimumSizeHint() const override { return {200, 100}; }

signals:
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void zoomBy(double factor);
    void moveBy(QPointF pixels);
    void redraw();

    paint::PictureRow row_;
    QPointF dragged_;
    QPixmap drawn_;  // what is seen, until that changes
};

}  // namespace view
