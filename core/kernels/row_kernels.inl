// The body of row_kernels_*.cpp, each of which defines
//   DECONV_SET      the namespace of the table,
//   DECONV_BYTES    the size of a vector,
//   DECONV_SUMS     how many vectors of sums fit into registers beside the operands,
//   DECONV_NARROW   the size of a vector for single filters,
// and is compiled for its own instruction set. Everything but the table is in an unnamed namespace:
// a template with a name outside could be the copy that the linker keeps for the whole program,
// which would then die on older machines.

#include "core/kernels/row_job.h"

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

/// Writes the lanes of all phases in turn.
template <class T, int kBytes, int kPhases, bool kStream, class V>
inline void putPhases(T* to, const V* phase) {
    using Lanes = typename VectorOf<T, kBytes>::Lanes;
    constexpr int kLanes = VectorOf<T, kBytes>::kLanes;
    const Lanes lanes{};
    if constexpr (kPhases == 1) {
        put<T, kBytes, kStream>(to, phase[0]);
    } else if constexpr (kPhases == 2) {
        put<T, kBytes, kStream>(to, zip<0>(phase[0], phase[1], lanes));
        put<T, kBytes, kStream>(to + kLanes, zip<kLanes / 2>(phase[0], phase[1], lanes));
    } else if constexpr (kPhases == 3) {
        put<T, kBytes, kStream>(to, zipThree<0>(phase[0], phase[1], phase[2], lanes));
        put<T, kBytes, kStream>(to + kLanes, zipThree<1>(phase[0], phase[1], phase[2], lanes));
        put<T, kBytes, kStream>(to + 2 * kLanes, zipThree<2>(phase[0], phase[1], phase[2], lanes));
    } else {
        const V evenLow = zip<0>(phase[0], phase[2], lanes);
        const V oddLow = zip<0>(phase[1], phase[3], lanes);
        const V evenHigh = zip<kLanes / 2>(phase[0], phase[2], lanes);
        const V oddHigh = zip<kLanes / 2>(phase[1], phase[3], lanes);
        put<T, kBytes, kStream>(to, zip<0>(evenLow, oddLow, lanes));
        put<T, kBytes, kStream>(to + kLanes, zip<kLanes / 2>(evenLow, oddLow, lanes));
        put<T, kBytes, kStream>(to + 2 * kLanes, zip<0>(evenHigh, oddHigh, lanes));
        put<T, kBytes, kStream>(to + 3 * kLanes, zip<kLanes / 2>(evenHigh, oddHigh, lanes));
    }
}

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
    V sums[kFilters][kVectors][kPhases];

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
                add(input + list.offsets[t], weights, phase);
        }
    }

    [[gnu::always_inline]] inline void add(const T* input, const T* weights, int phase) {
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

    template <bool kStream>
    [[gnu::always_inline]] inline void write(T* output, Index filterStride) const {
#pragma GCC unroll 8
        for (int f = 0; f < kFilters; ++f) {
#pragma GCC unroll 16
            for (int v = 0; v < kVectors; ++v) {
                putPhases<T, kBytes, kPhases, kStream>(
                    output + f * filterStride + v * kLanes * kPhases, sums[f][v]);
            }
        }
    }
};

/// A job of less than a vector of each phase.
template <class T, int kBytes, int kPhases, int kFilters>
[[gnu::noinline]] void writePart(const RowJob<T>& job) {
    using Narrow = Tile<T, kBytes, kPhases, kFilters, 1>;
    constexpr Index kWidth = Narrow::kLanes * kPhases;
    Narrow tile;
    tile.compute(PhasesFrom<T, kPhases>(job, 0), 0);
    T row[kFilters * kWidth];
    tile.template write<false>(row, kWidth);
    for (int f = 0; f < kFilters; ++f) {
        for (Index j = 0; j < job.count; ++j)
            job.output[f * job.filterStride + j] = row[f * kWidth + j];
    }
}

/// As many whole tiles as fit between two positions; returns where they end.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors, bool kStream>
[[gnu::noinline]] Index writeTiles(const RowJob<T>& job, Index position, Index end) {
    using Wide = Tile<T, kBytes, kPhases, kFilters, kVectors>;
    constexpr Index kStep = Wide::kLanes * kVectors;
    const PhasesFrom<T, kPhases> lists(job, position);
    for (Index n = 0; position + kStep * kPhases <= end; n += kStep, position += kStep * kPhases) {
        Wide tile;
        tile.compute(lists, n);
        tile.template write<kStream>(job.output + position, job.filterStride);
    }
    return position;
}

/// How many cells it is to the beginning of a cache line.
template <class T>
inline Index untilLine(const T* from) {
    constexpr auto kLine = 64 / sizeof(T);
    const auto cells = reinterpret_cast<std::uintptr_t>(from) / sizeof(T);
    return static_cast<Index>((kLine - cells % kLine) % kLine);
}

