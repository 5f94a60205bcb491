#include "ui/view/photos/map_picture.h"

#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr double kRing = 7;
constexpr double kTick = 6.5;
constexpr double kFaded = 0.6;
constexpr double kStep = 1.25;  // of a wheel's notch or a key
constexpr int kFar = 10;        // pixels that Shift moves by

void strokeRing(QPainter& painter, QPointF centre) {
    painter.drawEllipse(centre, kRing, kRing);
    for (const QPointF direction : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
        painter.drawLine(centre + direction * kRing, centre + direction * (kRing + kTick));
}

}  // namespace

void drawRing(QPainter& painter, QPointF centre, const paint::Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.page, 4, Qt::SolidLine, Qt::FlatCap));
    strokeRing(painter, centre);
    painter.setPen(QPen(theme.accent, 1.75, Qt::SolidLine, Qt::FlatCap));
    strokeRing(painter, centre);
    painter.restore();
}

MapPicture::MapPicture(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
}

void MapPicture::setViewport(const model::MapViewport& viewport) {
    if (viewport_ == viewport)
        return;
    viewport_ = viewport;
    update();
}

void MapPicture::setPicture(const QImage& picture, const QRectF& part) {
    picture_ = picture;
    part_ = part;
    if (part == QRectF({0, 0}, viewport_.map))
        whole_ = picture;
    update();
}

void MapPicture::clear() {
    picture_ = whole_ = {};
    update();
}

void MapPicture::setStale(bool stale) {
    if (stale_ == stale)
        return;
    stale_ = stale;
    update();
}

void MapPicture::setRing(std::optional<QPoint> pixel) {
    if (ring_ == pixel)
        return;
    ring_ = pixel;
    update();
}

// Only what is in view is drawn, however far the picture reaches beyond.
void MapPicture::drawPart(QPainter& painter, const QImage& picture, const QRectF& part) const {
    const QRectF seen = part & viewport_.shown();
    if (picture.isNull() || seen.isEmpty())
        return;
    const QRectF place(viewport_.toPicture(seen.topLeft()),
                       viewport_.toPicture(seen.bottomRight()));
    const bool same = std::abs(place.width() * devicePixelRatioF() - picture.width()) < 1;
    const double across = picture.width() / part.width();
    const double down = picture.height() / part.height();
    if (same)
        painter.drawImage(place.topLeft(), picture);
    else
        painter.drawImage(
            place, picture,
            QRectF((seen.left() - part.left()) * across, (seen.top() - part.top()) * down,
                   seen.width() * across, seen.height() * down));
}

void MapPicture::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.fillRect(rect(), theme.page);
    painter.setOpacity(stale_ ? 1 - kFaded : 1);
    if (!part_.contains(viewport_.shown()))
        drawPart(painter, whole_, QRectF({0, 0}, viewport_.map));
    drawPart(painter, picture_, part_);
    painter.setOpacity(1);
    // Over the picture's edge, whose pixels are mostly of the border, where windows hang over.
    painter.setPen(theme.hair);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (ring_)
        drawRing(painter, viewport_.toPicture(QPointF(*ring_) + QPointF(0.5, 0.5)), theme);
    if (showsFocus(*this))
        drawKeyboardCursor(painter, rect(), theme);
}

void MapPicture::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    pressed_ = true;
    dragging_ = false;
    pressedAt_ = draggedFrom_ = event->position();
}

void MapPicture::mouseMoveEvent(QMouseEvent* event) {
    if (!pressed_) {
        emit pointed(viewport_.pixelAt(event->position()));
        return;
    }
    const double moved = (event->position() - pressedAt_).manhattanLength();
    if (!dragging_ && moved < QApplication::startDragDistance())
        return;
    dragging_ = true;
    setCursor(Qt::ClosedHandCursor);
    emit viewportAsked(model::panned(viewport_, event->position() - draggedFrom_));
    draggedFrom_ = event->position();
}

void MapPicture::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !pressed_)
        return;
    pressed_ = false;
    setCursor(Qt::CrossCursor);
    if (dragging_)
        return;
    if (const auto pixel = viewport_.pixelAt(event->position()))
        emit pinAsked(*pixel);
}

void MapPicture::leaveEvent(QEvent* /*event*/) {
    if (!pressed_)
        emit pointed(std::nullopt);
}

void MapPicture::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    if (notches == 0)
        return event->ignore();
    emit viewportAsked(model::zoomedBy(viewport_, event->position(), std::pow(kStep, notches)));
    event->accept();
}

void MapPicture::moveRing(QPoint by) {
    const QRectF shown = viewport_.shown();
    QPoint pixel = ring_ ? *ring_ + by : shown.center().toPoint();
    pixel = {std::clamp(pixel.x(), 0, static_cast<int>(viewport_.map.width()) - 1),
             std::clamp(pixel.y(), 0, static_cast<int>(viewport_.map.height()) - 1)};
    const model::MapViewport revealed = model::revealing(viewport_, pixel);
    if (!viewport_.isFit() && !(revealed == viewport_))
        emit viewportAsked(revealed);
    emit pointed(pixel);
}

bool MapPicture::handleZoomKey(int key) {
    const QPointF centre = viewport_.target().center();
    const QPointF about = ring_ ? viewport_.toPicture(QPointF(*ring_) + QPointF(0.5, 0.5)) : centre;
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            emit viewportAsked(model::zoomedBy(viewport_, about, kStep));
            return true;
        case Qt::Key_Minus:
            emit viewportAsked(model::zoomedBy(viewport_, about, 1 / kStep));
            return true;
        case Qt::Key_0:
            emit viewportAsked(model::zoomedAbout(viewport_, about, 0));
            return true;
        default:
            return false;
    }
}

void MapPicture::keyPressEvent(QKeyEvent* event) {
    const int far = event->modifiers() & Qt::ShiftModifier ? kFar : 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveRing({-far, 0});
        case Qt::Key_Right:
            return moveRing({far, 0});
        case Qt::Key_Up:
            return moveRing({0, -far});
        case Qt::Key_Down:
            return moveRing({0, far});
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (ring_)
                emit pinAsked(*ring_);
            return;
        case Qt::Key_Escape:
            emit releaseAsked();
            return;
        case Qt::Key_PageDown:
            emit scrollAsked(1);
            return;
        case Qt::Key_PageUp:
            emit scrollAsked(-1);
            return;
        default:
            if (!handleZoomKey(event->key()))
                QWidget::keyPressEvent(event);
    }
}

void MapPicture::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void MapPicture::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace view
