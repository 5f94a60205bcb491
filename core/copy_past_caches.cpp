#include "core/copy_past_caches.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace core {
namespace {

/// What is copied may be numbers of another kind, by their bits.
void copyOne(std::int32_t* to, const std::int32_t* from, std::int32_t by) {
    std::int32_t value = 0;
    std::memcpy(&value, from, sizeof value);
    value += by;
    std::memcpy(to, &value, sizeof value);
}

}  // namespace

void copyPastCaches(std::int32_t* to, const std::int32_t* from, std::int64_t count,
                    std::int32_t by) {
    std::int64_t n = 0;
#if defined(__SSE2__)
    // By whole cache lines: one that is written in part is fetched after all.
    constexpr std::int64_t kLine = 16, kVector = 4;
    const auto isInLine = [&] { return reinterpret_cast<std::uintptr_t>(to + n) % 64 != 0; };
    for (; n < count && isInLine(); ++n)
        copyOne(to + n, from + n, by);
    const __m128i shift = _mm_set1_epi32(by);
    for (; n + kLine <= count; n += kLine) {
        for (std::int64_t part = 0; part < kLine; part += kVector) {
            const auto* const in = reinterpret_cast<const __m128i*>(from + n + part);
            _mm_stream_si128(reinterpret_cast<__m128i*>(to + n + part),
                             _mm_add_epi32(_mm_loadu_si128(in), shift));
        }
    }
#endif
    for (; n < count; ++n)
        copyOne(to + n, from + n, by);
}

void finishCopies() {
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

}  // namespace core