/// A row in tiles of equal width. The last one overlaps its neighbour, and so does the first where
/// the others are aligned: to compute a few cells twice is quicker than to compute them apart.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
void writeRow(const RowJob<T>& job) {
    constexpr Index kWidth = VectorOf<T, kBytes>::kLanes * kVectors * kPhases;
    if (job.count < kWidth) {
        if constexpr (kVectors > 1)
            writeRow<T, kBytes, kPhases, kFilters, kVectors / 2>(job);
        else
            writePart<T, kBytes, kPhases, kFilters>(job);
        return;
    }
    constexpr auto kPlain = writeTiles<T, kBytes, kPhases, kFilters, kVectors, false>;
    constexpr auto kPast = writeTiles<T, kBytes, kPhases, kFilters, kVectors, true>;
    Index done = job.align ? untilLine(job.output) : 0;
    if (done + kWidth > job.count)
        done = 0;
    for (Index position = 0; position < done; position += kWidth)
        kPlain(job, position, position + kWidth);
    done = (job.stream ? kPast : kPlain)(job, done, job.count);
    if (done < job.count)
        kPlain(job, job.count - kWidth, job.count);
}

constexpr int vectorsFor(int phases, int filters) {
    const int fitting = DECONV_SUMS / (phases * filters);
    return fitting < 1 ? 1 : fitting > 8 ? 8 : fitting;
}

constexpr int mostFilters(int phases) {
    const int fitting = DECONV_SUMS / phases;
    return fitting < kMostFilters ? fitting : kMostFilters;
}

template <class T, int kPhases, int kFilters>
constexpr typename RowKernels<T>::Row rowFor() {
    if constexpr (kFilters > mostFilters(kPhases))
        return nullptr;
    else
        return writeRow < T, kFilters == 1 ? DECONV_NARROW : DECONV_BYTES, kPhases, kFilters,
               vectorsFor(kPhases, kFilters) > ;
}

template <class T, int kStride>
inline void gatherEvery(T* to, const T* from, Index count) {
    for (Index n = 0; n < count; ++n)
        to[n] = from[n * kStride];
}

template <class T>
void gather(T* to, const T* from, Index count, Index stride) {
    if (stride == 1) {
        __builtin_memcpy(to, from, static_cast<std::size_t>(count) * sizeof(T));
        return;
    }
    if (stride == 2)
        return gatherEvery<T, 2>(to, from, count);
    if (stride == 3)
        return gatherEvery<T, 3>(to, from, count);
    if (stride == 4)
        return gatherEvery<T, 4>(to, from, count);
    for (Index n = 0; n < count; ++n)
        to[n] = from[n * stride];
}

template <class T>
void streamCopy(T* to, const T* from, Index count) {
    constexpr Index kLanes = VectorOf<T, DECONV_BYTES>::kLanes;
    const Index head = untilLine(to);
    Index n = 0;
    for (; n < head && n < count; ++n)
        to[n] = from[n];
    // Whole cache lines at a time: a line that is begun and left waits in a buffer of which there
    // are few.
    constexpr Index kLine = 64 / static_cast<Index>(sizeof(T));
    for (; n + kLine <= count; n += kLine) {
        typename VectorOf<T, DECONV_BYTES>::Type line[kLine / kLanes];
#pragma GCC unroll 8
        for (Index v = 0; v < kLine / kLanes; ++v)
            line[v] = load<T, DECONV_BYTES>(from + n + v * kLanes);
#pragma GCC unroll 8
        for (Index v = 0; v < kLine / kLanes; ++v)
            put<T, DECONV_BYTES, true>(to + n + v * kLanes, line[v]);
    }
    for (; n < count; ++n)
        to[n] = from[n];
}

void fence() {
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

template <class T>
constexpr RowKernels<T> makeTable() {
    return {{{rowFor<T, 1, 1>(), rowFor<T, 1, 2>(), rowFor<T, 1, 3>(), rowFor<T, 1, 4>()},
             {rowFor<T, 2, 1>(), rowFor<T, 2, 2>(), rowFor<T, 2, 3>(), rowFor<T, 2, 4>()},
             {rowFor<T, 3, 1>(), rowFor<T, 3, 2>(), rowFor<T, 3, 3>(), rowFor<T, 3, 4>()},
             {rowFor<T, 4, 1>(), rowFor<T, 4, 2>(), rowFor<T, 4, 3>(), rowFor<T, 4, 4>()}},
            {mostFilters(1), mostFilters(2), mostFilters(3), mostFilters(4)},
            gather<T>,
            streamCopy<T>,
            fence};
}

}  // namespace

namespace DECONV_SET {

extern const RowKernels<float> kFloatRows;
extern const RowKernels<double> kDoubleRows;
constexpr RowKernels<float> kFloatRows = makeTable<float>();
constexpr RowKernels<double> kDoubleRows = makeTable<double>();

}  // namespace DECONV_SET
}  // namespace core::kernels
