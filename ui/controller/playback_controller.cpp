#include "ui/controller/playback_controller.h"

#include "ui/view/workbench/playback_bar.h"

#include <algorithm>
#include <iterator>

namespace controller {

PlaybackController::PlaybackController(view::PlaybackBar* bar, QObject* parent)
    : QObject(parent), bar_(bar) {
    connectBar();
    connect(&playback_, &Playback::moved, this,
            [this](const core::Cell& cell) { emit stepped(cell, walk_); });
    connect(&playback_, &Playback::playingChanged, this, [this](bool playing) {
        bar_->setPlaying(playing);
        emit playingChanged(playing);
    });
    bar_->setWalk(walk_, way_);
    bar_->setAppearing(appearing_);
}

void PlaybackController::connectBar() {
    using Bar = view::PlaybackBar;
    connect(bar_, &Bar::firstAsked, this, [this] { playback_.goTo(0); });
    connect(bar_, &Bar::lastAsked, this, [this] { playback_.goTo(playback_.count() - 1); });
    connect(bar_, &Bar::backAsked, this, [this] { playback_.goTo(playback_.step() - 1); });
    connect(bar_, &Bar::forwardAsked, this, [this] { playback_.goTo(playback_.step() + 1); });
    connect(bar_, &Bar::stepAsked, &playback_, &Playback::goTo);
    connect(bar_, &Bar::playToggled, this,
            [this] { playback_.isPlaying() ? playback_.pause() : playback_.play(); });
    connect(bar_, &Bar::speedAsked, this, &PlaybackController::setSpeed);
    connect(bar_, &Bar::fasterAsked, this, [this] { changeSpeed(1); });
    connect(bar_, &Bar::slowerAsked, this, [this] { changeSpeed(-1); });
    connect(bar_, &Bar::loopAsked, this, &PlaybackController::setLooping);
    connect(bar_, &Bar::appearingAsked, this, &PlaybackController::setAppearing);
    connect(bar_, &Bar::walkAsked, this, &PlaybackController::setWalk);
}

void PlaybackController::setShape(const core::Shape& shape) {
    shape_ = shape;
    hasShape_ = true;
    takeWalk();
}

void PlaybackController::setWay(core::Way way) {
    way_ = way;
    takeWalk();
}

void PlaybackController::setWalk(model::Walk walk) {
    if (walk == walk_)
        return;
    playback_.pause();
    walk_ = walk;
    takeWalk();
    emit walkChanged(walk);
}

void PlaybackController::takeWalk() {
    bar_->setWalk(walk_, way_);
    if (hasShape_)
        playback_.setWalk(shape_, walk_, way_);
}

void PlaybackController::chooseWalkFor(const core::Cell& cell) {
    using core::ArrayId;
    switch (cell.array) {
        case ArrayId::X:
        case ArrayId::Y:
            return setWalk(model::Walk::Convolution);
        case ArrayId::W:
            return setWalk(model::Walk::Weights);
        case ArrayId::K:
            return;
        default:
            return setWalk(model::Walk::Transposed);
    }
}

void PlaybackController::follow(const std::optional<core::Cell>& cell) {
    if (hasShape_)
        playback_.follow(cell);
    bar_->setSteps(count(), hasShape_ ? playback_.rowLength() : 0);
    bar_->setStep(playback_.step());
}

void PlaybackController::pause() {
    playback_.pause();
}

void PlaybackController::setWaiting(const QString& words) {
    bar_->setWaiting(words);
}

void PlaybackController::setSpeed(double speed) {
    playback_.setSpeed(speed);
    bar_->setSpeed(speed);
    emit speedChanged(speed);
}

void PlaybackController::changeSpeed(int by) {
    const auto& speeds = view::PlaybackBar::kSpeeds;
    const auto now = std::find(std::begin(speeds), std::end(speeds), speed()) - std::begin(speeds);
    const auto last = static_cast<std::ptrdiff_t>(std::size(speeds)) - 1;
    setSpeed(speeds[std::clamp<std::ptrdiff_t>(now + by, 0, last)]);
}

void PlaybackController::setLooping(bool looping) {
    playback_.setLooping(looping);
    bar_->setLooping(looping);
    emit loopingChanged(looping);
}

void PlaybackController::setAppearing(bool appearing) {
    appearing_ = appearing;
    bar_->setAppearing(appearing);
    emit appearingChanged(appearing);
}

}  // namespace controller
