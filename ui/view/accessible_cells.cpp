#include "ui/view/accessible_cells.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace view {
namespace {

class AccessibleTable;

// One cell; it lives as long as the table that made it.
class AccessibleCell : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    AccessibleCell(AccessibleTable& table, int row, int column)
        : table_(table), row_(row), column_(column) {}

    bool isValid() const override { return true; }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override;
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text text) const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableCellInterface
                   ? static_cast<QAccessibleTableCellInterface*>(this)
                   : nullptr;
    }

    bool isSelected() const override { return false; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return column_; }
    int rowIndex() const override { return row_; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override;

private:
    AccessibleTable& table_;
    int row_, column_;
};

class AccessibleTable : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit AccessibleTable(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Table) {}
    ~AccessibleTable() override {
        for (const QAccessible::Id id : std::as_const(cells_))
            QAccessible::deleteAccessibleInterface(id);
    }

    /// Null once the widget is gone, or as good as.
    const AccessibleCells* view() const { return dynamic_cast<const AccessibleCells*>(widget()); }
    QPoint onScreen() const { return widget()->mapToGlobal(QPoint(0, 0)); }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QAccessibleInterface* cellAt(int row, int column) const override {
        if (!view() || row < 0 || column < 0 || row >= rowCount() || column >= columnCount())
            return nullptr;
        const QPair<int, int> place(row, column);
        if (const auto known = cells_.constFind(place); known != cells_.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* cell = new AccessibleCell(*const_cast<AccessibleTable*>(this), row, column);
        cells_.insert(place, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int rowCount() const override { return view() ? view()->accessibleRows() : 0; }
    int columnCount() const override { return view() ? view()->accessibleColumns() : 0; }
    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    int selectedCellCount() const override { return 0; }
    QList<QAccessibleInterface*> selectedCells() const override { return {}; }
    QString columnDescription(int) const override { return {}; }
    QString rowDescription(int) const override { return {}; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    mutable QHash<QPair<int, int>, QAccessible::Id> cells_;
};

QAccessibleInterface* AccessibleCell::parent() const {
    return &table_;
}

QAccessibleInterface* AccessibleCell::table() const {
    return &table_;
}

QString AccessibleCell::text(QAccessible::Text text) const {
    const AccessibleCells* view = table_.view();
    if (!view || row_ >= table_.rowCount() || column_ >= table_.columnCount())
        return {};
    if (text == QAccessible::Name)
        return view->accessibleCellName(row_, column_);
    return text == QAccessible::Value ? view->accessibleCellValue(row_, column_) : QString();
}

QRect AccessibleCell::rect() const {
    const AccessibleCells* view = table_.view();
    if (!view || row_ >= table_.rowCount() || column_ >= table_.columnCount())
        return {};
    const QRect place = view->accessibleCellPlace(row_, column_);
    return place.isEmpty() ? QRect() : place.translated(table_.onScreen());
}

QAccessible::State AccessibleCell::state() const {
    QAccessible::State state;
    state.focusable = true;
    if (const AccessibleCells* view = table_.view())
        state.focused = view->accessibleCursor() == std::pair(row_, column_);
    return state;
}

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    const bool hasCells = dynamic_cast<const AccessibleCells*>(object);
    return widget && hasCells ? new AccessibleTable(widget) : nullptr;
}

}  // namespace

void makeCellsAccessible() {
    // Qt keeps a factory once, however often it is given.
    QAccessible::installFactory(makeInterface);
}

}  // namespace view
