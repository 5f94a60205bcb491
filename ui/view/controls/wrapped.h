#pragma once

#include "ui/paint/math_text.h"

#include <QVector>

namespace view {

/// Text broken into lines no wider than `room` where its words allow. A formula's spaces may break
/// a line too, except within parentheses.
QVector<paint::MathText> wrapped(const paint::MathText& text, const paint::MathStyle& style,
                                 double room);

}  // namespace view
