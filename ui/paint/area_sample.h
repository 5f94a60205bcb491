#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>

class QPainter;

namespace paint {

/// A part of a picture (in its pixels, fractions allowed, within it) at another size: each pixel of
/// the result is the mean of what it covers. Made smaller, nothing is skipped; made larger, pixels
/// become squares, whose edges fall between pixels of the result where they have to. Grey pictures
/// of 8 bits stay that, all others become RGB32.
QImage averaged(const QImage& picture, const QRectF& part, const QSize& size);

/// Draws a part of a picture into a box, averaged() for the pixels of the device that is painted
/// on.
void drawAveraged(QPainter& painter, const QRectF& box, const QImage& picture, const QRectF& part);

}  // namespace paint
