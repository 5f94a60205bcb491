#include "ui/controller/playback.h"

#include <algorithm>

namespace controller {

namespace {

constexpr double kStepMilliseconds = 900;

}  // namespace

Playback::Playback(QObject* parent) : QObject(parent) {
    connect(&clock_, &QTimer::timeout, this, &Playback::advance);
}

core::ArrayId Playback::array() const {
    return way_ == core::Way::Stamp ? core::ArrayId::T : core::ArrayId::Z;
}

void Playback::setWalk(const core::Shape& shape, core::Way way) {
    shape_ = shape;
    way_ = way;
    step_ = std::min(step_, count() - 1);
}

core::Index Playback::count() const {
    return core::cellCount(shape_, array());
}

core::Index Playback::rowLength() const {
    return core::arrayShape(shape_, array()).back();
}

void Playback::follow(const std::optional<core::Cell>& cell) {
    step_ = -1;
    if (!cell || !core::contains(shape_, *cell))
        return;
    const std::vector<core::CellSet> same = cell->array == core::ArrayId::ZFlat ||
                                                    cell->array == core::ArrayId::TFlat ||
                                                    cell->array == core::ArrayId::Y
                                                ? core::meets(shape_, *cell, array())
                                                : std::vector<core::CellSet>();
    if (cell->array == array())
        step_ = core::numberOf(shape_, *cell);
    else if (!same.empty() && core::countOf(same) == 1)
        step_ = core::numberOf(shape_, same.front().first);
}

void Playback::play() {
    if (step_ < 0 || step_ >= count() - 1)
        goTo(0);
    clock_.start(static_cast<int>(kStepMilliseconds / speed_));
    emit playingChanged(true);
}

void Playback::pause() {
    if (!clock_.isActive())
        return;
    clock_.stop();
    emit playingChanged(false);
}

void Playback::setSpeed(double speed) {
    speed_ = speed;
    if (clock_.isActive())
        clock_.start(static_cast<int>(kStepMilliseconds / speed_));
}

void Playback::goTo(core::Index step) {
    if (count() < 1)
        return;
    step_ = std::clamp<core::Index>(step, 0, count() - 1);
    emit moved(core::cellAt(shape_, array(), step_));
}

void Playback::advance() {
    if (step_ + 1 < count())
        return goTo(step_ + 1);
    if (looping_)
        return goTo(0);
    pause();
}

}  // namespace controller
