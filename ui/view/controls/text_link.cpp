#include "ui/view/controls/text_link.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QKeyEvent>
#include <QPainter>
#include <cmath>

namespace view {

namespace {

constexpr double kPixels = 12;
constexpr int kHeight = 18;

}  // namespace

TextLink::TextLink(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setAccessibleName(text);
    setFont(paint::uiFont(kPixels));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TextLink::setStrong(bool strong) {
    strong_ = strong;
    update();
}

QSize TextLink::sizeHint() const {
    if (measured_ != text() || measured_.isNull()) {
        measured_ = text();
        width_ = static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(text())));
    }
    return {width_, kHeight};
}

void TextLink::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const bool lively = strong_ || underMouse() || isDown();
    painter.setFont(font());
    painter.setPen(lively ? theme.text : theme.text2);
    painter.drawText(QPointF(0, baselineIn(kHeight, kPixels)), text());
    if (showsFocus(*this))
        painter.fillRect(0, height() - 2, width(), 2, theme.text);
    else
        painter.fillRect(0, height() - 1, width(), 1, lively ? theme.rule : theme.hair);
}

void TextLink::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void TextLink::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void TextLink::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace view
