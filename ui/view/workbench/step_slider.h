#pragma once

#include <QWidget>

namespace view {

/// The track of playback: a tick a step, taller at the start of a row, a handle at the present one.
/// Ticks that would stand closer than 4 px are left out.
class StepSlider : public QWidget {
    Q_OBJECT
public:
    /// The widget reaches so far beyond its first and its last tick, for the handle.
    static constexpr int kBeside = 8;

    explicit StepSlider(QWidget* parent = nullptr);

    void setSteps(qint64 count, qint64 rowLength);
    /// −1 for none.
    void setStep(qint64 step);

signals:
    void stepAsked(qint64 step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    double xOf(qint64 step) const;
    void askAt(double x);
    void paintTicks(QPainter& painter, qint64 every, double up, double down) const;

    qint64 count_ = 0, rowLength_ = 0, step_ = -1;
};

}  // namespace view
