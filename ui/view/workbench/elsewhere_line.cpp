#include "ui/view/workbench/elsewhere_line.h"

#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QKeyEvent>
#include <QPainter>

namespace view {

ElsewhereLine::ElsewhereLine(QWidget* parent) : QAbstractButton(parent) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElsewhereLine::setWords(const QString& way, const QString& where) {
    setText(way);
    where_ = where;
    setAccessibleName(tr("Show in %1").arg(way));
    setAccessibleDescription(paint::mathText(where).plain());
    update();
}

void ElsewhereLine::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const double baseline = baselineIn(height(), 13);
    const paint::MathStyle name{13, 13.5, theme.text};
    const paint::MathStyle style{13, 13.5, underMouse() ? theme.text : theme.text2};
    const double nameWidth =
        paint::draw(painter, {0, baseline}, paint::mathText(text()), name, theme);
    const paint::MathText where = paint::mathText(where_);
    paint::draw(painter, {width() - paint::width(where, style), baseline}, where, style, theme);
    if (underMouse() || showsFocus(*this))
        painter.fillRect(QRectF(0, baseline + 4, nameWidth, 1),
                         showsFocus(*this) ? theme.text : theme.rule);
}

void ElsewhereLine::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void ElsewhereLine::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void ElsewhereLine::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace view
