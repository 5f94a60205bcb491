// How whole rows and columns of an array are pointed at.

#include "ui/view/matrix_view.h"

#include <QKeyEvent>
#include <algorithm>
#include <utility>

namespace view {
namespace {

constexpr double kAbove = 8, kBelow = 13;  // of the tiles, where their columns are pointed at

}  // namespace

using model::Line;

void MatrixView::setHeaders(double room, std::function<QString(Line, Index)> words) {
    headerRoom_ = room;
    lineWords_ = std::move(words);
}

QMarginsF MatrixView::margins() const {
    if (!lineWords_)
        return {kMargin, kMargin, kMargin, kMargin};
    return {headerRoom_, kAbove, kMargin, kBelow};
}

std::optional<MatrixView::LinePlace> MatrixView::lineAt(QPointF point) const {
    if (!lineWords_)
        return std::nullopt;
    const QPointF onStage = point + QPointF(pos());
    const QRectF& box = pane_.box;
    // The cell beside it says which row or column it is.
    const double x = std::clamp(onStage.x(), box.left(), box.right() - .01);
    const double y = std::clamp(onStage.y(), box.top(), box.bottom() - .01);
    const auto cell = grid_.cellAt({x, y});
    const bool beside = onStage.x() < box.left(), apart = onStage.y() != y;
    if (!cell || beside == apart)
        return std::nullopt;
    return beside ? LinePlace{Line::Row, cell->first} : LinePlace{Line::Column, cell->second};
}

void MatrixView::setCursorLine(LinePlace place) {
    const bool isRow = place.line == Line::Row;
    const Index last = (isRow ? source_->rows() : source_->columns()) - 1;
    place.number = std::clamp<Index>(place.number, 0, last);
    cursorLine_ = place;
    const auto [row, lastRow] = grid_.rowsWithin(pane_.box.top(), pane_.box.bottom());
    const auto [column, lastColumn] = grid_.columnsWithin(pane_.box.left(), pane_.box.right());
    cursor_ = isRow ? CellPlace{place.number, std::max<Index>(column, 0)}
                    : CellPlace{std::max<Index>(row, 0), place.number};
    byKeys_ = true;
    showCursorPlace();
    update();
    emit linePointedAt(place.line, place.number);
    describe();
}

// Left of the first column is the header of a row, above the first row that of a column.
bool MatrixView::enterLine(const QKeyEvent& event) {
    if (!cursor_)
        return false;
    if (event.key() == Qt::Key_Left && cursor_->column == 0)
        setCursorLine({Line::Row, cursor_->row});
    else if (event.key() == Qt::Key_Up && cursor_->row == 0)
        setCursorLine({Line::Column, cursor_->column});
    else
        return false;
    return true;
}

bool MatrixView::moveLine(const QKeyEvent& event) {
    if (!lineWords_ || (event.modifiers() & ~Qt::KeypadModifier))
        return false;
    if (!cursorLine_)
        return enterLine(event);
    const auto [line, number] = *cursorLine_;
    const bool isRow = line == Line::Row;
    const int key = event.key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter)
        emit linePinAsked(line, number);
    else if (key == (isRow ? Qt::Key_Right : Qt::Key_Down))
        setCursorPlace(isRow ? CellPlace{number, 0} : CellPlace{0, number});
    else if (key == (isRow ? Qt::Key_Up : Qt::Key_Left))
        setCursorLine({line, number - 1});
    else if (key == (isRow ? Qt::Key_Down : Qt::Key_Right))
        setCursorLine({line, number + 1});
    else if (key == Qt::Key_Home)
        setCursorLine({line, 0});
    else if (key == Qt::Key_End)
        setCursorLine({line, isRow ? source_->rows() : source_->columns()});
    else
        return key == (isRow ? Qt::Key_Left : Qt::Key_Up);
    return true;
}

void MatrixView::markCursor(paint::Marks& marks) const {
    if (!byKeys_ || !(hasFocus() || editor_) || !source_)
        return;
    marks.cursor = cursor_;
    if (!cursorLine_)
        return;
    const Index n = cursorLine_->number;
    const bool isRow = cursorLine_->line == Line::Row;
    marks.cursor = isRow ? CellPlace{n, 0} : CellPlace{0, n};
    marks.cursorTo =
        isRow ? CellPlace{n, source_->columns() - 1} : CellPlace{source_->rows() - 1, n};
}

}  // namespace view
