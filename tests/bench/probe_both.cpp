#include "core/worker_pool.h"
#include "tests/bench/probes.h"

#include <algorithm>
// Clang does not know the pragma that chooses an instruction set for a part of a file.
#if defined(__x86_64__) && !defined(__clang__)
#define DECONV_HAS_TARGETS
#include <immintrin.h>
#endif

namespace bench {
namespace {

/// As many sums as are worked on in turn: more than two multiply-adds at once have to wait for.
constexpr std::size_t kVectors = 12;
/// Floats of a stream that are written before it is the next one's turn.
constexpr std::size_t kTogether = 192;

/// Positions `begin` to `end` of all streams, a multiple of kTogether of them, and what is read
/// meanwhile.
struct Share {
    const float* from;
    double readEach;  // floats for each result
    float* to;
    std::size_t length, streams;
    double each;
    std::size_t begin, end;
};

#if defined(DECONV_HAS_TARGETS)
#pragma GCC push_options
#pragma GCC target("avx512f")
namespace wide {
using Vector = __m512;
constexpr std::size_t kLanes = 16;
inline Vector splat(float value) {
    return _mm512_set1_ps(value);
}
inline Vector load(const float* from) {
    return _mm512_loadu_ps(from);
}
inline Vector fused(Vector x, Vector w, Vector sum) {
    return _mm512_fmadd_ps(x, w, sum);
}
inline void streamTo(float* to, Vector value) {
    _mm512_stream_ps(to, value);
}
#include "tests/bench/probe_both.inl"
}  // namespace wide
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx2,fma")
namespace half {
using Vector = __m256;
constexpr std::size_t kLanes = 8;
inline Vector splat(float value) {
    return _mm256_set1_ps(value);
}
inline Vector load(const float* from) {
    return _mm256_loadu_ps(from);
}
inline Vector fused(Vector x, Vector w, Vector sum) {
    return _mm256_fmadd_ps(x, w, sum);
}
inline void streamTo(float* to, Vector value) {
    _mm256_stream_ps(to, value);
}
#include "tests/bench/probe_both.inl"
}  // namespace half
#pragma GCC pop_options
#endif

/// What has no vectors of its own gets what the compiler makes of it.
void bothPlain(const Share& share) {
    float sums[32] = {};
    const float* from = share.from;
    double due = 0, unread = 0;
    for (std::size_t at = share.begin; at < share.end; at += 32) {
        for (std::size_t stream = 0; stream < share.streams; ++stream) {
            for (unread += 32 * share.readEach; unread >= 1; unread -= 1)
                sums[0] += *from++;
            for (due += share.each; due >= 1; due -= 1) {
                for (float& sum : sums)
                    sum = sum * 0.25F + 0.5F;
            }
            std::copy_n(sums, 32, share.to + stream * share.length + at);
        }
    }
}

void both(const Share& share) {
#if defined(DECONV_HAS_TARGETS)
    if (__builtin_cpu_supports("avx512f"))
        return wide::both(share);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return half::both(share);
#endif
    bothPlain(share);
}

}  // namespace

std::function<void()> multiplyAddAndWrite(const float* from, std::size_t read, float* to,
                                          std::size_t length, std::size_t streams, double each,
                                          unsigned threads) {
    return [=] {
        const std::size_t parts = 16 * static_cast<std::size_t>(threads);
        const core::Control control{.stop = {}, .progress = {}, .threads = threads};
        // Each stream begins with a cache line.
        const std::size_t lines = length / 16 * 16, turns = lines / kTogether;
        const double readEach = static_cast<double>(read) / static_cast<double>(length * streams);
        core::forEach(static_cast<core::Index>(parts), control, [&](core::Index part) {
            const auto cut = [&](core::Index n) {
                return turns * static_cast<std::size_t>(n) / parts * kTogether;
            };
            const auto first = readEach * static_cast<double>(cut(part) * streams);
            both({from + static_cast<std::size_t>(first), readEach, to, lines, streams, each,
                  cut(part), cut(part + 1)});
        });
    };
}

}  // namespace bench
