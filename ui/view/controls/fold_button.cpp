#include "ui/view/controls/fold_button.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QKeyEvent>
#include <QPainter>
#include <cmath>

namespace view {

namespace {

constexpr int kHeight = 18;
constexpr int kChevronRoom = 18;

}  // namespace

FoldButton::FoldButton(const QString& text, Opens opens, QWidget* parent)
    : QAbstractButton(parent), opens_(opens) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
}

void FoldButton::setHead(bool head) {
    head_ = head;
    updateGeometry();
    update();
}

QFont FoldButton::textFont() const {
    return paint::uiFont(12, head_ ? QFont::DemiBold : QFont::Normal);
}

QSize FoldButton::sizeHint() const {
    const double width = QFontMetricsF(textFont()).horizontalAdvance(text());
    return {static_cast<int>(std::ceil(width)) + kChevronRoom, kHeight};
}

void FoldButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const QColor ink = underMouse() ? theme.text : theme.text2;
    painter.setFont(textFont());
    painter.setPen(ink);
    painter.drawText(QPointF(0, baselineIn(kHeight, 12)), text());
    const bool down = (opens_ == Opens::Down) != isChecked();
    drawChevron(painter, {width() - 5.0, kHeight / 2.0}, down ? Chevron::Down : Chevron::Up, ink);
    if (showsFocus(*this))
        painter.fillRect(0, height() - 1, width(), 1, theme.text);
}

void FoldButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace view
