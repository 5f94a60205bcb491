#include "ui/view/workbench/playback_bar.h"

#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/workbench/speed_button.h"
#include "ui/view/workbench/step_slider.h"

#include <QActionGroup>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

// From the margin to the middle of each button, to the track, and between what follows it.
constexpr int kCentres[] = {10, 44, 82, 120, 154};
constexpr int kTrack = 196, kAfterTrack = 24;
// The count has its place whatever it says, so that the track does not jump; only a long one takes
// more.
constexpr int kCountRoom = 96, kCountRoomNarrow = 60, kLeastAfterCount = 16;
constexpr int kNarrowBelow = 700;
constexpr double kSpeeds[] = {0.25, 0.5, 1, 2, 4, 8};

QString countText(qint64 step, qint64 count) {
    return step < 0 ? PlaybackBar::tr("%1 steps").arg(count)
                    : PlaybackBar::tr("%1 of %2").arg(step + 1).arg(count);
}

double advance(const QString& text) {
    return QFontMetricsF(paint::uiFont(13)).horizontalAdvance(text);
}

}  // namespace

PlaybackBar::PlaybackBar(QWidget* parent)
    : QWidget(parent), slider_(new StepSlider(this)), speed_(new SpeedButton(this)) {
    using Sign = PlayButton::Sign;
    setObjectName(QStringLiteral("playback"));
    setAccessibleName(tr("Playback"));
    buttons_ = {
        addButton(Sign::First, QStringLiteral("first"), tr("First step"), &PlaybackBar::firstAsked),
        addButton(Sign::Back, QStringLiteral("back"), tr("Step back"), &PlaybackBar::backAsked),
        addButton(Sign::Play, QStringLiteral("play"), tr("Play"), &PlaybackBar::playToggled),
        addButton(Sign::Forward, QStringLiteral("forward"), tr("Step forward"),
                  &PlaybackBar::forwardAsked),
        addButton(Sign::Last, QStringLiteral("last"), tr("Last step"), &PlaybackBar::lastAsked)};
    connect(slider_, &StepSlider::stepAsked, this, &PlaybackBar::stepAsked);
    makeSpeeds();
    setSpeed(1);
}

PlayButton* PlaybackBar::addButton(PlayButton::Sign sign, const QString& id, const QString& name,
                                   void (PlaybackBar::*asked)()) {
    auto* button = new PlayButton(sign, this);
    button->setObjectName(id);
    button->setAccessibleName(name);
    button->setToolTip(name);
    connect(button, &QAbstractButton::clicked, this, asked);
    return button;
}

void PlaybackBar::makeSpeeds() {
    auto* group = new QActionGroup(this);
    for (const double speed : kSpeeds) {
        QAction* action = speeds_.addAction(speedText(speed));
        action->setCheckable(true);
        action->setData(speed);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, speed] { emit speedAsked(speed); });
    }
    speeds_.addSeparator();
    loop_ = speeds_.addAction(tr("Start again at the end"));
    loop_->setObjectName(QStringLiteral("loop"));
    loop_->setCheckable(true);
    connect(loop_, &QAction::triggered, this, &PlaybackBar::loopAsked);
    connect(speed_, &QAbstractButton::clicked, this, [this] {
        const QPoint above = speed_->mapToGlobal(QPoint(0, -speeds_.sizeHint().height()));
        speeds_.popup(above);
    });
}

QString PlaybackBar::speedText(double speed) {
    if (speed == 0.25)
        return QStringLiteral("¼×");
    if (speed == 0.5)
        return QStringLiteral("½×");
    return QStringLiteral("%1×").arg(speed);
}

void PlaybackBar::setSteps(qint64 count, qint64 rowLength) {
    count_ = count;
    slider_->setSteps(count, rowLength);
    layOut();
    update();
}

void PlaybackBar::setStep(qint64 step) {
    step_ = step;
    slider_->setStep(step);
    update();
}

void PlaybackBar::setPlaying(bool playing) {
    buttons_[2]->setPlaying(playing);
    buttons_[2]->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    buttons_[2]->setToolTip(buttons_[2]->accessibleName());
}

void PlaybackBar::setSpeed(double speed) {
    speed_->setText(speedText(speed));
    speed_->setAccessibleName(tr("Speed %1").arg(speedText(speed)));
    const auto actions = speeds_.actions();
    for (QAction* action : actions)
        if (action->data().isValid())
            action->setChecked(action->data().toDouble() == speed);
    layOut();
}

void PlaybackBar::setLooping(bool looping) {
    loop_->setChecked(looping);
}

void PlaybackBar::setWaiting(const QString& words) {
    waiting_ = words;
    for (PlayButton* button : buttons_)
        button->setEnabled(words.isEmpty());
    slider_->setVisible(words.isEmpty());
    speed_->setVisible(words.isEmpty());
    update();
}

void PlaybackBar::setMargin(int margin) {
    margin_ = margin;
    layOut();
    update();
}

int PlaybackBar::countWidth() const {
    return static_cast<int>(std::ceil(advance(countText(count_ - 1, count_))));
}

void PlaybackBar::layOut() {
    const int middle = height() / 2;
    for (std::size_t n = 0; n < buttons_.size(); ++n)
        buttons_[n]->setGeometry(margin_ + kCentres[n] - 17, middle - 17, 34, 34);
    const QSize speed = speed_->sizeHint();
    speed_->setGeometry(width() - margin_ - speed.width(), middle - speed.height() / 2,
                        speed.width(), speed.height());
    const int room = width() < kNarrowBelow ? kCountRoomNarrow : kCountRoom;
    const int count = std::max(room, countWidth() + kLeastAfterCount);
    const int right = speed_->x() - count - kAfterTrack;
    slider_->setGeometry(margin_ + kTrack, middle - 12, std::max(right - margin_ - kTrack, 40), 24);
}

void PlaybackBar::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void PlaybackBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setFont(paint::uiFont(13));
    const double baseline = baselineIn(height(), 13);
    if (!waiting_.isEmpty()) {
        painter.setPen(theme.text2);
        painter.drawText(QPointF(margin_ + kTrack, baseline), waiting_);
        return;
    }
    painter.setPen(theme.text);
    painter.drawText(QPointF(slider_->geometry().right() + 1 + kAfterTrack, baseline),
                     countText(step_, count_));
}

bool PlaybackBar::takesKey(int key) {
    return key == Qt::Key_Space || key == Qt::Key_Left || key == Qt::Key_Right ||
           key == Qt::Key_Home || key == Qt::Key_End;
}

void PlaybackBar::takeKey(int key) {
    if (!waiting_.isEmpty())
        return;
    switch (key) {
        case Qt::Key_Space:
            return emit playToggled();
        case Qt::Key_Left:
            return emit backAsked();
        case Qt::Key_Right:
            return emit forwardAsked();
        case Qt::Key_Home:
            return emit firstAsked();
        default:
            return emit lastAsked();
    }
}

}  // namespace view
