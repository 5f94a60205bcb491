#pragma once

#include "ui/model/position_words.h"
#include "ui/paint/array_picture.h"
#include "ui/paint/stage_layout.h"
#include "ui/view/accessible_cells.h"

#include <QImage>
#include <QMarginsF>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QLineEdit;

namespace view {

using core::Index;
using paint::CellPlace;

/// One array of the stage: it draws the part that is visible, says which cell is pointed at by
/// mouse or keyboard, and lets its numbers be typed where they may be. It paints no background and
/// leaves 6 px round its tiles for outlines; the stage behind it paints what joins arrays.
///
/// Arrays whose cells are too small for digits zoom by wheel, + and −, and are moved by dragging.
class MatrixView : public QWidget, public AccessibleCells {
    Q_OBJECT
public:
    static constexpr int kMargin = 6;

    explicit MatrixView(QWidget* parent = nullptr);
    ~MatrixView() override;

    /// Where it hangs, in its parent's coordinates. Another shape or place forgets the zoom.
    void setPane(const paint::Pane& pane);
    const paint::Pane& pane() const { return pane_; }
    void setSource(std::shared_ptr<const paint::ArraySource> source);
    const paint::ArraySource* source() const { return source_.get(); }
    void setMarks(paint::Marks marks);
    void setEditable(bool editable);
    /// Lets whole rows and columns be pointed at, beside the tiles, up to `room` px to the left: by
    /// mouse there, by arrow keys beyond the first column or row. `words` says what one stands for.
    void setHeaders(double room, std::function<QString(model::Line, Index)> words);

    /// The grid as it is shown, zoomed and moved, in the parent's coordinates.
    const paint::Grid& grid() const { return grid_; }
    bool isZoomed() const { return !(grid_.rect() == pane_.grid.rect()); }
    /// What the last paint had to look at.
    const paint::PaintCount& lastPaint() const { return lastPaint_; }
    /// How often it was painted, and how often its cells had to be looked at for that: those of a
    /// density picture only when it changes.
    int paints() const { return paints_; }
    int drawings() const { return drawings_; }
    std::optional<CellPlace> cursor() const { return cursor_; }

    int accessibleRows() const override;
    int accessibleColumns() const override;
    QString accessibleCellName(int row, int column) const override;
    QString accessibleCellValue(int row, int column) const override;
    QRect accessibleCellPlace(int row, int column) const override;
    std::optional<std::pair<int, int>> accessibleCursor() const override;

signals:
    void pointedAt(Index row, Index column);
    void pointedAway();
    void linePointedAt(model::Line line, Index number);
    void linePinAsked(model::Line line, Index number);
    void pinAsked(Index row, Index column);
    void releaseAsked();
    void editingStarted(Index row, Index column);
    void edited(Index row, Index column, double value);
    /// Rows of numbers to be laid over the array, the first at a cell.
    void pasted(Index row, Index column, const std::vector<std::vector<double>>& rows);
    /// The grid is now another: zoomed or moved.
    void moved();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// A whole row or column.
    struct LinePlace {
        model::Line line;
        Index number;
        friend bool operator==(const LinePlace&, const LinePlace&) = default;
    };
    std::optional<CellPlace> placeAt(QPointF point) const;
    std::optional<LinePlace> lineAt(QPointF point) const;
    void pointAt(QPointF point);
    QMarginsF margins() const;
    bool isZoomable() const;
    const paint::CellFonts& fonts();
    void paintOverGround(QPainter& painter, const paint::Marks& marks);
    void zoom(double factor, QPointF around);
    void moveBy(QPointF distance);
    void keepInBox();
    void setCursorPlace(CellPlace place);
    void showCursorPlace();
    bool moveCursor(const QKeyEvent& event);
    bool moveLine(const QKeyEvent& event);
    bool enterLine(const QKeyEvent& event);
    void setCursorLine(LinePlace place);
    void markCursor(paint::Marks& marks) const;
    bool zoomByKey(const QKeyEvent& event);
    void beginEdit(CellPlace place, const QString& typed);
    void commitEdit();
    void editNeighbour(bool next);
    void endEdit();
    void pasteNumbers();
    void copyNumber() const;
    void describe();

    paint::Pane pane_;
    paint::Grid grid_;
    std::shared_ptr<const paint::ArraySource> source_;
    paint::Marks marks_;
    paint::PaintCount lastPaint_;
    int paints_ = 0, drawings_ = 0;
    std::unique_ptr<const paint::CellFonts> fonts_;
    /// A density picture without its marks, and what it was drawn from.
    struct Ground {
        std::shared_ptr<const paint::ArraySource> source;
        QRectF grid;
        QSize size;
        QRgb page = 0;
        bool faded = false;
        friend bool operator==(const Ground&, const Ground&) = default;
    };
    Ground groundOf_;
    QImage ground_;
    std::optional<CellPlace> pointed_, cursor_, editing_;
    std::optional<LinePlace> pointedLine_, cursorLine_;
    double headerRoom_ = 0;
    std::function<QString(model::Line, Index)> lineWords_;
    std::optional<QPointF> pressed_;
    bool dragged_ = false, doubleClicked_ = false, editable_ = false;
    bool byKeys_ = false;  // the cursor was last moved by keys, so that it has to be seen
    QLineEdit* editor_ = nullptr;
};

}  // namespace view
