#include "ui/paint/film/story_frame.h"

#include "core/deconvolution/zones.h"
#include "core/notation.h"
#include "ui/paint/film/story_layout.h"
#include "ui/paint/film/story_words.h"
#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace paint {
namespace {

using core::deconvolution::CellKind;
using Kind = Beat::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("paint::Film", text);
}

CellContent::Kind contentKind(CellKind kind) {
    switch (kind) {
        case CellKind::Value:
            return CellContent::Kind::Value;
        case CellKind::Inserted:
            return CellContent::Kind::Inserted;
        case CellKind::Border:
            return CellContent::Kind::Border;
        case CellKind::Additional:
            break;
    }
    return CellContent::Kind::Additional;
}

// One frame in the making: what is known of the moment, and the painter.
struct Frame {
    QPainter& painter;
    const Film& film;
    const FilmMoment& moment;
    const Theme& theme;
    StoryLayout layout;

    const core::Result& result() const { return *film.result; }
    const core::Geometry& geometry() const { return result().experiment.geometry; }
    const Beat& beat() const { return film.beats[moment.beat]; }
    bool values() const { return film.options.values; }
    double done(Kind kind) const { return progress(film, moment, kind); }

    /// The step of a kind of beat that is running, or −1.
    Index step(Kind kind) const { return beat().kind == kind ? beat().step : -1; }
    /// How many of its steps are done.
    Index stepsDone(Kind kind) const {
        if (beat().kind == kind)
            return beat().step + (moment.within >= kGlideShare ? 1 : 0);
        for (std::size_t n = moment.beat; n < film.beats.size(); ++n)
            if (film.beats[n].kind == kind)
                return 0;
        return std::numeric_limits<Index>::max();
    }
};

template <class A>
double largest(const A& array) {
    double most = 0;
    for (const double value : array)
        if (std::isfinite(value))
            most = std::max(most, std::abs(value));
    return most;
}

template <class A>
double entry(const A& array, std::initializer_list<Index> at) {
    std::array<std::size_t, 4> index{};
    std::transform(at.begin(), at.end(), index.begin(),
                   [](Index n) { return static_cast<std::size_t>(n); });
    return array.element(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(at.size()));
}

/// The kernel's window over a grid: where it lies, and which cell its taps are on.
struct Window {
    Index row = 0, column = 0;  // its first cell
    double rowShift = 0, columnShift = 0;
    bool there = false;
};

Window windowAt(const Frame& frame, Kind kind, Index width, Index rowStep, Index columnStep) {
    const Index step = frame.step(kind);
    if (step < 0)
        return {};
    Window window{step / width * rowStep, step % width * columnStep, 0, 0, true};
    const double away = 1 - eased(std::min(1., frame.moment.within / kGlideShare));
    if (step > 0) {
        const Index before = step - 1;
        const Index row = before / width * rowStep;
        const Index column = before % width * columnStep;
        window.rowShift = static_cast<double>(row - window.row) * away;
        window.columnShift = static_cast<double>(column - window.column) * away;
    }
    return window;
}

void outline(const Frame& frame, const QRectF& cells, const QColor& ink, double pen) {
    QPainter& painter = frame.painter;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(frame.theme.page, pen + 2));
    painter.drawRoundedRect(cells, 2, 2);
    painter.setPen(QPen(ink, pen));
    painter.drawRoundedRect(cells, 2, 2);
}

void drawWindow(const Frame& frame, const FlexibleGrid& grid, const Window& window,
                const core::Geometry& geometry) {
    if (!window.there)
        return;
    QRectF cells =
        grid.tiles(window.row, window.column, window.row + core::extent(geometry.rows) - 1,
                   window.column + core::extent(geometry.columns) - 1);
    cells.translate(window.columnShift * grid.cell, window.rowShift * grid.cell);
    outline(frame, cells, frame.theme.kernel.ink, 2.5);
}

