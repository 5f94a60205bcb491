#pragma once

#include "ui/view/workbench/play_button.h"

#include <QMenu>
#include <QString>
#include <QWidget>
#include <array>

namespace view {

class SpeedButton;
class StepSlider;

/// The footer of the Workbench: first, back, play, forward, last; the steps; "6 of 16"; the speed
/// and whether it starts again at the end. It shows a state and says what was asked for.
class PlaybackBar : public QWidget {
    Q_OBJECT
public:
    explicit PlaybackBar(QWidget* parent = nullptr);

    void setSteps(qint64 count, qint64 rowLength);
    void setStep(qint64 step);  // −1: none yet
    void setPlaying(bool playing);
    void setSpeed(double speed);
    void setLooping(bool looping);
    /// What playback waits for, shown in place of the steps; empty when it waits for nothing.
    void setWaiting(const QString& words);
    void setMargin(int margin);

    /// Space, arrows, Home and End, which the page hands on when nothing else has taken them.
    static bool takesKey(int key);
    void takeKey(int key);

    static QString speedText(double speed);

signals:
    void firstAsked();
    void backAsked();
    void playToggled();
    void forwardAsked();
    void lastAsked();
    void stepAsked(qint64 step);
    void speedAsked(double speed);
    void loopAsked(bool loop);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    PlayButton* addButton(PlayButton::Sign sign, const QString& id, const QString& name,
                          void (PlaybackBar::*asked)());
    void makeSpeeds();
    void layOut();
    int countWidth() const;

    std::array<PlayButton*, 5> buttons_{};
    StepSlider* slider_;
    SpeedButton* speed_;
    QMenu speeds_;
    QAction* loop_ = nullptr;
    qint64 count_ = 0, step_ = -1;
    QString waiting_;
    int margin_ = 24;
};

}  // namespace view
