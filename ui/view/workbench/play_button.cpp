#include "ui/view/workbench/play_button.h"

#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QPainter>

namespace view {

namespace {

void drawTriangle(QPainter& painter, double left, double right, double half) {
    painter.drawPolygon(QPolygonF({QPointF(left, -half), QPointF(right, 0), QPointF(left, half)}));
}

void drawSign(QPainter& painter, PlayButton::Sign sign, bool playing) {
    using Sign = PlayButton::Sign;
    switch (sign) {
        case Sign::First:
            drawTriangle(painter, 6, -2, 5);
            painter.drawRect(QRectF(-6, -5, 1.6, 10));
            break;
        case Sign::Back:
            drawTriangle(painter, 4, -4, 5);
            break;
        case Sign::Forward:
            drawTriangle(painter, -4, 4, 5);
            break;
        case Sign::Last:
            drawTriangle(painter, -6, 2, 5);
            painter.drawRect(QRectF(4.4, -5, 1.6, 10));
            break;
        case Sign::Play:
            if (playing) {
                painter.drawRect(QRectF(-5, -5, 3.5, 10));
                painter.drawRect(QRectF(1.5, -5, 3.5, 10));
            } else {
                drawTriangle(painter, -4, 6, 6);
            }
            break;
    }
}

}  // namespace

PlayButton::PlayButton(Sign sign, QWidget* parent) : QAbstractButton(parent), sign_(sign) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
}

void PlayButton::setPlaying(bool playing) {
    playing_ = playing;
    update();
}

void PlayButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(width() / 2.0, height() / 2.0);
    painter.setPen(Qt::NoPen);
    if (sign_ == Sign::Play && isEnabled()) {
        painter.setBrush(isDown() ? paint::mixed(theme.accent, theme.text, 0.2) : theme.accent);
        painter.drawEllipse(QPointF(0, 0), 16, 16);
        painter.setBrush(theme.onAccent);
    } else if (sign_ == Sign::Play) {
        painter.setPen(QPen(theme.rule, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(0, 0), 16, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.rule);
    } else {
        painter.setBrush(!isEnabled() ? theme.rule : underMouse() ? theme.text : theme.text2);
    }
    drawSign(painter, sign_, playing_);
    painter.resetTransform();
    if (showsFocus(*this))
        drawKeyboardCursor(painter, rect(), theme);
}

void PlayButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void PlayButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace view