/// The tap of a window on a cell, as row and column of the kernel.
std::optional<std::pair<Index, Index>> tapOn(const Window& window, const core::Geometry& geometry,
                                             Index row, Index column) {
    if (!window.there)
        return std::nullopt;
    const Index u = row - window.row, v = column - window.column;
    const core::Axis &rows = geometry.rows, &columns = geometry.columns;
    if (u < 0 || v < 0 || u >= core::extent(rows) || v >= core::extent(columns) ||
        u % rows.dilation != 0 || v % columns.dilation != 0)
        return std::nullopt;
    return std::pair{u / rows.dilation, v / columns.dilation};
}

void wear(CellLook& look, const std::optional<double>& weight, bool running) {
    look.underWindow = weight.has_value();
    look.weight = weight;
    look.strong = weight.has_value() && look.content.kind == CellContent::Kind::Value;
    look.fading = running && !weight ? 1 : 0;
    if (weight)
        look.shift = QPointF(-3, -4);
}

void drawLabel(const Frame& frame, const FlexibleGrid& grid, const QString& letter,
               const QString& words, double opacity = 1) {
    QPainter& painter = frame.painter;
    painter.save();
    painter.setOpacity(painter.opacity() * opacity);
    const QPointF baseline = grid.origin + QPointF(0, -12);
    const double advance =
        draw(painter, baseline, mathText(letter), {13, 24, frame.theme.text}, frame.theme);
    draw(painter, baseline + QPointF(advance + 8, 0), mathText(words), {14, 15, frame.theme.text2},
         frame.theme);
    painter.restore();
}

void drawOperator(const Frame& frame, const FlexibleGrid& left, const FlexibleGrid& right,
                  const QString& sign, double opacity) {
    if (opacity <= 0)
        return;
    QPainter& painter = frame.painter;
    painter.save();
    painter.setOpacity(painter.opacity() * opacity);
    painter.setPen(frame.theme.text);
    painter.setFont(mathFont(26, false));
    const double from = left.origin.x() + left.size().width();
    const double middle = right.origin.y() + right.size().height() / 2;
    painter.drawText(QRectF(from, middle - 20, right.origin.x() - from, 40), Qt::AlignCenter, sign);
    painter.restore();
}

void drawX(const Frame& frame, const Window& window) {
    const core::Geometry& geometry = frame.geometry();
    const auto& x = *frame.result().experiment.input;
    const auto& kernels = *frame.result().experiment.kernels;
    const double magnitude = largest(x);
    const Index tapPlane = channelInGroup(frame.result(), frame.film.planes.channel);
    drawFlexible(
        frame.painter, frame.layout.x,
        [&](Index row, Index column) {
            const Index r = row - geometry.rows.paddingBefore;
            const Index c = column - geometry.columns.paddingBefore;
            CellLook look;
            look.role = Role::Input;
            look.magnitude = magnitude;
            const bool inside =
                r >= 0 && c >= 0 && r < geometry.rows.input && c < geometry.columns.input;
            look.content = inside ? CellContent{CellContent::Kind::Value,
                                                entry(x, {frame.film.planes.channel, r, c})}
                                  : CellContent{CellContent::Kind::Border};
            const auto tap = tapOn(window, geometry, row, column);
            wear(look,
                 tap ? std::optional(entry(
                           kernels, {frame.film.planes.filter, tapPlane, tap->first, tap->second}))
                     : std::nullopt,
                 window.there);
            return look;
        },
        frame.values(), frame.theme);
    drawWindow(frame, frame.layout.x, window, geometry);
}

void drawKernel(const Frame& frame, const FlexibleGrid& grid, double angle) {
    const auto& kernels = *frame.result().experiment.kernels;
    const double magnitude = largest(kernels);
    const Index tapPlane = channelInGroup(frame.result(), frame.film.planes.channel);
    const QPointF centre = QRectF(grid.origin, grid.size()).center();
    const CellFonts fonts(QSizeF(grid.cell - 1, grid.cell - 1));
    const bool values = frame.values() && grid.cell >= 14;
    for (std::size_t u = 0; u < grid.rows.size(); ++u)
        for (std::size_t v = 0; v < grid.columns.size(); ++v) {
            CellLook look;
            look.role = Role::Kernel;
            look.magnitude = magnitude;
            look.content = {CellContent::Kind::Value,
                            entry(kernels, {frame.film.planes.filter, tapPlane,
                                            static_cast<Index>(u), static_cast<Index>(v)})};
            look.tile = grid.tile(u, v);
            // Each cell travels round the centre and stays upright, so that its number can be read.
            const QPointF away = look.tile.center() - centre;
            const QPointF turned(away.x() * std::cos(angle) - away.y() * std::sin(angle),
                                 away.x() * std::sin(angle) + away.y() * std::cos(angle));
            look.tile.moveCenter(centre + turned);
            drawCellGround(frame.painter, look, frame.theme, values);
            if (values)
                drawCellFigures(frame.painter, look, fonts, frame.theme);
        }
}

