#pragma once

#include "ui/controller/playback.h"

#include <QObject>
#include <array>

namespace view {
class PlaybackBar;
}

namespace controller {

/// Playback with its bar: which walk is played, how fast, over and over or once, and whether the
/// numbers of its output appear as they are computed.
class PlaybackController : public QObject {
    Q_OBJECT
public:
    explicit PlaybackController(view::PlaybackBar* bar, QObject* parent = nullptr);

    model::Walk walk() const { return walk_; }
    double speed() const { return playback_.speed(); }
    bool isPlaying() const { return playback_.isPlaying(); }
    bool isLooping() const { return playback_.isLooping(); }
    bool isAppearing() const { return appearing_; }
    core::Index step() const { return playback_.step(); }
    core::Index count() const { return hasShape_ ? playback_.count() : 0; }

    void setShape(const core::Shape& shape);
    void setWay(core::Way way);
    void setWalk(model::Walk walk);
    /// The walk that a pinned cell belongs to is the one that is played next; cells of both halves
    /// leave it as it is.
    void chooseWalkFor(const core::Cell& cell);
    /// Shows which step the cell is; nothing moves.
    void follow(const std::optional<core::Cell>& cell);
    void pause();
    /// What playback waits for; empty when it waits for nothing.
    void setWaiting(const QString& words);
    void setSpeed(double speed);
    void setLooping(bool looping);
    void setAppearing(bool appearing);

signals:
    void stepped(const core::Cell& cell, model::Walk walk);
    void playingChanged(bool playing);
    void speedChanged(double speed);
    void walkChanged(model::Walk walk);
    void loopingChanged(bool looping);
    void appearingChanged(bool appearing);

private:
    void connectBar();
    void takeWalk();
    void changeSpeed(int by);

    view::PlaybackBar* bar_;
    Playback playback_;
    core::Shape shape_;
    bool hasShape_ = false;
    core::Way way_ = core::Way::Matrix;
    model::Walk walk_ = model::Walk::Transposed;
    bool appearing_ = true;
};

}  // namespace controller
