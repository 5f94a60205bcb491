#include "ui/view/controls/thin_scroll_bar.h"

#include "ui/paint/theme.h"

#include <QEvent>
#include <QGuiApplication>

namespace view {

ThinScrollBar::ThinScrollBar(QWidget* parent) : QScrollBar(Qt::Vertical, parent) {
    dress();
}

void ThinScrollBar::changeEvent(QEvent* event) {
    QScrollBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

// The application's palette, since a style sheet changes the bar's own.
void ThinScrollBar::dress() {
    const paint::Theme& theme = paint::themeOf(QGuiApplication::palette());
    const QString sheet =
        QStringLiteral(
            "QScrollBar:vertical{background:transparent;width:%1px;margin:0;border:none}"
            "QScrollBar::handle:vertical{background:%2;min-height:24px;border-radius:2px;"
            "margin:2px 2px 2px 2px}"
            "QScrollBar::handle:vertical:hover{background:%3}"
            "QScrollBar::add-line:vertical,QScrollBar::sub-line:vertical{height:0}"
            "QScrollBar::add-page:vertical,QScrollBar::sub-page:vertical{background:transparent}")
            .arg(kWidth)
            .arg(paint::mixed(theme.rule, theme.panel, .45).name(), theme.rule.name());
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
}

}  // namespace view
