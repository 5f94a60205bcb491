#pragma once

#include "core/geometry.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core {

/// The taps first … end − 1 of an axis that stay on X where the first tap falls on `position`; none
/// where end ≤ first.
struct TapsOnX {
    Index first;
    Index end;
};
inline TapsOnX tapsOnX(const Axis& axis, Index position) {
    if (axis.dilation == 1)  // the most common, without the cost of dividing
        return {std::max<Index>(0, -position), std::min(axis.kernel, axis.input - position)};
    return {std::max<Index>(0, dividedUp(-position, axis.dilation)),
            std::min(axis.kernel, dividedUp(axis.input - position, axis.dilation))};
}

}  // namespace core
