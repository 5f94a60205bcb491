#pragma once

#include "ui/paint/stage_layout.h"
#include "ui/paint/stage_scene.h"

namespace view {

class CellTag;
class MatrixView;
class Stage;

/// Lets the rows and columns of W and Wᵀ be pointed at and pinned: each is the cell of X, Y or Z
/// that it stands for. Does nothing for other arrays. Stage and scene have to outlive the view.
void linkLines(Stage& stage, MatrixView& view, const paint::StageScene& scene,
               const paint::Pane& pane);

/// Says in a tag what is pointed at in this view, if its cells have no room for their numbers.
/// Whether it did.
bool tagCell(CellTag& tag, const MatrixView& view, const paint::StageScene& scene);

}  // namespace view
