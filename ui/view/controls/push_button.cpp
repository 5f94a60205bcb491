#include "ui/view/controls/push_button.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/focus_marks.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace view {

namespace {

constexpr int kHeight = 28, kLeast = 80, kPadding = 16;
constexpr double kRadius = 3;

struct Look {
    QColor ground, outline, text;
};

Look lookOf(const QPushButton& button, const paint::Theme& theme) {
    const bool pressed = button.isDown(), over = button.underMouse();
    if (!button.isEnabled())
        return {theme.panel, theme.hair, paint::mixed(theme.text2, theme.panel, .4)};
    if (button.isDefault()) {
        const double share = pressed ? .2 : over ? .1 : 0;
        const QColor ground = paint::mixed(theme.accent, theme.text, share);
        return {ground, ground, theme.onAccent};
    }
    const QColor ground = pressed ? theme.hair : over ? theme.tile : theme.field;
    return {ground, theme.rule, theme.text};
}

}  // namespace

PushButton::PushButton(const QString& text, QWidget* parent) : QPushButton(text, parent) {
    setFont(paint::uiFont(13, QFont::Medium));
    setAttribute(Qt::WA_Hover);
}

QSize PushButton::sizeHint() const {
    const int words = fontMetrics().horizontalAdvance(QString(text()).remove(QLatin1Char('&')));
    return {std::max(kLeast, words + 2 * kPadding), kHeight};
}

void PushButton::paintEvent(QPaintEvent* /*event*/) {
    const paint::Theme& theme = paint::themeOf(palette());
    const Look look = lookOf(*this, theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(.5, .5, -.5, -.5);
    painter.setBrush(look.ground);
    painter.setPen(look.outline);
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (showsFocus(*this)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(isDefault() ? theme.onAccent : theme.text);
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), kRadius - 1, kRadius - 1);
    }
    const bool underlined = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.setFont(font());
    painter.setPen(look.text);
    painter.drawText(rect(),
                     Qt::AlignCenter | (underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     text());
}

}  // namespace view
