#include "ui/view/matrix_view.h"

#include "ui/paint/cell.h"
#include "ui/paint/number_text.h"
#include "ui/paint/outlines.h"
#include "ui/paint/stage_picture.h"
#include "ui/paint/stage_texts.h"
#include "ui/view/cell_editor.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>

namespace view {
namespace {

constexpr double kMostCell = 40;
constexpr double kZoomStep = 1.25;

int counted(Index count) {
    return static_cast<int>(std::min<Index>(count, std::numeric_limits<int>::max()));
}

}  // namespace

MatrixView::MatrixView(QWidget* parent) : QWidget(parent) {
    makeCellsAccessible();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_NoSystemBackground);
}

MatrixView::~MatrixView() = default;

void MatrixView::setPane(const paint::Pane& pane) {
    const bool same = pane.box == pane_.box && pane.grid.rows == pane_.grid.rows &&
                      pane.grid.columns == pane_.grid.columns && pane.array == pane_.array;
    const bool sameShape =
        pane.grid.rows == pane_.grid.rows && pane.grid.columns == pane_.grid.columns;
    pane_ = pane;
    if (!same)
        grid_ = pane.grid;
    if (!sameShape) {
        cursor_.reset();
        pointed_.reset();
        pointedLine_.reset();
        cursorLine_.reset();
        endEdit();
    }
    setGeometry(pane.box.marginsAdded(margins()).toAlignedRect());
    update();
}

void MatrixView::setSource(std::shared_ptr<const paint::ArraySource> source) {
    source_ = std::move(source);
    if (!source_)
        endEdit();
    describe();
    update();
}

void MatrixView::setMarks(paint::Marks marks) {
    marks_ = std::move(marks);
    update();
}

void MatrixView::setEditable(bool editable) {
    editable_ = editable;
    if (!editable)
        endEdit();
}

void MatrixView::paintEvent(QPaintEvent* event) {
    if (!source_)
        return;
    ++paints_;
    QPainter painter(this);
    // The stage's coordinates, so that hatches of neighbours join.
    painter.translate(-pos());
    paint::Marks marks = marks_;
    markCursor(marks);
    marks.editing = editing_;
    if (grid_.detail() == paint::Detail::Density)
        return paintOverGround(painter, marks);
    lastPaint_ = {};
    ++drawings_;
    paint::drawPane(painter, pane_, grid_, *source_, marks, QRectF(event->rect().translated(pos())),
                    paint::themeOf(palette()), &lastPaint_, &fonts());
}

const paint::CellFonts& MatrixView::fonts() {
    const QSizeF tile = paint::tileOf(grid_);
    const double magnitude = source_->magnitude();
    if (!fonts_ || fonts_->tile != tile || fonts_->magnitude != magnitude)
        fonts_ = std::make_unique<const paint::CellFonts>(tile, magnitude);
    return *fonts_;
}

// What is pointed at changes with every move of the mouse; a density picture only with its array.
void MatrixView::paintOverGround(QPainter& painter, const paint::Marks& marks) {
    const paint::Theme& theme = paint::themeOf(palette());
    const double scale = std::max(1., painter.deviceTransform().m11());
    const bool faded = marks.stale || marks.fading > 0;
    const Ground ground{source_, grid_.rect(), size() * scale, theme.page.rgb(), faded};
    if (!(ground == groundOf_)) {
        groundOf_ = ground;
        lastPaint_ = {};
        ++drawings_;
        ground_ = QImage(ground.size, QImage::Format_ARGB32_Premultiplied);
        ground_.setDevicePixelRatio(scale);
        ground_.fill(Qt::transparent);
        QPainter below(&ground_);
        below.translate(-pos());
        paint::Marks quiet;
        quiet.fading = faded ? 1 : 0;
        paint::drawPane(below, pane_, grid_, *source_, quiet, QRectF(geometry()), theme,
                        &lastPaint_);
    }
    painter.drawImage(QPointF(pos()), ground_);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isZoomed())
        painter.setClipRect(pane_.box.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
    paint::drawMarks(painter, grid_, pane_.box, marks, theme);
}

