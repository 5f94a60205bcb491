#pragma once

#include "core/array.h"

#include <limits>

namespace core {

/// Sums and products that stop at the ends of Index instead of overflowing, so that a size made
/// from absurd numbers is absurd too and can be refused.
inline Index clampedSum(Index a, Index b) {
    Index sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return b > 0 ? std::numeric_limits<Index>::max() : std::numeric_limits<Index>::min();
}

inline Index clampedDifference(Index a, Index b) {
    Index difference = 0;
    if (!__builtin_sub_overflow(a, b, &difference))
        return difference;
    return b < 0 ? std::numeric_limits<Index>::max() : std::numeric_limits<Index>::min();
}

inline Index clampedProduct(Index a, Index b) {
    Index product = 0;
    if (!__builtin_mul_overflow(a, b, &product))
        return product;
    return (a < 0) == (b < 0) ? std::numeric_limits<Index>::max()
                              : std::numeric_limits<Index>::min();
}

}  // namespace core
