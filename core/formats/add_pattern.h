#pragma once

#include <cstddef>

// As in core/kernels, only raw pointers and numbers pass between plain C++ and the files compiled
// once per instruction set.

namespace core::formats {

/// As many bytes as addPattern() may touch beyond its end.
inline constexpr std::size_t kPatternMargin = 64;

/// to[n] = from[n] + pattern[n mod length] for 0 ≤ n < count, by whole vectors: up to
/// kPatternMargin bytes of `to` beyond the count are overwritten with anything, and as many beyond
/// it are read of `from`. `pattern` has kPatternMargin bytes more, which repeat its beginning.
/// count ≥ 1, length ≥ kPatternMargin; the ranges do not overlap.
using AddPattern = void (*)(char* to, const char* from, const char* pattern, std::size_t length,
                            std::size_t count);

/// For the best instruction set that the machine has.
AddPattern addPattern();

}  // namespace core::formats
