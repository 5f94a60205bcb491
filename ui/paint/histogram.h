#pragma once

#include "ui/model/feature_findings.h"
#include "ui/paint/feature_picture.h"

#include <QRect>

class QPainter;

namespace paint {

/// How a feature map's histogram looks.
struct HistogramLook {
    Role role = Role::Input;
    PictureColours colours = PictureColours::Ramp;
    bool ramp = false;   // under the bars, where each map has its own range
    bool plain = false;  // bars alone, without numbers, where there is little room
};

int histogramHeight(bool plain);
/// Where the bars stand, in a histogram of that width.
QRect histogramBox(int width, bool plain);
/// The height of a bar as a share of the box: the square root of its count.
double barHeight(core::Index count, core::Index most);
/// What the bars of values below or above 0 are filled with.
QColor barColour(const HistogramLook& look, bool negative, const Theme& theme);

/// All but the bars: the line that they stand on, hollow bars for what lies beyond the range, its
/// numbers.
void drawHistogramFrame(QPainter& painter, int width, const model::RangedValues& values,
                        const HistogramLook& look, const Theme& theme);
void drawHistogramBars(QPainter& painter, int width, const model::RangedValues& values,
                       const HistogramLook& look, const Theme& theme);

}  // namespace paint
