#include "ui/paint/feature_picture.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {

namespace {

constexpr int kShades = 1024;
constexpr double kArmAt = 0.6;
constexpr double kDeepest = 0.45;

QColor onRamp(const Theme& theme, const QColor& arm, double share) {
    if (share <= kArmAt)
        return mixed(theme.page, arm, share / kArmAt);
    const QColor end = theme.scheme == Scheme::Light ? Qt::black : Qt::white;
    return mixed(arm, mixed(arm, end, kDeepest), (share - kArmAt) / (1 - kArmAt));
}

QColor onGrey(double share) {
    const int level = static_cast<int>(std::lround(127.5 + 127.5 * share));
    return {level, level, level};
}

std::size_t shadeOf(float share) {
    constexpr float kLast = kShades - 1;
    return static_cast<std::size_t>(std::clamp(share * kLast + 0.5F, 0.0F, kLast));
}

QRgb added(QRgb base, QRgb one, QRgb other) {
    const auto channel = [](int from, int a, int b) { return std::clamp(a + b - from, 0, 255); };
    return qRgb(channel(qRed(base), qRed(one), qRed(other)),
                channel(qGreen(base), qGreen(one), qGreen(other)),
                channel(qBlue(base), qBlue(one), qBlue(other)));
}

template <class Colour>
QImage picture(core::Index height, core::Index width, Colour colour) {
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    for (core::Index y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(y)));
        for (core::Index x = 0; x < width; ++x)
            line[x] = colour(y * width + x);
    }
    return image;
}

/// A value around mid-grey.
int around(float value, float perRange) {
    const float share = value * perRange;
    if (!(share > -1))
        return 0;
    return static_cast<int>(std::lround(127.5F + 127.5F * std::min(share, 1.0F)));
}

core::Index planeOf(const core::Planes<float>& planes) {
    return core::size(planes, 1) * core::size(planes, 2);
}

}  // namespace

FeatureInk::FeatureInk(const Theme& theme, Role role, PictureColours colours)
    : error_(theme.error.rgb()) {
    const bool ramp = colours == PictureColours::Ramp;
    base_ = ramp ? theme.page.rgb() : onGrey(0).rgb();
    positive_.reserve(kShades);
    negative_.reserve(kShades);
    for (int n = 0; n < kShades; ++n) {
        const double share = static_cast<double>(n) / (kShades - 1);
        positive_.push_back(
            (ramp ? onRamp(theme, theme.of(role).arm, share) : onGrey(share)).rgb());
        negative_.push_back(
            (ramp ? onRamp(theme, theme.negativeArm, share) : onGrey(-share)).rgb());
    }
}

QRgb FeatureInk::colour(float share) const {
    if (std::isnan(share))
        return error_;
    return share >= 0 ? positive_[shadeOf(share)] : negative_[shadeOf(-share)];
}

QRgb FeatureInk::colour(float positiveShare, float negativeShare) const {
    if (std::isnan(positiveShare) || std::isnan(negativeShare))
        return error_;
    if (negativeShare == 0)
        return positive_[shadeOf(positiveShare)];
    return added(base_, positive_[shadeOf(positiveShare)], negative_[shadeOf(negativeShare)]);
}

QImage featurePicture(const core::ReducedMaps& maps, core::Index map, double range,
                      const FeatureInk& ink) {
    const auto perRange = static_cast<float>(1 / range);
    const core::Index from = map * planeOf(maps.positive);
    return picture(maps.view.height, maps.view.width, [&](core::Index at) {
        return ink.colour(maps.positive.data()[from + at] * perRange,
                          maps.negative.data()[from + at] * perRange);
    });
}

QImage featurePicture(const core::Planes<float>& maps, core::Index map, double range,
                      const FeatureInk& ink) {
    const auto perRange = static_cast<float>(1 / range);
    const float* values = maps.data() + map * planeOf(maps);
    return picture(core::size(maps, 1), core::size(maps, 2),
                   [&](core::Index at) { return ink.colour(values[at] * perRange); });
}

QImage recombinedPicture(const core::ReducedMaps& maps, core::Index red, core::Index step,
                         double range) {
    const auto perRange = static_cast<float>(1 / range);
    const core::Index plane = planeOf(maps.positive);
    return picture(maps.view.height, maps.view.width, [&](core::Index at) {
        const auto level = [&](core::Index colour) {
            const core::Index place = (red + colour * step) * plane + at;
            return around(maps.positive.data()[place] - maps.negative.data()[place], perRange);
        };
        return qRgb(level(0), level(1), level(2));
    });
}

QImage recombinedPicture(const core::Planes<float>& maps, core::Index red, core::Index step,
                         double range) {
    const auto perRange = static_cast<float>(1 / range);
    const core::Index plane = planeOf(maps);
    return picture(core::size(maps, 1), core::size(maps, 2), [&](core::Index at) {
        const auto level = [&](core::Index colour) {
            return around(maps.data()[(red + colour * step) * plane + at], perRange);
        };
        return qRgb(level(0), level(1), level(2));
    });
}

void drawFeatureLegend(QPainter& painter, const QRectF& bar, const FeatureInk& ink, int steps,
                       const QColor& tick) {
    for (int n = 0; n < steps; ++n) {
        const double left = bar.left() + bar.width() * n / steps;
        const double right = bar.left() + bar.width() * (n + 1) / steps;
        const double share = (2.0 * n + 1) / steps - 1;
        painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()),
                         QColor(ink.colour(static_cast<float>(share))));
    }
    painter.fillRect(QRectF(bar.center().x() - 0.5, bar.bottom() + 2, 1, 3), tick);
}

}  // namespace paint
