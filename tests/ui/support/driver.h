#pragma once

#include <QPoint>
#include <QRect>
#include <QString>
#include <QStringList>
#include <Qt>

class QWidget;

namespace support {

/// Uses a window as a person does: finds what is visible by its accessible name and sends mouse and
/// key events to the window that it is in, so that what is covered, disabled or elsewhere on the
/// screen does not get them. A step that cannot be taken fails the running test function, naming
/// what was looked for and what is there; the steps after it do nothing.
class Driver {
public:
    explicit Driver(QWidget& window);

    /// The one visible widget of that accessible name, or null and a failure. Where a name is there
    /// more than once, a dialog that has to be answered first hides the others, or it can be said
    /// inside which named one to look: "Padding/Rows".
    QWidget* find(const QString& name);
    bool isThere(const QString& name) const;
    /// The accessible names of all that is visible, for messages.
    QStringList visibleNames() const;

    /// What a screen reader would read of it: its value, or else its accessible text.
    QString read(const QString& name);

    void click(const QString& name, Qt::MouseButton button = Qt::LeftButton);
    void doubleClick(const QString& name);
    void pointAt(const QString& name);
    /// The same at a place in it, from its upper left.
    void pointAt(const QString& name, const QPoint& place);
    void clickOn(const QString& name, const QPoint& place);
    void wheel(const QString& name, int notches);
    /// Presses in the middle, moves by `way` and lets go.
    void drag(const QString& name, const QPoint& way);
    /// Moves the keyboard to it by clicking into it and types over what is there, then Return.
    void enter(const QString& name, const QString& text);
    /// Opens a drop-down by a click and clicks the item.
    void choose(const QString& name, const QString& item);
    /// Opens the menus one after the other by clicks, as in {"File", "Export…"}.
    void chooseFromMenu(const QStringList& path);
    /// Clicks an entry of the menu that has popped up.
    void chooseFromPopup(const QString& name);
    /// Clicks an item of a list that is on the screen.
    void chooseInList(const QString& list, const QString& item);

    /// Where a cell of an array is, in the array's own widget; empty where it is not to be seen.
    QRect cell(const QString& array, int row, int column);
    QString readCell(const QString& array, int row, int column);
    void clickCell(const QString& array, int row, int column);
    void pointAtCell(const QString& array, int row, int column);
    /// Double-clicks a cell, types and presses Return.
    void enterCell(const QString& array, int row, int column, const QString& text);

    /// Key events for whatever has the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    /// Presses Tab until what is named has the keyboard; fails when it comes round without it.
    void tabTo(const QString& name);
    QString focused() const;

    bool failed() const { return failed_; }

private:
    void fail(const QString& sentence);
    void clickAt(QWidget& widget, const QPoint& place, Qt::MouseButton button, bool twice);
    QPoint inWindow(QWidget& widget, const QPoint& place);

    QWidget& window_;
    bool failed_ = false;
};

}  // namespace support
