// The body of combine_rows_*.cpp, each of which defines
//   DECONV_SET      the namespace of the table,
//   DECONV_BYTES    the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/combine_rows.h"

#include <utility>

namespace core::kernels {
namespace {

using Index = std::int64_t;

constexpr Index kVectors = 6;

/// The sums of kCount vectors from n on.
template <class T, Index kCount>
[[gnu::always_inline]] inline void combineTile(T* out, const T* const* inputs, const T* weights,
                                               Index terms, Index n) {
    typedef T Vector __attribute__((vector_size(DECONV_BYTES)));
    typedef T Unaligned __attribute__((vector_size(DECONV_BYTES), aligned(alignof(T)), may_alias));
    constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};
    Vector sums[kCount] = {};
    for (Index t = 0; t < terms; ++t) {
        const T* const in = inputs[t] + n;
#pragma GCC unroll 8
        for (Index v = 0; v < kCount; ++v)
            sums[v] += *reinterpret_cast<const Unaligned*>(in + v * kLanes) * weights[t];
    }
#pragma GCC unroll 8
    for (Index v = 0; v < kCount; ++v)
        *reinterpret_cast<Unaligned*>(out + n + v * kLanes) = sums[v];
}

template <class T, Index kCount>
[[gnu::noinline]] void combineLast(T* out, const T* const* inputs, const T* weights, Index terms,
                                   Index n) {
    combineTile<T, kCount>(out, inputs, weights, terms, n);
}

/// What is left of a row, by the narrowest tile that holds it, which overlaps its neighbour.
template <class T, Index... kLess>
inline void combineRest(T* out, const T* const* inputs, const T* weights, Index terms, Index n,
                        Index count, std::integer_sequence<Index, kLess...>) {
    constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};
    using Tile = void (*)(T*, const T* const*, const T*, Index, Index);
    static constexpr Tile kTiles[] = {combineLast<T, kLess + 1>...};
    Index vectors = (count - n + kLanes - 1) / kLanes;
    if (vectors * kLanes > count) {
        kTiles[vectors - 2](out, inputs, weights, terms, 0);
        vectors = 1;
    }
    kTiles[vectors - 1](out, inputs, weights, terms, count - vectors * kLanes);
}

template <class T>
void combine(T* out, const T* const* inputs, const T* weights, Index terms, Index count) {
    constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};
    if (count < kLanes) {
        for (Index n = 0; n < count; ++n) {
            T sum = 0;
            for (Index t = 0; t < terms; ++t)
                sum += inputs[t][n] * weights[t];
            out[n] = sum;
        }
        return;
    }
    // A vector that crosses cache lines is stored at a fraction of the speed; so the first one
    // overlaps those after it, which begin where they should.
    const auto past = static_cast<Index>(reinterpret_cast<std::uintptr_t>(out) / sizeof(T) %
                                         static_cast<std::size_t>(kLanes));
    Index n = past > 0 ? kLanes - past : 0;
    if (n > 0)
        combineTile<T, 1>(out, inputs, weights, terms, 0);
    for (; n + kVectors * kLanes <= count; n += kVectors * kLanes)
        combineTile<T, kVectors>(out, inputs, weights, terms, n);
    if (n < count)
        combineRest<T>(out, inputs, weights, terms, n, count,
                       std::make_integer_sequence<Index, kVectors>{});
}

}  // namespace

namespace DECONV_SET {
extern const CombineRows kCombineRows;
const CombineRows kCombineRows{combine<float>, combine<double>};
}  // namespace DECONV_SET

}  // namespace core::kernels
