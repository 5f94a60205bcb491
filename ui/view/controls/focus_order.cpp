#include "ui/view/controls/focus_order.h"

#include <QWidget>

namespace view {
namespace {

QWidgetList chainIn(QWidget& part) {
    QWidgetList inside;
    QWidget* const window = part.window();
    for (QWidget* next = window->nextInFocusChain(); next != window;
         next = next->nextInFocusChain())
        // What a proxy stands for goes with it.
        if ((next == &part || part.isAncestorOf(next)) && !next->focusProxy())
            inside.append(next);
    return inside;
}

// Qt passes over what takes no focus at present, such as the words that are not chosen.
void placeAfter(QWidget& before, QWidget& widget) {
    const Qt::FocusPolicy first = before.focusPolicy(), second = widget.focusPolicy();
    before.setFocusPolicy(Qt::StrongFocus);
    widget.setFocusPolicy(Qt::StrongFocus);
    QWidget::setTabOrder(&before, &widget);
    before.setFocusPolicy(first);
    widget.setFocusPolicy(second);
}

}  // namespace

void orderFocus(const std::vector<QWidget*>& parts) {
    QWidget* before = nullptr;
    for (QWidget* part : parts) {
        const QWidgetList inside = chainIn(*part);
        for (QWidget* widget : inside) {
            if (before)
                placeAfter(*before, *widget);
            before = widget;
        }
    }
}

}  // namespace view
