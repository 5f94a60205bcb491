#include "ui/view/cycles/linked_pictures.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr int kGap = 24;
constexpr int kCaption = 24;
constexpr double kMostZoom = 32;

}  // namespace

LinkedPictures::LinkedPictures(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(QStringLiteral("linkedPictures"));
    setAccessibleName(tr("Enlarged pictures"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LinkedPictures::setItems(const QVector<Item>& items) {
    items_ = items;
    QStringList words;
    for (const Item& item : items)
        words.append(item.title + u' ' + item.size + u' ' + item.note);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void LinkedPictures::setZoom(double zoom) {
    zoom_ = zoom;
    if (zoom == 0)
        centre_ = {0.5, 0.5};
    moveBy({});
    update();
}

QRect LinkedPictures::slot(int n) const {
    const int count = std::max<int>(1, static_cast<int>(items_.size()));
    const int gap = count > 2 ? kGap * 2 / 3 : kGap;
    const int wide = (width() - (count - 1) * gap) / count;
    return {n * (wide + gap), kCaption, wide, height() - kCaption};
}

double LinkedPictures::fitZoom(int n) const {
    const Item& item = items_[n];
    const QRect room = slot(n);
    if (item.image.isNull() || item.pixels <= 0)
        return 1;
    const double rows = item.pixels * item.image.height() / item.image.width();
    return std::min(room.width() / item.pixels, room.height() / rows);
}

// The part of a slot that its picture covers.
QRectF LinkedPictures::boxOf(int n) const {
    const Item& item = items_[n];
    const double zoom = usedZoom(n);
    const double rows = item.pixels * item.image.height() / std::max(1, item.image.width());
    const QRect room = slot(n);
    return {QPointF(room.topLeft()), QSizeF(std::min<double>(room.width(), item.pixels * zoom),
                                            std::min<double>(room.height(), rows * zoom))};
}

void LinkedPictures::paintItem(QPainter& painter, int n) {
    const Item& item = items_[n];
    const paint::Theme& theme = paint::themeOf(palette());
    const QRect room = slot(n);
    const QRect caption(room.left(), 0, room.width(), kCaption - 6);
    const QFont strong = paint::uiFont(13, QFont::Medium);
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(caption, Qt::AlignLeft | Qt::AlignVCenter, item.title);
    const int used = QFontMetrics(strong).horizontalAdvance(item.title);
    const QFont plain = paint::uiFont(12);
    const QFontMetrics metrics(plain);
    painter.setFont(plain);
    painter.setPen(theme.text2);
    const int left = caption.width() - used - 12;
    const int note = metrics.horizontalAdvance(item.note);
    if (metrics.horizontalAdvance(item.size) + note + 12 <= left)
        painter.drawText(caption.adjusted(used + 8, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         item.size);
    if (note <= left)
        painter.drawText(caption, Qt::AlignRight | Qt::AlignVCenter, item.note);
    if (item.image.isNull())
        return;

    const QRectF box = boxOf(n);
    const double zoom = usedZoom(n);
    // Whole and small: the reduced picture has fewer pixels to read than the original.
    const bool isSmall = item.pixels * zoom <= item.screen.width() * 1.001;
    const QImage& image = isSmall ? item.screen : item.image;
    const QSizeF seen(box.width() / zoom / item.pixels * image.width(),
                      box.height() / zoom / item.pixels * image.width());
    QPointF from(centre_.x() * image.width() - seen.width() / 2,
                 centre_.y() * image.height() - seen.height() / 2);
    from.setX(std::clamp(from.x(), 0.0, std::max(0.0, image.width() - seen.width())));
    from.setY(std::clamp(from.y(), 0.0, std::max(0.0, image.height() - seen.height())));
    // From twice the size on pixels are squares: what is seen is what was computed.
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom < 2);
    painter.drawImage(box, image, QRectF(from, seen));
    painter.setPen(theme.hair);
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
}

void LinkedPictures::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (int n = 0; n < items_.size(); ++n)
        paintItem(painter, n);
    if (hasFocus() && !items_.isEmpty())
        drawKeyboardCursor(painter, boxOf(0).toAlignedRect().adjusted(0, 0, -1, -1),
                           paint::themeOf(palette()));
}

void LinkedPictures::zoomBy(double factor) {
    if (items_.isEmpty())
        return;
    const double fit = fitZoom(0);
    const double next = std::min(usedZoom(0) * factor, kMostZoom);
    setZoom(next <= fit * 1.001 ? 0 : next);
    emit zoomChanged(zoom_);
}

// The place in view stays within the picture.
void LinkedPictures::moveBy(QPointF pixels) {
    if (items_.isEmpty() || items_[0].image.isNull())
        return;
    const double zoom = usedZoom(0);
    const QRectF box = boxOf(0);
    const double wide = items_[0].pixels * zoom;
    const double high = wide * items_[0].image.height() / items_[0].image.width();
    const auto kept = [](double centre, double share) {
        const double half = std::min(0.5, share / 2);
        return std::clamp(centre, half, 1 - half);
    };
    centre_ = {kept(centre_.x() + pixels.x() / wide, box.width() / wide),
               kept(centre_.y() + pixels.y() / high, box.height() / high)};
    update();
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
