#pragma once

#include <QObject>
#include <QPointF>
#include <QTimer>
#include <QVariantAnimation>

namespace view {

/// What moves on the stage: how far the rest has faded, and the window on its way to its next step.
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

    /// Whether something is pointed at now; `pinned` fades at once, since that is meant.
    void pointAt(bool something, bool pinned);
    /// The window starts this far from its place, in steps, and glides there.
    void glideFrom(QPointF steps);

signals:
    void changed();

private:
    void startFading();
    QTimer rest_;
    QVariantAnimation fade_, glide_;
    double fading_ = 0;
    QPointF windowShift_;
    bool moving_ = true, gliding_ = true;
};

}  // namespace view
