#include "ui/view/stage_links.h"

#include "ui/model/position_words.h"
#include "ui/view/cell_tag.h"
#include "ui/view/matrix_view.h"
#include "ui/view/stage.h"

namespace view {

using core::ArrayId;
using core::Index;
using model::Line;

void linkLines(Stage& stage, MatrixView& view, const paint::StageScene& scene,
               const paint::Pane& pane) {
    constexpr double kRoom = 12, kIndexRoom = 26;
    const ArrayId array = pane.array;
    if (array != ArrayId::W && array != ArrayId::WT)
        return;
    view.setHeaders(pane.lower ? kIndexRoom : kRoom, [&scene, array](Line line, Index number) {
        const QString words = model::positionWords(scene.shape(), array, line, number);
        return (line == Line::Row ? Stage::tr("row %1, %2") : Stage::tr("column %1, %2"))
            .arg(QString::number(number), words);
    });
    const auto cellOf = [&scene, array](Line line, Index number) {
        return model::cellOfLine(scene.shape(), array, line, number);
    };
    QObject::connect(&view, &MatrixView::linePointedAt, &stage,
                     [&stage, cellOf](Line line, Index number) {
                         const core::Cell cell = cellOf(line, number);
                         if (cell.array == ArrayId::Y)
                             emit stage.rowPointed(cell);
                         else
                             emit stage.pointed(cell);
                     });
    QObject::connect(&view, &MatrixView::linePinAsked, &stage,
                     [&stage, &scene, cellOf](Line line, Index number) {
                         const core::Cell cell = cellOf(line, number);
                         if (cell.array == ArrayId::Y)
                             emit stage.rowPinAsked(cell);
                         else if (scene.selection.pinned == cell)
                             emit stage.releaseAsked();
                         else
                             emit stage.pinAsked(cell);
                     });
}

bool tagCell(CellTag& tag, const MatrixView& view, const paint::StageScene& scene) {
    const auto& cell = scene.selection.pointed;
    const bool isHere = cell && cell->array == view.pane().array && view.isVisible() &&
                        (view.underMouse() || view.hasFocus());
    if (!isHere || scene.isStale() || view.grid().detail() == paint::Detail::Digits ||
        !core::contains(scene.shape(), *cell))
        return false;
    QVector<QRectF> others;
    for (const auto* other : view.parentWidget()->findChildren<MatrixView*>())
        if (other->isVisible() && other->pane().lower == view.pane().lower)
            others.append(other->pane().box);
    tag.show(model::cellLine(*scene.result, *cell), view.pane().box, others);
    return true;
}

}  // namespace view
