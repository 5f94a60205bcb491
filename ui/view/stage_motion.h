#pragma once

#include <QObject>
#include <QPointF>
#include <QTimer>
#include <QVariantAnimation>

namespace view {

/// What moves on the stage: how far the rest has faded, the window on its way to its next step, a
/// stamp on its way to where it lands.
/// Outlines and tabs never wait for it. With the platform's animations off, everything is where it
/// will be at once.
class StageMotion : public QObject {
    Q_OBJECT
public:
    explicit StageMotion(QObject* parent);

    /// Whether anything moves at all, and whether windows glide to their next step.
    void setMoving(bool moving, bool gliding);
    double fading() const { return fading_; }
    QPointF windowShift() const { return windowShift_; }
    /// How far a stamp is on its way, 0…1.
    double stampWay() const { return stampWay_; }
    bool isMoving() const { return moving_; }

    /// Whether something is pointed at now; `pinned` fades at once, since that is meant.
    void pointAt(bool something, bool pinned);
    /// The window starts this far from its place, in steps, and glides there.
    void glideFrom(QPointF steps);
    /// A stamp starts on its way to where it lands.
    void slideStamp();

signals:
    void changed();

private:
    void startFading();
    QTimer rest_;
    QVariantAnimation fade_, glide_, slide_;
    double fading_ = 0, stampWay_ = 1;
    QPointF windowShift_;
    bool moving_ = true, gliding_ = true;
};

}  // namespace view
