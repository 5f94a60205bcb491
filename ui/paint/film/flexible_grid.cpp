#include "ui/paint/film/flexible_grid.h"

#include "ui/paint/outlines.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

namespace paint {
namespace {

constexpr double kGap = 1;
constexpr double kThere = .15;

double before(const std::vector<double>& shares, std::size_t count) {
    return std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(count), 0.);
}

void drawCells(QPainter& painter, const FlexibleGrid& grid, const LookOf& lookOf, bool values,
               const Theme& theme, const CellFonts& fonts) {
    QVector<QRectF> hatched;
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        for (std::size_t column = 0; column < grid.columns.size(); ++column) {
            const double there = std::min(grid.rows[row], grid.columns[column]);
            if (there < kThere)
                continue;
            CellLook look = lookOf(static_cast<Index>(row), static_cast<Index>(column));
            look.tile = grid.tile(row, column);
            drawCellGround(painter, look, theme, values);
            if (look.content.kind == CellContent::Kind::Border)
                hatched << look.tile;
        }
    drawHatch(painter, hatched, theme.zeroPadding);
    if (!values)
        return;
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        for (std::size_t column = 0; column < grid.columns.size(); ++column) {
            const double there = std::min(grid.rows[row], grid.columns[column]);
            if (there < .6)
                continue;
            CellLook look = lookOf(static_cast<Index>(row), static_cast<Index>(column));
            look.tile = grid.tile(row, column);
            const double opacity = painter.opacity();
            painter.setOpacity(opacity * std::min(1., (there - .6) / .4));
            drawCellFigures(painter, look, fonts, theme);
            painter.setOpacity(opacity);
        }
}

}  // namespace

double FlexibleGrid::left(std::size_t column) const {
    return origin.x() + cell * before(columns, column);
}

double FlexibleGrid::top(std::size_t row) const {
    return origin.y() + cell * before(rows, row);
}

QSizeF FlexibleGrid::size() const {
    return {cell * before(columns, columns.size()), cell * before(rows, rows.size())};
}

QRectF FlexibleGrid::tile(std::size_t row, std::size_t column) const {
    return {left(column), top(row), std::max(0., cell * columns[column] - kGap),
            std::max(0., cell * rows[row] - kGap)};
}

QRectF FlexibleGrid::tiles(Index firstRow, Index firstColumn, Index lastRow,
                           Index lastColumn) const {
    const auto position = [this](const std::vector<double>& shares, Index n, double start) {
        const auto count = static_cast<Index>(shares.size());
        // A window may reach outside; there the cells would be whole ones.
        if (n < 0)
            return start + cell * static_cast<double>(n);
        const auto inside = static_cast<std::size_t>(std::min(n, count));
        return start +
               cell * (before(shares, inside) + static_cast<double>(std::max<Index>(0, n - count)));
    };
    const QPointF first(position(columns, firstColumn, origin.x()),
                        position(rows, firstRow, origin.y()));
    const QPointF end(position(columns, lastColumn + 1, origin.x()) - kGap,
                      position(rows, lastRow + 1, origin.y()) - kGap);
    return {first, end};
}

FlexibleGrid wholeGrid(QPointF origin, double cell, Index rows, Index columns) {
    return {origin, cell, std::vector<double>(static_cast<std::size_t>(rows), 1),
            std::vector<double>(static_cast<std::size_t>(columns), 1)};
}

void drawFlexible(QPainter& painter, const FlexibleGrid& grid, const LookOf& lookOf, bool values,
                  const Theme& theme) {
    const CellFonts fonts(QSizeF(grid.cell - kGap, grid.cell - kGap));
    drawCells(painter, grid, lookOf, values && grid.cell >= 14, theme, fonts);
}

}  // namespace paint
