#include "ui/paint/picture_row.h"

#include "ui/paint/area_sample.h"
#include "ui/paint/fonts.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

constexpr int kGap = 24;
constexpr int kCaption = 24;

/// What a picture and its caption may take.
QRect roomOf(const PictureRow& row, int n) {
    const int count = std::max<int>(1, static_cast<int>(row.pictures.size()));
    const int gap = count > 2 ? kGap * 2 / 3 : kGap;
    const int wide = (row.size.width() - (count - 1) * gap) / count;
    return {n * (wide + gap), kCaption, wide, row.size.height() - kCaption};
}

double rowsOf(const RowPicture& picture) {
    return picture.pixels * picture.image.height() / std::max(1, picture.image.width());
}

void drawCaption(QPainter& painter, const QRect& caption, const RowPicture& picture,
                 const Theme& theme) {
    const QFont strong = uiFont(13, QFont::Medium);
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, picture.title);
    const int used = QFontMetrics(strong).horizontalAdvance(picture.title);
    const QFont plain = uiFont(12);
    const QFontMetrics metrics(plain);
    painter.setFont(plain);
    painter.setPen(theme.text2);
    const int left = caption.width() - used - 12;
    const int note = metrics.horizontalAdvance(picture.note);
    if (metrics.horizontalAdvance(picture.size) + note + 12 <= left)
        painter.drawText(caption.adjusted(used + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         picture.size);
    if (note <= left)
        painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter, picture.note);
}

/// The smallest that still has a pixel for each of the device, so that few are read for one.
const QImage& imageFor(const RowPicture& picture, double devicePixels) {
    double scale = devicePixels * picture.pixels / picture.image.width();
    const QImage* image = &picture.image;
    for (const QImage& half : picture.halves) {
        scale *= 2;
        if (scale > 1)
            break;
        image = &half;
    }
    return *image;
}

void drawOne(QPainter& painter, const PictureRow& row, int n, const Theme& theme) {
    const RowPicture& picture = row.pictures[n];
    const QRect room = roomOf(row, n);
    drawCaption(painter, {room.left(), 0, room.width(), kCaption - 6}, picture, theme);
    if (picture.image.isNull())
        return;
    const QRectF box = row.boxOf(n);
    const double zoom = row.zoomOf(n);
    const QImage& image = imageFor(picture, zoom * std::abs(painter.deviceTransform().m11()));
    const QSizeF seen(box.width() / zoom / picture.pixels * image.width(),
                      box.height() / zoom / picture.pixels * image.width());
    QPointF from(row.centre.x() * image.width() - seen.width() / 2,
                 row.centre.y() * image.height() - seen.height() / 2);
    from.setX(std::clamp(from.x(), 0.0, std::max(0.0, image.width() - seen.width())));
    from.setY(std::clamp(from.y(), 0.0, std::max(0.0, image.height() - seen.height())));
    drawAveraged(painter, box, image, QRectF(from, seen));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.hair);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
}

}  // namespace

double PictureRow::fitZoom(int n) const {
    const RowPicture& picture = pictures[n];
    const QRect room = roomOf(*this, n);
    if (picture.image.isNull() || picture.pixels <= 0)
        return 1;
    return std::min(room.width() / picture.pixels, room.height() / rowsOf(picture));
}

double PictureRow::zoomOf(int n) const {
    return zoom > 0 ? zoom : fitZoom(n);
}

QRectF PictureRow::boxOf(int n) const {
    const RowPicture& picture = pictures[n];
    const double used = zoomOf(n);
    const QRect room = roomOf(*this, n);
    return {QPointF(room.topLeft()),
            QSizeF(std::min<double>(room.width(), picture.pixels * used),
                   std::min<double>(room.height(), rowsOf(picture) * used))};
}

void drawPictureRow(QPainter& painter, const PictureRow& row, const Theme& theme) {
    for (int n = 0; n < row.pictures.size(); ++n)
        drawOne(painter, row, n, theme);
}

}  // namespace paint
