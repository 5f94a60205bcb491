// Vectors: loads, stores past the caches, and lanes of several phases in turn. Included within files
// that are compiled for one instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/row_job.h"

#include <type_traits>
#include <utility>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace core::kernels {
namespace {

using Index = std::int64_t;

template <class T, int kBytes>
struct VectorOf {
    typedef T Type __attribute__((vector_size(kBytes)));
    typedef T Unaligned __attribute__((vector_size(kBytes), aligned(alignof(T)), may_alias));
    static constexpr int kLanes = kBytes / static_cast<int>(sizeof(T));
    using Lanes = std::make_integer_sequence<int, kLanes>;
};

template <class T, int kBytes>
inline typename VectorOf<T, kBytes>::Type load(const T* from) {
    return *reinterpret_cast<const typename VectorOf<T, kBytes>::Unaligned*>(from);
}

template <class V, class T, int... kLane>
inline V broadcast(T value, std::integer_sequence<int, kLane...>) {
    return V{(static_cast<void>(kLane), value)...};
}

template <class T, int kBytes>
inline void store(T* to, typename VectorOf<T, kBytes>::Type value) {
    *reinterpret_cast<typename VectorOf<T, kBytes>::Unaligned*>(to) = value;
}

#if defined(__SSE2__)
inline void streamVector(float* to, VectorOf<float, 16>::Type v) {
    _mm_stream_ps(to, reinterpret_cast<__m128>(v));
}
inline void streamVector(double* to, VectorOf<double, 16>::Type v) {
    _mm_stream_pd(to, reinterpret_cast<__m128d>(v));
}
#endif
#if defined(__AVX__)
inline void streamVector(float* to, VectorOf<float, 32>::Type v) {
    _mm256_stream_ps(to, reinterpret_cast<__m256>(v));
}
inline void streamVector(double* to, VectorOf<double, 32>::Type v) {
    _mm256_stream_pd(to, reinterpret_cast<__m256d>(v));
}
#endif
#if defined(__AVX512F__)
inline void streamVector(float* to, VectorOf<float, 64>::Type v) {
    _mm512_stream_ps(to, reinterpret_cast<__m512>(v));
}
inline void streamVector(double* to, VectorOf<double, 64>::Type v) {
    _mm512_stream_pd(to, reinterpret_cast<__m512d>(v));
}
#endif

template <class T, int kBytes, bool kStream>
inline void put(T* to, typename VectorOf<T, kBytes>::Type value) {
#if defined(__SSE2__)
    if constexpr (kStream)
        streamVector(to, value);
    else
        store<T, kBytes>(to, value);
#else
    store<T, kBytes>(to, value);
#endif
}

/// Lanes of a and b in turn: the half that starts at lane kStart.
template <int kStart, class V, int... kLane>
inline V zip(V a, V b, std::integer_sequence<int, kLane...>) {
    constexpr int kLanes = sizeof...(kLane);
    return __builtin_shufflevector(a, b, (kStart + kLane / 2 + kLane % 2 * kLanes)...);
}

/// The third part kPart of the lanes of a, b and c in turn, in two steps: a with b, then c.
template <int kPart, class V, int... kLane>
inline V zipThree(V a, V b, V c, std::integer_sequence<int, kLane...>) {
    constexpr int kLanes = sizeof...(kLane);
    const V two = __builtin_shufflevector(
        a, b, ((kPart * kLanes + kLane) / 3 + (kPart * kLanes + kLane) % 3 % 2 * kLanes)...);
    return __builtin_shufflevector(
        two, c,
        ((kPart * kLanes + kLane) % 3 == 2 ? kLanes + (kPart * kLanes + kLane) / 3 : kLane)...);
}

/// The lanes of all phases in turn, as kPhases vectors.
template <class T, int kBytes, int kPhases, class V>
[[gnu::always_inline]] inline void interleave(const V* phase, V* out) {
    using Lanes = typename VectorOf<T, kBytes>::Lanes;
    constexpr int kLanes = VectorOf<T, kBytes>::kLanes;
    const Lanes lanes{};
    if constexpr (kPhases == 1) {
        out[0] = phase[0];
    } else if constexpr (kPhases == 2) {
        out[0] = zip<0>(phase[0], phase[1], lanes);
        out[1] = zip<kLanes / 2>(phase[0], phase[1], lanes);
    } else if constexpr (kPhases == 3) {
        out[0] = zipThree<0>(phase[0], phase[1], phase[2], lanes);
        out[1] = zipThree<1>(phase[0], phase[1], phase[2], lanes);
        out[2] = zipThree<2>(phase[0], phase[1], phase[2], lanes);
    } else {
        const V evenLow = zip<0>(phase[0], phase[2], lanes);
        const V oddLow = zip<0>(phase[1], phase[3], lanes);
        const V evenHigh = zip<kLanes / 2>(phase[0], phase[2], lanes);
        const V oddHigh = zip<kLanes / 2>(phase[1], phase[3], lanes);
        out[0] = zip<0>(evenLow, oddLow, lanes);
        out[1] = zip<kLanes / 2>(evenLow, oddLow, lanes);
        out[2] = zip<0>(evenHigh, oddHigh, lanes);
        out[3] = zip<kLanes / 2>(evenHigh, oddHigh, lanes);
    }
}

/// How many cells past the beginning of a cache line it is.
template <class T>
inline Index pastLine(const T* at) {
    constexpr auto kLine = 64 / sizeof(T);
    return static_cast<Index>(reinterpret_cast<std::uintptr_t>(at) / sizeof(T) % kLine);
}

/// Lanes [first, first + kLanes) of a and b side by side, 0 ≤ first ≤ kLanes, by way of a mask that
/// is made once.
template <class T, int kBytes>
struct Shift {
    using V = typename VectorOf<T, kBytes>::Type;
    using Mask = decltype(V{} < V{});
    static constexpr int kLanes = VectorOf<T, kBytes>::kLanes;
    Mask mask;

    inline void begin(Index first) { begin(first, typename VectorOf<T, kBytes>::Lanes{}); }
    [[gnu::always_inline]] inline V operator()(V a, V b) const {
#if defined(__clang__)  // which has no shuffle whose mask is known at run time only
        V lanes;
        for (int n = 0; n < kLanes; ++n)
            lanes[n] = mask[n] < kLanes ? a[mask[n]] : b[mask[n] - kLanes];
        return lanes;
#else
        return __builtin_shuffle(a, b, mask);
#endif
    }

private:
    template <int... kLane>
    inline void begin(Index first, std::integer_sequence<int, kLane...>) {
        using Lane = std::remove_reference_t<decltype(mask[0])>;
        mask = Mask{kLane...} + static_cast<Lane>(first);
    }
};

}  // namespace
}  // namespace core::kernels
