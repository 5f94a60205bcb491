#pragma once

#include "ui/paint/stage_layout.h"
#include "ui/paint/stage_pen.h"
#include "ui/paint/stage_scene.h"

#include <QPointF>
#include <optional>

namespace paint {

/// X ∗ K = Y and W beside Wᵀ: heads, labels, captions.
void drawUpperSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout);

/// The transposed convolution in its way: head, switch, labels, ribbons, rulers, captions.
void drawLowerSheet(const StagePen& pen, const StageScene& scene, const StageLayout& layout);

/// Where the switch between the ways begins, beside the lower head.
double leftOfSwitch(const StageScene& scene, const StageLayout& layout);

/// Plum bands where an array is laid out anew, under the tiles.
void drawRibbons(const StagePen& pen, const StageScene& scene, const StageLayout& layout);

/// The rulers of the fractional stride, in cells of y, and the arrow of one step.
void drawRulers(const StagePen& pen, const StageScene& scene, const Pane& padded);

/// The sum of stamps in small multiples.
void drawSmallMultiples(const StagePen& pen, const StageScene& scene, const StageLayout& layout);

/// The key of the zeros, the line of agreement and the legend.
void drawFoot(const StagePen& pen, const StageScene& scene, const StageLayout& layout);

/// Where the words end that say, in place of the agreement, how far work is; nothing while none
/// takes long.
std::optional<QPointF> endOfProgress(const StageScene& scene, const StageLayout& layout);

}  // namespace paint