std::optional<CellPlace> MatrixView::placeAt(QPointF point) const {
    const QPointF onStage = point + QPointF(pos());
    if (!pane_.box.contains(onStage))
        return std::nullopt;
    const auto cell = grid_.cellAt(onStage);
    if (!cell)
        return std::nullopt;
    return CellPlace{cell->first, cell->second};
}

void MatrixView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    pressed_ = event->position();
    dragged_ = doubleClicked_ = byKeys_ = false;
    update();
}

void MatrixView::mouseMoveEvent(QMouseEvent* event) {
    if (pressed_ && isZoomed()) {
        const QPointF distance = event->position() - *pressed_;
        if (dragged_ || distance.manhattanLength() >= QApplication::startDragDistance()) {
            dragged_ = true;
            moveBy(distance);
            pressed_ = event->position();
            return;
        }
    }
    pointAt(event->position());
}

void MatrixView::pointAt(QPointF point) {
    const auto place = placeAt(point);
    const auto line = place ? std::nullopt : lineAt(point);
    if (place == pointed_ && line == pointedLine_)
        return;
    pointed_ = place;
    pointedLine_ = line;
    if (place)
        emit pointedAt(place->row, place->column);
    else if (line)
        emit linePointedAt(line->line, line->number);
    else
        emit pointedAway();
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event) {
    const bool click = pressed_ && !dragged_ && !doubleClicked_;
    pressed_.reset();
    if (event->button() != Qt::LeftButton || !click)
        return;
    if (const auto line = lineAt(event->position())) {
        emit linePinAsked(line->line, line->number);
    } else if (const auto place = placeAt(event->position())) {
        cursor_ = place;
        cursorLine_.reset();
        emit pinAsked(place->row, place->column);
        describe();
    }
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event) {
    doubleClicked_ = true;
    if (const auto place = placeAt(event->position()); place && editable_)
        beginEdit(*place, QString());
}

void MatrixView::leaveEvent(QEvent* /*event*/) {
    if (!pointed_ && !pointedLine_)
        return;
    pointed_.reset();
    pointedLine_.reset();
    emit pointedAway();
}

bool MatrixView::isZoomable() const {
    return isZoomed() || pane_.grid.detail() != paint::Detail::Digits;
}

void MatrixView::wheelEvent(QWheelEvent* event) {
    if (!isZoomable() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(std::pow(kZoomStep, event->angleDelta().y() / 120.), event->position() + QPointF(pos()));
    event->accept();
}

void MatrixView::zoom(double factor, QPointF around) {
    const paint::Grid before = grid_;
    const auto scaled = [factor](double now, double least) {
        return std::clamp(now * factor, least, std::max(least, kMostCell));
    };
    grid_.cellWidth = scaled(before.cellWidth, pane_.grid.cellWidth);
    grid_.cellHeight = scaled(before.cellHeight, pane_.grid.cellHeight);
    const double across = (around.x() - before.origin.x()) / before.size().width();
    const double down = (around.y() - before.origin.y()) / before.size().height();
    grid_.origin = around - QPointF(across * grid_.size().width(), down * grid_.size().height());
    keepInBox();
}

void MatrixView::moveBy(QPointF distance) {
    grid_.origin += distance;
    keepInBox();
}

void MatrixView::keepInBox() {
    const QRectF box = pane_.box;
    const QSizeF size = grid_.size();
    const auto kept = [](double at, double length, double from, double room) {
        return length <= room ? from : std::clamp(at, from + room - length, from);
    };
    grid_.origin = {kept(grid_.origin.x(), size.width(), box.left(), box.width()),
                    kept(grid_.origin.y(), size.height(), box.top(), box.height())};
    update();
    emit moved();
}

void MatrixView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (!source_ || event->reason() == Qt::MouseFocusReason ||
        event->reason() == Qt::PopupFocusReason || event->reason() == Qt::OtherFocusReason) {
        update();
        return;
    }
    setCursorPlace(cursor_.value_or(CellPlace{}));
}

void MatrixView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (!editor_ && !pointed_ && !pointedLine_)
        emit pointedAway();
    update();
}

