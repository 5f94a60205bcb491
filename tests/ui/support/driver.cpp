#include "tests/ui/support/driver.h"

#include "tests/ui/support/seen.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QWheelEvent>
#include <QWidget>
#include <QWindow>

namespace support {
namespace {

constexpr int kPatience = 30000;  // ms, for what comes from another thread or a timer

QAction* actionNamed(const QList<QAction*>& actions, const QString& name) {
    for (QAction* action : actions)
        if (action->isVisible() && withoutMnemonic(action->text()) == name)
            return action;
    return nullptr;
}

QStringList namesOf(const QList<QAction*>& actions) {
    QStringList names;
    for (const QAction* action : actions)
        if (action->isVisible() && !action->isSeparator())
            names.append(withoutMnemonic(action->text()));
    return names;
}

/// What a widget is and what it is in.
QString pathOf(const QWidget& widget) {
    QStringList path;
    for (const QWidget* one = &widget; one; one = one->parentWidget())
        path.append(QStringLiteral("%1 %2").arg(QLatin1String(one->metaObject()->className()),
                                                one->objectName()));
    return path.join(QLatin1String(" in "));
}

QString textOfRect(const QWidget& widget) {
    const QRect place(widget.mapTo(widget.window(), QPoint()), widget.size());
    return QStringLiteral("%1,%2 %3×%4")
        .arg(place.x())
        .arg(place.y())
        .arg(place.width())
        .arg(place.height());
}

}  // namespace

Driver::Driver(QWidget& window) : window_(window) {
    window_.show();
    window_.activateWindow();
    if (!QTest::qWaitForWindowActive(&window_))
        fail(QStringLiteral("The window does not become active."));
}

void Driver::fail(const QString& sentence) {
    if (!failed_)
        QTest::qFail(qPrintable(sentence), __FILE__, __LINE__);
    failed_ = true;
}

QStringList Driver::visibleNames() const {
    QStringList names;
    for (QWidget* widget : visibleWidgets())
        if (const QString name = nameOf(*widget); !name.isEmpty())
            names.append(name);
    names.removeDuplicates();
    return names;
}

bool Driver::isThere(const QString& name) const {
    return !widgetsNamed(name).isEmpty();
}

QWidget* Driver::find(const QString& name) {
    if (failed_)
        return nullptr;
    QList<QWidget*> found = widgetsNamed(name);
    QElapsedTimer clock;
    for (clock.start(); found.isEmpty() && clock.elapsed() < kPatience; found = widgetsNamed(name))
        QTest::qWait(10);
    if (const QWidget* modal = QApplication::activeModalWidget(); modal && found.size() > 1)
        found.removeIf([&](const QWidget* widget) { return widget->window() != modal; });
    if (found.size() == 1)
        return found.first();
    fail(found.isEmpty()
             ? QStringLiteral("Nothing visible is called \"%1\". There are: %2")
                   .arg(name, visibleNames().join(QLatin1String(" | ")))
             : QStringLiteral("\"%1\" is the name of %2 things.").arg(name).arg(found.size()));
    return nullptr;
}

QString Driver::read(const QString& name) {
    QWidget* widget = find(name);
    return widget ? textOf(*widget) : QString();
}

QPoint Driver::inWindow(QWidget& widget, const QPoint& place) {
    return widget.mapTo(widget.window(), place);
}

void Driver::clickAt(QWidget& widget, const QPoint& place, Qt::MouseButton button, bool twice) {
    if (!scrolledIntoView(widget, place))
        return fail(QStringLiteral("\"%1\" cannot be scrolled into view.").arg(nameOf(widget)));
    const QPoint global = widget.mapToGlobal(place);
    const QWidget* there = QApplication::widgetAt(global);
    // The offscreen platform's screen is smaller than a window may be; beyond it nothing is found.
    if (there == nullptr)
        there = widget.window()->childAt(inWindow(widget, place));
    if (there == nullptr)
        there = widget.window();
    if (there && there != &widget && !widget.isAncestorOf(there))
        return fail(QStringLiteral("\"%1\" is covered by %2 (it is at %3 of %4).")
                        .arg(nameOf(widget), pathOf(*there), textOfRect(widget), pathOf(widget)));
    if (!widget.isEnabled())
        return fail(QStringLiteral("\"%1\" is disabled.").arg(nameOf(widget)));
    QWindow* window = widget.window()->windowHandle();
    const QPoint at = inWindow(widget, place);
    QTest::mouseMove(window, at);
    if (button == Qt::NoButton)
        return;
    if (twice)
        QTest::mouseDClick(window, button, Qt::NoModifier, at);
    else
        QTest::mouseClick(window, button, Qt::NoModifier, at);
}

void Driver::click(const QString& name, Qt::MouseButton button) {
    if (QWidget* widget = find(name))
        clickAt(*widget, placeToClick(*widget), button, false);
}

void Driver::doubleClick(const QString& name) {
    if (QWidget* widget = find(name))
        clickAt(*widget, placeToClick(*widget), Qt::LeftButton, true);
}

void Driver::pointAt(const QString& name) {
    if (QWidget* widget = find(name))
        clickAt(*widget, placeToClick(*widget), Qt::NoButton, false);
}

void Driver::pointAt(const QString& name, const QPoint& place) {
    if (QWidget* widget = find(name))
        clickAt(*widget, place, Qt::NoButton, false);
}

void Driver::clickOn(const QString& name, const QPoint& place) {
    if (QWidget* widget = find(name))
        clickAt(*widget, place, Qt::LeftButton, false);
}

void Driver::wheel(const QString& name, int notches) {
    QWidget* widget = find(name);
    if (!widget)
        return;
    const QPoint place = placeToClick(*widget);
    clickAt(*widget, place, Qt::NoButton, false);
    if (failed_)
        return;
    QWheelEvent event(inWindow(*widget, place), widget->mapToGlobal(place), {},
                      QPoint(0, 120 * notches), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    // A wheel event of a program's own would go no further than the innermost widget.
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(widget->window()->windowHandle(), &event);
}

void Driver::drag(const QString& name, const QPoint& way) {
    QWidget* widget = find(name);
    if (!widget)
        return;
    const QPoint place = placeToClick(*widget);
    clickAt(*widget, place, Qt::NoButton, false);
    if (failed_)
        return;
    QWindow* window = widget->window()->windowHandle();
    const QPoint from = inWindow(*widget, place);
    QTest::mousePress(window, Qt::LeftButton, Qt::NoModifier, from);
    for (const int part : {1, 2, 3, 4})
        QTest::mouseMove(window, from + way * part / 4);
    QTest::mouseRelease(window, Qt::LeftButton, Qt::NoModifier, from + way);
}

void Driver::enter(const QString& name, const QString& text) {
    click(name);
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
    press(Qt::Key_Return);
}

void Driver::choose(const QString& name, const QString& item) {
    auto* box = qobject_cast<QComboBox*>(find(name));
    if (!box)
        return fail(QStringLiteral("\"%1\" is no drop-down.").arg(name));
    clickAt(*box, box->rect().center(), Qt::LeftButton, false);
    QAbstractItemView* list = openList(*box);
    const QModelIndex index = list ? itemNamed(*list, item) : QModelIndex();
    if (!index.isValid())
        return fail(QStringLiteral("\"%1\" does not offer \"%2\". It offers: %3")
                        .arg(name, item, itemNames(*box).join(QLatin1String(" | "))));
    clickItem(*list, index);
    if (!QTest::qWaitFor([list] { return !list->isVisible(); }, kPatience))
        fail(QStringLiteral("The list of \"%1\" stays open.").arg(name));
}

void Driver::chooseFromMenu(const QStringList& path) {
    if (failed_)
        return;
    auto* bar = window_.findChild<QMenuBar*>();
    if (!bar || path.isEmpty())
        return fail(QStringLiteral("There is no menu bar."));
    QWidget* holder = bar;
    for (const QString& name : path) {
        QAction* action = actionNamed(holder->actions(), name);
        if (!action)
            return fail(QStringLiteral("There is no \"%1\" in the menu. There are: %2")
                            .arg(name, namesOf(holder->actions()).join(QLatin1String(" | "))));
        if (!action->isEnabled())
            return fail(QStringLiteral("\"%1\" is disabled.").arg(name));
        auto* menu = qobject_cast<QMenu*>(holder);
        const QRect place = menu ? menu->actionGeometry(action) : bar->actionGeometry(action);
        clickAt(*holder, place.center(), Qt::LeftButton, false);
        holder = action->menu() ? static_cast<QWidget*>(action->menu()) : nullptr;
        if (!holder)
            return;
        if (!QTest::qWaitForWindowExposed(holder))
            return fail(QStringLiteral("The menu \"%1\" does not open.").arg(name));
    }
}

void Driver::chooseFromPopup(const QString& name) {
    if (failed_)
        return;
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu)
        return fail(QStringLiteral("No menu has popped up."));
    if (QAction* action = actionNamed(menu->actions(), name); action && action->isEnabled())
        clickAt(*menu, menu->actionGeometry(action).center(), Qt::LeftButton, false);
    else
        fail(QStringLiteral("There is no \"%1\" in the menu. There are: %2")
                 .arg(name, namesOf(menu->actions()).join(QLatin1String(" | "))));
}

void Driver::chooseInList(const QString& list, const QString& item) {
    auto* view = qobject_cast<QAbstractItemView*>(find(list));
    if (!view)
        return fail(QStringLiteral("\"%1\" is no list.").arg(list));
    const QModelIndex index = itemNamed(*view, item);
    if (!index.isValid())
        return fail(QStringLiteral("\"%1\" has no item \"%2\".").arg(list, item));
    clickItem(*view, index);
}

QRect Driver::cell(const QString& array, int row, int column) {
    QWidget* widget = find(array);
    return widget ? cellPlace(*widget, row, column) : QRect();
}

QString Driver::readCell(const QString& array, int row, int column) {
    QWidget* widget = find(array);
    return widget ? cellText(*widget, row, column) : QString();
}

void Driver::clickCell(const QString& array, int row, int column) {
    if (const QRect place = cell(array, row, column); !place.isEmpty())
        clickAt(*find(array), place.center(), Qt::LeftButton, false);
    else
        fail(QStringLiteral("%1 shows no cell (%2,%3).").arg(array).arg(row).arg(column));
}

void Driver::pointAtCell(const QString& array, int row, int column) {
    if (const QRect place = cell(array, row, column); !place.isEmpty())
        clickAt(*find(array), place.center(), Qt::NoButton, false);
    else
        fail(QStringLiteral("%1 shows no cell (%2,%3).").arg(array).arg(row).arg(column));
}

void Driver::enterCell(const QString& array, int row, int column, const QString& text) {
    const QRect place = cell(array, row, column);
    if (place.isEmpty())
        return fail(QStringLiteral("%1 shows no cell (%2,%3).").arg(array).arg(row).arg(column));
    clickAt(*find(array), place.center(), Qt::LeftButton, true);
    press(Qt::Key_A, Qt::ControlModifier);
    type(text);
    press(Qt::Key_Return);
}

void Driver::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    if (failed_)
        return;
    // Offscreen there is no window manager to hand the keyboard back after a dialog.
    if (!QApplication::activeWindow() && !QApplication::activePopupWidget()) {
        window_.activateWindow();
        if (!QTest::qWaitForWindowActive(&window_))
            return fail(QStringLiteral("The window does not become active again."));
    }
    if (QWindow* window = windowWithKeyboard(window_))
        QTest::keyClick(window, key, modifiers);
    else
        fail(QStringLiteral("No window has the keyboard."));
}

void Driver::type(const QString& text) {
    for (const QChar letter : text) {
        if (failed_)
            return;
        if (QWindow* window = windowWithKeyboard(window_))
            QTest::keyClick(window, letter.toLatin1());
    }
}

void Driver::tabTo(const QString& name) {
    const QWidget* first = QApplication::focusWidget();
    QStringList passed;
    for (int step = 0; step < 200 && !failed_; ++step) {
        const QWidget* holder = QApplication::focusWidget();
        if (holder && nameOf(*holder) == name)
            return;
        if (step > 0 && holder == first)
            break;
        passed.append(holder ? nameOf(*holder) : QStringLiteral("nothing"));
        press(Qt::Key_Tab);
    }
    fail(QStringLiteral("Tab does not come to \"%1\", only to: %2")
             .arg(name, passed.join(QLatin1String(" | "))));
}

QString Driver::focused() const {
    const QWidget* holder = QApplication::focusWidget();
    return holder ? nameOf(*holder) : QString();
}

}  // namespace support
