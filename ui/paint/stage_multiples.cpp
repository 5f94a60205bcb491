#include "core/deconvolution/stamp.h"
#include "ui/paint/array_picture.h"
#include "ui/paint/number_text.h"
#include "ui/paint/outlines.h"
#include "ui/paint/stage_bands.h"

#include <QCoreApplication>
#include <algorithm>

namespace paint {
namespace {

using core::ArrayId;
using core::Cell;

// One stamp alone on Z.
core::Planes<double> stampAlone(const core::Result& result, const Cell& y) {
    const auto& experiment = result.experiment;
    auto alone = core::zeros<core::Planes<double>>(
        {core::size(*result.z, 0), core::size(*result.z, 1), core::size(*result.z, 2)});
    core::deconvolution::addStamp(
        alone,
        core::deconvolution::stamp(*result.t, *experiment.kernels, experiment.geometry, y.at[0],
                                   y.at[1], y.at[2]),
        experiment.geometry, core::deconvolution::landing(experiment.geometry, y.at[1], y.at[2]));
    return alone;
}

// The values of a stamp within the range of the finished Z.
class StampOnZ : public ArraySource {
public:
    StampOnZ(core::Planes<double> values, Index channel, double magnitude)
        : values_(std::move(values)), channel_(channel), magnitude_(magnitude) {}
    Index rows() const override { return core::size(values_, 1); }
    Index columns() const override { return core::size(values_, 2); }
    Role role() const override { return Role::Input; }
    double magnitude() const override { return magnitude_; }
    CellContent at(Index row, Index column) const override {
        return {CellContent::Kind::Value, values_(channel_, row, column)};
    }

private:
    core::Planes<double> values_;
    Index channel_;
    double magnitude_;
};

enum class State { Landed, Now, ToCome };

QRectF frameOf(const StageScene& scene, const Grid& grid, const Cell& y) {
    const auto frame = core::frame(scene.shape(), y, ArrayId::Z);
    if (!frame)
        return {};
    const Index top = std::max<Index>(0, frame->first.at[1]);
    const Index left = std::max<Index>(0, frame->first.at[2]);
    const Index bottom = std::min(grid.rows, frame->first.at[1] + frame->rows) - 1;
    const Index right = std::min(grid.columns, frame->first.at[2] + frame->columns) - 1;
    if (bottom < top || right < left)
        return {};
    return grid.tiles(top, left, bottom, right);
}

QPen outlinePen(const StagePen& pen, State state, Index number) {
    const Theme& theme = pen.theme();
    if (state == State::Now)
        return QPen(theme.accent, 2);
    if (state == State::ToCome) {
        QPen dotted(theme.rule, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        dotted.setDashPattern({1, 1});
        return dotted;
    }
    QPen laid(mixed(theme.kernel.ink, theme.page, .22), 1.5);
    if (number % 2 == 1) {
        laid.setStyle(Qt::CustomDashLine);
        laid.setCapStyle(Qt::FlatCap);
        laid.setDashPattern({4, 2});
    }
    return laid;
}

void drawNames(const StagePen& pen, const StageScene& scene, const SmallMultiples& small,
               double left, const Cell& y, Index number, State state) {
    drawTabAt(pen.painter(), {left, small.tabs}, number + 1, state != State::Now, pen.theme());
    const QString value = exactNumber((*scene.result->t)(y.at[0], y.at[1], y.at[2]));
    const QString markup = state == State::ToCome
                               ? QStringLiteral("[text2]$%1·K$[/]")
                               : QStringLiteral("[output]$%1$[/]$·$[kernel]$K$[/]");
    pen.write({left + 18, small.tabs + 11}, markup.arg(value), {13, 14, pen.theme().text});
    if (state == State::Now)
        pen.caption(
            {left, small.captions},
            QStringLiteral("[accent]%1[/]").arg(QCoreApplication::translate("Stage", "now")));
    else if (state == State::ToCome)
        pen.caption({left, small.captions}, QCoreApplication::translate("Stage", "to come"));
}

void drawOne(const StagePen& pen, const StageScene& scene, const SmallMultiples& small, int place,
             Index number, State state, double magnitude) {
    const core::Shape shape = scene.shape();
    const Cell y = core::cellAt(shape, ArrayId::T, number);
    const double left = small.first.left() + place * small.pitch;
    core::Planes<double> values = stampAlone(*scene.result, y);
    if (state == State::ToCome)
        values.fill(0);
    const StampOnZ source(std::move(values), scene.planes.channel, magnitude);
    const Grid grid = gridOf(source, {left, small.first.top()}, small.cell, small.cell);
    Marks marks;
    marks.stale = scene.isStale();
    marks.withoutDigits = true;
    drawArray(pen.painter(), source, grid, grid.rect(), marks, pen.theme());
    pen.painter().setBrush(Qt::NoBrush);
    pen.painter().setPen(outlinePen(pen, state, number));
    if (const QRectF frame = frameOf(scene, grid, y); !frame.isEmpty())
        pen.painter().drawRoundedRect(frame, 1.5, 1.5);
    drawNames(pen, scene, small, left, y, number, state);
}

}  // namespace

void drawSmallMultiples(const StagePen& pen, const StageScene& scene, const StageLayout& layout) {
    const SmallMultiples& small = layout.small;
    const core::Shape shape = scene.shape();
    const Index all = core::cellCount(shape, ArrayId::T);
    const StampStep step = stampStep(scene);
    const Index present = core::numberOf(shape, {ArrayId::T, {step.filter, step.row, step.column}});
    const bool playing = scene.subjectIn(ArrayId::T).has_value();
    if (small.cell < 2 || static_cast<Index>(scene.result->z->size()) > 40'000)
        return;
    const Index first = std::clamp<Index>(present - small.count + 2, 0, all - small.count);
    const double middle = small.first.center().y() + 5;
    const double magnitude = sourceOf(scene.result, ArrayId::Z, scene.planes)->magnitude();
    for (int place = 0; place < small.count; ++place) {
        const Index number = first + place;
        const State state = !playing || number < present ? State::Landed
                            : number == present          ? State::Now
                                                         : State::ToCome;
        drawOne(pen, scene, small, place, number, state, magnitude);
        const double end = small.first.left() + (place + 1) * small.pitch - 13;
        const bool last = place == small.count - 1;
        const bool more = last && number < all - 1;
        if (!last)
            pen.sign({end, middle}, QStringLiteral("+"));
        else
            pen.write({end, middle},
                      more ? QStringLiteral("$+ … =$  [input]$Z$[/]")
                           : QStringLiteral("$=$  [input]$Z$[/]"),
                      {16, 20, pen.theme().text});
    }
}

}  // namespace paint