void MatrixView::describe() {
    if (!source_)
        return;
    QString words = tr("%1 rows, %2 columns").arg(source_->rows()).arg(source_->columns());
    if (cursorLine_)
        words = tr("%1. %2").arg(lineWords_(cursorLine_->line, cursorLine_->number), words);
    else if (cursor_ && cursor_->row < source_->rows() && cursor_->column < source_->columns())
        words =
            tr("%1. %2").arg(paint::texts::cellInWords(pane_.array, cursor_->row, cursor_->column,
                                                       source_->at(cursor_->row, cursor_->column)),
                             words);
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void MatrixView::copyNumber() const {
    if (!cursor_ || !source_)
        return;
    const paint::CellContent content = source_->at(cursor_->row, cursor_->column);
    QString number = paint::exactNumber(content.value);
    QApplication::clipboard()->setText(number.replace(QChar(0x2212), QLatin1Char('-')));
}

void MatrixView::pasteNumbers() {
    const auto rows = numbersIn(QApplication::clipboard()->text());
    if (!editable_ || !cursor_ || rows.empty())
        return;
    if (rows.size() == 1 && rows.front().size() == 1)
        emit edited(cursor_->row, cursor_->column, rows.front().front());
    else
        emit pasted(cursor_->row, cursor_->column, rows);
}

void MatrixView::beginEdit(CellPlace place, const QString& typed) {
    endEdit();
    if (!source_)
        return;
    cursor_ = editing_ = place;
    emit editingStarted(place.row, place.column);
    const QRectF tile = grid_.tile(place.row, place.column);
    const QString now = paint::exactNumber(source_->at(place.row, place.column).value);
    // Over the stage, since it is wider than the cell.
    auto* editor = new CellEditor(typed.isEmpty() ? now : typed, tile.height(), parentWidget());
    editor->setAccessibleName(
        tr("%1, row %2, column %3").arg(accessibleName()).arg(place.row).arg(place.column));
    const double wider = std::max(6., (44 - tile.width()) / 2);
    editor->setGeometry(tile.adjusted(-wider, -1, wider, 1).toAlignedRect());
    connect(editor, &CellEditor::committed, this, &MatrixView::commitEdit);
    connect(editor, &CellEditor::abandoned, this, [this] {
        endEdit();
        setFocus(Qt::OtherFocusReason);
    });
    connect(editor, &CellEditor::tabbed, this, &MatrixView::editNeighbour);
    editor_ = editor;
    if (typed.isEmpty())
        editor->selectAll();
    editor->show();
    editor->setFocus(Qt::OtherFocusReason);
    update();
}

void MatrixView::commitEdit() {
    if (!editor_ || !editing_)
        return;
    const CellPlace place = *editing_;
    const auto value = numberIn(editor_->text());
    const bool hadFocus = editor_->hasFocus();
    const bool changed = value && *value != source_->at(place.row, place.column).value;
    endEdit();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (changed)
        emit edited(place.row, place.column, *value);
}

void MatrixView::endEdit() {
    editing_.reset();
    if (!editor_)
        return;
    // Gone at once for whoever looks, and deleted when its own events are done.
    QLineEdit* editor = editor_;
    editor_ = nullptr;
    editor->disconnect(this);
    editor->hide();
    editor->deleteLater();
    update();
}

int MatrixView::accessibleRows() const {
    return source_ ? counted(source_->rows()) : 0;
}

int MatrixView::accessibleColumns() const {
    return source_ ? counted(source_->columns()) : 0;
}

QString MatrixView::accessibleCellName(int row, int column) const {
    return paint::texts::cellInWords(pane_.array, row, column, source_->at(row, column));
}

QString MatrixView::accessibleCellValue(int row, int column) const {
    return paint::texts::cellValue(source_->at(row, column));
}

QRect MatrixView::accessibleCellPlace(int row, int column) const {
    return grid_.tile(row, column).intersected(pane_.box).toAlignedRect().translated(-pos());
}

std::optional<std::pair<int, int>> MatrixView::accessibleCursor() const {
    if (!hasFocus() || !cursor_)
        return std::nullopt;
    return std::pair(static_cast<int>(cursor_->row), static_cast<int>(cursor_->column));
}

}  // namespace view
