#include "tests/bench/probes.h"

#include "core/worker_pool.h"

#include <algorithm>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace bench {
namespace {

core::Control using_(unsigned threads) {
    return {.stop = {}, .progress = {}, .threads = threads};
}

#if defined(__x86_64__)
__attribute__((target("avx512f"))) void spend512(double count) {
    __m512 sums[24];
#pragma GCC unroll 24
    for (auto& sum : sums) {
        sum = _mm512_setzero_ps();
        asm volatile("" : "+v"(sum));  // or the compiler would see that all are the same
    }
    __m512 x = _mm512_set1_ps(0.5F);
    const __m512 w = _mm512_set1_ps(0.25F);
    for (auto n = static_cast<long>(count / (24 * 16)); n > 0; --n) {
#pragma GCC unroll 24
        for (auto& sum : sums)
            sum = _mm512_fmadd_ps(x, w, sum);
        asm volatile("" : "+v"(x));
    }
#pragma GCC unroll 24
    for (auto& sum : sums)
        asm volatile("" ::"v"(sum));
}

__attribute__((target("avx2,fma"))) void spend256(double count) {
    __m256 sums[12];
#pragma GCC unroll 12
    for (auto& sum : sums) {
        sum = _mm256_setzero_ps();
        asm volatile("" : "+x"(sum));  // or the compiler would see that all are the same
    }
    __m256 x = _mm256_set1_ps(0.5F);
    const __m256 w = _mm256_set1_ps(0.25F);
    for (auto n = static_cast<long>(count / (12 * 8)); n > 0; --n) {
#pragma GCC unroll 12
        for (auto& sum : sums)
            sum = _mm256_fmadd_ps(x, w, sum);
        asm volatile("" : "+x"(x));
    }
#pragma GCC unroll 12
    for (auto& sum : sums)
        asm volatile("" ::"x"(sum));
}
#endif

void spend(double count) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        return spend512(count);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return spend256(count);
#endif
    float sums[32] = {};
    for (auto n = static_cast<long>(count / 32); n > 0; --n) {
        for (float& sum : sums)
            sum = sum * 0.25F + 0.5F;
    }
    asm volatile("" ::"r"(sums) : "memory");
}

void read(const float* from, std::size_t count) {
    float sums[64] = {};
    for (std::size_t n = 0; n + 64 <= count; n += 64) {
        for (std::size_t lane = 0; lane < 64; ++lane)
            sums[lane] += from[n + lane];
    }
    asm volatile("" ::"r"(sums) : "memory");
}

/// Whole cache lines, by the widest stores there are: with narrower ones some machines fetch a line
/// before they overwrite it.
#if defined(__x86_64__)
__attribute__((target("avx512f"))) void write512(float* to, std::size_t count, bool pastCaches) {
    const __m512 value = _mm512_set1_ps(1);
    for (std::size_t n = 0; n + 16 <= count; n += 16) {
        if (pastCaches)
            _mm512_stream_ps(to + n, value);
        else
            _mm512_storeu_ps(to + n, value);
    }
    _mm_sfence();
}

__attribute__((target("avx"))) void write256(float* to, std::size_t count, bool pastCaches) {
    const __m256 value = _mm256_set1_ps(1);
    for (std::size_t n = 0; n + 16 <= count; n += 8) {
        if (pastCaches)
            _mm256_stream_ps(to + n, value);
        else
            _mm256_storeu_ps(to + n, value);
    }
    _mm_sfence();
}
#endif

void write(float* to, std::size_t count, bool pastCaches) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f"))
        return write512(to, count, pastCaches);
    if (__builtin_cpu_supports("avx"))
        return write256(to, count, pastCaches);
#endif
    static_cast<void>(pastCaches);
    std::fill_n(to, count, 1.0F);
}

}  // namespace

std::function<void()> multiplyAdds(double count, unsigned threads) {
    return [=] {
        core::forEach(threads, using_(threads), [&](core::Index) { spend(count / threads); });
    };
}

std::function<void()> readAndWrite(const float* from, std::size_t read_, float* to,
                                   std::size_t written, bool pastCaches, unsigned threads) {
    return [=] {
        const std::size_t parts = 16 * static_cast<std::size_t>(threads);
        core::forEach(static_cast<core::Index>(parts), using_(threads), [&](core::Index part) {
            const auto cut = [&](std::size_t count, std::size_t n) {
                return count * n / parts / 16 * 16;
            };
            const auto n = static_cast<std::size_t>(part);
            read(from + cut(read_, n), cut(read_, n + 1) - cut(read_, n));
            write(to + cut(written, n), cut(written, n + 1) - cut(written, n), pastCaches);
        });
    };
}

}  // namespace bench
