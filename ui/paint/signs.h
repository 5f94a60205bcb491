#pragma once

#include <QColor>
#include <QPainter>
#include <QPointF>

namespace paint {

enum class Sign { Check, Cross, Clock };

/// A sign before a sentence, about 12 wide, from `left` on the sentence's baseline.
void drawSign(QPainter& painter, QPointF left, Sign sign, const QColor& colour);

}  // namespace paint
