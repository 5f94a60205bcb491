#include "ui/view/photos/photo_thumb.h"

#include "ui/paint/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr double kRing = 5.5;

}  // namespace

PhotoThumb::PhotoThumb(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setCursor(Qt::CrossCursor);
}

void PhotoThumb::setPhoto(const QImage& picture, const QSize& size) {
    picture_ = picture;
    size_ = size;
    update();
}

void PhotoThumb::setRing(std::optional<QPointF> place) {
    if (ring_ == place)
        return;
    ring_ = place;
    update();
}

int PhotoThumb::heightFor(int width, int most) const {
    if (size_.isEmpty())
        return most;
    const double height = double(width) * size_.height() / size_.width();
    return std::clamp(static_cast<int>(std::lround(height)), 24, most);
}

QRectF PhotoThumb::box() const {
    if (size_.isEmpty())
        return rect();
    const QSizeF size = QSizeF(size_).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {QPointF(0, (height() - size.height()) / 2), size};
}

void PhotoThumb::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (picture_.isNull())
        painter.fillRect(box(), theme.tile);
    else
        painter.drawImage(box(), picture_);
    if (!ring_ || size_.isEmpty())
        return;
    const QRectF area = box();
    const QPointF centre(area.left() + ring_->x() * area.width() / size_.width(),
                         area.top() + ring_->y() * area.height() / size_.height());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.page, 4));
    painter.drawEllipse(centre, kRing, kRing);
    painter.setPen(QPen(theme.accent, 1.75));
    painter.drawEllipse(centre, kRing, kRing);
}

std::optional<QPointF> PhotoThumb::placeAt(QPointF position) const {
    const QRectF area = box();
    if (size_.isEmpty() || !area.contains(position))
        return std::nullopt;
    return QPointF((position.x() - area.left()) * size_.width() / area.width(),
                   (position.y() - area.top()) * size_.height() / area.height());
}

void PhotoThumb::mouseMoveEvent(QMouseEvent* event) {
    emit pointed(placeAt(event->position()));
}

void PhotoThumb::mousePressEvent(QMouseEvent* event) {
    if (const auto place = placeAt(event->position()))
        emit pinAsked(*place);
}

void PhotoThumb::leaveEvent(QEvent* /*event*/) {
    emit pointed(std::nullopt);
}

}  // namespace view
