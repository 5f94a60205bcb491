#pragma once

#include "ui/paint/math_text.h"

#include <QVector>

namespace paint {

/// Text broken into lines no wider than `room` where its words allow. A formula's spaces may break
/// a line too, except within parentheses.
QVector<MathText> wrapped(const MathText& text, const MathStyle& style, double room);

}  // namespace paint
