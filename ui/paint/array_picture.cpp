#include "ui/paint/array_picture.h"

#include "ui/paint/cell.h"
#include "ui/paint/density.h"
#include "ui/paint/outlines.h"
#include "ui/paint/ramp.h"

#include <QImage>
#include <QVector>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

constexpr double kWeightsFrom = 40;  // the size of cells that have room for them
constexpr double kStampsFrom = 56;   // and for the numbers of stamps

struct Visible {
    Index firstRow, lastRow, firstColumn, lastColumn;

    Index rows() const { return lastRow - firstRow + 1; }
    Index columns() const { return lastColumn - firstColumn + 1; }
    bool isEmpty() const { return rows() <= 0 || columns() <= 0; }
};

Visible visibleIn(const Grid& grid, const QRectF& clip) {
    const auto [firstRow, lastRow] = grid.rowsWithin(clip.top(), clip.bottom());
    const auto [firstColumn, lastColumn] = grid.columnsWithin(clip.left(), clip.right());
    return {firstRow, lastRow, firstColumn, lastColumn};
}

double fadingAt(const Marks& marks, Index row, Index column) {
    if (marks.stale)
        return 1;
    if (marks.fading <= 0 || !marks.takesPart)
        return 0;
    return marks.takesPart(row, column) ? 0 : marks.fading;
}

const Tab* tabAt(const Marks& marks, Index row, Index column) {
    const CellPlace place{row, column};
    for (const Tab& tab : marks.tabs)
        if (tab.place == place)
            return &tab;
    return nullptr;
}

// Where a number stands: it makes room for a tab and for the weight in the corner.
QPointF shiftOf(const CellLook& look, const Tab* tab, const Grid& grid) {
    if (look.weight)
        return {-2.5, -3};
    if (!tab || tab->number <= 0)
        return {};
    if (tabIsStrip(grid))
        return {kStripWidth / 2, 0};
    return grid.cellHeight < kWeightsFrom && tabHasRoom(grid) ? QPointF(3, 3) : QPointF();
}

CellLook lookOf(const ArraySource& source, const Grid& grid, const Marks& marks, Index row,
                Index column, double magnitude) {
    CellLook look;
    look.tile = grid.tile(row, column);
    look.content = source.at(row, column);
    look.role = source.role();
    look.magnitude = magnitude;
    look.fading = fadingAt(marks, row, column);
    look.strong = !marks.stale && marks.takesPart && marks.takesPart(row, column);
    if (marks.weight && grid.cellHeight >= kWeightsFrom) {
        look.weight = marks.weight(row, column);
        look.underWindow = look.weight.has_value();
    }
    look.shift = shiftOf(look, tabAt(marks, row, column), grid);
    if (marks.landed && look.strong && grid.cellHeight >= kStampsFrom)
        look.shift = {0, 5};
    return look;
}

void drawLanded(QPainter& painter, const CellLook& look, const Marks& marks, Index row,
                Index column, const Theme& theme) {
    const auto [stamps, present] = marks.landed(row, column);
    const Figures figures(10, QFont::DemiBold);
    if (stamps.isEmpty() || figures.width(stamps) > look.tile.width() - 8)
        return;
    painter.setPen(present ? theme.accent : theme.text2);
    figures.drawEndingAt(
        painter,
        look.tile.topLeft() + QPointF(15 + figures.width(stamps), 14 + figures.capHeight()),
        stamps);
}

void drawCells(QPainter& painter, const ArraySource& source, const Grid& grid,
               const Visible& visible, const Marks& marks, const Theme& theme,
               const CellFonts& fonts) {
    const bool withDigits = grid.detail() == Detail::Digits && !marks.withoutDigits;
    const double magnitude = source.magnitude();
    QVector<QRectF> hatched, fadedHatched;
    QVector<CellLook> looks;
    looks.reserve(qsizetype{visible.rows()} * visible.columns());
    for (Index row = visible.firstRow; row <= visible.lastRow; ++row)
        for (Index column = visible.firstColumn; column <= visible.lastColumn; ++column) {
            const CellLook look = lookOf(source, grid, marks, row, column, magnitude);
            drawCellGround(painter, look, theme, withDigits);
            if (look.content.kind == CellContent::Kind::Border)
                (look.fading > .5 ? fadedHatched : hatched).append(look.tile);
            looks.append(look);
        }
    const QColor ground = zeroGround(theme);
    drawHatch(painter, hatched, mixed(theme.zeroPadding, theme.page, .22));
    drawHatch(painter, fadedHatched, mixed(theme.zeroPadding, ground, kFadeWithDigits));
    if (!withDigits)
        return;
    auto look = looks.cbegin();
    for (Index row = visible.firstRow; row <= visible.lastRow; ++row)
        for (Index column = visible.firstColumn; column <= visible.lastColumn; ++column, ++look) {
            drawCellFigures(painter, *look, fonts, theme);
            if (marks.landed && grid.cellHeight >= kStampsFrom)
                drawLanded(painter, *look, marks, row, column, theme);
        }
}

// Cells without a gap: one pixel of a picture each, blown up.
void drawJoined(QPainter& painter, const ArraySource& source, const Grid& grid,
                const Visible& visible, const Marks& marks, const Theme& theme) {
    QImage image(static_cast<int>(visible.columns()), static_cast<int>(visible.rows()),
                 QImage::Format_RGB32);
    const CellPalette full(source.role(), source.magnitude(), false, theme);
    const CellPalette faded(source.role(), source.magnitude(), true, theme);
    for (Index row = visible.firstRow; row <= visible.lastRow; ++row) {
        auto* line =
            reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(row - visible.firstRow)));
        for (Index column = visible.firstColumn; column <= visible.lastColumn; ++column) {
            const CellContent content = source.at(row, column);
            *line++ = (fadingAt(marks, row, column) > .5 ? faded : full).of(content);
        }
    }
    const QRectF target =
        grid.tiles(visible.firstRow, visible.firstColumn, visible.lastRow, visible.lastColumn);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(target, image);
    painter.restore();
}

}  // namespace

QSizeF tileOf(const Grid& grid) {
    return {grid.cellWidth - grid.gap(), grid.cellHeight - grid.gap()};
}

void drawArray(QPainter& painter, const ArraySource& source, const Grid& grid, const QRectF& clip,
               const Marks& marks, const Theme& theme, PaintCount* count, const CellFonts* fonts) {
    const Visible visible = visibleIn(grid, clip);
    if (visible.isEmpty())
        return;
    PaintCount own;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (grid.detail() == Detail::Density) {
        drawDensity(painter, source, grid, clip, marks.stale || marks.fading > 0, theme, own);
    } else {
        own.cells = visible.rows() * visible.columns();
        if (grid.detail() == Detail::Joined)
            drawJoined(painter, source, grid, visible, marks, theme);
        else if (fonts)
            drawCells(painter, source, grid, visible, marks, theme, *fonts);
        else
            drawCells(painter, source, grid, visible, marks, theme,
                      CellFonts(tileOf(grid), source.magnitude()));
    }
    drawMarks(painter, grid, clip, marks, theme);
    painter.restore();
    if (count) {
        count->cells += own.cells;
        count->diagonals += own.diagonals;
    }
}

}  // namespace paint
