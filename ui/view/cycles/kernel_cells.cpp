#include "ui/view/cycles/kernel_cells.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr int kRoom = 216;
constexpr double kPositiveLight = 0.44;
constexpr double kPositiveDark = 0.54;
constexpr double kNegativeDark = 0.50;

QColor fillOf(double share, const paint::Theme& theme) {
    const bool isDark = theme.scheme == paint::Scheme::Dark;
    if (share >= 0)
        return paint::mixed(theme.tile, theme.kernel.arm,
                            share * (isDark ? kPositiveDark : kPositiveLight));
    return paint::mixed(theme.tile, theme.negativeArm,
                        -share * (isDark ? kNegativeDark : kPositiveLight));
}

}  // namespace

KernelCells::KernelCells(QWidget* parent)
    : QWidget(parent),
      kernel_(core::zeros<core::Matrix<float>>({3, 3})),
      editor_(new QLineEdit(this)) {
    editor_->setFrame(false);
    editor_->setAlignment(Qt::AlignCenter);
    editor_->setAccessibleName(tr("Kernel entry"));
    editor_->setObjectName(QStringLiteral("kernelEntry"));
    editor_->hide();
    connect(editor_, &QLineEdit::editingFinished, this, &KernelCells::take);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KernelCells::setKernel(const core::Matrix<float>& kernel) {
    kernel_ = kernel;
    row_ = std::min(row_, rows() - 1);
    column_ = std::min(column_, columns() - 1);
    describe();
    updateGeometry();
    update();
}

void KernelCells::setEditable(bool editable) {
    editable_ = editable;
    setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
    editor_->hide();
    update();
}

int KernelCells::side() const {
    return std::clamp(kRoom / std::max(columns(), 1), 12, 30);
}

QSize KernelCells::sizeHint() const {
    return {columns() * side() + 6, rows() * side() + 6};
}

QRect KernelCells::box(int row, int column) const {
    return {3 + column * side(), 3 + row * side(), side() - 1, side() - 1};
}

void KernelCells::describe() {
    QStringList lines;
    for (int row = 0; row < rows(); ++row) {
        QStringList values;
        for (int column = 0; column < columns(); ++column)
            values.append(paint::exactNumber(static_cast<double>(kernel_(row, column))));
        lines.append(values.join(u' '));
    }
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

void KernelCells::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    double largest = 0;
    for (const float entry : kernel_)
        largest = std::max(largest, std::abs(static_cast<double>(entry)));
    const QFont font = paint::uiFont(std::clamp(0.46 * side(), 9.5, 13.0));
    painter.setFont(font);
    for (int row = 0; row < rows(); ++row) {
        for (int column = 0; column < columns(); ++column) {
            const double value = static_cast<double>(kernel_(row, column));
            const QRect cell = box(row, column);
            painter.fillRect(cell, fillOf(largest > 0 ? value / largest : 0, theme));
            painter.setPen(theme.text);
            paint::drawNumber(painter, cell, Qt::AlignCenter,
                              paint::fittingNumber(value, font, cell.width() - 2));
        }
    }
    if (editable_ && hasFocus())
        drawKeyboardCursor(painter, box(row_, column_).adjusted(-3, -3, 3, 3), theme);
}

bool KernelCells::place(const QPoint& at) {
    const int column = (at.x() - 3) / side();
    const int row = (at.y() - 3) / side();
    if (!editable_ || at.x() < 3 || at.y() < 3 || column >= columns() || row >= rows())
        return false;
    row_ = row;
    column_ = column;
    update();
    return true;
}

void KernelCells::mousePressEvent(QMouseEvent* event) {
    place(event->position().toPoint());
}

void KernelCells::mouseDoubleClickEvent(QMouseEvent* event) {
    if (place(event->position().toPoint()))
        edit(paint::exactNumber(static_cast<double>(kernel_(row_, column_))));
}

void KernelCells::keyPressEvent(QKeyEvent* event) {
    if (!editable_)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            column_ = std::max(0, column_ - 1);
            break;
        case Qt::Key_Right:
            column_ = std::min(columns() - 1, column_ + 1);
            break;
        case Qt::Key_Up:
            row_ = std::max(0, row_ - 1);
            break;
        case Qt::Key_Down:
            row_ = std::min(rows() - 1, row_ + 1);
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_F2:
            edit(paint::exactNumber(static_cast<double>(kernel_(row_, column_))));
            break;
        default:
            if (event->text().isEmpty() || !event->text().at(0).isPrint())
                return QWidget::keyPressEvent(event);
            edit(event->text());
            editor_->deselect();
            editor_->end(false);
    }
    update();
}

void KernelCells::edit(const QString& text) {
    editor_->setFont(paint::uiFont(12));
    editor_->setGeometry(box(row_, column_).adjusted(-3, 0, 3, 0));
    editor_->setText(text);
    editor_->selectAll();
    editor_->show();
    editor_->setFocus();
}

void KernelCells::take() {
    if (!editor_->isVisible())
        return;
    const bool hadFocus = editor_->hasFocus();
    editor_->hide();
    if (hadFocus)
        setFocus();
    QString text = editor_->text().trimmed();
    text.replace(QChar(0x2212), QLatin1Char('-'));
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (isNumber && std::isfinite(value) && std::abs(value) <= 1e6)
        emit tapAsked(row_, column_, value);
}

}  // namespace view
