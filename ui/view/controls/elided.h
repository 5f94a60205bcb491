#pragma once

#include "ui/paint/math_text.h"

namespace view {

/// The text, shortened at its end and closed with an ellipsis where it is wider than `room`.
paint::MathText elided(paint::MathText text, const paint::MathStyle& style, double room);

}  // namespace view
