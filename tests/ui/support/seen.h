#pragma once

#include <QAbstractItemView>
#include <QList>
#include <QModelIndex>
#include <QRect>
#include <QSize>
#include <QString>
#include <QStringList>

class QComboBox;
class QWidget;
class QWindow;

/// What can be seen of an application, read as a screen reader reads it. Nothing here changes
/// anything, but for the scrolling that brings a thing into view and the click on a list's item,
/// both sent as events.
namespace support {

QString withoutMnemonic(const QString& text);

/// The accessible name, without mnemonics; empty for what has none.
QString nameOf(const QWidget& widget);
/// The accessible value, or else the accessible text, or else the name.
QString textOf(QWidget& widget);

/// All widgets that a person could point at: shown, in a shown window, not clipped away entirely.
QList<QWidget*> visibleWidgets();
/// Those of that name; "Padding/Rows" is Rows inside Padding.
QList<QWidget*> widgetsNamed(const QString& name);

/// Scrolls by wheel events what the widget is in, until `place` is in view.
bool scrolledIntoView(QWidget& widget, const QPoint& place);
/// Where a person would click: the middle, or for a check box the box.
QPoint placeToClick(const QWidget& widget);

QAbstractItemView* openList(QComboBox& box);
QStringList itemNames(const QComboBox& box);
QModelIndex itemNamed(const QAbstractItemView& list, const QString& name);
void clickItem(QAbstractItemView& list, const QModelIndex& index);

/// How many columns and rows an array's accessible table has.
QSize tableSize(QWidget& array);
/// A cell of an array, from its accessible table: its place in the widget and its value.
QRect cellPlace(QWidget& array, int row, int column);
QString cellText(QWidget& array, int row, int column);

/// The popup, dialog or window that a key would go to.
QWindow* windowWithKeyboard(QWidget& fallback);

}  // namespace support
