#include "ui/paint/stage_bands.h"

#include <QPainterPath>
#include <algorithm>

namespace paint {
namespace {

using core::ArrayId;

// The frame's rectangle on the stage, cut to its array; empty if it is not shown.
QRectF rectOf(const StageLayout& layout, const core::Frame& frame) {
    const Pane* pane = layout.find(frame.first.array, true);
    if (!pane)
        return {};
    const std::size_t n = core::coordinateCount(frame.first.array);
    const Index row = std::max<Index>(0, n == 1 ? frame.first.at[0] : frame.first.at[n - 2]);
    const Index column = std::max<Index>(0, n == 1 ? 0 : frame.first.at[n - 1]);
    const Index firstRow = n == 1 ? frame.first.at[0] : frame.first.at[n - 2];
    const Index firstColumn = n == 1 ? 0 : frame.first.at[n - 1];
    const Index lastRow = std::min(pane->grid.rows, firstRow + frame.rows) - 1;
    const Index lastColumn = std::min(pane->grid.columns, firstColumn + frame.columns) - 1;
    if (lastRow < row || lastColumn < column)
        return {};
    return pane->grid.tiles(row, column, lastRow, lastColumn).intersected(pane->box);
}

// From the right edge of one to the left edge of the other, straight where they are level.
QPainterPath band(const QRectF& from, const QRectF& to) {
    constexpr double kApart = 2;
    const double x0 = from.right() + kApart, x1 = to.left() - kApart, middle = (x0 + x1) / 2;
    QPainterPath path(QPointF(x0, from.top()));
    path.cubicTo({middle, from.top()}, {middle, to.top()}, {x1, to.top()});
    path.lineTo(x1, to.bottom());
    path.cubicTo({middle, to.bottom()}, {middle, from.bottom()}, {x0, from.bottom()});
    path.closeSubpath();
    return path;
}

}  // namespace

void drawRibbons(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    using core::Way;
    const auto subject = scene.subject();
    if (!subject || (scene.way != Way::Matrix && scene.way != Way::Stamp))
        return;
    const auto cell =
        scene.way == Way::Matrix ? scene.subjectIn(ArrayId::Z) : scene.subjectIn(ArrayId::T);
    if (!cell)
        return;
    const QColor colour = accentTint(pen.theme());
    for (const core::Ribbon& ribbon : core::ribbons(scene.shape(), *cell)) {
        const QRectF from = rectOf(layout, ribbon.from), to = rectOf(layout, ribbon.to);
        if (from.isEmpty() || to.isEmpty() || to.left() < from.right())
            continue;
        pen.painter().fillPath(band(from, to), colour);
    }
}

}  // namespace paint
