#include "ui/view/controls/field_paint.h"

#include <QPen>
#include <QPolygonF>
#include <cmath>

namespace view {

namespace {

// Capitals of the fonts in use are about this share of their size.
constexpr double kCapitalHeight = 0.72;

}  // namespace

void drawField(QPainter& painter, const QRect& box, const paint::Theme& theme, FieldLook look) {
    painter.fillRect(box, theme.field);
    const bool strong = look.focused || look.wrong;
    const int height = strong ? 2 : 1;
    const QColor ink = look.wrong ? theme.error : look.focused ? theme.text : theme.rule;
    painter.fillRect(QRect(box.left(), box.bottom() + 1 - height, box.width(), height), ink);
}

void drawChevron(QPainter& painter, QPointF centre, Chevron direction, const QColor& ink,
                 double width) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.translate(centre);
    if (direction == Chevron::Up)
        painter.rotate(180);
    if (direction == Chevron::Right)
        painter.rotate(-90);
    const double across = width / 2, down = width / 4;
    painter.drawPolyline(
        QPolygonF({QPointF(-across, -down), QPointF(0, down), QPointF(across, -down)}));
    painter.restore();
}

void drawKeyboardCursor(QPainter& painter, const QRect& box, const paint::Theme& theme) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPen pen(theme.text, 1);
    pen.setDashPattern({1, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box.adjusted(0, 0, -1, -1));
    painter.restore();
}

int baselineIn(int lineHeight, double pixels) {
    return static_cast<int>(std::lround((lineHeight + kCapitalHeight * pixels) / 2.0));
}

}  // namespace view
