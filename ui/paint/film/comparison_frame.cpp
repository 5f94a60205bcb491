#include "ui/paint/film/comparison_frame.h"

#include "core/deconvolution/stamp.h"
#include "core/notation.h"
#include "ui/paint/film/flexible_grid.h"
#include "ui/paint/film/story_layout.h"
#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/number_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <set>

namespace paint {
namespace {

using core::ArrayId;
using core::Result;

constexpr double kHeight = 720, kMargin = 48, kBetween = 56;
constexpr double kTop = 84, kTopWithTitle = 150, kBottom = 40, kBottomWithCaption = 104;
constexpr double kMostCell = 44, kSmallShare = .72;  // of Z's cells, for those of y and K

QString tr(const char* text) {
    return QCoreApplication::translate("paint::Film", text);
}

double largest(const core::Planes<double>& planes) {
    double most = 0;
    for (const double value : planes)
        if (std::isfinite(value))
            most = std::max(most, std::abs(value));
    return most;
}

// One frame in the making, in units of 1/720 of the height.
struct Frame {
    QPainter& painter;
    const Film& film;
    const Theme& theme;
    QSizeF size;
    double magnitude;  // of both Z, so that they can be compared
    core::Index step;  // the stamp that is landing
    double within;

    bool values() const { return film.options.values; }
};

// How many of a result's stamps have landed, and the present one, or −1 when all have.
struct Landed {
    core::Index count = 0, present = -1;
};

Landed landedOf(const Frame& frame, const Result& result) {
    const core::Index all = static_cast<core::Index>(result.t->size());
    if (frame.step < 0)
        return {all, -1};
    const core::Index present = std::min(frame.step, all - 1);
    return {present + (frame.within >= kGlideShare ? 1 : 0), present};
}

void drawLabel(const Frame& frame, const FlexibleGrid& grid, const QString& letter,
               const QString& words) {
    const QPointF baseline = grid.origin + QPointF(0, -11);
    const double advance =
        draw(frame.painter, baseline, mathText(letter), {13, 22, frame.theme.text}, frame.theme);
    draw(frame.painter, baseline + QPointF(advance + 7, 0), mathText(words),
         {13, 14, frame.theme.text2}, frame.theme);
}

void outline(const Frame& frame, const QRectF& cells, const QColor& ink) {
    frame.painter.setBrush(Qt::NoBrush);
    frame.painter.setPen(QPen(ink, 2.5));
    frame.painter.drawRoundedRect(cells, 2, 2);
}

CellLook lookOf(Role role, double magnitude, double value) {
    CellLook look;
    look.role = role;
    look.magnitude = magnitude;
    look.content = {CellContent::Kind::Value, value};
    return look;
}

void drawZ(const Frame& frame, const FlexibleGrid& grid, const Result& result,
           const Landed& landed) {
    const core::Experiment& experiment = result.experiment;
    const auto z = core::deconvolution::afterStamps(*result.t, *experiment.kernels,
                                                    experiment.geometry, landed.count);
    const core::Shape shape = core::shapeOf(experiment);
    drawFlexible(
        frame.painter, grid,
        [&](Index row, Index column) {
            const core::Cell cell{ArrayId::Z, {0, row, column}};
            const auto terms = core::sumOf(shape, cell, 64);
            const bool reached = terms.empty()
                                     ? landed.present < 0
                                     : core::numberOf(shape, terms.front().value) < landed.count;
            CellLook look =
                lookOf(Role::Input, frame.magnitude,
                       z(0, static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
            if (!reached)
                look.content = {CellContent::Kind::Pending};
            return look;
        },
        frame.values(), frame.theme);
    if (landed.present < 0)
        return;
    const auto box =
        core::frame(shape, core::cellAt(shape, ArrayId::T, landed.present), ArrayId::Z);
    if (!box)
        return;
    const Index firstRow = std::max<Index>(0, box->first.at[1]);
    const Index firstColumn = std::max<Index>(0, box->first.at[2]);
    const Index lastRow =
        std::min<Index>(static_cast<Index>(grid.rows.size()), box->first.at[1] + box->rows) - 1;
    const Index lastColumn =
        std::min<Index>(static_cast<Index>(grid.columns.size()), box->first.at[2] + box->columns) -
        1;
    if (firstRow <= lastRow && firstColumn <= lastColumn)
        outline(frame, grid.tiles(firstRow, firstColumn, lastRow, lastColumn), frame.theme.accent);
}

void drawY(const Frame& frame, const FlexibleGrid& grid, const Result& result,
           const Landed& landed) {
    const auto& t = *result.t;
    const double magnitude = largest(t);
    drawFlexible(
        frame.painter, grid,
        [&](Index row, Index column) {
            return lookOf(Role::Output, magnitude,
                          t(0, static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
        },
        frame.values(), frame.theme);
    const auto width = static_cast<Index>(grid.columns.size());
    if (landed.present >= 0)
        outline(frame,
                grid.tiles(landed.present / width, landed.present % width, landed.present / width,
                           landed.present % width),
                frame.theme.accent);
}

void drawKernel(const Frame& frame, const FlexibleGrid& grid, const Result& result) {
    const auto& kernels = *result.experiment.kernels;
    drawFlexible(
        frame.painter, grid,
        [&](Index row, Index column) {
            return lookOf(
                Role::Kernel, 1,
                kernels(0, 0, static_cast<std::size_t>(row), static_cast<std::size_t>(column)));
        },
        frame.values(), frame.theme);
}

// y over K at the left, Z at the right, under a head.
void drawSide(const Frame& frame, const QRectF& area, const Result& result) {
    const core::Geometry& geometry = result.experiment.geometry;
    const Index zRows = geometry.rows.input, zColumns = geometry.columns.input;
    const Index yRows = core::outputSize(geometry.rows);
    const Index yColumns = core::outputSize(geometry.columns);
    const Index rows = geometry.rows.kernel, columns = geometry.columns.kernel;
    const auto wide = static_cast<double>(std::max(yColumns, columns));
    const double across = static_cast<double>(zColumns) + kSmallShare * wide;
    const double cell = std::min({kMostCell, (area.width() - 40) / across,
                                  (area.height() - 80) / static_cast<double>(zRows)});
    const double small = cell * kSmallShare;
    frame.painter.setFont(uiFont(17, QFont::DemiBold));
    frame.painter.setPen(frame.theme.text);
    frame.painter.drawText(
        area.topLeft(),
        tr("Kernel %1×%2, stride %3").arg(rows).arg(columns).arg(geometry.rows.stride));
    const double top = area.top() + 48;
    const FlexibleGrid y = wholeGrid({area.left(), top}, small, yRows, yColumns);
    const FlexibleGrid kernel = wholeGrid(
        {area.left(), top + small * static_cast<double>(yRows) + 48}, small, rows, columns);
    const FlexibleGrid z = wholeGrid({area.left() + small * wide + 40, top}, cell, zRows, zColumns);
    const Landed landed = landedOf(frame, result);
    drawY(frame, y, result, landed);
    drawLabel(frame, y, QStringLiteral("[output]$y$[/]"), {});
    drawKernel(frame, kernel, result);
    drawLabel(frame, kernel, QStringLiteral("[kernel]$K$[/]"), {});
    drawZ(frame, z, result, landed);
    drawLabel(frame, z, QStringLiteral("[input]$Z$[/]"),
              landed.present < 0 ? tr("the sum of all %1 stamps").arg(landed.count) : tr("so far"));
}

// "1, 2 or 4": the numbers that Z has.
QString numbersOf(const Result& result) {
    const std::set<double> numbers(result.z->begin(), result.z->end());
    QStringList words;
    for (const double number : numbers)
        words.append(exactNumber(number));
    if (words.size() < 2)
        return words.join(QString());
    const QString last = words.takeLast();
    return tr("%1 or %2").arg(words.join(QStringLiteral(", ")), last);
}

QString kernelSize(const Result& result) {
    const core::Geometry& geometry = result.experiment.geometry;
    return QStringLiteral("%1×%2").arg(geometry.rows.kernel).arg(geometry.columns.kernel);
}

QString caption(const Frame& frame) {
    const Result& one = *frame.film.result;
    const Result& other = *frame.film.beside;
    if (frame.step >= 0)
        return tr("Stamp %1 of %2. With all ones, each number of $Z$ is how many stamps reach it.")
            .arg(frame.step + 1)
            .arg(one.t->size());
    return tr("Stamps on a cell: %2 with %1; %4 with %3.")
        .arg(kernelSize(one), numbersOf(one), kernelSize(other), numbersOf(other));
}

void drawWords(const Frame& frame) {
    QPainter& painter = frame.painter;
    if (frame.film.options.title) {
        painter.setFont(uiFont(20, QFont::DemiBold));
        painter.setPen(frame.theme.text);
        painter.drawText(QPointF(kMargin, 54), frame.film.title);
    }
    if (!frame.film.options.captions)
        return;
    const MathText text = mathText(caption(frame));
    MathStyle style{18, 19, frame.theme.text};
    const double shrink = std::min(1., (frame.size.width() - 2 * kMargin) / width(text, style));
    style.uiPixels *= shrink;
    style.mathPixels *= shrink;
    draw(painter, {kMargin, frame.size.height() - 48}, text, style, frame.theme);
}

}  // namespace

void drawComparisonFrame(QPainter& painter, const Film& film, const FilmMoment& moment) {
    const double scale = film.options.size.height() / kHeight;
    const Beat& beat = film.beats[moment.beat];
    const Index step = beat.kind == Beat::Kind::StageStep ? beat.step : -1;
    const Frame frame{painter,
                      film,
                      theme(film.options.scheme),
                      QSizeF(film.options.size) / scale,
                      std::max(largest(*film.result->z), largest(*film.beside->z)),
                      step,
                      moment.within};
    painter.scale(scale, scale);
    const double top = film.options.title ? kTopWithTitle : kTop;
    const double bottom = film.options.captions ? kBottomWithCaption : kBottom;
    const double width = (frame.size.width() - 2 * kMargin - kBetween) / 2;
    const QRectF left(kMargin, top, width, frame.size.height() - top - bottom);
    drawSide(frame, left, *film.result);
    drawSide(frame, left.translated(width + kBetween, 0), *film.beside);
    drawWords(frame);
}

}  // namespace paint
