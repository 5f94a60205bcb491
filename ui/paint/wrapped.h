#pragma once

#include "ui/paint/math_text.h"

#include <QVector>

namespace paint {

/// Text broken into lines no wider than `room` where its words allow. A formula may part after a
/// comma; only where one equation is wider than the room, at any space outside parentheses.
QVector<MathText> wrapped(const MathText& text, const MathStyle& style, double room);

}  // namespace paint
