#include "ui/paint/sliding_stamp.h"

#include "ui/paint/cell.h"
#include "ui/paint/sources.h"

namespace paint {
namespace {

using core::ArrayId;

QRectF between(const QRectF& from, const QRectF& to, double share) {
    const auto mix = [share](double a, double b) { return a + (b - a) * share; };
    return {mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()),
            mix(from.height(), to.height())};
}

// A cell of the grid, which may lie outside of the array.
QRectF placeOn(const Grid& grid, Index row, Index column) {
    const QRectF first = grid.tile(0, 0);
    return first.translated(grid.cellWidth * static_cast<double>(column),
                            grid.cellHeight * static_cast<double>(row));
}

}  // namespace

void drawSlidingStamp(QPainter& painter, const StageScene& scene, const StageLayout& layout,
                      const Theme& theme) {
    const Pane* stamp = layout.find(ArrayId::Stamp, true);
    const Pane* z = layout.find(ArrayId::Z, true);
    const auto cell = scene.subjectIn(ArrayId::T);
    if (!scene.stampOnItsWay() || !cell || !stamp || !z || stamp->grid.detail() != Detail::Digits ||
        z->grid.detail() != Detail::Digits)
        return;
    const auto landing = core::frame(scene.shape(), *cell, ArrayId::Z);
    if (!landing)
        return;
    const StampStep step = stampStep(scene);
    const auto source = sourceOf(scene.result, ArrayId::Stamp, scene.planes, &step);
    const core::Geometry& geometry = scene.result->experiment.geometry;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = between(stamp->grid.tile(0, 0), z->grid.tile(0, 0), scene.stampWay).size();
    const CellFonts fonts(size);
    for (Index u = 0; u < source->rows(); ++u)
        for (Index v = 0; v < source->columns(); ++v) {
            const Index row = landing->first.at[1] + u * geometry.rows.dilation;
            const Index column = landing->first.at[2] + v * geometry.columns.dilation;
            CellLook look;
            look.role = source->role();
            look.magnitude = source->magnitude();
            look.content = source->at(u, v);
            look.tile =
                between(stamp->grid.tile(u, v), placeOn(z->grid, row, column), scene.stampWay);
            look.strong = true;
            drawCellGround(painter, look, theme, scene.withValues);
            if (scene.withValues)
                drawCellFigures(painter, look, fonts, theme);
        }
    painter.restore();
}

}  // namespace paint
