#include "ui/view/accessible_matrix.h"

#include "ui/paint/stage_texts.h"
#include "ui/view/matrix_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <algorithm>
#include <limits>

namespace view {
namespace {

int counted(Index count) {
    return static_cast<int>(std::min<Index>(count, std::numeric_limits<int>::max()));
}

class AccessibleMatrix;

// One cell; it lives as long as the table that made it.
class AccessibleCell : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    AccessibleCell(AccessibleMatrix& table, int row, int column)
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
    AccessibleMatrix& table_;
    int row_, column_;
};

class AccessibleMatrix : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit AccessibleMatrix(MatrixView* view) : QAccessibleWidget(view, QAccessible::Table) {}
    ~AccessibleMatrix() override {
        for (const QAccessible::Id id : std::as_const(cells_))
            QAccessible::deleteAccessibleInterface(id);
    }

    MatrixView* view() const { return qobject_cast<MatrixView*>(widget()); }

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
        auto* cell = new AccessibleCell(*const_cast<AccessibleMatrix*>(this), row, column);
        cells_.insert(place, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    int rowCount() const override {
        return view() && view()->source() ? counted(view()->source()->rows()) : 0;
    }
    int columnCount() const override {
        return view() && view()->source() ? counted(view()->source()->columns()) : 0;
    }
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
    const MatrixView* view = table_.view();
    if (!view || row_ >= table_.rowCount() || column_ >= table_.columnCount())
        return {};
    const paint::CellContent content = view->source()->at(row_, column_);
    if (text == QAccessible::Name)
        return paint::texts::cellInWords(view->pane().array, row_, column_, content);
    return text == QAccessible::Value ? paint::texts::cellValue(content) : QString();
}

QRect AccessibleCell::rect() const {
    const MatrixView* view = table_.view();
    if (!view)
        return {};
    const QRectF tile = view->grid().tile(row_, column_).intersected(view->pane().box);
    return tile.toAlignedRect().translated(view->mapToGlobal(QPoint(0, 0)) - view->pos());
}

QAccessible::State AccessibleCell::state() const {
    QAccessible::State state;
    state.focusable = true;
    if (const MatrixView* view = table_.view()) {
        const auto cursor = view->cursor();
        state.focused = view->hasFocus() && cursor && *cursor == CellPlace{row_, column_};
    }
    return state;
}

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object) {
    if (auto* view = qobject_cast<MatrixView*>(object))
        return new AccessibleMatrix(view);
    return nullptr;
}

}  // namespace

void makeMatricesAccessible() {
    // Qt keeps a factory once, however often it is given.
    QAccessible::installFactory(makeInterface);
}

}  // namespace view
