#include "ui/view/workbench/step_slider.h"

#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/focus_marks.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

// From the widget's side to the first tick: there the whole handle has room.
constexpr double kEdge = StepSlider::kBeside + .5;
constexpr double kHandle = 6.5;  // its radius, a page-coloured rim of 1 included
constexpr double kClosestTicks = 4;

}  // namespace

StepSlider::StepSlider(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("step"));
    setAccessibleName(tr("Step"));
    setFocusPolicy(Qt::StrongFocus);
}

void StepSlider::setSteps(qint64 count, qint64 rowLength) {
    count_ = count;
    rowLength_ = rowLength;
    update();
}

void StepSlider::setStep(qint64 step) {
    step_ = step;
    setAccessibleDescription(tr("%1 of %2").arg(step + 1).arg(count_));
    update();
}

double StepSlider::xOf(qint64 step) const {
    const auto last = static_cast<double>(std::max<qint64>(count_ - 1, 1));
    return kEdge + (width() - 2 * kEdge) * static_cast<double>(step) / last;
}

void StepSlider::askAt(double x) {
    if (count_ < 1)
        return;
    const double share = (x - kEdge) / std::max(1.0, width() - 2 * kEdge);
    const auto step = static_cast<qint64>(std::lround(share * static_cast<double>(count_ - 1)));
    emit stepAsked(std::clamp<qint64>(step, 0, count_ - 1));
}

void StepSlider::paintTicks(QPainter& painter, qint64 every, double up, double down) const {
    if (every < 1 || (xOf(every) - xOf(0)) < kClosestTicks)
        return;
    const double middle = height() / 2.0;
    for (qint64 step = 0; step < count_; step += every) {
        const double x = std::floor(xOf(step)) + 0.5;
        painter.drawLine(QPointF(x, middle - up), QPointF(x, middle + down));
    }
}

void StepSlider::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const double middle = std::floor(height() / 2.0) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor track = paint::mixed(theme.rule, theme.page, 0.35);
    painter.setPen(QPen(track, 1));
    painter.drawLine(QPointF(kEdge, middle), QPointF(width() - kEdge, middle));
    paintTicks(painter, 1, 2.5, 3);
    paintTicks(painter, rowLength_, 6, 6);
    if (step_ >= 0 && count_ > 0) {
        const double handle = xOf(step_);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawLine(QPointF(kEdge, middle), QPointF(handle, middle));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.page);
        painter.drawEllipse(QPointF(handle, middle), kHandle + 0.5, kHandle + 0.5);
        painter.setBrush(theme.accent);
        painter.drawEllipse(QPointF(handle, middle), kHandle - 1, kHandle - 1);
    }
    if (showsFocus(*this))
        drawKeyboardCursor(painter, rect(), theme);
}

void StepSlider::mousePressEvent(QMouseEvent* event) {
    askAt(event->position().x());
}

void StepSlider::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons().testFlag(Qt::LeftButton))
        askAt(event->position().x());
}

}  // namespace view
