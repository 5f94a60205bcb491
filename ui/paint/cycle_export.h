#pragma once

#include "ui/model/cycle_pictures.h"
#include "ui/model/export_item.h"
#include "ui/paint/picture_export.h"
#include "ui/paint/picture_row.h"

#include <vector>

namespace paint {

/// What the panes of the Cycles page show.
struct CyclesFigure {
    model::CyclePictures pictures;
    model::FidelityPoints points;
    int selected = 0;
    PictureRow enlarged;
    PictureRow compared;
    QSizeF plotSize;
    Drawing plot;     // of fidelity
    QString plotKey;  // markup: what its lines are
};

/// The panes as pictures: the film strip, the chosen step beside the step of its size, the original
/// after several cycles, the plot; each with the range that its pictures are shown at.
std::vector<model::ExportItem> cyclePictureExports(const CyclesFigure& figure, const Theme& theme);

}  // namespace paint
