#include "core/trace.h"

#include "core/trace/lines.h"

#include <algorithm>

namespace core {

using trace::Along;

std::vector<Index> arrayShape(const Shape& shape, ArrayId array) {
    const Axis& rows = shape.geometry.rows;
    const Axis& columns = shape.geometry.columns;
    const Index outputRows = outputSize(rows);
    const Index outputColumns = outputSize(columns);
    const Index inputs = shape.channels * rows.input * columns.input;
    const Index outputs = shape.filters * outputRows * outputColumns;
    switch (array) {
        case ArrayId::X:
        case ArrayId::Z:
            return {shape.channels, rows.input, columns.input};
        case ArrayId::K:
        case ArrayId::Turned:
            return {shape.filters, trace::channelsPerGroup(shape), rows.kernel, columns.kernel};
        case ArrayId::Y:
        case ArrayId::T:
            return {shape.filters, outputRows, outputColumns};
        case ArrayId::W:
            return {outputs, inputs};
        case ArrayId::WT:
            return {inputs, outputs};
        case ArrayId::TFlat:
            return {outputs};
        case ArrayId::ZFlat:
            return {inputs};
        case ArrayId::Stretched:
            return {shape.filters, transposed(rows).stretched, transposed(columns).stretched};
        case ArrayId::Padded:
            return {shape.filters, transposed(rows).padded, transposed(columns).padded};
        case ArrayId::Stamp:
            return {shape.filters,  outputRows,  outputColumns,
                    shape.channels, rows.kernel, columns.kernel};
    }
    return {};
}

bool contains(const Shape& shape, const Cell& cell) {
    const std::vector<Index> sizes = arrayShape(shape, cell.array);
    for (std::size_t c = 0; c < kMostCoordinates; ++c) {
        const Index size = c < sizes.size() ? sizes[c] : 1;
        if (cell.at[c] < 0 || cell.at[c] >= size)
            return false;
    }
    return true;
}

Index cellCount(const Shape& shape, ArrayId array) {
    Index count = 1;
    for (const Index size : arrayShape(shape, array))
        count *= size;
    return count;
}

Cell cellAt(const Shape& shape, ArrayId array, Index number) {
    const std::vector<Index> sizes = arrayShape(shape, array);
    Cell cell{array, {}};
    for (std::size_t c = sizes.size(); c-- > 0; number /= sizes[c])
        cell.at[c] = number % sizes[c];
    return cell;
}

Index numberOf(const Shape& shape, const Cell& cell) {
    const std::vector<Index> sizes = arrayShape(shape, cell.array);
    Index number = 0;
    for (std::size_t c = 0; c < sizes.size(); ++c)
        number = number * sizes[c] + cell.at[c];
    return number;
}

std::vector<CellSet> meets(const Shape& shape, const Cell& cell, ArrayId in) {
    if (!contains(shape, cell) || !trace::sharesHalf(shape, cell.array, in))
        return {};
    const Along from = trace::along(cell.array);
    const Along to = trace::along(in);
    const trace::Place place = trace::placeOf(shape, cell);
    const Geometry& geometry = shape.geometry;
    const auto depth = trace::depthLine(shape, from, place.depth, to);
    const auto row =
        trace::axisLine(geometry.rows, from, place.row, to, trace::gridRange(geometry.rows, in));
    const auto column = trace::axisLine(geometry.columns, from, place.column, to,
                                        trace::gridRange(geometry.columns, in));
    if (depth.count == 0 || row.count == 0 || column.count == 0)
        return {};

    const trace::Place first{depth.first, row.first, column.first};
    CellSet set{trace::cellOf(shape, in, first), {}};
    const auto add = [&](Index count, const trace::Place& next) {
        CellSet::Direction direction{count, trace::cellOf(shape, in, next).at};
        for (std::size_t c = 0; c < kMostCoordinates; ++c)
            direction.step[c] -= set.first.at[c];
        // Products that differ only in what this array does not show are one cell of it.
        if (count > 1 && direction.step != Coordinates{})
            set.directions.push_back(direction);
    };
    const auto moved = [](trace::AxisPoint point, const trace::AxisPoint& step) {
        return trace::AxisPoint{point.r + step.r, point.m + step.m, point.u + step.u,
                                point.b + step.b};
    };
    trace::DepthPoint nextDepth = depth.first;
    nextDepth.f += depth.step.f;
    nextDepth.g += depth.step.g;
    nextDepth.c += depth.step.c;
    add(depth.count, {nextDepth, row.first, column.first});
    add(row.count, {depth.first, moved(row.first, row.step), column.first});
    add(column.count, {depth.first, row.first, moved(column.first, column.step)});
    return {set};
}

std::optional<Cell> samePlace(const Shape& shape, const Cell& cell, ArrayId in) {
    if (!contains(shape, cell) || !meets(shape, cell, in).empty())
        return std::nullopt;
    const Along from = trace::along(cell.array);
    const Along to = trace::along(in);
    const bool otherHalf = from == to && !trace::sharesHalf(shape, cell.array, in);
    const bool ofEntry = from == Along::Entry && (to == Along::Input || to == Along::Output);
    if (!otherHalf && !ofEntry)
        return std::nullopt;
    return trace::cellOf(shape, in, trace::placeOf(shape, cell));
}

}  // namespace core
