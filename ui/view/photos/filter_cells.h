#pragma once

#include "core/array.h"
#include "ui/paint/filter_picture.h"
#include "ui/view/accessible_cells.h"

#include <QLineEdit>
#include <QWidget>
#include <optional>

namespace view {

/// A filter as small cells that can be typed into: by a double click, or with the keyboard (arrows
/// move, Return or a digit opens a cell, Escape leaves it as it was). Cells are 19 px for filters
/// up to 3×3, and share that room in larger ones, whose numbers are read when pointed at.
class FilterCells : public QWidget, public AccessibleCells {
    Q_OBJECT
public:
    explicit FilterCells(QWidget* parent = nullptr);

    /// Shows one channel of one filter; fills go by the largest magnitude in the bank.
    void setFilter(core::Shared<core::Kernels<float>> filters, core::Index filter,
                   core::Index channel);
    /// Cells that a sum reads are drawn at full strength and strong; all where none is given.
    void setPointed(std::optional<QPoint> cell);

    int accessibleRows() const override;
    int accessibleColumns() const override;
    QString accessibleCellName(int row, int column) const override;
    QString accessibleCellValue(int row, int column) const override;
    QRect accessibleCellPlace(int row, int column) const override;
    std::optional<std::pair<int, int>> accessibleCursor() const override;

    QSize sizeHint() const override;

signals:
    void tapAsked(core::Index row, core::Index column, float value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF boxOf(QPoint at) const;
    std::optional<QPoint> cellAt(QPointF position) const;
    float valueOf(QPoint at) const;
    void setCursorCell(QPoint at);
    void open(const QString& text);
    void close(bool keep);

    paint::FilterPicture picture_;
    QPoint cursor_;  // x the column
    std::optional<QPoint> pointed_;
    QLineEdit* field_ = nullptr;
};

}  // namespace view
