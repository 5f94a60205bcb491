#pragma once

#include "core/array.h"

#include <cstring>

namespace core::kernels {

/// Copies a few cells, at less than the cost of a call: the last ones may be copied twice. `to` and
/// `from` do not overlap.
template <class T>
void copyShort(T* to, const T* from, Index count) {
    constexpr Index kMany = 8, kSome = 4;
    const auto copy = [&]<Index kCells>(std::integral_constant<Index, kCells>, Index at) {
        std::memcpy(to + at, from + at, kCells * sizeof(T));
    };
    const std::integral_constant<Index, kMany> many;
    const std::integral_constant<Index, kSome> some;
    if (count >= kMany) {
        for (Index n = 0; n + kMany < count; n += kMany)
            copy(many, n);
        copy(many, count - kMany);
    } else if (count >= kSome) {
        copy(some, 0);
        copy(some, count - kSome);
    } else {
        for (Index n = 0; n < count; ++n)
            to[n] = from[n];
    }
}

}  // namespace core::kernels
