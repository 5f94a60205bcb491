#pragma once

#include "ui/paint/cell.h"

#include <QRectF>
#include <functional>
#include <vector>

class QPainter;

namespace paint {

/// A grid whose rows and columns may each be anything from absent (0) to whole (1): padding that
/// grows around an array, zeros that come between its cells.
struct FlexibleGrid {
    QPointF origin;
    double cell = 0;
    std::vector<double> rows;     // 0…1
    std::vector<double> columns;  // 0…1

    double left(std::size_t column) const;
    double top(std::size_t row) const;
    QSizeF size() const;
    QRectF tile(std::size_t row, std::size_t column) const;
    /// Cells first…last, without the last gap.
    QRectF tiles(Index firstRow, Index firstColumn, Index lastRow, Index lastColumn) const;
};

/// The whole grid, every row and column there.
FlexibleGrid wholeGrid(QPointF origin, double cell, Index rows, Index columns);

/// What one cell of it looks like; the tile is filled in.
using LookOf = std::function<CellLook(Index row, Index column)>;

/// Draws the cells that are at least half there, their figures as far as they are.
void drawFlexible(QPainter& painter, const FlexibleGrid& grid, const LookOf& lookOf, bool values,
                  const Theme& theme);

}  // namespace paint
