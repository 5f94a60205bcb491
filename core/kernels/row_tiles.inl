// Tiles of sums in registers, for row_kernels.inl and row_streams.inl.

#include "core/kernels/row_vectors.inl"

namespace core::kernels {
namespace {

/// The phases of a job as they are from `position` on.
template <class T, int kPhases>
struct PhasesFrom {
    typename RowJob<T>::Phase phase[kPhases];

    [[gnu::always_inline]] inline PhasesFrom(const RowJob<T>& job, Index position) {
#pragma GCC unroll 8
        for (int n = 0; n < kPhases; ++n) {
            const Index at = position + n;
            phase[n] = job.phases[at % kPhases];
            phase[n].input += at / kPhases;
        }
    }
};

/// A tile of sums, in registers: kFilters filters × kVectors vectors × kPhases phases.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
struct Tile {
    using V = typename VectorOf<T, kBytes>::Type;
    static constexpr int kLanes = VectorOf<T, kBytes>::kLanes;
    static constexpr int kTilesAhead = 2;
    V sums[kFilters][kVectors][kPhases];

    /// With kAhead, what later tiles read is fetched meanwhile.
    template <bool kAhead = false>
    [[gnu::always_inline]] inline void compute(const PhasesFrom<T, kPhases>& lists, Index n) {
#pragma GCC unroll 8
        for (int phase = 0; phase < kPhases; ++phase) {
#pragma GCC unroll 8
            for (int f = 0; f < kFilters; ++f) {
#pragma GCC unroll 16
                for (int v = 0; v < kVectors; ++v)
                    sums[f][v][phase] = V{};
            }
            const auto& list = lists.phase[phase];
            const T* const input = list.input + n;
            const T* weights = list.weights;
#pragma GCC unroll 1
            for (Index t = 0; t < list.taps; ++t, weights += kFilters)
                add<kAhead>(input + list.offsets[t], weights, phase);
        }
    }

    template <bool kAhead>
    [[gnu::always_inline]] inline void add(const T* input, const T* weights, int phase) {
        if constexpr (kAhead)
            __builtin_prefetch(input + kTilesAhead * kVectors * kLanes);
        V x[kVectors];
#pragma GCC unroll 16
        for (int v = 0; v < kVectors; ++v)
            x[v] = load<T, kBytes>(input + v * kLanes);
#pragma GCC unroll 8
        for (int f = 0; f < kFilters; ++f) {
            const V w = broadcast<V>(weights[f], typename VectorOf<T, kBytes>::Lanes{});
#pragma GCC unroll 16
            for (int v = 0; v < kVectors; ++v)
                sums[f][v][phase] += x[v] * w;
        }
    }

    /// Writes them from `position` on; rows[f] is where the filter's position 0 goes.
    template <bool kStream>
    [[gnu::always_inline]] inline void write(T* const* rows, Index position) const {
#pragma GCC unroll 8
        for (int f = 0; f < kFilters; ++f) {
#pragma GCC unroll 16
            for (int v = 0; v < kVectors; ++v) {
                V cells[kPhases];
                interleave<T, kBytes, kPhases>(sums[f][v], cells);
#pragma GCC unroll 8
                for (int n = 0; n < kPhases; ++n)
                    put<T, kBytes, kStream>(rows[f] + position + (v * kPhases + n) * kLanes,
                                            cells[n]);
            }
        }
    }
};

}  // namespace
}  // namespace core::kernels
