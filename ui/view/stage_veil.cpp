#include "ui/view/stage_veil.h"

#include "ui/paint/sliding_stamp.h"
#include "ui/paint/theme.h"

#include <QPainter>

namespace view {
namespace {

constexpr int kFadeMilliseconds = 120;

}  // namespace

StageVeil::StageVeil(QWidget* stage) : QWidget(stage) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    fading_.setDuration(kFadeMilliseconds);
    fading_.setStartValue(1.);
    fading_.setEndValue(0.);
    connect(&fading_, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&fading_, &QVariantAnimation::finished, this, [this] {
        before_ = {};
        take();
    });
}

void StageVeil::fade(const QPixmap& before, const QRect& place) {
    before_ = before;
    place_ = place;
    fading_.stop();
    fading_.start();
    take();
}

void StageVeil::endFading() {
    fading_.stop();
    before_ = {};
    take();
}

void StageVeil::showStamp(const paint::StageScene& scene, const paint::StageLayout& layout) {
    scene_ = scene;
    layout_ = layout;
    take();
}

void StageVeil::take() {
    const bool needed = !before_.isNull() || (scene_.result && scene_.stampOnItsWay());
    if (needed) {
        setGeometry(parentWidget()->rect());
        raise();
        update();
    }
    setVisible(needed);
}

void StageVeil::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (scene_.result && scene_.stampOnItsWay())
        paint::drawSlidingStamp(painter, scene_, layout_, paint::themeOf(palette()));
    if (before_.isNull())
        return;
    painter.setOpacity(fading_.currentValue().toDouble());
    painter.drawPixmap(place_.topLeft(), before_);
}

}  // namespace view
