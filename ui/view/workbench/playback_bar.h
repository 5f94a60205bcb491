#pragma once

#include "ui/model/walk.h"
#include "ui/view/workbench/play_button.h"

#include <QMenu>
#include <QString>
#include <QWidget>
#include <array>

namespace view {

class SpeedButton;
class StepSlider;
class WordChoice;

/// The footer of the Workbench: first, back, play, forward, last; which array is played; the steps;
/// "window 6 of 16"; the speed, whether it starts again at the end, and whether the output's
/// numbers appear as they are computed. It shows a state and says what was asked for.
class PlaybackBar : public QWidget {
    Q_OBJECT
public:
    explicit PlaybackBar(QWidget* parent = nullptr);

    /// The speeds that can be chosen.
    static constexpr double kSpeeds[] = {0.25, 0.5, 1, 2, 4, 8};

    void setWalk(model::Walk walk, core::Way way);
    void setSteps(qint64 count, qint64 rowLength);
    void setStep(qint64 step);  // −1: none yet
    void setPlaying(bool playing);
    void setSpeed(double speed);
    void setLooping(bool looping);
    void setAppearing(bool appearing);
    /// What playback waits for, shown in place of the steps; empty when it waits for nothing.
    void setWaiting(const QString& words);
    void setMargin(int margin);

    /// Keys that the page hands on when nothing else has taken them: space, arrows, Home and End;
    /// Y, W and Z; L, O, [ and ]. Says whether it was one of them.
    bool takeKey(int key);

    static QString speedText(double speed);
    /// What a walk is, in words: "Y, window by window".
    static QString walkWords(model::Walk walk, core::Way way);
    static QString appearingWords();
    static QString loopWords();

signals:
    void firstAsked();
    void backAsked();
    void playToggled();
    void forwardAsked();
    void lastAsked();
    void stepAsked(qint64 step);
    void walkAsked(model::Walk walk);
    void speedAsked(double speed);
    void fasterAsked();
    void slowerAsked();
    void loopAsked(bool loop);
    void appearingAsked(bool appearing);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    PlayButton* addButton(PlayButton::Sign sign, const QString& id, const QString& name,
                          void (PlaybackBar::*asked)());
    void makeSpeeds();
    void makeWalks();
    void showWalk();
    QAction* addCheck(const QString& text, const char* id, void (PlaybackBar::*asked)(bool));
    bool isNarrow() const;
    void layOut();
    QString countText(qint64 step) const;
    int countWidth() const;

    std::array<PlayButton*, 5> buttons_{};
    WordChoice* walks_ = nullptr;
    StepSlider* slider_ = nullptr;
    SpeedButton* speed_ = nullptr;
    QMenu speeds_;
    QAction *loop_ = nullptr, *appear_ = nullptr;
    model::Walk walk_ = model::Walk::Transposed;
    core::Way way_ = core::Way::Matrix;
    qint64 count_ = 0, rowLength_ = 0, step_ = -1;
    QString waiting_;
    int margin_ = 24;
};

}  // namespace view
