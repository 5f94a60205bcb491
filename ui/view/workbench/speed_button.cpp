#include "ui/view/workbench/speed_button.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QPainter>
#include <cmath>

namespace view {

namespace {

constexpr int kGap = 8, kChevronRoom = 14;

double advance(const QString& text) {
    return QFontMetricsF(paint::uiFont(13)).horizontalAdvance(text);
}

}  // namespace

SpeedButton::SpeedButton(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("speed"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
}

QSize SpeedButton::sizeHint() const {
    const double width = advance(tr("Speed")) + kGap + advance(text()) + kChevronRoom;
    return {static_cast<int>(std::ceil(width)), 24};
}

void SpeedButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setFont(paint::uiFont(13));
    const double baseline = baselineIn(height(), 13);
    painter.setPen(theme.text2);
    painter.drawText(QPointF(0, baseline), tr("Speed"));
    painter.setPen(theme.text);
    painter.drawText(QPointF(advance(tr("Speed")) + kGap, baseline), text());
    drawChevron(painter, {width() - 4.0, height() / 2.0 + 0.5}, Chevron::Down, theme.text2, 7);
    if (showsFocus(*this))
        drawKeyboardCursor(painter, rect().adjusted(0, 0, 0, 0), theme);
}

}  // namespace view
