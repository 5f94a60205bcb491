#pragma once

#include "ui/paint/math_text.h"

namespace paint {

/// What a run of text is inked with.
QColor colourOf(MathText::Ink ink, const Theme& theme);

}  // namespace paint
