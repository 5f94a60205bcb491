// What the symbols of the arithmetic stand for in the arrays.

#include "ui/paint/mention_marks.h"

#include <algorithm>
#include <vector>

namespace paint {
namespace {

using core::ArrayId;
using core::Cell;
using core::CellSet;
using core::deconvolution::CellKind;
using model::Symbol;

bool isOneOf(ArrayId array, std::initializer_list<ArrayId> arrays) {
    return std::find(arrays.begin(), arrays.end(), array) != arrays.end();
}

// Whether the symbol is the size of this array.
bool isSizeOf(Symbol symbol, ArrayId array, bool typed) {
    switch (symbol) {
        case Symbol::Input:
            return array == ArrayId::X;
        case Symbol::TransposedOutput:
            return isOneOf(array, {ArrayId::Z, ArrayId::ZFlat});
        case Symbol::Output:
            return array == ArrayId::Y;
        case Symbol::TransposedInput:
            return isOneOf(array, {ArrayId::T, ArrayId::TFlat}) || (array == ArrayId::Y && !typed);
        case Symbol::Kernel:
            return isOneOf(array, {ArrayId::K, ArrayId::Turned});
        default:
            return false;
    }
}

std::optional<CellKind> kindOf(Symbol symbol) {
    switch (symbol) {
        case Symbol::Stride:
            return CellKind::Inserted;
        case Symbol::TransposedPadding:
            return CellKind::Border;
        case Symbol::Additional:
            return CellKind::Additional;
        default:
            return std::nullopt;
    }
}

// The rows and columns at X's end that no window reaches, which is where a comes from.
std::vector<CellSet> leftOver(const core::Shape& shape) {
    const auto reached = [](const core::Axis& axis) {
        const Index end = (core::outputSize(axis) - 1) * axis.stride + core::extent(axis);
        return std::clamp<Index>(end - axis.paddingBefore, 0, axis.input);
    };
    const core::Axis &rows = shape.geometry.rows, &columns = shape.geometry.columns;
    const Index row = reached(rows), column = reached(columns);
    const auto box = [&](Index r, Index c, Index height, Index width) {
        return CellSet{{ArrayId::X, {0, r, c}},
                       {{shape.channels, {1, 0, 0}}, {height, {0, 1, 0}}, {width, {0, 0, 1}}}};
    };
    std::vector<CellSet> sets;
    if (row < rows.input)
        sets.push_back(box(row, 0, rows.input - row, columns.input));
    if (column < columns.input && row > 0)
        sets.push_back(box(0, column, row, columns.input - column));
    return sets;
}

// The first window, or stamp, and the next one, which is s cells on.
std::vector<Cell> firstSteps(const core::Shape& shape, ArrayId array) {
    const bool sideways = core::outputSize(shape.geometry.columns) > 1;
    const ArrayId steps = array == ArrayId::X ? ArrayId::Y : ArrayId::T;
    std::vector<Cell> cells{{steps, {0, 0, 0}}};
    if (sideways || core::outputSize(shape.geometry.rows) > 1)
        cells.push_back({steps, {0, sideways ? 0 : 1, sideways ? 1 : 0}});
    return cells;
}

void markSteps(Marker& marker, std::vector<CellSet>& lit) {
    const auto steps = firstSteps(marker.shape, marker.array);
    for (std::size_t n = 0; n < steps.size(); ++n) {
        const auto sets = core::meets(marker.shape, steps[n], marker.array);
        lit.insert(lit.end(), sets.begin(), sets.end());
        if (const auto frame = core::frame(marker.shape, steps[n], marker.array))
            marker.outlineFrame(*frame, n == 0 ? Outline::Kind::WindowPast : Outline::Kind::Window);
    }
}

// The taps under the first window, d apart.
void markTaps(Marker& marker, std::vector<CellSet>& lit) {
    const Cell first{ArrayId::Y, {0, 0, 0}};
    lit = core::meets(marker.shape, first, ArrayId::X);
    if (const auto frame = core::frame(marker.shape, first, ArrayId::X))
        marker.outlineFrame(*frame, Outline::Kind::Window);
    for (const Cell& cell : core::cellsWithin(lit, core::CellBox::everything(), kMostTabs))
        marker.outlineCell(cell, Outline::Kind::Pointed);
}

// Boxes get one outline, cells that stand apart one each as long as they are few.
void outlineSets(Marker& marker, const std::vector<CellSet>& sets) {
    constexpr std::size_t kMost = 400;
    for (const CellSet& set : sets) {
        core::Frame box{set.first, 1, 1, 1};
        bool together = true;
        for (const auto& direction : set.directions) {
            if (direction.count == 1)
                continue;
            box.planes += direction.step[0] * (direction.count - 1);
            box.rows += direction.step[1] * (direction.count - 1);
            box.columns += direction.step[2] * (direction.count - 1);
        }
        together = box.planes * box.rows * box.columns == set.size();
        if (together)
            marker.outlineFrame(box, Outline::Kind::Pointed);
        else if (set.size() <= static_cast<Index>(kMost))
            for (const Cell& cell : core::cellsWithin({set}, core::CellBox::everything(), kMost))
                marker.outlineCell(cell, Outline::Kind::Pointed);
    }
}

void outlineAll(Marker& marker) {
    const auto [rows, columns] = marker.counts();
    Outline outline;
    outline.lastRow = rows - 1;
    outline.lastColumn = columns - 1;
    marker.marks.outlines.push_back(outline);
}

// The cells of the array that the symbol stands for, outlined.
std::vector<CellSet> markSymbol(Marker& marker, Symbol symbol) {
    std::vector<CellSet> lit;
    const ArrayId array = marker.array;
    if (const auto kind = kindOf(symbol); kind && array == ArrayId::Padded)
        outlineSets(marker, lit = core::cellsOfKind(marker.shape, *kind, array));
    else if (symbol == Symbol::Stride && (array == ArrayId::X || array == ArrayId::Z))
        markSteps(marker, lit);
    else if (symbol == Symbol::Dilation && array == ArrayId::X)
        markTaps(marker, lit);
    else if (symbol == Symbol::Additional && array == ArrayId::X)
        outlineSets(marker, lit = leftOver(marker.shape));
    return lit;
}

}  // namespace

Marks symbolMarks(Marker marker, Symbol symbol) {
    const bool padding = symbol == Symbol::Padding && marker.array == ArrayId::X;
    const bool taps =
        symbol == Symbol::Dilation && isOneOf(marker.array, {ArrayId::K, ArrayId::Turned});
    const bool all = padding || taps || isSizeOf(symbol, marker.array, marker.shape.typed);
    const auto lit = markSymbol(marker, symbol);
    if (all)
        outlineAll(marker);
    marker.marks.fading = marker.scene.fading;
    marker.marks.takesPart = [shown = ShownCells(marker.scene, marker.array), lit, all](
                                 Index row, Index column) {
        return all || core::contains(lit, shown.at(row, column));
    };
    marker.marks.weight = {};
    const auto& pinned = marker.scene.selection.pinned;
    if (pinned && pinned->array == marker.array && core::contains(marker.shape, *pinned))
        marker.outlineCell(*pinned, Outline::Kind::Pinned, !marker.scene.selection.playing);
    return std::move(marker.marks);
}

}  // namespace paint
