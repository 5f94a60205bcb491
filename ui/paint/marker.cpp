#include "ui/paint/marker.h"

#include <algorithm>

namespace paint {

Outline::Kind Marker::subjectKind() const {
    return scene.subjectIsPinned() ? Outline::Kind::Pinned : Outline::Kind::Pointed;
}

std::pair<Index, Index> Marker::counts() const {
    const auto sizes = core::arrayShape(shape, array);
    const auto n = sizes.size();
    return n == 1 ? std::pair{sizes[0], Index{1}} : std::pair{sizes[n - 2], sizes[n - 1]};
}

void Marker::outlineCell(const core::Cell& cell, Outline::Kind kind, bool folded) {
    if (const auto place = placeShown(scene, cell))
        marks.outlines.push_back(
            {kind, place->first, place->second, place->first, place->second, 0, folded, 0, 0});
}

std::optional<Outline> Marker::outlineOf(const core::Frame& frame) const {
    const auto [rows, columns] = counts();
    const std::size_t n = core::coordinateCount(array);
    const bool flat = n == 1;
    const Index row = flat ? frame.first.at[0] : frame.first.at[n - 2];
    const Index column = flat ? 0 : frame.first.at[n - 1];
    if (n == 3) {
        const core::Cell shown = cellShownAt(scene, array, 0, 0);
        if (shown.at[0] < frame.first.at[0] || shown.at[0] >= frame.first.at[0] + frame.planes)
            return std::nullopt;
    }
    Outline outline;
    outline.firstRow = std::max<Index>(0, row);
    outline.firstColumn = std::max<Index>(0, column);
    outline.lastRow = std::min(rows, row + frame.rows) - 1;
    outline.lastColumn = std::min(columns, column + frame.columns) - 1;
    if (outline.lastRow < outline.firstRow || outline.lastColumn < outline.firstColumn)
        return std::nullopt;
    return outline;
}

bool Marker::outlineFrame(const core::Frame& frame, Outline::Kind kind) {
    auto outline = outlineOf(frame);
    if (!outline)
        return false;
    outline->kind = kind;
    marks.outlines.push_back(*outline);
    return true;
}

}  // namespace paint
