#include "ui/paint/histogram.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {

namespace {

constexpr int kHeight = 36;
constexpr int kHeightPlain = 20;
constexpr int kLabels = 18;
constexpr int kMarkerRoom = 6;  // the marker's head stands over the bars
constexpr int kBeyond = 12;     // either side, for what lies beyond
constexpr double kArm = 0.62;   // of the arm, in the bars
constexpr double kTallest = 0.9;
constexpr double kBarShare = 0.84;  // of its bin

core::Index tallest(const core::Histogram& histogram) {
    return *std::max_element(histogram.bins.begin(), histogram.bins.end());
}

void drawNumbers(QPainter& painter, const QRect& box, double range) {
    const double top = box.bottom() + 4;
    const auto label = [&](double at, Qt::Alignment alignment, const QString& number) {
        drawNumber(painter, QRectF(at - 40, top, 80, 14), alignment, number);
    };
    label(box.left() + 30, Qt::AlignLeft | Qt::AlignVCenter, briefNumber(-range));
    label(box.left() + box.width() / 2.0, Qt::AlignCenter, QStringLiteral("0"));
    label(box.right() - 32, Qt::AlignRight | Qt::AlignVCenter, briefNumber(range));
}

}  // namespace

int histogramHeight(bool plain) {
    return plain ? kHeightPlain + kMarkerRoom : kHeight + kMarkerRoom + kLabels;
}

QRect histogramBox(int width, bool plain) {
    return {kBeyond, kMarkerRoom, width - 2 * kBeyond, plain ? kHeightPlain : kHeight};
}

double barHeight(core::Index count, core::Index most) {
    return most > 0 ? kTallest * std::sqrt(static_cast<double>(count) / static_cast<double>(most))
                    : 0;
}

QColor barColour(const HistogramLook& look, bool negative, const Theme& theme) {
    return mixed(theme.page, negative ? theme.negativeArm : theme.of(look.role).arm, kArm);
}

void drawHistogramFrame(QPainter& painter, int width, const model::RangedValues& values,
                        const HistogramLook& look, const Theme& theme) {
    if (values.histogram.bins.empty())
        return;
    const QRect box = histogramBox(width, look.plain);
    const int base = box.bottom() + 1;
    painter.fillRect(0, base, width, 1, theme.rule);

    const core::Histogram& histogram = values.histogram;
    const core::Index most = tallest(histogram);
    painter.setBrush(Qt::NoBrush);
    const auto hollow = [&](double left, core::Index count) {
        if (count == 0)
            return;
        const double height = std::clamp(std::round(barHeight(count, most) * box.height()), 2.0,
                                         double(box.height()));
        painter.setPen(QPen(theme.rule, 1));
        painter.drawRect(QRectF(left + 0.5, base - height - 0.5, 5, height));
    };
    hollow(2, histogram.below);
    hollow(width - 8, histogram.above);

    painter.setFont(uiFont(10.5));
    painter.setPen(theme.text2);
    if (look.ramp)
        drawFeatureLegend(painter, QRectF(box.left(), base + 1, box.width(), 3),
                          FeatureInk(theme, look.role, look.colours), 60, Qt::transparent);
    const double middle = box.left() + box.width() / 2.0;
    painter.fillRect(QRectF(middle - 0.5, base + 1, 1, 3), theme.rule);
    if (!look.plain)
        drawNumbers(painter, box, values.range);
}

void drawHistogramBars(QPainter& painter, int width, const model::RangedValues& values,
                       const HistogramLook& look, const Theme& theme) {
    const core::Histogram& histogram = values.histogram;
    if (histogram.bins.empty())
        return;
    const QRectF box = histogramBox(width, look.plain);
    const core::Index most = tallest(histogram);
    const double step = box.width() / static_cast<double>(histogram.bins.size());
    for (std::size_t n = 0; n < histogram.bins.size(); ++n) {
        const double height = barHeight(histogram.bins[n], most) * box.height();
        const double left = box.left() + (static_cast<double>(n) + (1 - kBarShare) / 2) * step;
        const bool negative = 2 * n + 1 < histogram.bins.size();
        painter.fillRect(QRectF(left, box.bottom() - height, step * kBarShare, height),
                         barColour(look, negative, theme));
    }
}

}  // namespace paint
