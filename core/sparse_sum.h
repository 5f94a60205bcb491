#pragma once

#include <cstdint>

namespace core {

/// Σ_n value[n] · in[column[n]], as three sums: one alone would wait for each addition before it
/// begins the next.
template <class T>
[[gnu::always_inline]] inline T sumOf(const T* value, const std::int32_t* column,
                                      std::int32_t terms, const T* in) {
    T sums[3] = {};
    std::int32_t n = 0;
#pragma GCC unroll 3
    for (; n + 3 <= terms; n += 3) {
        sums[0] += value[n] * in[column[n]];
        sums[1] += value[n + 1] * in[column[n + 1]];
        sums[2] += value[n + 2] * in[column[n + 2]];
    }
    for (; n < terms; ++n)
        sums[0] += value[n] * in[column[n]];
    return sums[0] + sums[1] + sums[2];
}

/// The product of a row of compressed rows and a vector.
template <class T>
inline T sumOfRow(const T* value, const std::int32_t* column, std::int32_t terms, const T* in) {
    // Most rows of a 3×3 kernel's W are of this length; known beforehand, it saves a fifth.
    constexpr std::int32_t kCommon = 9;
    return terms == kCommon ? sumOf(value, column, kCommon, in) : sumOf(value, column, terms, in);
}

}  // namespace core
