#include "core/kernels/streamed_bytes.h"

#include <algorithm>
#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace core::kernels {

std::int64_t lastCacheBytes() {
#if defined(_SC_LEVEL3_CACHE_SIZE)
    static const std::int64_t bytes = std::clamp<std::int64_t>(
        sysconf(_SC_LEVEL3_CACHE_SIZE), 2 * kStreamedBytes, 4 * kStreamedBytes);
    return bytes;
#else
    return 2 * kStreamedBytes;
#endif
}

}  // namespace core::kernels
