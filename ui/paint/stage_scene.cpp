#include "ui/paint/stage_scene.h"

namespace paint {
namespace {

using core::ArrayId;
using core::Cell;

// An array of which only the cells up to a number are there yet. The range is that of the whole, so
// that colours do not jump.
class ComputedSource : public ArraySource {
public:
    ComputedSource(std::unique_ptr<ArraySource> whole, Index before, Index last)
        : whole_(std::move(whole)), before_(before), last_(last) {}

    Index rows() const override { return whole_->rows(); }
    Index columns() const override { return whole_->columns(); }
    Role role() const override { return whole_->role(); }
    double magnitude() const override { return whole_->magnitude(); }
    Index rowBlock() const override { return whole_->rowBlock(); }
    Index columnBlock() const override { return whole_->columnBlock(); }
    CellContent at(Index row, Index column) const override {
        if (before_ + row * columns() + column > last_)
            return {CellContent::Kind::Pending};
        return whole_->at(row, column);
    }

private:
    std::unique_ptr<ArraySource> whole_;
    Index before_;  // how many cells the planes before have
    Index last_;
};

// More products than this are not added up anew for each step of playback.
constexpr Index kMostStamped = 2'000'000;

Index stampedProducts(const core::Result& result) {
    return static_cast<Index>(result.t->size()) *
           static_cast<Index>(result.experiment.kernels->size()) /
           std::max<Index>(1, core::size(*result.experiment.kernels, 0));
}

}  // namespace

std::optional<Cell> StageScene::subject() const {
    if (isStale() || !result)
        return std::nullopt;
    const auto cell = selection.subject();
    return cell && core::contains(shape(), *cell) ? cell : std::nullopt;
}

bool StageScene::subjectIsSum() const {
    const auto cell = subject();
    if (!cell)
        return false;
    const bool isComputedY = cell->array == ArrayId::Y && (selection.computesY() || shape().typed);
    return isComputedY || cell->array == ArrayId::Z || cell->array == ArrayId::ZFlat;
}

std::optional<Cell> StageScene::subjectIn(ArrayId array) const {
    const auto cell = subject();
    if (!cell || cell->array == array)
        return cell;
    const auto isZ = [](ArrayId id) { return id == ArrayId::Z || id == ArrayId::ZFlat; };
    const auto isY = [](ArrayId id) {
        return id == ArrayId::Y || id == ArrayId::T || id == ArrayId::TFlat;
    };
    if (!(isZ(cell->array) && isZ(array)) && !(isY(cell->array) && isY(array)))
        return std::nullopt;
    const auto sets = core::meets(shape(), *cell, array);
    if (core::countOf(sets) != 1)
        return std::nullopt;
    return sets.front().first;
}

std::optional<Index> StageScene::lastComputed(ArrayId array) const {
    if (!appearing || !selection.walk || !selection.pinned)
        return std::nullopt;
    const auto step = subject();
    const ArrayId walked = model::walkedArray(*selection.walk, way);
    const bool shows = array == walked || (array == ArrayId::ZFlat && walked == ArrayId::Z);
    if (!step || step->array != walked || !shows)
        return std::nullopt;
    return core::numberOf(shape(), *step);
}

PlaneChoice planesShowing(const core::Shape& shape, const Cell& cell, PlaneChoice now) {
    const Index perGroup = shape.channels / shape.geometry.groups;
    const Index filtersPerGroup = shape.filters / shape.geometry.groups;
    switch (cell.array) {
        case ArrayId::X:
        case ArrayId::Z:
            now.channel = cell.at[0];
            if (filtersPerGroup > 0 && now.filter / filtersPerGroup != now.channel / perGroup)
                now.filter = now.channel / perGroup * filtersPerGroup;
            break;
        case ArrayId::K:
        case ArrayId::Turned:
            now.filter = cell.at[0];
            now.channel = cell.at[0] / filtersPerGroup * perGroup + cell.at[1];
            break;
        case ArrayId::Y:
        case ArrayId::T:
        case ArrayId::Padded:
        case ArrayId::Stretched:
            now.filter = cell.at[0];
            if (now.channel / perGroup != now.filter / filtersPerGroup)
                now.channel = now.filter / filtersPerGroup * perGroup;
            break;
        case ArrayId::ZFlat:
            return planesShowing(shape, core::cellAt(shape, ArrayId::Z, cell.at[0]), now);
        case ArrayId::TFlat:
            return planesShowing(shape, core::cellAt(shape, ArrayId::T, cell.at[0]), now);
        case ArrayId::W:
        case ArrayId::WT:
        case ArrayId::Stamp:
            break;
    }
    return now;
}

StampStep stampStep(const StageScene& scene) {
    const core::Shape shape = scene.shape();
    const Index all = core::cellCount(shape, ArrayId::T);
    Cell shown = core::cellAt(shape, ArrayId::T, 0);
    Index landed = all;
    if (const auto t = scene.subjectIn(ArrayId::T)) {
        shown = *t;
        landed = core::numberOf(shape, shown) + (scene.stampOnItsWay() ? 0 : 1);
    } else if (const auto z = scene.subjectIn(ArrayId::Z)) {
        const auto* use = std::get_if<core::Use>(&scene.selection.mention);
        const auto terms = core::sumOf(shape, *z, 1000);
        if (use && use->target == *z)
            shown = use->term.value;
        else if (!terms.empty())
            shown = terms.back().value;
    }
    return {shown.at[0], shown.at[1], shown.at[2], landed};
}

Cell cellShownAt(const StageScene& scene, ArrayId array, Index row, Index column) {
    const PlaneChoice& planes = scene.planes;
    switch (array) {
        case ArrayId::X:
        case ArrayId::Z:
            return {array, {planes.channel, row, column}};
        case ArrayId::K:
        case ArrayId::Turned:
            return {array,
                    {planes.filter, channelInGroup(*scene.result, planes.channel), row, column}};
        case ArrayId::Y:
        case ArrayId::T:
        case ArrayId::Stretched:
        case ArrayId::Padded:
            return {array, {planes.filter, row, column}};
        case ArrayId::W:
        case ArrayId::WT:
            return {array, {row, column}};
        case ArrayId::TFlat:
        case ArrayId::ZFlat:
            return {array, {row}};
        case ArrayId::Stamp:
            break;
    }
    const StampStep step = stampStep(scene);
    return {array, {step.filter, step.row, step.column, planes.channel, row, column}};
}

ShownCells::ShownCells(const StageScene& scene, ArrayId array)
    : first_(cellShownAt(scene, array, 0, 0)) {
    const std::size_t count = core::coordinateCount(array);
    column_ = count - 1;
    row_ = count == 1 ? column_ : column_ - 1;
}

Cell ShownCells::at(Index row, Index column) const {
    Cell cell = first_;
    cell.at[column_] = column;
    cell.at[row_] = row;
    return cell;
}

std::optional<std::pair<Index, Index>> placeShown(const StageScene& scene, const Cell& cell) {
    std::pair<Index, Index> place;
    switch (cell.array) {
        case ArrayId::X:
        case ArrayId::Z:
        case ArrayId::Y:
        case ArrayId::T:
        case ArrayId::Stretched:
        case ArrayId::Padded:
            place = {cell.at[1], cell.at[2]};
            break;
        case ArrayId::K:
        case ArrayId::Turned:
            place = {cell.at[2], cell.at[3]};
            break;
        case ArrayId::W:
        case ArrayId::WT:
            place = {cell.at[0], cell.at[1]};
            break;
        case ArrayId::TFlat:
        case ArrayId::ZFlat:
            place = {cell.at[0], 0};
            break;
        case ArrayId::Stamp:
            place = {cell.at[4], cell.at[5]};
            break;
    }
    if (cellShownAt(scene, cell.array, place.first, place.second) != cell)
        return std::nullopt;
    return place;
}

std::unique_ptr<ArraySource> sourceFor(const StageScene& scene, ArrayId array, bool lower) {
    if (const auto last = scene.lastComputed(array); last && array != ArrayId::T) {
        auto whole = sourceOf(scene.result, array, scene.planes);
        const Index plane = array == ArrayId::Y   ? scene.planes.filter
                            : array == ArrayId::Z ? scene.planes.channel
                                                  : 0;
        const Index before = plane * whole->rows() * whole->columns();
        return std::make_unique<ComputedSource>(std::move(whole), before, *last);
    }
    if (!lower || scene.way != core::Way::Stamp)
        return sourceOf(scene.result, array, scene.planes);
    const StampStep step = stampStep(scene);
    const bool finished = step.landed == core::cellCount(scene.shape(), ArrayId::T) ||
                          stampedProducts(*scene.result) > kMostStamped;
    if (array == ArrayId::Z && finished)
        return sourceOf(scene.result, array, scene.planes);
    return sourceOf(scene.result, array, scene.planes, &step);
}

}  // namespace paint
