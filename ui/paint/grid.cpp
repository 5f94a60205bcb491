#include "ui/paint/grid.h"

#include <algorithm>
#include <cmath>

namespace paint {
namespace {

constexpr double kDigits = 14;
constexpr double kRowDigits = 11;  // of cells twice as wide as high
constexpr double kGapped = 6;
constexpr double kJoined = 2;
constexpr double kBlockGap = 3;

double position(Index n, Index block, double cell, double blockGap) {
    const Index blocks = block > 0 ? n / block : 0;
    return static_cast<double>(n) * cell + static_cast<double>(blocks) * blockGap;
}

double extent(Index count, Index block, double cell, double blockGap) {
    if (count <= 0)
        return 0;
    return position(count - 1, block, cell, blockGap) + cell;
}

// The index of the cell that holds an offset, counting a gap to the cell before it.
Index indexAt(double offset, Index block, double cell, double blockGap) {
    if (block <= 0 || blockGap <= 0)
        return static_cast<Index>(std::floor(offset / cell));
    const double blockSize = static_cast<double>(block) * cell + blockGap;
    const double blocks = std::floor(offset / blockSize);
    const double within = std::floor((offset - blocks * blockSize) / cell);
    const Index inBlock = std::min(static_cast<Index>(within), block - 1);
    return static_cast<Index>(blocks) * block + inBlock;
}

std::pair<Index, Index> indicesWithin(double from, double to, Index count, Index block, double cell,
                                      double blockGap) {
    if (count <= 0 || cell <= 0 || to <= 0 || from >= extent(count, block, cell, blockGap))
        return {0, -1};
    const Index first = from <= 0 ? 0 : indexAt(from, block, cell, blockGap);
    const Index last = indexAt(to, block, cell, blockGap);
    return {std::clamp<Index>(first, 0, count - 1), std::clamp<Index>(last, 0, count - 1)};
}

}  // namespace

Detail Grid::detail() const {
    const double least = std::min(cellWidth, cellHeight);
    if (least >= kDigits || (cellHeight >= kRowDigits && cellWidth >= 2 * cellHeight))
        return Detail::Digits;
    if (least >= kGapped)
        return Detail::Colour;
    return least >= kJoined ? Detail::Joined : Detail::Density;
}

double Grid::gap() const {
    return std::min(cellWidth, cellHeight) >= kGapped ? 1 : 0;
}

double Grid::blockGap() const {
    return std::min(cellWidth, cellHeight) >= kGapped ? kBlockGap : 0;
}

double Grid::left(Index column) const {
    return origin.x() + position(column, columnBlock, cellWidth, blockGap());
}

double Grid::top(Index row) const {
    return origin.y() + position(row, rowBlock, cellHeight, blockGap());
}

QRectF Grid::tile(Index row, Index column) const {
    return {left(column), top(row), cellWidth - gap(), cellHeight - gap()};
}

QRectF Grid::tiles(Index firstRow, Index firstColumn, Index lastRow, Index lastColumn) const {
    return tile(firstRow, firstColumn).united(tile(lastRow, lastColumn));
}

QSizeF Grid::size() const {
    return {extent(columns, columnBlock, cellWidth, blockGap()),
            extent(rows, rowBlock, cellHeight, blockGap())};
}

std::optional<std::pair<Index, Index>> Grid::cellAt(QPointF point) const {
    if (cellWidth <= 0 || cellHeight <= 0 || !rect().contains(point))
        return std::nullopt;
    const QPointF offset = point - origin;
    const Index row = indexAt(offset.y(), rowBlock, cellHeight, blockGap());
    const Index column = indexAt(offset.x(), columnBlock, cellWidth, blockGap());
    if (row < 0 || column < 0 || row >= rows || column >= columns)
        return std::nullopt;
    return std::pair{row, column};
}

std::pair<Index, Index> Grid::rowsWithin(double from, double to) const {
    return indicesWithin(from - origin.y(), to - origin.y(), rows, rowBlock, cellHeight,
                         blockGap());
}

std::pair<Index, Index> Grid::columnsWithin(double from, double to) const {
    return indicesWithin(from - origin.x(), to - origin.x(), columns, columnBlock, cellWidth,
                         blockGap());
}

Grid gridOf(const ArraySource& source, QPointF origin, double cellWidth, double cellHeight) {
    return {origin,           cellWidth,         cellHeight,          source.rows(),
            source.columns(), source.rowBlock(), source.columnBlock()};
}

double fittingCell(Index count, Index block, double length, double most) {
    if (count <= 0)
        return most;
    const Index gaps = block > 0 ? (count - 1) / block : 0;
    const double cells = length - static_cast<double>(gaps) * kBlockGap;
    const double whole = std::floor(cells / static_cast<double>(count));
    if (whole >= kGapped)
        return std::min(whole, most);
    const double joined = length / static_cast<double>(count);
    return std::min({joined >= kJoined ? std::floor(joined) : joined, kGapped - 1, most});
}

}  // namespace paint
