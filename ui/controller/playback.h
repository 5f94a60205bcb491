#pragma once

#include "ui/model/walk.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace controller {

/// A walk through the cells of Y, of Z, or of what the stamps are made from: nothing but a clock
/// that says which cell is next. A step lasts 900 ms at speed 1.
class Playback : public QObject {
    Q_OBJECT
public:
    explicit Playback(QObject* parent = nullptr);

    void setWalk(const core::Shape& shape, model::Walk walk, core::Way way);
    core::Index count() const;
    core::Index rowLength() const;
    core::Index step() const { return step_; }  // −1 before the first
    bool isPlaying() const { return clock_.isActive(); }
    double speed() const { return speed_; }
    bool isLooping() const { return looping_; }

    /// The step that a cell stands for, where it stands for one; nothing moves.
    void follow(const std::optional<core::Cell>& cell);

    void play();
    void pause();
    void setSpeed(double speed);
    void setLooping(bool looping) { looping_ = looping; }
    void goTo(core::Index step);  // held to the first and the last

signals:
    void moved(const core::Cell& cell);
    void playingChanged(bool playing);

private:
    core::ArrayId array() const { return model::walkedArray(walk_, way_); }
    core::Index stepOf(const core::Cell& cell) const;
    void advance();

    core::Shape shape_;
    model::Walk walk_ = model::Walk::Transposed;
    core::Way way_ = core::Way::Matrix;
    core::Index step_ = -1;
    double speed_ = 1;
    bool looping_ = false;
    QTimer clock_;
};

}  // namespace controller
