#include "ui/view/photos/filter_cells.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

constexpr double kFieldExtra = 6;

}  // namespace

FilterCells::FilterCells(QWidget* parent) : QWidget(parent) {
    makeCellsAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FilterCells::setFilter(core::Shared<core::Kernels<float>> filters, core::Index filter,
                            core::Index channel) {
    if (field_ &&
        (filters != picture_.filters || filter != picture_.filter || channel != picture_.channel))
        close(false);
    picture_ = {std::move(filters), filter, channel};
    cursor_ = {std::min(cursor_.x(), static_cast<int>(picture_.columns()) - 1),
               std::min(cursor_.y(), static_cast<int>(picture_.rows()) - 1)};
    updateGeometry();
    update();
}

void FilterCells::setPointed(std::optional<QPoint> cell) {
    if (pointed_ == cell)
        return;
    pointed_ = cell;
    update();
}

QSize FilterCells::sizeHint() const {
    return picture_.filters ? picture_.size() : QSize();
}

QRectF FilterCells::boxOf(QPoint at) const {
    return picture_.box(at.y(), at.x());
}

std::optional<QPoint> FilterCells::cellAt(QPointF position) const {
    if (!picture_.filters)
        return std::nullopt;
    const QPoint at(static_cast<int>(std::floor(position.x() / picture_.cell())),
                    static_cast<int>(std::floor(position.y() / picture_.cell())));
    const bool inside =
        at.x() >= 0 && at.y() >= 0 && at.x() < picture_.columns() && at.y() < picture_.rows();
    return inside ? std::optional(at) : std::nullopt;
}

float FilterCells::valueOf(QPoint at) const {
    return (*picture_.filters)(picture_.filter, picture_.channel, at.y(), at.x());
}

int FilterCells::accessibleRows() const {
    return picture_.filters ? static_cast<int>(picture_.rows()) : 0;
}

int FilterCells::accessibleColumns() const {
    return picture_.filters ? static_cast<int>(picture_.columns()) : 0;
}

QString FilterCells::accessibleCellName(int row, int column) const {
    return tr("%1, row %2, column %3: %4")
        .arg(accessibleName())
        .arg(row)
        .arg(column)
        .arg(accessibleCellValue(row, column));
}

QString FilterCells::accessibleCellValue(int row, int column) const {
    return paint::exactNumber(double{valueOf({column, row})});
}

QRect FilterCells::accessibleCellPlace(int row, int column) const {
    return boxOf({column, row}).toAlignedRect();
}

std::optional<std::pair<int, int>> FilterCells::accessibleCursor() const {
    return hasFocus() ? std::optional(std::pair(cursor_.y(), cursor_.x())) : std::nullopt;
}

void FilterCells::paintEvent(QPaintEvent* /*event*/) {
    if (!picture_.filters)
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    paint::drawFilter(painter, picture_, theme);
    const double gap = picture_.gap();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 1.5));
    if (pointed_)
        painter.drawRect(boxOf(*pointed_).adjusted(0.5, 0.5, -gap - 0.5, -gap - 0.5));
    if (hasFocus() && !field_)
        drawKeyboardCursor(painter, boxOf(cursor_).adjusted(0, 0, -gap, -gap).toAlignedRect(),
                           theme);
}

void FilterCells::setCursorCell(QPoint at) {
    cursor_ = {std::clamp(at.x(), 0, static_cast<int>(picture_.columns()) - 1),
               std::clamp(at.y(), 0, static_cast<int>(picture_.rows()) - 1)};
    setAccessibleDescription(tr("row %1, column %2: %3")
                                 .arg(cursor_.y())
                                 .arg(cursor_.x())
                                 .arg(paint::exactNumber(double{valueOf(cursor_)})));
    update();
}

