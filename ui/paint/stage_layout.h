#pragma once

#include "core/experiment.h"
#include "ui/paint/grid.h"

#include <QPointF>
#include <QRectF>
#include <vector>

namespace paint {

/// An array on the stage: where it hangs and how large its cells are.
struct Pane {
    core::ArrayId array = core::ArrayId::X;
    bool lower = false;  // in the band of the transposed convolution
    Grid grid;
    QRectF box;           // its place on the stage
    bool framed = false;  // too large for cells that can be told apart: outlined, to zoom and pan

    friend bool operator==(const Pane& a, const Pane& b) {
        return a.array == b.array && a.lower == b.lower;
    }
};

/// The sum in small multiples under the stamp: Z's shape, once for each stamp.
struct SmallMultiples {
    int count = 0;        // as many as fit
    double cell = 0;      // 15 or less
    double pitch = 0;     // from one to the next
    QRectF first;         // the first one's cells
    double tabs = 0;      // top of the number tabs over them
    double captions = 0;  // baseline of "now" and "to come" under them
};

/// Where everything on the stage lies, in px from its upper left: values alone, from a size and the
/// shapes of the arrays. Widgets, exports and films are laid out by it alike.
struct StageLayout {
    QSizeF size;
    bool low = false;                       // short of height: captions, row indices and legend go
    double left = 0, right = 0;             // of what stands between the margins
    double upperHead = 0, upperLabels = 0;  // baselines
    double lowerHead = 0, lowerLabels = 0;
    double key = 0, lastLine = 0;  // baselines; lastLine is not used while low
    std::vector<Pane> panes;
    SmallMultiples small;

    const Pane* find(core::ArrayId array, bool lower) const;
};

/// `size` is at least 320 × 240; smaller ones are laid out as that.
StageLayout layoutStage(QSizeF size, const core::Shape& shape, core::Way way);

}  // namespace paint
