#include "ui/paint/outlines.h"

#include "ui/paint/cell.h"

#include <QPainterPath>
#include <algorithm>

namespace paint {
namespace {

constexpr double kTab = 12;
constexpr double kFold = 12;
constexpr double kRadius = 2;

struct Pencil {
    QPen pen;
    bool halo = false;
    bool square = false;
};

QPen dashed(const QColor& colour, double width, double dash, double space) {
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({dash / width, space / width});
    return pen;
}

Pencil pencilOf(Outline::Kind kind, const Theme& theme) {
    using Kind = Outline::Kind;
    switch (kind) {
        case Kind::Pointed:
            return {QPen(theme.accent, 1.5)};
        case Kind::Pinned:
        case Kind::Mentioned:
            return {QPen(theme.accent, 2.5), true};
        case Kind::Compared:
            return {QPen(mixed(theme.accent, theme.page, .3), 1)};
        case Kind::SamePlace:
            return {dashed(theme.accent, 1.5, 3, 2.5)};
        case Kind::Window:
            return {QPen(theme.kernel.ink, 2.5), true};
        case Kind::WindowPast:
            return {dashed(theme.kernel.ink, 1.25, 3, 3), false, true};
        case Kind::Stamp:
            return {QPen(mixed(theme.kernel.ink, theme.page, .22), 1.5)};
        case Kind::StampDashed:
            break;
    }
    return {dashed(mixed(theme.kernel.ink, theme.page, .22), 1.5, 6, 3)};
}

QRectF rectOf(const Outline& outline, const Grid& grid) {
    QRectF rect =
        grid.tiles(outline.firstRow, outline.firstColumn, outline.lastRow, outline.lastColumn);
    rect.translate(outline.columnShift * grid.cellWidth, outline.rowShift * grid.cellHeight);
    // Round low rows outlines step back, so that figures stay free.
    const double inset = grid.cellHeight < 14 ? outline.inset - 1 : outline.inset;
    return rect.adjusted(inset, inset, -inset, -inset);
}

void drawFold(QPainter& painter, const QRectF& rect, const Theme& theme) {
    const double size = std::min({kFold, rect.width() / 2, rect.height() / 2});
    QPainterPath fold(rect.topRight());
    fold.lineTo(rect.topRight() - QPointF(size, 0));
    fold.lineTo(rect.topRight() + QPointF(0, size));
    fold.closeSubpath();
    painter.fillPath(fold, theme.accent);
}

void drawOutline(QPainter& painter, const Grid& grid, const QRectF& clip, const Outline& outline,
                 const Theme& theme) {
    const QRectF rect = rectOf(outline, grid);
    if (!rect.adjusted(-6, -6, 6, 6).intersects(clip))
        return;
    const Pencil pencil = pencilOf(outline.kind, theme);
    const double radius = pencil.square ? 0 : std::min(kRadius, rect.height() / 3);
    painter.setBrush(Qt::NoBrush);
    if (pencil.halo) {
        painter.setPen(QPen(theme.page, pencil.pen.widthF() + 2));
        painter.drawRoundedRect(rect, radius + .5, radius + .5);
    }
    painter.setPen(pencil.pen);
    painter.drawRoundedRect(rect, radius, radius);
    if (outline.folded && rect.width() >= 12 && rect.height() >= 12)
        drawFold(painter, rect, theme);
}

void drawStrip(QPainter& painter, const QRectF& tile, Index number, bool quiet,
               const Theme& theme) {
    const QRectF strip(tile.topLeft(), QSizeF(kStripWidth, tile.height()));
    painter.fillRect(strip, quiet ? theme.rule : theme.accent);
    const Figures figures(9, QFont::Bold);
    painter.setPen(quiet ? theme.page : theme.onAccent);
    figures.drawCentred(painter, strip.center(), QString::number(number));
}

void drawTabOutline(QPainter& painter, const Grid& grid, const Tab& tab, const Theme& theme) {
    // In a row the strips do, since the row has an outline of its own.
    const bool inRow = tabIsStrip(grid) && grid.columns > 1 && tab.number > 0;
    if (!tab.outlined || inRow)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawRoundedRect(grid.tile(tab.place.row, tab.place.column), kRadius, kRadius);
}

void drawTab(QPainter& painter, const Grid& grid, const Tab& tab, const Theme& theme) {
    const QRectF tile = grid.tile(tab.place.row, tab.place.column);
    if (tab.number <= 0)
        return;
    if (tabIsStrip(grid))
        drawStrip(painter, tile, tab.number, tab.quiet, theme);
    else if (tabHasRoom(grid))
        drawTabAt(painter, tile.topLeft(), tab.number, tab.quiet, theme);
}

void drawCursor(QPainter& painter, const QRectF& tile, const Theme& theme) {
    QPen pen(theme.text, 1.5, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1, 1});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(tile.adjusted(-3, -3, 3, 3), kRadius, kRadius);
}

void drawCorner(QPainter& painter, const Grid& grid, Marks::Corner corner, const Theme& theme) {
    constexpr double kArm = 9, kOutside = 4;
    const QRectF all = grid.tiles(0, 0, grid.rows - 1, grid.columns - 1)
                           .adjusted(-kOutside, -kOutside, kOutside, kOutside);
    painter.setPen(QPen(theme.kernel.ink, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    const bool upper = corner == Marks::Corner::UpperLeft;
    const QPointF at = upper ? all.topLeft() : all.bottomRight();
    const double arm = upper ? kArm : -kArm;
    QPainterPath path(at + QPointF(arm, 0));
    path.lineTo(at);
    path.lineTo(at + QPointF(0, arm));
    painter.drawPath(path);
}

}  // namespace

bool tabIsStrip(const Grid& grid) {
    return grid.cellHeight >= 11 && grid.cellHeight < 22 && grid.cellWidth >= 28;
}

bool tabHasRoom(const Grid& grid) {
    return tabIsStrip(grid) || std::min(grid.cellWidth, grid.cellHeight) >= 28;
}

void drawTabAt(QPainter& painter, QPointF corner, Index number, bool quiet, const Theme& theme) {
    const QRectF tab(corner, QSizeF(kTab, kTab));
    painter.setPen(Qt::NoPen);
    painter.setBrush(quiet ? theme.rule : theme.accent);
    painter.drawRoundedRect(tab, 1, 1);
    const Figures figures(number < 100 ? 9 : 7, QFont::Bold);
    painter.setPen(quiet ? theme.page : theme.onAccent);
    figures.drawCentred(painter, tab.center(), QString::number(number));
}

void drawMarks(QPainter& painter, const Grid& grid, const QRectF& clip, const Marks& marks,
               const Theme& theme) {
    const auto isVisible = [&](const Tab& tab) {
        const QRectF tile = grid.tile(tab.place.row, tab.place.column);
        return std::min(tile.width(), tile.height()) >= 4 &&
               tile.adjusted(-3, -3, 3, 3).intersects(clip);
    };
    for (const Tab& tab : marks.tabs)
        if (isVisible(tab))
            drawTabOutline(painter, grid, tab, theme);
    for (const Outline& outline : marks.outlines)
        drawOutline(painter, grid, clip, outline, theme);
    for (const Tab& tab : marks.tabs)
        if (isVisible(tab))
            drawTab(painter, grid, tab, theme);
    if (marks.cursor && !marks.editing) {
        const CellPlace to = marks.cursorTo.value_or(*marks.cursor);
        const QRectF cells = grid.tiles(marks.cursor->row, marks.cursor->column, to.row, to.column);
        drawCursor(painter, cells.intersected(clip.adjusted(-8, -8, 8, 8)), theme);
    }
    if (marks.corner != Marks::Corner::None && grid.rows > 0)
        drawCorner(painter, grid, marks.corner, theme);
}

}  // namespace paint
