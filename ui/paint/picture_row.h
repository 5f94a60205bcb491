#pragma once

#include "ui/paint/theme.h"

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QString>
#include <QVector>

class QPainter;

namespace paint {

/// One of several pictures side by side.
struct RowPicture {
    QString title;
    QString size;
    QString note;  // at the right of the caption
    QImage image;
    QVector<QImage> halves;  // the same reduced by 2, 4 and so on
    double pixels = 0;       // columns of the array that it shows
};

/// Pictures side by side in which the same place of each is in the same place of its box.
struct PictureRow {
    QVector<RowPicture> pictures;
    QSize size;
    double zoom = 0;           // px for one pixel of the array; 0 fits each into its box
    QPointF centre{0.5, 0.5};  // of what is in view, as a share of the picture

    /// The zoom that a picture is shown at, and the one at which all of it is seen.
    double zoomOf(int n) const;
    double fitZoom(int n) const;
    /// The part of the row that a picture covers, under its caption.
    QRectF boxOf(int n) const;
};

void drawPictureRow(QPainter& painter, const PictureRow& row, const Theme& theme);

}  // namespace paint
