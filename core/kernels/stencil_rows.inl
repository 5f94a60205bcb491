// The body of stencil_rows_*.cpp, each of which defines
//   DECONV_SET      the namespace of the function, which row_kernels.inl puts into its table,
//   DECONV_BYTES    the size of a vector,
//   DECONV_VECTORS  how many vectors of each row are computed together,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/stencil_rows.h"

#include <utility>

namespace core::kernels {
namespace {

using Index = std::int64_t;
typedef float Vector __attribute__((vector_size(DECONV_BYTES)));
typedef float Unaligned
    __attribute__((vector_size(DECONV_BYTES), aligned(alignof(float)), may_alias));
constexpr Index kLanes = DECONV_BYTES / Index{sizeof(float)};

inline Vector load(const float* from) {
    return *reinterpret_cast<const Unaligned*>(from);
}

inline void store(float* to, Vector value) {
    *reinterpret_cast<Unaligned*>(to) = value;
}

template <int... kLane>
inline Vector firstOf(Vector value, Index count, std::integer_sequence<int, kLane...>) {
    using Lanes = decltype(value < value);
    const Lanes lanes{kLane...};
    return lanes < static_cast<int>(count) ? value : Vector{};
}

/// The first `count` lanes, 0 < count ≤ kLanes, and zeros beyond them where there may be any.
inline void storeEnd(float* to, Vector value, Index count, bool zerosBeyond) {
    if (zerosBeyond || count == kLanes)
        return store(to, firstOf(value, count, std::make_integer_sequence<int, kLanes>{}));
    for (Index n = 0; n < count; ++n)
        to[n] = value[n];
}

/// Lanes kShift … of a and b side by side.
template <int kShift, int... kLane>
inline Vector shifted(Vector a, Vector b, std::integer_sequence<int, kLane...>) {
    return __builtin_shufflevector(a, b, (kShift + kLane)...);
}

/// The input of tap v = 2, from the vectors that were loaded for v = 0: a load that crosses cache
/// lines takes twice the time of another, and shuffling twice shuts out the arithmetic, so each of
/// the two other taps goes its own way. The vector at the tile's edge is loaded, so that nothing
/// beside the tile is read.
template <int kVectors, int kStep>
[[gnu::always_inline]] inline void shiftTwice(const float* in, const Vector* x, Vector* to) {
    constexpr std::make_integer_sequence<int, kLanes> kAll{};
    constexpr int kEdge = kStep > 0 ? kVectors - 1 : 0;
    to[kEdge] = load(in + kEdge * kLanes + Index{2} * kStep);
#pragma GCC unroll 8
    for (int c = 0; c < kVectors; ++c) {
        if (c == kEdge)
            continue;
        if constexpr (kStep > 0)
            to[c] = shifted<2>(x[c], x[c + 1], kAll);
        else
            to[c] = shifted<kLanes - 2>(x[c - 1], x[c], kAll);
    }
}

/// The columns of kVectors vectors from n on, of which the last may be the row's end. Each input is
/// loaded once for the rows that it is in.
template <int kVectors, int kStep, bool kEnds>
[[gnu::always_inline]] inline void stencilTile(const StencilJob& job, Index n) {
    Vector sums[kStencilRows][kVectors] = {};
#pragma GCC unroll 8
    for (int i = 0; i < kStencilRows + kStencilTaps - 1; ++i) {
        const float* const in = job.inputs[i] + n;
        Vector x[kStencilTaps][kVectors];
#pragma GCC unroll 8
        for (int c = 0; c < kVectors; ++c) {
            x[0][c] = load(in + c * kLanes);
            x[1][c] = load(in + c * kLanes + kStep);
        }
        shiftTwice<kVectors, kStep>(in, x[0], x[2]);
#pragma GCC unroll 4
        for (int v = 0; v < kStencilTaps; ++v) {
#pragma GCC unroll 8
            for (int r = 0; r < kStencilRows; ++r) {
                const int u = i - r;
                if (u < 0 || u >= kStencilTaps)
                    continue;
                const float weight = job.weights[u * kStencilTaps + v];
#pragma GCC unroll 8
                for (int c = 0; c < kVectors; ++c)
                    sums[r][c] += x[v][c] * weight;
            }
        }
    }
#pragma GCC unroll 8
    for (int r = 0; r < kStencilRows; ++r) {
        float* const out = job.outputs[r] + n;
#pragma GCC unroll 8
        for (int c = 0; c + (kEnds ? 1 : 0) < kVectors; ++c)
            store(out + c * kLanes, sums[r][c]);
        if constexpr (kEnds)
            storeEnd(out + (kVectors - 1) * kLanes, sums[r][kVectors - 1],
                     job.count - n - (kVectors - 1) * kLanes, job.zerosBeyond);
    }
}

/// As many whole tiles as fit; returns where they end.
template <int kStep>
[[gnu::noinline]] Index stencilTiles(const StencilJob& job) {
    constexpr Index kWidth = DECONV_VECTORS * kLanes;
    Index n = 0;
    for (; n + kWidth <= job.count; n += kWidth)
        stencilTile<DECONV_VECTORS, kStep, false>(job, n);
    return n;
}

template <int kVectors, int kStep>
[[gnu::noinline]] void lastTile(const StencilJob& job, Index n) {
    stencilTile<kVectors, kStep, true>(job, n);
}

/// The row's end, by the narrowest tile that holds it. A whole one that overlaps its neighbour
/// would cross cache lines with all that it loads and stores, which takes the time of four.
template <int kStep, int... kLess>
inline void lastTileOf(Index vectors, const StencilJob& job, Index n,
                       std::integer_sequence<int, kLess...>) {
    using Tile = void (*)(const StencilJob&, Index);
    static constexpr Tile kTiles[] = {lastTile<kLess + 1, kStep>...};
    kTiles[vectors - 1](job, n);
}

template <int kStep>
inline void computeStencil(const StencilJob& job) {
    const Index n = stencilTiles<kStep>(job);
    if (n < job.count)
        lastTileOf<kStep>((job.count - n + kLanes - 1) / kLanes, job, n,
                          std::make_integer_sequence<int, DECONV_VECTORS>{});
}

/// The columns [from, to), each by itself.
inline void computeEnds(const StencilJob& job, Index from, Index to, Index left, Index right) {
    for (Index n = from; n < to; ++n) {
        float x[kStencilTaps][kStencilInputs];
        for (int v = 0; v < kStencilTaps; ++v) {
            const Index at = n + v * job.columnStep;
            const bool inside = at >= left && at < right;
            for (int i = 0; i < kStencilInputs; ++i)
                x[v][i] = inside ? job.inputs[i][at] : 0;
        }
        float sums[kStencilRows] = {};
        for (int u = 0; u < kStencilTaps; ++u) {
            for (int v = 0; v < kStencilTaps; ++v) {
                for (int r = 0; r < kStencilRows; ++r)
                    sums[r] += x[v][u + r] * job.weights[u * kStencilTaps + v];
            }
        }
        for (int r = 0; r < kStencilRows; ++r)
            job.outputs[r][n] = sums[r];
    }
}

}  // namespace

namespace DECONV_SET {
void computeStencilRows(const StencilJob& job);
void computeStencilEnds(const StencilJob& job, Index left, Index right);
void computeStencilRows(const StencilJob& job) {
    if (job.columnStep > 0)
        computeStencil<1>(job);
    else
        computeStencil<-1>(job);
}
void computeStencilEnds(const StencilJob& job, Index left, Index right) {
    const Index last = (kStencilTaps - 1) * job.columnStep;
    computeEnds(job, 0, left - (last < 0 ? last : 0), left, right);
    computeEnds(job, right - (last > 0 ? last : 0), job.count, left, right);
}
}  // namespace DECONV_SET

}  // namespace core::kernels
