#include "ui/paint/ramp.h"

#include <algorithm>
#include <cmath>

namespace paint {
namespace {

constexpr double kWithoutDigits = 1.4;

double strength(const Theme& theme, Role role, bool negative) {
    const bool light = theme.scheme == Scheme::Light;
    if (negative)
        return light ? .44 : .50;
    switch (role) {
        case Role::Input:
            return light ? .44 : .56;
        case Role::Kernel:
            return light ? .44 : .54;
        case Role::Output:
            break;
    }
    return light ? .37 : .50;
}

}  // namespace

QColor fill(const Theme& theme, Role role, double share, bool withDigits) {
    const bool negative = share < 0;
    const QColor& arm = negative ? theme.negativeArm : theme.of(role).arm;
    const double most = strength(theme, role, negative) * (withDigits ? 1 : kWithoutDigits);
    return mixed(theme.tile, arm, std::min(1., std::abs(share)) * most);
}

double shareOf(double value, double magnitude) {
    return magnitude > 0 ? std::clamp(value / magnitude, -1., 1.) : 0;
}

QColor zeroGround(const Theme& theme) {
    return mixed(theme.tile, theme.page, .3);
}

}  // namespace paint
