#pragma once

#include "ui/paint/array_picture.h"

namespace paint {

/// The colour of a cell that has no room for anything else.
QColor plainColour(const CellContent& content, Role role, double magnitude, const Theme& theme);

/// Several cells a pixel. A sparse array shows how many entries a pixel holds, darkest = most,
/// counted along its diagonals and never entry by entry; a dense one the cell of each pixel that is
/// farthest from 0 among at most 4.
void drawDensity(QPainter& painter, const ArraySource& source, const Grid& grid, const QRectF& clip,
                 bool faded, const Theme& theme, PaintCount& count);

}  // namespace paint
