#include "ui/paint/stage_bands.h"
#include "ui/paint/stage_texts.h"

#include <QPainterPath>
#include <optional>

namespace paint {
namespace {

using core::ArrayId;

constexpr double kWhole = 9, kPart = 6;

// One ruler: which positions of the grid are where on y.
struct Ruler {
    Index stride = 1;
    Index before = 0;              // p′ before the first cell of y
    std::optional<double> centre;  // of the window, in cells of the grid
    double cell = 0;

    Index numerator(Index n) const { return n - before; }
    bool isWhole(Index n) const { return numerator(n) % stride == 0; }
    bool isCentre(Index n) const { return centre && *centre == static_cast<double>(n); }
    bool isLabelled(Index n) const { return isWhole(n) ? cell >= 14 : cell >= 24; }
};

Ruler rulerOf(const core::Axis& axis, double cell, std::optional<Index> position) {
    Ruler ruler{axis.stride, core::transposed(axis).paddingBefore, std::nullopt, cell};
    if (position)
        ruler.centre =
            static_cast<double>(*position) + static_cast<double>(core::extent(axis) - 1) / 2;
    return ruler;
}

QColor inkOf(const StagePen& pen, const Ruler& ruler, Index n, bool onY) {
    if (ruler.isCentre(n))
        return pen.theme().accent;
    return onY && ruler.isWhole(n) ? pen.theme().text : pen.theme().text2;
}

bool isOnY(const core::Axis& axis, const Ruler& ruler, Index n) {
    const Index numerator = ruler.numerator(n);
    return numerator >= 0 && numerator <= (core::outputSize(axis) - 1) * axis.stride;
}

void drawTop(const StagePen& pen, const core::Axis& axis, const Ruler& ruler, const Grid& grid) {
    for (Index n = 0; n < grid.columns; ++n) {
        const double x = grid.tile(0, n).center().x();
        const double length = (ruler.isWhole(n) ? kWhole : kPart) - 4;
        const double bottom = grid.origin.y() - 3;
        pen.painter().fillRect(QRectF(x - .75, bottom - length, 1.5, length), pen.theme().rule);
        if (ruler.isLabelled(n))
            pen.write(
                {x, grid.origin.y() - 13}, texts::mixedNumber(ruler.numerator(n), axis.stride),
                {11, 11, inkOf(pen, ruler, n, isOnY(axis, ruler, n))}, StagePen::Align::Centre);
    }
}

void drawLeft(const StagePen& pen, const core::Axis& axis, const Ruler& ruler, const Grid& grid) {
    for (Index n = 0; n < grid.rows; ++n) {
        const double y = grid.tile(n, 0).center().y();
        const double length = (ruler.isWhole(n) ? kWhole : kPart) - 3;
        const double right = grid.origin.x() - 3;
        pen.painter().fillRect(QRectF(right - length, y - .75, length, 1.5),
                               ruler.isCentre(n) ? pen.theme().accent : pen.theme().rule);
        if (ruler.isLabelled(n))
            pen.write(
                {grid.origin.x() - 13, y + 4}, texts::mixedNumber(ruler.numerator(n), axis.stride),
                {11, 11, inkOf(pen, ruler, n, isOnY(axis, ruler, n))}, StagePen::Align::Right);
    }
}

// From the window's centre one step before to where it is now.
void drawStep(const StagePen& pen, const Grid& grid, double centre) {
    const double to = grid.origin.x() + (centre + .5) * grid.cellWidth;
    const double from = to - grid.cellWidth, y = grid.origin.y() - 5;
    pen.painter().fillRect(QRectF(from, y - 1, to - from - 5, 2), pen.theme().accent);
    QPainterPath tip(QPointF(to, y));
    tip.lineTo(to - 7, y - 3.5);
    tip.lineTo(to - 7, y + 3.5);
    tip.closeSubpath();
    pen.painter().fillPath(tip, pen.theme().accent);
}

}  // namespace

void drawRulers(const StagePen& pen, const StageScene& scene, const Pane& padded) {
    const Grid& grid = padded.grid;
    if (grid.detail() == Detail::Joined || grid.detail() == Detail::Density)
        return;
    const core::Geometry& geometry = scene.result->experiment.geometry;
    const auto z = scene.subjectIn(ArrayId::Z);
    const Ruler rows =
        rulerOf(geometry.rows, grid.cellHeight, z ? std::optional(z->at[1]) : std::nullopt);
    const Ruler columns =
        rulerOf(geometry.columns, grid.cellWidth, z ? std::optional(z->at[2]) : std::nullopt);
    drawTop(pen, geometry.columns, columns, grid);
    drawLeft(pen, geometry.rows, rows, grid);
    if (columns.centre && z->at[2] > 0)
        drawStep(pen, grid, *columns.centre);
}

}  // namespace paint
