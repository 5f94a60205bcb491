#include "ui/view/controls/focus_marks.h"

#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

namespace view {

bool showsFocus(const QWidget& widget) {
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

FocusMarks::FocusMarks(QObject* parent) : QObject(parent) {
    QCoreApplication::instance()->installEventFilter(this);
}

bool FocusMarks::eventFilter(QObject* watched, QEvent* event) {
    const bool byKey = event->type() == QEvent::KeyPress;
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || (!byKey && event->type() != QEvent::MouseButtonPress))
        return false;
    QWidget* window = widget->window();
    if (window->testAttribute(Qt::WA_KeyboardFocusChange) == byKey)
        return false;
    window->setAttribute(Qt::WA_KeyboardFocusChange, byKey);
    if (QWidget* focused = window->focusWidget())
        focused->update();
    return false;
}

}  // namespace view
