#include "tests/ui/support/seen.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>
#include <QWindow>
#include <cstdlib>

namespace support {
namespace {

QString accessibleText(QWidget& widget, QAccessible::Text kind) {
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(&widget);
    return seen ? seen->text(kind) : QString();
}

QAccessibleTableInterface* accessibleTable(QWidget& array) {
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(&array);
    return seen ? seen->tableInterface() : nullptr;
}

QAccessibleInterface* accessibleCell(QWidget& array, int row, int column) {
    QAccessibleTableInterface* table = accessibleTable(array);
    return table ? table->cellAt(row, column) : nullptr;
}

bool isInside(const QWidget& widget, const QList<QWidget*>& holders) {
    for (const QWidget* holder : holders)
        if (holder != &widget && holder->isAncestorOf(&widget))
            return true;
    return false;
}

}  // namespace

QString withoutMnemonic(const QString& text) {
    QString plain = text.section(QLatin1Char('\t'), 0, 0);
    plain.replace(QLatin1String("&&"), QString(QChar::Null));
    plain.remove(QLatin1Char('&'));
    return plain.replace(QChar::Null, QLatin1Char('&'));
}

QString nameOf(const QWidget& widget) {
    // Qt on Linux reads a drop-down's accessible name as what it shows.
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    return withoutMnemonic(accessibleText(const_cast<QWidget&>(widget), QAccessible::Name));
}

QString textOf(QWidget& widget) {
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(&widget);
    if (!seen)
        return {};
    if (QString value = seen->text(QAccessible::Value); !value.isEmpty())
        return value;
    if (QAccessibleTextInterface* text = seen->textInterface())
        return text->text(0, text->characterCount());
    const QString description = seen->text(QAccessible::Description);
    return description.isEmpty() ? nameOf(widget) : description;
}

QList<QWidget*> visibleWidgets() {
    QList<QWidget*> visible;
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (!window->isVisible())
            continue;
        const QList<QWidget*> inside = window->findChildren<QWidget*>();
        for (QWidget* widget : inside)
            if (widget->isVisible() && widget->window() == window && !widget->size().isEmpty())
                visible.append(widget);
    }
    return visible;
}

QList<QWidget*> widgetsNamed(const QString& name) {
    const QStringList path = name.split(QLatin1Char('/'));
    QList<QWidget*> holders;
    QList<QWidget*> found;
    for (qsizetype part = 0; part < path.size(); ++part) {
        found.clear();
        for (QWidget* widget : visibleWidgets())
            if (nameOf(*widget) == path.at(part) && (part == 0 || isInside(*widget, holders)))
                found.append(widget);
        holders = found;
    }
    // A label beside a control may have its name; the control is what is meant.
    QList<QWidget*> controls;
    for (QWidget* widget : found)
        if (widget->focusPolicy() != Qt::NoFocus)
            controls.append(widget);
    return controls.size() == 1 ? controls : found;
}

bool scrolledIntoView(QWidget& widget, const QPoint& place) {
    for (int notch = 0; notch < 200; ++notch) {
        if (widget.visibleRegion().contains(place))
            return true;
        QScrollArea* area = nullptr;
        for (QWidget* holder = widget.parentWidget(); holder && !area;
             holder = holder->parentWidget())
            area = qobject_cast<QScrollArea*>(holder);
        if (!area)
            return false;
        QWidget* port = area->viewport();
        const bool above = widget.mapTo(port, place).y() < 0;
        const int before = area->verticalScrollBar()->value();
        QWheelEvent event(port->rect().center(), port->mapToGlobal(port->rect().center()), {},
                          QPoint(0, above ? 120 : -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(port, &event);
        QApplication::processEvents();
        if (area->verticalScrollBar()->value() == before)
            return false;
    }
    return false;
}

QPoint placeToClick(const QWidget& widget) {
    if (qobject_cast<const QCheckBox*>(&widget))
        return {10, widget.height() / 2};
    return widget.rect().center();
}

QAbstractItemView* openList(QComboBox& box) {
    QAbstractItemView* list = box.view();
    return QTest::qWaitFor([list] { return list->isVisible(); }, 30000) ? list : nullptr;
}

QStringList itemNames(const QComboBox& box) {
    QStringList names;
    for (int row = 0; row < box.count(); ++row)
        names.append(box.itemText(row));
    return names;
}

QModelIndex itemNamed(const QAbstractItemView& list, const QString& name) {
    const QAbstractItemModel* model = list.model();
    for (int row = 0; row < model->rowCount(list.rootIndex()); ++row) {
        const QModelIndex index = model->index(row, 0, list.rootIndex());
        const QString spoken = index.data(Qt::AccessibleTextRole).toString();
        if (index.data(Qt::DisplayRole).toString() == name || spoken == name)
            return index;
    }
    return {};
}

void clickItem(QAbstractItemView& list, const QModelIndex& index) {
    list.scrollTo(index);
    QWidget* port = list.viewport();
    QWindow* window = port->window()->windowHandle();
    const QPoint at = port->mapTo(port->window(), list.visualRect(index).center());
    QTest::mouseMove(window, at);
    // A list that opened under the pointer takes a release as the end of the opening click, until a
    // timer says otherwise; that may come late by a twentieth.
    const int interval = QApplication::doubleClickInterval();
    QTest::qWait(interval + interval / 20 + 20);
    QCoreApplication::processEvents();
    QTest::mouseClick(window, Qt::LeftButton, Qt::NoModifier, at);
}

QSize tableSize(QWidget& array) {
    QAccessibleTableInterface* table = accessibleTable(array);
    return table ? QSize(table->columnCount(), table->rowCount()) : QSize();
}

QRect cellPlace(QWidget& array, int row, int column) {
    QAccessibleInterface* seen = accessibleCell(array, row, column);
    if (!seen)
        return {};
    const QRect screen = seen->rect();
    return {array.mapFromGlobal(screen.topLeft()), screen.size()};
}

QString cellText(QWidget& array, int row, int column) {
    QAccessibleInterface* seen = accessibleCell(array, row, column);
    if (!seen)
        return {};
    const QString value = seen->text(QAccessible::Value);
    return value.isEmpty() ? seen->text(QAccessible::Name) : value;
}

QWindow* windowWithKeyboard(QWidget& fallback) {
    if (QWidget* popup = QApplication::activePopupWidget())
        return popup->windowHandle();
    if (QWidget* modal = QApplication::activeModalWidget())
        return modal->windowHandle();
    if (QWidget* active = QApplication::activeWindow())
        return active->windowHandle();
    return fallback.windowHandle();
}

}  // namespace support
