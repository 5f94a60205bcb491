#pragma once

#include "ui/paint/stage_layout.h"

namespace paint {

Pane makePane(core::ArrayId array, bool lower, const Grid& grid);

/// The cell of a kernel beside arrays with cells of a size: the same, or larger where it would be
/// lost.
double kernelCellBeside(double cell, Index rows, Index columns);

/// The transposed convolution in one of its ways, between a top and a bottom.
void placeLower(StageLayout& layout, const core::Shape& shape, core::Way way, double top,
                double bottom);

/// Room for the rulers of the fractional stride, left of and over its grid.
inline constexpr double kRulerWidth = 34, kRulerHeight = 18;

/// Room for the row indices left of Wᵀ.
double rowIndexWidth(Index rows);

}  // namespace paint
