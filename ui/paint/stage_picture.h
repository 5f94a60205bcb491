#pragma once

#include "ui/paint/array_picture.h"
#include "ui/paint/shaped_text.h"
#include "ui/paint/stage_layout.h"
#include "ui/paint/stage_scene.h"

#include <QPainter>

namespace paint {

/// The whole stage on any painter, page and all: what a widget shows, a film and an export of it.
/// Cells under 2 px go in as pictures.
void drawStage(QPainter& painter, QSizeF size, const StageScene& scene, const Theme& theme,
               PaintCount* count = nullptr);

/// What lies behind the arrays: heads, labels, captions, ribbons, rulers, key, agreement, legend.
/// `texts` makes drawing it again quick.
void drawSheet(QPainter& painter, const StageScene& scene, const StageLayout& layout,
               const Theme& theme, ShapedTexts* texts = nullptr);

/// One array. `grid` is the pane's own, or zoomed and moved within its box; `fonts` those of its
/// cells, if they are there already.
void drawPane(QPainter& painter, const Pane& pane, const Grid& grid, const ArraySource& source,
              const Marks& marks, const QRectF& clip, const Theme& theme,
              PaintCount* count = nullptr, const CellFonts* fonts = nullptr);

}  // namespace paint
