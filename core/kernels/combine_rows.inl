// The body of combine_rows_*.cpp, each of which defines
//   DECONV_SET      the namespace of the table,
//   DECONV_BYTES    the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/combine_rows.h"

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

template <class T>
void combine(T* out, const T* const* inputs, const T* weights, Index terms, Index count) {
    constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};
    Index n = 0;
    for (; n + kVectors * kLanes <= count; n += kVectors * kLanes)
        combineTile<T, kVectors>(out, inputs, weights, terms, n);
    for (; n + kLanes <= count; n += kLanes)
        combineTile<T, 1>(out, inputs, weights, terms, n);
    if (n < count && count >= kLanes) {
        combineTile<T, 1>(out, inputs, weights, terms, count - kLanes);
        return;
    }
    for (; n < count; ++n) {
        T sum = 0;
        for (Index t = 0; t < terms; ++t)
            sum += inputs[t][n] * weights[t];
        out[n] = sum;
    }
}

}  // namespace

namespace DECONV_SET {
extern const CombineRows kCombineRows;
const CombineRows kCombineRows{combine<float>, combine<double>};
}  // namespace DECONV_SET

}  // namespace core::kernels
