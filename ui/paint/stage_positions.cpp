#include "ui/paint/stage_positions.h"

#include "ui/model/position_words.h"
#include "ui/paint/stage_texts.h"

#include <algorithm>

namespace paint {
namespace {

using core::ArrayId;
using core::Cell;
using model::Line;

constexpr double kIndexPixels = 10;

bool isWeights(ArrayId array) {
    return array == ArrayId::W || array == ArrayId::WT;
}

// What the words are about: the term that is mentioned, what is pointed at in a matrix, else the
// subject.
std::optional<Cell> cellInQuestion(const StageScene& scene, ArrayId weights) {
    const core::Shape shape = scene.shape();
    if (const auto* use = std::get_if<core::Use>(&scene.selection.mention))
        if (const auto entry = core::cellOfTerm(shape, use->target, use->term, weights))
            return entry;
    if (std::holds_alternative<model::Symbol>(scene.selection.mention))
        return std::nullopt;
    const auto& pointed = scene.selection.pointed;
    if (pointed && isWeights(pointed->array) && core::contains(shape, *pointed))
        return pointed;
    return scene.subject();
}

MathStyle labelStyle(const QColor& ink) {
    return {10.5, 11.5, ink};
}

QString indexMarkup(Index number, bool present) {
    return present ? QStringLiteral("[accent]**%1**[/]").arg(number) : QString::number(number);
}

// Of each how many numbers have room side by side.
Index indexStep(Index count, double cell) {
    const double widest = 6. * static_cast<double>(QString::number(count - 1).size()) + 2;
    return std::max<Index>(1, static_cast<Index>(widest / cell) + (widest > cell ? 1 : 0));
}

void drawColumnIndices(const StagePen& pen, const Pane& pane, std::optional<Index> present) {
    const Grid& grid = pane.grid;
    const double baseline = pane.box.bottom() + 11;
    const MathStyle style{kIndexPixels, kIndexPixels, pen.theme().text2};
    const Index step = indexStep(grid.columns, grid.cellWidth);
    for (Index column = 0; column < grid.columns; ++column) {
        // Near the one that is pointed at, no other has room.
        const bool crowded = present && *present != column && std::abs(*present - column) < step;
        if ((column % step != 0 && present != column) || crowded)
            continue;
        pen.write({grid.tile(0, column).center().x(), baseline},
                  indexMarkup(column, present == column), style, StagePen::Align::Centre);
    }
}

void drawRowIndices(const StagePen& pen, const Pane& pane, std::optional<Index> present) {
    const MathStyle style{kIndexPixels, kIndexPixels, pen.theme().text2};
    for (Index row = 0; row < pane.grid.rows; ++row)
        pen.write({pane.box.left() - 5, pane.grid.tile(row, 0).center().y() + 3.5},
                  indexMarkup(row, present == row), style, StagePen::Align::Right);
}

// The room beside an array: to the left of W, to the right of the large Wᵀ.
struct Beside {
    double start, width;
    StagePen::Align align;
};

Beside besideOf(const StageLayout& layout, const Pane& weights) {
    constexpr double kIndices = 24, kApart = 8;
    if (weights.lower) {
        const double start = weights.box.right() + kApart;
        return {start, layout.find(ArrayId::TFlat, true)->box.left() - start - kApart,
                StagePen::Align::Left};
    }
    const double end = weights.box.left() - kIndices;
    return {end, end - layout.find(ArrayId::Y, false)->box.right() - kApart,
            StagePen::Align::Right};
}

double writeBeside(const StagePen& pen, const Beside& beside, double middle, const QString& words,
                   const QColor& ink) {
    const MathStyle style = labelStyle(ink);
    if (pen.width(words, style) > beside.width)
        return 0;
    return pen.write({beside.start, middle + 3.5}, words, style, beside.align);
}

}  // namespace

PointedLines pointedLines(const StageScene& scene, ArrayId weights) {
    const auto cell = cellInQuestion(scene, weights);
    if (!cell)
        return {};
    if (cell->array == weights)
        return {cell->at[0], cell->at[1]};
    if (isWeights(cell->array))
        return {cell->at[1], cell->at[0]};
    const auto frame = core::frame(scene.shape(), *cell, weights);
    if (!frame)
        return {};
    const auto sizes = core::arrayShape(scene.shape(), weights);
    if (frame->rows == 1 && frame->columns == sizes[1])
        return {frame->first.at[0], std::nullopt};
    return {std::nullopt, frame->first.at[1]};
}

QString weightWords(const StagePen& pen, const StageScene& scene, ArrayId weights, double room) {
    const QString all = texts::words(scene, weights, weights == ArrayId::WT);
    QString size = pen.width(all, pen.captionStyle()) <= room ? all : QString();
    const PointedLines lines = pointedLines(scene, weights);
    if (!lines.row && !lines.column)
        return size;
    const core::Shape shape = scene.shape();
    const QString words =
        lines.row && lines.column
            ? model::entryWords(shape, {weights, {*lines.row, *lines.column}})
            : model::positionWords(shape, weights, lines.row ? Line::Row : Line::Column,
                                   lines.row ? *lines.row : *lines.column);
    const QString inked = QStringLiteral("[accent]%1[/]").arg(words);
    for (const QString& form : {size + QStringLiteral("\u2003") + inked, inked})
        if (pen.width(form, pen.captionStyle()) <= room)
            return form;
    return size;
}

double drawWeightIndices(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const Pane* pane = layout.find(ArrayId::W, false);
    if (layout.low || pane->grid.detail() != Detail::Digits || !(pane->grid.rect() == pane->box))
        return 0;
    const PointedLines lines = pointedLines(scene, ArrayId::W);
    drawColumnIndices(pen, *pane, lines.column);
    drawRowIndices(pen, *pane, lines.row);
    constexpr double kHeight = 12;
    return kHeight;
}

double drawBlockLabels(const StagePen& pen, const StageScene& scene, const StageLayout& layout,
                       const Pane& weights) {
    constexpr double kLeastBlock = 13;
    const Grid& grid = weights.grid;
    if (layout.low || scene.isStale() || !(grid.rect() == weights.box) || grid.rowBlock <= 0)
        return 0;
    const Beside beside = besideOf(layout, weights);
    const core::Shape shape = scene.shape();
    const auto row = pointedLines(scene, weights.array).row;
    double widest = 0;
    const bool legible = static_cast<double>(grid.rowBlock) * grid.cellHeight >= kLeastBlock;
    for (Index first = 0; legible && first < grid.rows; first += grid.rowBlock) {
        const Index last = std::min(first + grid.rowBlock, grid.rows) - 1;
        if (row && first <= *row && *row <= last)
            continue;
        const double middle = grid.tiles(first, 0, last, 0).center().y();
        const QString words = model::blockWords(shape, weights.array, first / grid.rowBlock);
        widest = std::max(widest, writeBeside(pen, beside, middle, words, pen.theme().text2));
    }
    if (row)
        writeBeside(pen, beside, grid.tile(*row, 0).center().y(),
                    model::positionWords(shape, weights.array, Line::Row, *row),
                    pen.theme().accent);
    return widest;
}

}  // namespace paint
