#pragma once

#include "ui/paint/stage_layout.h"
#include "ui/paint/stage_pen.h"
#include "ui/paint/stage_scene.h"

#include <optional>

namespace paint {

/// The row and the column of W or Wᵀ that what is pointed at stands for, or lies in.
struct PointedLines {
    std::optional<Index> row, column;
};
PointedLines pointedLines(const StageScene& scene, core::ArrayId weights);

/// What stands beside the letter of W or Wᵀ in that room: its size and, in plum, which positions
/// the row and the column that are pointed at stand for: "4×16  output (0,1) ← input (1,1)".
QString weightWords(const StagePen& pen, const StageScene& scene, core::ArrayId weights,
                    double room);

/// Beside and under W the numbers of its rows and columns, where there is room for them. Returns
/// the height that they take under it.
double drawWeightIndices(const StagePen& pen, const StageScene& scene, const StageLayout& layout);

/// Beside W and Wᵀ what their blocks of rows are: "output row 1"; in the block of the row that is
/// pointed at, its position in plum. Returns how wide the labels are, 0 where there is no room.
double drawBlockLabels(const StagePen& pen, const StageScene& scene, const StageLayout& layout,
                       const Pane& weights);

}  // namespace paint
