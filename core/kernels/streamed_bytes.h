#pragma once

#include <cstdint>

namespace core::kernels {

/// Results above this many bytes are written past the caches: the second level would not hold them,
/// and a line that is to be overwritten whole need not be fetched first. For caches that nothing is
/// known of.
inline constexpr std::int64_t kStreamedBytes = std::int64_t{8} << 20;

/// What this program may count on of the machine's last cache: twice kStreamedBytes at least, also
/// where nothing is known of it, and four times that at most, since a large one serves many others.
std::int64_t lastCacheBytes();

/// The same for this machine's caches: half of the last one, which keeps the result for who reads
/// it next.
inline std::int64_t streamedBytes() {
    return lastCacheBytes() / 2;
}

}  // namespace core::kernels
