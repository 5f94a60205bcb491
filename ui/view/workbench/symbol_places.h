#pragma once

#include "ui/model/mention.h"
#include "ui/paint/math_text.h"

#include <QVector>

namespace view {

/// Where a symbol is written in a line: from its start, in px.
struct SymbolPlace {
    model::Symbol symbol;
    double left = 0, right = 0;
};

/// The symbols of a line, in order.
QVector<SymbolPlace> symbolPlaces(const paint::MathText& line, const paint::MathStyle& style);

}  // namespace view
