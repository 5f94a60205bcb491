#include "ui/view/workbench/playback_bar.h"

#include "ui/model/cell_words.h"
#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/workbench/speed_button.h"
#include "ui/view/workbench/step_slider.h"

#include <QActionGroup>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

// From the margin to the middle of each button and to what is played; between what follows it.
constexpr int kCentres[] = {10, 44, 82, 120, 154};
constexpr int kWalks = 188, kAfterWalks = 26, kAfterTrack = 24;
// The count has its place whatever it says, so that the track does not jump; only a long one takes
// more.
constexpr int kCountRoom = 96, kCountRoomNarrow = 60, kLeastAfterCount = 16;
constexpr int kNarrowBelow = 700;

double advance(const QString& text) {
    return QFontMetricsF(paint::uiFont(13)).horizontalAdvance(text);
}

}  // namespace

PlaybackBar::PlaybackBar(QWidget* parent) : QWidget(parent) {
    // Tab goes through them as they are made.
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
    walks_ = new WordChoice({}, WordChoice::Size::Normal, this);
    makeWalks();
    slider_ = new StepSlider(this);
    connect(slider_, &StepSlider::stepAsked, this, &PlaybackBar::stepAsked);
    speed_ = new SpeedButton(this);
    makeSpeeds();
    showWalk();
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
    loop_ = addCheck(loopWords(), "loop", &PlaybackBar::loopAsked);
    appear_ = addCheck(appearingWords(), "appear", &PlaybackBar::appearingAsked);
    connect(speed_, &QAbstractButton::clicked, this, [this] {
        const QPoint above = speed_->mapToGlobal(QPoint(0, -speeds_.sizeHint().height()));
        speeds_.popup(above);
    });
}

QAction* PlaybackBar::addCheck(const QString& text, const char* id,
                               void (PlaybackBar::*asked)(bool)) {
    QAction* action = speeds_.addAction(text);
    action->setObjectName(QLatin1String(id));
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, asked);
    return action;
}

void PlaybackBar::makeWalks() {
    walks_->setObjectName(QStringLiteral("walks"));
    walks_->setAccessibleName(tr("What is played"));
    walks_->setWords({QStringLiteral("[output]$Y$[/]"), QStringLiteral("[kernel]$W$[/]"),
                      QStringLiteral("[input]$Z$[/]")});
    walks_->setSpacing(16);
    connect(walks_, &WordChoice::chosen, this,
            [this](int index) { emit walkAsked(static_cast<model::Walk>(index)); });
}

QString PlaybackBar::loopWords() {
    return tr("&Start again at the end");
}

QString PlaybackBar::appearingWords() {
    return tr("&Output appears as it is computed");
}

QString PlaybackBar::walkWords(model::Walk walk, core::Way way) {
    if (walk == model::Walk::Convolution)
        return tr("Y, window by window");
    if (walk == model::Walk::Weights)
        return tr("W, row by row");
    switch (way) {
        case core::Way::Matrix:
            return tr("Z, by rows of Wᵀ");
        case core::Way::Stamp:
            return tr("Z, stamp by stamp");
        default:
            return tr("Z, window by window");
    }
}

void PlaybackBar::setWalk(model::Walk walk, core::Way way) {
    if (walk == walk_ && way == way_)
        return;
    walk_ = walk;
    way_ = way;
    showWalk();
}

void PlaybackBar::showWalk() {
    walks_->setCurrent(static_cast<int>(walk_));
    QStringList names;
    for (const model::Walk one :
         {model::Walk::Convolution, model::Walk::Weights, model::Walk::Transposed})
        names.append(tr("Play %1").arg(walkWords(one, way_)));
    walks_->setNames(names);
    layOut();
    update();
}

QString PlaybackBar::countText(qint64 step) const {
    const QString count = model::counted(count_), number = model::counted(step + 1);
    if (isNarrow())
        return step < 0 ? tr("%1 steps").arg(count) : tr("%1 of %2").arg(number, count);
    const bool rows = walk_ == model::Walk::Weights ||
                      (walk_ == model::Walk::Transposed && way_ == core::Way::Matrix);
    const bool stamps = walk_ == model::Walk::Transposed && way_ == core::Way::Stamp;
    if (step < 0)
        return (rows ? tr("%1 rows") : stamps ? tr("%1 stamps") : tr("%1 windows")).arg(count);
    return (rows     ? tr("row %1 of %2")
            : stamps ? tr("stamp %1 of %2")
                     : tr("window %1 of %2"))
        .arg(number, count);
}