// An output whose numbers appear one after the other.
void drawOutput(const Frame& frame, const FlexibleGrid& grid, const core::Planes<double>& planes,
                Index plane, Role role, Kind kind) {
    const double magnitude = largest(planes);
    const Index done = frame.stepsDone(kind);
    const Index width = static_cast<Index>(grid.columns.size());
    const Index now = frame.step(kind);
    drawFlexible(
        frame.painter, grid,
        [&](Index row, Index column) {
            CellLook look;
            look.role = role;
            look.magnitude = magnitude;
            look.content =
                row * width + column < done
                    ? CellContent{CellContent::Kind::Value, entry(planes, {plane, row, column})}
                    : CellContent{CellContent::Kind::Pending};
            look.strong = row * width + column == now;
            return look;
        },
        frame.values(), frame.theme);
    if (now >= 0)
        outline(frame, grid.tiles(now / width, now % width, now / width, now % width),
                frame.theme.accent, 2.5);
}

void drawDirect(const Frame& frame) {
    const core::Geometry& geometry = frame.geometry();
    const StoryLayout& layout = frame.layout;
    const Window window = windowAt(frame, Kind::DirectStep, core::outputSize(geometry.columns),
                                   geometry.rows.stride, geometry.columns.stride);
    const double signs = 1 - std::min(1., 2 * layout.aside);
    const bool padded = geometry.rows.paddingBefore + geometry.rows.paddingAfter +
                            geometry.columns.paddingBefore + geometry.columns.paddingAfter >
                        0;
    drawX(frame, window);
    drawLabel(frame, layout.x, QStringLiteral("[input]$X$[/]"),
              padded ? tr("input with zero padding") : tr("input"));
    drawKernel(frame, layout.kernel, 0);
    drawLabel(frame, layout.kernel, QStringLiteral("[kernel]$K$[/]"), tr("kernel"));
    drawOutput(frame, layout.y, *frame.result().y, frame.film.planes.filter, Role::Output,
               Kind::DirectStep);
    drawLabel(frame, layout.y, QStringLiteral("[output]$Y$[/]"), tr("output"));
    drawOperator(frame, layout.x, layout.kernel, QStringLiteral("∗"), signs);
    drawOperator(frame, layout.kernel, layout.y, QStringLiteral("="), signs);
}

void drawPadded(const Frame& frame, const Window& window) {
    const core::Geometry& geometry = frame.geometry();
    const SetUpAxis rows = setUpAxis(geometry.rows), columns = setUpAxis(geometry.columns);
    const auto zonesRows = core::deconvolution::paddedZones(geometry.rows);
    const auto zonesColumns = core::deconvolution::paddedZones(geometry.columns);
    const auto& t = *frame.result().t;
    const auto& turned = frame.result().turned;
    const double magnitude = largest(t);
    const Index tapPlane = channelInGroup(frame.result(), frame.film.planes.channel);
    const auto kindOf = [](const core::Axis& axis, const core::deconvolution::Zones& zones,
                           Index position, Index padded) {
        if (!isPadded(axis, position))
            return position % axis.stride == 0 ? CellKind::Value : CellKind::Inserted;
        return zones.kindAt(padded);
    };
    drawFlexible(
        frame.painter, frame.layout.padded,
        [&](Index row, Index column) {
            const Index r = rows.first + row, c = columns.first + column;
            const CellKind kind = core::deconvolution::kindOfCell(
                kindOf(geometry.rows, zonesRows, r, row - rows.paddedFirst),
                kindOf(geometry.columns, zonesColumns, c, column - columns.paddedFirst));
            CellLook look;
            look.role = Role::Output;
            look.magnitude = magnitude;
            look.content.kind = contentKind(kind);
            if (kind == CellKind::Value)
                look.content.value = entry(t, {frame.film.planes.filter, r / geometry.rows.stride,
                                               c / geometry.columns.stride});
            const auto tap =
                tapOn(window, geometry, row - rows.paddedFirst, column - columns.paddedFirst);
            wear(look,
                 tap ? std::optional(entry(
                           turned, {frame.film.planes.filter, tapPlane, tap->first, tap->second}))
                     : std::nullopt,
                 window.there);
            return look;
        },
        frame.values(), frame.theme);
    Window shifted = window;
    shifted.row += rows.paddedFirst;
    shifted.column += columns.paddedFirst;
    drawWindow(frame, frame.layout.padded, shifted, geometry);
}

