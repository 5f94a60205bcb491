#pragma once

#include "ui/paint/array_source.h"

#include <QPointF>
#include <QRectF>
#include <optional>
#include <utility>

namespace paint {

/// How much of a cell there is room for.
enum class Detail {
    Digits,   // 14 px and up (rows of a column may be lower)
    Colour,   // 6 to 13: no digits, a stroke on negative cells
    Joined,   // 2 to 5: no gap either
    Density,  // below: several cells a pixel
};

/// Where the cells of an array lie. Plain geometry: no painter, no widget.
struct Grid {
    QPointF origin;  // upper left of cell (0, 0)
    double cellWidth = 0, cellHeight = 0;
    Index rows = 0, columns = 0;
    Index rowBlock = 0, columnBlock = 0;

    Detail detail() const;
    /// Between tiles: 1, or 0 where cells are joined.
    double gap() const;
    /// More between blocks: 3, or 0 where cells are joined.
    double blockGap() const;

    double left(Index column) const;
    double top(Index row) const;
    /// The cell less its gap.
    QRectF tile(Index row, Index column) const;
    /// From the first tile's left edge to the last one's right edge.
    QRectF tiles(Index firstRow, Index firstColumn, Index lastRow, Index lastColumn) const;
    /// All of it, with the last gaps.
    QSizeF size() const;
    QRectF rect() const { return {origin, size()}; }

    std::optional<std::pair<Index, Index>> cellAt(QPointF point) const;

    /// First and last row or column that meets [from, to); first > last if none does.
    std::pair<Index, Index> rowsWithin(double from, double to) const;
    std::pair<Index, Index> columnsWithin(double from, double to) const;
};

/// The grid of an array with cells of a size, at a point.
Grid gridOf(const ArraySource& source, QPointF origin, double cellWidth, double cellHeight);

/// The largest whole cell size, at most `most`, at which count cells with a gap of 3 between blocks
/// fit a length; a fraction of a pixel where whole ones do not fit.
double fittingCell(Index count, Index block, double length, double most);

}  // namespace paint
