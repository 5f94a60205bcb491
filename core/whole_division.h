#pragma once

#include "core/array.h"

namespace core {

/// ⌊a / b⌋ and ⌈a / b⌉ for b > 0 and any a.
constexpr Index dividedDown(Index a, Index b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
constexpr Index dividedUp(Index a, Index b) {
    return a / b + (a % b > 0 ? 1 : 0);
}

/// The least multiple of b > 0 that is no less than a.
constexpr Index roundedUp(Index a, Index b) {
    return dividedUp(a, b) * b;
}

}  // namespace core
