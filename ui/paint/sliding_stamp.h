#pragma once

#include "ui/paint/stage_layout.h"
#include "ui/paint/stage_scene.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace paint {

/// The present stamp on its way along its ribbon, `scene.stampWay` of it done, over everything
/// else. Draws nothing once it has landed, nor where its cells or those of Z are too small for
/// numbers.
void drawSlidingStamp(QPainter& painter, const StageScene& scene, const StageLayout& layout,
                      const Theme& theme);

}  // namespace paint
