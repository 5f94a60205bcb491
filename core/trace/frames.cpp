#include "core/trace.h"
#include "core/trace/lines.h"

namespace core {
namespace {

using trace::Along;
using trace::Place;

Frame lineOfMatrix(const Shape& shape, Index number, bool isRow, ArrayId in) {
    const std::vector<Index> sizes = arrayShape(shape, in);
    if (isRow)
        return {{in, {number, 0}}, 1, 1, sizes[1]};
    return {{in, {0, number}}, 1, sizes[0], 1};
}

Index groupOf(const Shape& shape, Along from, const trace::DepthPoint& depth) {
    return from == Along::Input ? depth.c / trace::channelsPerGroup(shape)
                                : depth.f / trace::filtersPerGroup(shape);
}

/// The box over X or Z where the taps of an output cell lie.
Frame boxOfOutput(const Shape& shape, const Place& place, ArrayId in) {
    const auto& [rows, columns, groups] = shape.geometry;
    const Index channels = trace::channelsPerGroup(shape);
    const Index group = groupOf(shape, Along::Output, place.depth);
    return {{in,
             {group * channels, place.row.m * rows.stride - rows.paddingBefore,
              place.column.m * columns.stride - columns.paddingBefore}},
            channels,
            extent(rows),
            extent(columns)};
}

/// The window over Padded or Stretched behind a cell of Z.
Frame windowOfInput(const Shape& shape, const Place& place, ArrayId in) {
    const auto& [rows, columns, groups] = shape.geometry;
    const auto start = [in](const Axis& axis, Index r) {
        return r + axis.paddingBefore - (extent(axis) - 1) - trace::gridRange(axis, in).first;
    };
    const Index filters = trace::filtersPerGroup(shape);
    const Index group = groupOf(shape, Along::Input, place.depth);
    return {{in, {group * filters, start(rows, place.row.r), start(columns, place.column.r)}},
            filters,
            extent(rows),
            extent(columns)};
}

Frame stampOfOutput(const Shape& shape, const Place& place) {
    const Index channels = trace::channelsPerGroup(shape);
    const Index group = groupOf(shape, Along::Output, place.depth);
    return {{ArrayId::Stamp, {place.depth.f, place.row.m, place.column.m, group * channels, 0, 0}},
            channels,
            shape.geometry.rows.kernel,
            shape.geometry.columns.kernel};
}

/// The one cell of T behind a cell, or nothing.
std::optional<Cell> sourceOf(const Shape& shape, const Cell& cell) {
    const Along from = trace::along(cell.array);
    if (from != Along::Output && from != Along::Grid && from != Along::OutputTap)
        return std::nullopt;
    const std::vector<CellSet> sets = meets(shape, cell, ArrayId::T);
    return sets.empty() ? std::nullopt : std::optional(sets.front().first);
}

}  // namespace

std::optional<Frame> frame(const Shape& shape, const Cell& cell, ArrayId in) {
    if (!contains(shape, cell))
        return std::nullopt;
    const Along from = trace::along(cell.array);
    const Along to = trace::along(in);
    if (to == Along::Entry) {
        if (from != Along::Input && from != Along::Output)
            return std::nullopt;
        const bool isRow = (from == Along::Output) == (in == ArrayId::W);
        return lineOfMatrix(shape, numberOf(shape, cell), isRow, in);
    }
    if (!trace::sharesHalf(shape, cell.array, in))
        return std::nullopt;
    if (from == Along::Input && to == Along::Grid)
        return windowOfInput(shape, trace::placeOf(shape, cell), in);
    if (in == ArrayId::X && from == Along::Output)
        return boxOfOutput(shape, trace::placeOf(shape, cell), in);
    const std::optional<Cell> source = sourceOf(shape, cell);
    if (!source)
        return std::nullopt;
    if (in == ArrayId::Z)
        return boxOfOutput(shape, trace::placeOf(shape, *source), in);
    if (in == ArrayId::Stamp && from != Along::OutputTap)
        return stampOfOutput(shape, trace::placeOf(shape, *source));
    return std::nullopt;
}

std::vector<Ribbon> ribbons(const Shape& shape, const Cell& cell) {
    if (!contains(shape, cell))
        return {};
    if (cell.array == ArrayId::Z || cell.array == ArrayId::ZFlat) {
        const Index columns = shape.geometry.columns.input;
        const Index number = numberOf(shape, cell);
        const Index start = number / columns * columns;
        const Frame entry{{ArrayId::ZFlat, {number}}, 1, 1, 1};
        const Frame entries{{ArrayId::ZFlat, {start}}, 1, columns, 1};
        const Frame row{cellAt(shape, ArrayId::Z, start), 1, 1, columns};
        return {{lineOfMatrix(shape, number, true, ArrayId::WT), entry}, {entries, row}};
    }
    const std::optional<Cell> source = sourceOf(shape, cell);
    if (!source)
        return {};
    const Place place = trace::placeOf(shape, *source);
    return {{stampOfOutput(shape, place), boxOfOutput(shape, place, ArrayId::Z)}};
}

}  // namespace core
