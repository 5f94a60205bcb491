#pragma once

#include <QAbstractButton>

namespace view {

/// One of the buttons of playback, drawn: first, back, play or pause on its plum disc, forward,
/// last. A disabled one is an outline in `rule`.
class PlayButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Sign { First, Back, Play, Forward, Last };
    explicit PlayButton(Sign sign, QWidget* parent = nullptr);
    void setPlaying(bool playing);
    QSize sizeHint() const override { return {34, 34}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Sign sign_;
    bool playing_ = false;
};

}  // namespace view
