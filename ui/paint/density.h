#pragma once

#include "ui/paint/array_picture.h"

#include <QRgb>
#include <array>

namespace paint {

/// The colours of cells that have no room for anything else, looked up and not mixed anew for each.
class CellPalette {
public:
    CellPalette(Role role, double magnitude, bool faded, const Theme& theme);
    QRgb of(const CellContent& content) const;
    QRgb ofValue(double value) const;

private:
    static constexpr int kSteps = 513;
    double magnitude_;
    std::array<QRgb, kSteps> ramp_{};
    QRgb empty_, inserted_, border_, additional_, notFinite_;
};

/// Several cells a pixel. A sparse array shows how many entries a pixel holds, darkest = most,
/// counted along its diagonals and never entry by entry; a dense one the one of two cells of each
/// pixel that is farther from 0.
void drawDensity(QPainter& painter, const ArraySource& source, const Grid& grid, const QRectF& clip,
                 bool faded, const Theme& theme, PaintCount& count);

}  // namespace paint
