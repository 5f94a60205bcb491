#include "ui/controller/playback.h"

#include <algorithm>

namespace controller {

namespace {

constexpr double kStepMilliseconds = 900;

bool isOfY(core::ArrayId array) {
    using core::ArrayId;
    return array == ArrayId::Y || array == ArrayId::T || array == ArrayId::TFlat;
}

}  // namespace

Playback::Playback(QObject* parent) : QObject(parent) {
    connect(&clock_, &QTimer::timeout, this, &Playback::advance);
}

void Playback::setWalk(const core::Shape& shape, model::Walk walk, core::Way way) {
    shape_ = shape;
    walk_ = walk;
    way_ = way;
    step_ = std::min(step_, count() - 1);
}

core::Index Playback::count() const {
    return core::cellCount(shape_, array());
}

core::Index Playback::rowLength() const {
    return core::arrayShape(shape_, array()).back();
}

core::Index Playback::stepOf(const core::Cell& cell) const {
    using core::ArrayId;
    if (cell.array == array())
        return core::numberOf(shape_, cell);
    switch (cell.array) {
        case ArrayId::W:
            return array() == ArrayId::Y ? cell.at[0] : -1;
        case ArrayId::WT:
            return array() == ArrayId::Z ? cell.at[0] : -1;
        default:
            break;
    }
    const bool flat = cell.array == ArrayId::ZFlat && array() == ArrayId::Z;
    if (!flat && !(isOfY(cell.array) && isOfY(array())))
        return -1;
    const std::vector<core::CellSet> same = core::meets(shape_, cell, array());
    return core::countOf(same) == 1 ? core::numberOf(shape_, same.front().first) : -1;
}

void Playback::follow(const std::optional<core::Cell>& cell) {
    step_ = cell && core::contains(shape_, *cell) ? stepOf(*cell) : -1;
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
