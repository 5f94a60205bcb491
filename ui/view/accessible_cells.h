#pragma once

#include <QRect>
#include <QString>
#include <optional>
#include <utility>

namespace view {

/// What a widget that is a table of cells says of them to whoever does not see it. The widget
/// inherits this beside QWidget and calls makeCellsAccessible() once.
class AccessibleCells {
public:
    virtual ~AccessibleCells() = default;

    virtual int accessibleRows() const = 0;
    virtual int accessibleColumns() const = 0;
    /// In words, with its place: "K row 1, column 2: 3".
    virtual QString accessibleCellName(int row, int column) const = 0;
    virtual QString accessibleCellValue(int row, int column) const = 0;
    /// Where it is in the widget; empty where it is not to be seen.
    virtual QRect accessibleCellPlace(int row, int column) const = 0;
    /// The cell that has the keyboard, if the widget has it.
    virtual std::optional<std::pair<int, int>> accessibleCursor() const = 0;
};

/// Lets a screen reader (and whoever drives the window) read such widgets as tables: their size,
/// and each cell's number and place. Only the first call does anything.
void makeCellsAccessible();

}  // namespace view
