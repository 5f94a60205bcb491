#pragma once

#include "ui/paint/grid.h"
#include "ui/paint/marks.h"

#include <QPainter>

namespace paint {

inline constexpr double kStripWidth = 11;

/// In rows of 11 to 21 a term's number stands in a strip at the left; lower ones have no room.
bool tabIsStrip(const Grid& grid);
/// Square cells under 28 keep the outline and drop the tab.
bool tabHasRoom(const Grid& grid);

/// Outlines, tabs, folded corners, the keyboard cursor and the corner of K(0,0), over the cells.
void drawMarks(QPainter& painter, const Grid& grid, const QRectF& clip, const Marks& marks,
               const Theme& theme);

/// A number on plum (or grey), 12×12.
void drawTabAt(QPainter& painter, QPointF corner, Index number, bool quiet, const Theme& theme);

}  // namespace paint
