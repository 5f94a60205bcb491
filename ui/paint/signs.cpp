#include "ui/paint/signs.h"

#include <QPainterPath>

namespace paint {

void drawSign(QPainter& painter, QPointF left, Sign sign, const QColor& colour) {
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QPointF at = left - QPointF(0, 4);
    QPainterPath path;
    if (sign == Sign::Check) {
        path.moveTo(at + QPointF(0, .5));
        path.lineTo(at + QPointF(4, 4));
        path.lineTo(at + QPointF(11, -4));
    } else if (sign == Sign::Cross) {
        path.moveTo(at + QPointF(1, -4));
        path.lineTo(at + QPointF(9, 4));
        path.moveTo(at + QPointF(9, -4));
        path.lineTo(at + QPointF(1, 4));
    } else {
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        path.addEllipse(at + QPointF(5, 0), 6, 6);
        path.moveTo(at + QPointF(5, -3.5));
        path.lineTo(at + QPointF(5, 0));
        path.lineTo(at + QPointF(8, 1));
    }
    painter.drawPath(path);
}

}  // namespace paint
