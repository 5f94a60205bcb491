#pragma once

#include "ui/paint/array_source.h"
#include "ui/paint/grid.h"
#include "ui/paint/marks.h"

#include <QPainter>

namespace paint {

struct CellFonts;

/// What a paint had to look at: frames are judged by it.
struct PaintCount {
    Index cells = 0;      // cells asked for their content
    Index diagonals = 0;  // lines of a sparse array's entries
};

/// The size of a grid's tiles, which decides the fonts of its cells.
QSizeF tileOf(const Grid& grid);

/// Draws the part of an array that lies within `clip`: numbers where there is room, colours where
/// there is not, counts where cells are smaller than pixels. Neither time nor memory grows with the
/// array. Cells under 2 px go in as one picture, in an SVG too. `fonts` are those of its tiles'
/// size, if they are there already.
void drawArray(QPainter& painter, const ArraySource& source, const Grid& grid, const QRectF& clip,
               const Marks& marks, const Theme& theme, PaintCount* count = nullptr,
               const CellFonts* fonts = nullptr);

}  // namespace paint
