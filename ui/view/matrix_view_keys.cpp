// How the keyboard moves through an array.

#include "ui/view/matrix_view.h"

#include <QKeyEvent>
#include <algorithm>

namespace view {
namespace {

bool beginsNumber(const QString& text) {
    return text.size() == 1 && (text.front().isDigit() || text == QLatin1String("-") ||
                                text == QLatin1String(".") || text == QStringLiteral("−"));
}

}  // namespace

void MatrixView::keyPressEvent(QKeyEvent* event) {
    if (!source_ || source_->rows() == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyNumber();
    } else if (event->matches(QKeySequence::Paste)) {
        pasteNumbers();
    } else if (moveLine(*event) || moveCursor(*event) || zoomByKey(*event)) {
        return;
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const CellPlace place = cursor_.value_or(CellPlace{});
        setCursorPlace(place);
        emit pinAsked(place.row, place.column);
    } else if (event->key() == Qt::Key_Escape) {
        emit releaseAsked();
    } else if (editable_ && event->key() == Qt::Key_F2) {
        beginEdit(cursor_.value_or(CellPlace{}), QString());
    } else if (editable_ && beginsNumber(event->text()) &&
               !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        beginEdit(cursor_.value_or(CellPlace{}), event->text());
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool MatrixView::moveCursor(const QKeyEvent& event) {
    const bool control = event.modifiers() & Qt::ControlModifier;
    CellPlace place = cursor_.value_or(CellPlace{});
    const auto [first, last] = grid_.rowsWithin(pane_.box.top(), pane_.box.bottom());
    const Index page = std::max<Index>(1, last - first);
    switch (event.key()) {
        case Qt::Key_Left:
            --place.column;
            break;
        case Qt::Key_Right:
            ++place.column;
            break;
        case Qt::Key_Up:
            --place.row;
            break;
        case Qt::Key_Down:
            ++place.row;
            break;
        case Qt::Key_Home:
            place = {control ? 0 : place.row, 0};
            break;
        case Qt::Key_End:
            place = {control ? source_->rows() - 1 : place.row, source_->columns() - 1};
            break;
        case Qt::Key_PageUp:
            place.row -= page;
            break;
        case Qt::Key_PageDown:
            place.row += page;
            break;
        default:
            return false;
    }
    // The first key shows where the cursor is; the next ones move it.
    if (!cursor_ && !control)
        place = {};
    setCursorPlace(place);
    return true;
}

// As in a table: what was typed stays, and the keyboard goes on by one cell, row after row.
void MatrixView::editNeighbour(bool next) {
    if (!editor_ || !editing_)
        return;
    const CellPlace place = *editing_;
    commitEdit();
    const Index columns = source_->columns();
    const Index at = std::clamp<Index>(place.row * columns + place.column + (next ? 1 : -1), 0,
                                       source_->rows() * columns - 1);
    setCursorPlace({at / columns, at % columns});
}

bool MatrixView::zoomByKey(const QKeyEvent& event) {
    if (!isZoomable() || editable_)
        return false;
    const QPointF around =
        cursor_ ? grid_.tile(cursor_->row, cursor_->column).center() : pane_.box.center();
    if (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)
        zoom(1.5, around);
    else if (event.key() == Qt::Key_Minus)
        zoom(1 / 1.5, around);
    else if (event.key() == Qt::Key_0)
        zoom(0, around);
    else
        return false;
    return true;
}

void MatrixView::setCursorPlace(CellPlace place) {
    place.row = std::clamp<Index>(place.row, 0, source_->rows() - 1);
    place.column = std::clamp<Index>(place.column, 0, source_->columns() - 1);
    cursor_ = place;
    cursorLine_.reset();
    byKeys_ = true;
    showCursorPlace();
    update();
    emit pointedAt(place.row, place.column);
    describe();
}

// Moves a zoomed array so that the cursor is within its box.
void MatrixView::showCursorPlace() {
    if (!isZoomed() || !cursor_)
        return;
    const QRectF tile = grid_.tile(cursor_->row, cursor_->column), box = pane_.box;
    QPointF distance;
    if (tile.left() < box.left() || tile.right() > box.right())
        distance.setX(box.center().x() - tile.center().x());
    if (tile.top() < box.top() || tile.bottom() > box.bottom())
        distance.setY(box.center().y() - tile.center().y());
    if (!distance.isNull())
        moveBy(distance);
}

}  // namespace view
