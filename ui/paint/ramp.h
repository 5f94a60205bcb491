#pragma once

#include "ui/paint/theme.h"

namespace paint {

/// The fill of a cell: one ramp centred on 0. `share` is value / largest magnitude, −1…1; the
/// positive arm has the role's hue, the negative one is slate. Where digits stand on it the ramp
/// stays pale; without, it deepens.
QColor fill(const Theme& theme, Role role, double share, bool withDigits);

/// How far what takes no part goes into the page.
inline constexpr double kFadeWithDigits = .6;
inline constexpr double kFadeWithout = .42;

/// value / magnitude within −1…1; 0 where there is no magnitude.
double shareOf(double value, double magnitude);

/// The ground of zero padding, inserted zeros and additional padding.
QColor zeroGround(const Theme& theme);

}  // namespace paint
