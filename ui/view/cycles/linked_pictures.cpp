#include "ui/view/cycles/linked_pictures.h"

#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr double kMostZoom = 32;

}  // namespace

LinkedPictures::LinkedPictures(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("linkedPictures"));
    setAccessibleName(tr("Enlarged pictures"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LinkedPictures::setPictures(const QVector<paint::RowPicture>& pictures) {
    row_.pictures = pictures;
    QStringList words;
    for (const paint::RowPicture& picture : pictures)
        words.append(picture.title + u' ' + picture.size + u' ' + picture.note);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    redraw();
}

void LinkedPictures::setZoom(double zoom) {
    row_.zoom = zoom;
    if (zoom == 0)
        row_.centre = {0.5, 0.5};
    moveBy({});
    redraw();
}

void LinkedPictures::redraw() {
    drawn_ = {};
    update();
}

void LinkedPictures::resizeEvent(QResizeEvent*) {
    row_.size = size();
    redraw();
}

void LinkedPictures::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        redraw();
}

// Averaging takes longer than showing what was averaged.
void LinkedPictures::paintEvent(QPaintEvent*) {
    const paint::Theme& theme = paint::themeOf(palette());
    QPainter painter(this);
    const double scale = painter.deviceTransform().m11();
    if (drawn_.isNull() || drawn_.devicePixelRatio() != scale) {
        drawn_ = QPixmap((QSizeF(size()) * scale).toSize());
        drawn_.setDevicePixelRatio(scale);
        drawn_.fill(theme.page);
        QPainter drawing(&drawn_);
        paint::drawPictureRow(drawing, row_, theme);
    }
    painter.drawPixmap(0, 0, drawn_);
    if (showsFocus(*this) && !row_.pictures.isEmpty())
        drawKeyboardCursor(painter, row_.boxOf(0).toAlignedRect().adjusted(0, 0, -1, -1), theme);
}

void LinkedPictures::zoomBy(double factor) {
    if (row_.pictures.isEmpty())
        return;
    const double fit = row_.fitZoom(0);
    const double next = std::min(row_.zoomOf(0) * factor, kMostZoom);
    setZoom(next <= fit * 1.001 ? 0 : next);
    emit zoomChanged(row_.zoom);
}

// The place in view stays within the picture.
void LinkedPictures::moveBy(QPointF pixels) {
    if (row_.pictures.isEmpty() || row_.pictures[0].image.isNull())
        return;
    const paint::RowPicture& first = row_.pictures[0];
    const double zoom = row_.zoomOf(0);
    const QRectF box = row_.boxOf(0);
    const double wide = first.pixels * zoom;
    const double high = wide * first.image.height() / first.image.width();
    const auto kept = [](double centre, double share) {
        const double half = std::min(0.5, share / 2);
        return std::clamp(centre, half, 1 - half);
    };
    row_.centre = {kept(row_.centre.x() + pixels.x() / wide, box.width() / wide),
                   kept(row_.centre.y() + pixels.y() / high, box.height() / high)};
    redraw();
}

void LinkedPictures::wheelEvent(QWheelEvent* event) {
    zoomBy(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void LinkedPictures::mousePressEvent(QMouseEvent* event) {
    dragged_ = event->position();
}

void LinkedPictures::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        moveBy(dragged_ - event->position());
    dragged_ = event->position();
}

void LinkedPictures::keyPressEvent(QKeyEvent* event) {
    constexpr double kStep = 40;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveBy({-kStep, 0});
        case Qt::Key_Right:
            return moveBy({kStep, 0});
        case Qt::Key_Up:
            return moveBy({0, -kStep});
        case Qt::Key_Down:
            return moveBy({0, kStep});
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(M_SQRT2);
        case Qt::Key_Minus:
            return zoomBy(M_SQRT1_2);
        case Qt::Key_0:
            setZoom(0);
            emit zoomChanged(0);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace view