QString PlaybackBar::speedText(double speed) {
    if (speed == 0.25)
        return QStringLiteral("¼×");
    if (speed == 0.5)
        return QStringLiteral("½×");
    return QStringLiteral("%1×").arg(speed);
}

void PlaybackBar::setSteps(qint64 count, qint64 rowLength) {
    if (count == count_ && rowLength == rowLength_)
        return;
    count_ = count;
    rowLength_ = rowLength;
    slider_->setSteps(count, rowLength);
    layOut();
    update();
}

void PlaybackBar::setStep(qint64 step) {
    if (step == step_)
        return;
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

void PlaybackBar::setAppearing(bool appearing) {
    appear_->setChecked(appearing);
}

void PlaybackBar::setWaiting(const QString& words) {
    if (words == waiting_)
        return;
    waiting_ = words;
    walks_->setVisible(words.isEmpty());
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

bool PlaybackBar::isNarrow() const {
    return width() < kNarrowBelow;
}

int PlaybackBar::countWidth() const {
    return static_cast<int>(std::ceil(advance(countText(count_ - 1))));
}

void PlaybackBar::layOut() {
    const int middle = height() / 2;
    for (std::size_t n = 0; n < buttons_.size(); ++n)
        buttons_[n]->setGeometry(margin_ + kCentres[n] - 17, middle - 17, 34, 34);
    const QSize speed = speed_->sizeHint();
    speed_->setGeometry(width() - margin_ - speed.width(), middle - speed.height() / 2,
                        speed.width(), speed.height());
    const QSize walks = walks_->sizeHint();
    // Its words stand on the baseline of the bar's other words.
    walks_->setGeometry(margin_ + kWalks, middle - 10, walks.width(), walks.height());
    const int track = margin_ + kWalks + walks.width() + kAfterWalks;
    const int room = isNarrow() ? kCountRoomNarrow : kCountRoom;
    const int count = std::max(room, countWidth() + kLeastAfterCount);
    const int right = speed_->x() - count - kAfterTrack;
    constexpr int kBeside = StepSlider::kBeside;
    slider_->setGeometry(track - kBeside, middle - 12, std::max(right - track, 40) + 2 * kBeside,
                         24);
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
        painter.drawText(QPointF(margin_ + kWalks, baseline), waiting_);
        return;
    }
    painter.setPen(theme.text);
    painter.drawText(
        QPointF(slider_->geometry().right() + 1 - StepSlider::kBeside + kAfterTrack, baseline),
        countText(step_));
}

bool PlaybackBar::takeKey(int key) {
    const bool ready = waiting_.isEmpty();
    const auto say = [ready, this](auto asked, auto... what) {
        if (ready)
            emit(this->*asked)(what...);
        return true;
    };
    switch (key) {
        case Qt::Key_Space:
            return say(&PlaybackBar::playToggled);
        case Qt::Key_Left:
            return say(&PlaybackBar::backAsked);
        case Qt::Key_Right:
            return say(&PlaybackBar::forwardAsked);
        case Qt::Key_Home:
            return say(&PlaybackBar::firstAsked);
        case Qt::Key_End:
            return say(&PlaybackBar::lastAsked);
        case Qt::Key_Y:
            return say(&PlaybackBar::walkAsked, model::Walk::Convolution);
        case Qt::Key_W:
            return say(&PlaybackBar::walkAsked, model::Walk::Weights);
        case Qt::Key_Z:
            return say(&PlaybackBar::walkAsked, model::Walk::Transposed);
        case Qt::Key_L:
            return say(&PlaybackBar::loopAsked, !loop_->isChecked());
        case Qt::Key_O:
            return say(&PlaybackBar::appearingAsked, !appear_->isChecked());
        case Qt::Key_BracketLeft:
            return say(&PlaybackBar::slowerAsked);
        case Qt::Key_BracketRight:
            return say(&PlaybackBar::fasterAsked);
        default:
            return false;
    }
}

}  // namespace view
