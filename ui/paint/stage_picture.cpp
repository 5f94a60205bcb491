#include "ui/paint/stage_picture.h"

#include "ui/paint/sliding_stamp.h"
#include "ui/paint/stage_bands.h"
#include "ui/paint/stage_marks.h"

namespace paint {

void drawSheet(QPainter& painter, const StageScene& scene, const StageLayout& layout,
               const Theme& theme, ShapedTexts* texts) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const StagePen pen(painter, theme, texts);
    drawRibbons(pen, scene, layout);
    drawUpperSheet(pen, scene, layout);
    drawLowerSheet(pen, scene, layout);
    drawFoot(pen, scene, layout);
    painter.restore();
}

void drawPane(QPainter& painter, const Pane& pane, const Grid& grid, const ArraySource& source,
              const Marks& marks, const QRectF& clip, const Theme& theme, PaintCount* count,
              const CellFonts* fonts) {
    painter.save();
    const QRectF within = clip.intersected(pane.box);
    const bool moved = !(grid.rect() == pane.box);
    if (moved)
        painter.setClipRect(pane.box.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    drawArray(painter, source, grid, within, marks, theme, count, fonts);
    if (pane.framed) {
        painter.setPen(QPen(theme.hair, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(pane.box.adjusted(-.5, -.5, .5, .5));
    }
    painter.restore();
}

void drawStage(QPainter& painter, QSizeF size, const StageScene& scene, const Theme& theme,
               PaintCount* count) {
    const StageLayout layout = layoutStage(size, scene.shape(), scene.way);
    painter.fillRect(QRectF({0, 0}, size), theme.page);
    drawSheet(painter, scene, layout, theme);
    for (const Pane& pane : layout.panes) {
        const auto source = sourceFor(scene, pane.array, pane.lower);
        const Grid grid =
            gridOf(*source, pane.grid.origin, pane.grid.cellWidth, pane.grid.cellHeight);
        drawPane(painter, pane, grid, *source, marksFor(scene, pane.array, pane.lower), pane.box,
                 theme, count);
    }
    drawSlidingStamp(painter, scene, layout, theme);
}

}  // namespace paint
