#pragma once

#include "ui/paint/math_text.h"

namespace paint {

/// The text, shortened at its end and closed with an ellipsis where it is wider than `room`.
MathText elided(MathText text, const MathStyle& style, double room);

}  // namespace paint
