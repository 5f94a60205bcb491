#include "ui/view/stage_motion.h"

#include <QEasingCurve>

namespace view {
namespace {

constexpr int kRest = 120, kFade = 120, kGlide = 160, kSlide = 180;

}  // namespace

StageMotion::StageMotion(QObject* parent) : QObject(parent) {
    rest_.setSingleShot(true);
    rest_.setInterval(kRest);
    connect(&rest_, &QTimer::timeout, this, &StageMotion::startFading);
    fade_.setDuration(kFade);
    fade_.setStartValue(0.);
    fade_.setEndValue(1.);
    connect(&fade_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        fading_ = value.toDouble();
        emit changed();
    });
    glide_.setDuration(kGlide);
    glide_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&glide_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        windowShift_ = value.toPointF();
        emit changed();
    });
    slide_.setDuration(kSlide);
    slide_.setEasingCurve(QEasingCurve::OutCubic);
    slide_.setStartValue(0.);
    slide_.setEndValue(1.);
    connect(&slide_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        stampWay_ = value.toDouble();
        emit changed();
    });
}

void StageMotion::setMoving(bool moving, bool gliding) {
    moving_ = moving;
    gliding_ = gliding;
}

void StageMotion::startFading() {
    if (fading_ < 1)
        fade_.start();
}

void StageMotion::pointAt(bool something, bool pinned) {
    if (!something) {
        rest_.stop();
        fade_.stop();
        fading_ = 0;
    } else if (!moving_ || pinned) {
        rest_.stop();
        fade_.stop();
        fading_ = 1;
    } else if (fading_ < 1 && fade_.state() != QAbstractAnimation::Running) {
        rest_.start();
    }
}

void StageMotion::glideFrom(QPointF steps) {
    glide_.stop();
    windowShift_ = {};
    if (!moving_ || !gliding_ || steps.isNull())
        return;
    windowShift_ = steps;
    glide_.setStartValue(steps);
    glide_.setEndValue(QPointF());
    glide_.start();
}

void StageMotion::slideStamp() {
    slide_.stop();
    stampWay_ = 1;
    if (!moving_ || !gliding_)
        return;
    stampWay_ = 0;
    slide_.start();
}

}  // namespace view