void FilterCells::open(const QString& text) {
    if (field_)
        close(true);
    // On the parent, since it may be wider than the filter.
    field_ = new QLineEdit(text, parentWidget());
    field_->setObjectName(QStringLiteral("filterCellField"));
    field_->setAccessibleName(
        tr("%1, row %2, column %3").arg(accessibleName()).arg(cursor_.y()).arg(cursor_.x()));
    field_->setFont(paint::uiFont(12));
    field_->setAlignment(Qt::AlignCenter);
    field_->setFrame(false);
    const paint::Theme& theme = paint::themeOf(palette());
    field_->setStyleSheet(QStringLiteral("QLineEdit { background: %1; color: %2; border: 2px solid "
                                         "%3; padding: 0 }")
                              .arg(theme.field.name(), theme.text.name(), theme.accent.name()));
    const QRectF box = boxOf(cursor_);
    const double width = std::max(box.width() + 2 * kFieldExtra, 44.0);
    QRectF place(0, 0, width, std::max(box.height() + 2, 20.0));
    place.moveCenter(mapTo(parentWidget(), box.center().toPoint()));
    place.moveLeft(std::max(place.left(), 0.0));
    place.moveTop(std::max(place.top(), 0.0));
    field_->setGeometry(place.toRect());
    field_->installEventFilter(this);
    field_->show();
    field_->setFocus();
}

void FilterCells::close(bool keep) {
    if (!field_)
        return;
    QLineEdit* field = field_;
    field_ = nullptr;
    field->removeEventFilter(this);
    const bool hadFocus = field->hasFocus();
    QString text = field->text().trimmed();
    field->hide();
    field->deleteLater();
    if (hadFocus)
        setFocus();
    update();
    text.replace(QChar(0x2212), QLatin1Char('-'));
    bool fine = false;
    const float value = text.toFloat(&fine);
    if (keep && fine && std::isfinite(value) && value != valueOf(cursor_))
        emit tapAsked(cursor_.y(), cursor_.x(), value);
}

bool FilterCells::eventFilter(QObject* watched, QEvent* event) {
    if (watched != field_)
        return false;
    if (event->type() == QEvent::FocusOut) {
        close(true);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            close(true);
            return true;
        case Qt::Key_Escape:
            close(false);
            return true;
        default:
            return false;
    }
}

bool FilterCells::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && picture_.filters) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const auto at = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), paint::exactNumber(double{valueOf(*at)}), this);
        return true;
    }
    return QWidget::event(event);
}

void FilterCells::mousePressEvent(QMouseEvent* event) {
    if (const auto at = cellAt(event->position()))
        setCursorCell(*at);
}

void FilterCells::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto at = cellAt(event->position())) {
        setCursorCell(*at);
        open(paint::exactNumber(double{valueOf(*at)}));
        field_->selectAll();
    }
}

void FilterCells::mouseMoveEvent(QMouseEvent* event) {
    setPointed(cellAt(event->position()));
}

void FilterCells::leaveEvent(QEvent* /*event*/) {
    setPointed(std::nullopt);
}

void FilterCells::keyPressEvent(QKeyEvent* event) {
    if (!picture_.filters)
        return;
    switch (event->key()) {
        case Qt::Key_Left:
            return setCursorCell(cursor_ + QPoint(-1, 0));
        case Qt::Key_Right:
            return setCursorCell(cursor_ + QPoint(1, 0));
        case Qt::Key_Up:
            return setCursorCell(cursor_ + QPoint(0, -1));
        case Qt::Key_Down:
            return setCursorCell(cursor_ + QPoint(0, 1));
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_F2:
            open(paint::exactNumber(double{valueOf(cursor_)}));
            field_->selectAll();
            return;
        default:
            break;
    }
    const QString text = event->text();
    const bool starts = text.size() == 1 && (text[0].isDigit() || text[0] == QLatin1Char('-') ||
                                             text[0] == QLatin1Char('.'));
    if (starts && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        open(text);
    else
        QWidget::keyPressEvent(event);
}

void FilterCells::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (picture_.filters)
        setCursorCell(cursor_);
}

void FilterCells::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace view
