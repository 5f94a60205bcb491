#pragma once

#include "ui/paint/stage_marks.h"

#include <optional>
#include <utility>

namespace paint {

/// The marks of one array in the making.
struct Marker {
    const StageScene& scene;
    core::Shape shape;
    core::ArrayId array;
    bool lower;
    std::optional<core::Cell> subject;
    Marks marks{};

    /// How the subject is outlined: pinned, or pointed at.
    Outline::Kind subjectKind() const;
    /// Rows and columns of the array's picture.
    std::pair<Index, Index> counts() const;
    /// Outlines a cell of the array, if its plane is shown.
    void outlineCell(const core::Cell& cell, Outline::Kind kind, bool folded = false);
    /// The frame's box within the array, or nothing if its plane is not shown.
    std::optional<Outline> outlineOf(const core::Frame& frame) const;
    /// The same, drawn; whether it was.
    bool outlineFrame(const core::Frame& frame, Outline::Kind kind);
};

}  // namespace paint
