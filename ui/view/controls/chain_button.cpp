#include "ui/view/controls/chain_button.h"

#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QPainter>

namespace view {

ChainButton::ChainButton(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChainButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isChecked() ? theme.accent : theme.rule, 1.5));
    const double apart = isChecked() ? 0 : 3;
    const double top = height() / 2.0 - 3.5;
    painter.drawRoundedRect(QRectF(1.75 - apart / 2, top, 10.5, 7), 3.5, 3.5);
    painter.drawRoundedRect(QRectF(8.75 + apart, top, 13.5 - apart, 7), 3.5, 3.5);
    if (showsFocus(*this))
        drawKeyboardCursor(painter, rect(), theme);
}

}  // namespace view
