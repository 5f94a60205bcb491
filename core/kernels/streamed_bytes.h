#pragma once

#include <cstdint>

namespace core::kernels {

/// Results above this many bytes are written past the caches: the second level would not hold them,
/// and a line that is to be overwritten whole need not be fetched first. For caches that nothing is
/// known of.
inline constexpr std::int64_t kStreamedBytes = std::int64_t{8} << 20;

/// The same for this machine's caches: half of the last one, which keeps the result for who reads
/// it next, but no less than kStreamedBytes, and no more than twice that, since a large one serves
/// many others.
std::int64_t streamedBytes();

}  // namespace core::kernels