QString paddedWords(const Frame& frame) {
    const core::TransposedAxis rows = core::transposed(frame.geometry().rows);
    const core::TransposedAxis columns = core::transposed(frame.geometry().columns);
    if (frame.done(Kind::Turn) <= 0)
        return tr("its input");
    return tr("stretched and padded to %1×%2").arg(rows.padded).arg(columns.padded);
}

void drawTransposed(const Frame& frame) {
    const StoryLayout& layout = frame.layout;
    if (frame.done(Kind::Input) <= 0)
        return;
    const double there = std::min(1., frame.done(Kind::Input) * 2);
    drawPadded(frame, windowAt(frame, Kind::TransposedStep, frame.geometry().columns.input, 1, 1));
    drawLabel(frame, layout.padded, QStringLiteral("[output]$Y$[/]"), paddedWords(frame), there);
    const double turn = frame.done(Kind::Turn);
    if (turn <= 0)
        return;
    const double angle = std::numbers::pi * eased(std::max(0., turn * 2 - 1));
    drawKernel(frame, layout.turned, angle);
    const double over = std::clamp(turn * 2 - 1, 0., 1.);
    drawLabel(frame, layout.turned, QStringLiteral("[kernel]$K$[/]"), tr("turned by 180°"), over);
    drawOperator(frame, layout.padded, layout.turned, QStringLiteral("∗"), over);
    drawOperator(frame, layout.turned, layout.z, QStringLiteral("="), over);
    frame.painter.save();
    frame.painter.setOpacity(over);
    drawOutput(frame, layout.z, *frame.result().z, frame.film.planes.channel, Role::Input,
               Kind::TransposedStep);
    drawLabel(frame, layout.z, QStringLiteral("[input]$Z$[/]"), tr("output"));
    frame.painter.restore();
}

void drawTitle(const Frame& frame) {
    QPainter& painter = frame.painter;
    const double right = frame.layout.size.width() - 48;
    painter.setFont(uiFont(20, QFont::DemiBold));
    painter.setPen(frame.theme.text);
    painter.drawText(QPointF(48, 54), frame.film.title);
    painter.setFont(monoFont(13));
    painter.setPen(frame.theme.text2);
    const QString line = QString::fromStdString(core::notation(frame.geometry()));
    painter.drawText(QRectF(48, 36, right - 48, 24), Qt::AlignRight | Qt::AlignVCenter, line);
}

void drawCaption(const Frame& frame) {
    const MathText text = mathText(storyCaption(frame.film, frame.moment));
    const double room = frame.layout.size.width() - 96;
    MathStyle style{18, 19, frame.theme.text};
    const double wide = width(text, style);
    if (wide > room) {
        style.uiPixels *= room / wide;
        style.mathPixels *= room / wide;
    }
    const double baseline = frame.layout.size.height() - 48;
    draw(frame.painter, {48, baseline}, text, style, frame.theme);
}

}  // namespace

void drawStoryFrame(QPainter& painter, const Film& film, const FilmMoment& moment) {
    const Frame frame{painter, film, moment, theme(film.options.scheme), layoutStory(film, moment)};
    painter.scale(frame.layout.scale, frame.layout.scale);
    drawDirect(frame);
    if (film.view == FilmView::Story)
        drawTransposed(frame);
    if (film.options.title)
        drawTitle(frame);
    if (film.options.captions)
        drawCaption(frame);
}

}  // namespace paint
