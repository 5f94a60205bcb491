// The body of row_kernels_*.cpp, each of which defines
//   DECONV_SET      the namespace of the table,
//   DECONV_BYTES    the size of a vector,
//   DECONV_SUMS     how many vectors of sums fit into registers beside the operands,
//   DECONV_NARROW   the size of a vector for single filters,
// and is compiled for its own instruction set. Everything but the table is in an unnamed namespace:
// a template with a name outside could be the copy that the linker keeps for the whole program,
// which would then die on older machines.

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

    /// Writes them from `position` on; rows[f] is where the filter's position 0 goes.
    template <bool kStream>
    [[gnu::always_inline]] inline void write(T* const* rows, Index position) const {
#pragma GCC unroll 8
        for (int f = 0; f < kFilters; ++f) {
#pragma GCC unroll 16
            for (int v = 0; v < kVectors; ++v) {
                putPhases<T, kBytes, kPhases, kStream>(rows[f] + position + v * kLanes * kPhases,
                                                       sums[f][v]);
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
    T room[kFilters * kWidth];
    T* rows[kFilters];
    for (int f = 0; f < kFilters; ++f)
        rows[f] = room + f * kWidth;
    tile.template write<false>(rows, 0);
    for (int f = 0; f < kFilters; ++f) {
        for (Index j = 0; j < job.count; ++j)
            job.output[f * job.filterStride + j] = rows[f][j];
    }
}

/// One tile.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::noinline]] void writeTile(const RowJob<T>& job, T* const* rows, Index position) {
    Tile<T, kBytes, kPhases, kFilters, kVectors> tile;
    tile.compute(PhasesFrom<T, kPhases>(job, position), 0);
    tile.template write<false>(rows, position);
}

/// As many whole tiles as fit between two positions; returns where they end.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors, bool kStream>
[[gnu::noinline]] Index writeTiles(const RowJob<T>& job, T* const* rows, Index position,
                                   Index end) {
    using Wide = Tile<T, kBytes, kPhases, kFilters, kVectors>;
    constexpr Index kStep = Wide::kLanes * kVectors;
    const PhasesFrom<T, kPhases> lists(job, position);
    for (Index n = 0; position + kStep * kPhases <= end; n += kStep, position += kStep * kPhases) {
        Wide tile;
        tile.compute(lists, n);
        tile.template write<kStream>(rows, position);
    }
    return position;
}

template <class T>
using WriteTile = void (*)(const RowJob<T>&, T* const*, Index);

/// Tiles of 1, 2, … vectors.
template <class T, int kBytes, int kPhases, int kFilters, int... kLess>
inline void writeTileOf(int vectors, const RowJob<T>& job, T* const* rows, Index position,
                        std::integer_sequence<int, kLess...>) {
    static constexpr WriteTile<T> kTiles[] = {
        writeTile<T, kBytes, kPhases, kFilters, kLess + 1>...};
    kTiles[vectors - 1](job, rows, position);
}

/// What is left of a row from `position` on, less than a tile of kVectors: by the narrowest tile
/// that holds it. It overlaps its neighbour: to compute a few cells twice is quicker than to
/// compute them apart.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
void writeRest(const RowJob<T>& job, T* const* rows, Index position) {
    constexpr Index kWidth = VectorOf<T, kBytes>::kLanes * kPhases;
    constexpr std::make_integer_sequence<int, kVectors> kTiles{};
    if (position == job.count)
        return;
    auto vectors = static_cast<int>((job.count - position + kWidth - 1) / kWidth);
    if (vectors * kWidth > job.count) {
        if (vectors == 1)
            return writePart<T, kBytes, kPhases, kFilters>(job);
        writeTileOf<T, kBytes, kPhases, kFilters>(vectors - 1, job, rows, 0, kTiles);
        vectors = 1;
    }
    writeTileOf<T, kBytes, kPhases, kFilters>(vectors, job, rows, job.count - vectors * kWidth,
                                              kTiles);
}

/// One filter's row on its way past the caches, of which whole cache lines alone are worth
/// writing: a line that is begun and left waits in a buffer of which there are few.
template <class T>
struct StagedRow {
    static constexpr Index kLine = 64 / static_cast<Index>(sizeof(T));
    /// Cells that are kept: before the first, for a tile that overlaps its neighbour, and after.
    static constexpr Index kMargin = 12 * kLine;
    static constexpr Index kCapacity = 49 * kLine;

    alignas(64) T room[kMargin + kCapacity];
    T* lines;     // where room[kMargin] goes, a cache line's beginning
    Index first;  // cells of the first line that belong to others
    Index next;   // the first that was not written yet

    inline void begin(T* output) {
        first = pastLine(output);
        lines = output - first;
        next = 0;
    }
    const T* cells() const { return room + kMargin; }

    /// Writes the whole lines before `end`.
    inline void writeUntil(Index end) {
        for (; next + kLine <= end; next += kLine) {
            if (next < first)
                copy(first, next + kLine);
            else
                streamLine(lines + next, cells() + next);
        }
    }
    inline void writeAll(Index end) {
        writeUntil(end);
        copy(next < first ? first : next, end);
    }
    /// Makes room: after `end` cells the next one is to be cell end − by, by being whole lines.
    inline void shift(Index end, Index by) {
        writeUntil(end);
        for (Index n = next; n < end; ++n)
            room[kMargin + n - by] = room[kMargin + n];
        next -= by;
        lines += by;
        first = 0;
    }

private:
    void copy(Index from, Index end) {
        for (Index n = from; n < end; ++n)
            lines[n] = cells()[n];
    }
};

/// A row of planes that begin anywhere within a cache line. Each tile goes to the first-level
/// cache; while the next one is computed, the lines that it completed are on their way to memory.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::noinline]] void writeStaged(const RowJob<T>& job) {
    using Wide = Tile<T, kBytes, kPhases, kFilters, kVectors>;
    using Staged = StagedRow<T>;
    constexpr Index kStep = Wide::kLanes * kVectors;
    constexpr Index kWidth = kStep * kPhases;
    Staged staged[kFilters];
    T* rows[kFilters];
    for (int f = 0; f < kFilters; ++f) {
        staged[f].begin(job.output + f * job.filterStride);
        rows[f] = staged[f].room + Staged::kMargin + staged[f].first;
    }
    Index past[kFilters];
    for (int f = 0; f < kFilters; ++f)
        past[f] = staged[f].first;
    const PhasesFrom<T, kPhases> lists(job, 0);
    Index position = 0, base = 0;
    const auto makeRoom = [&] {
        if (position - base + kWidth + Staged::kLine <= Staged::kCapacity)
            return;
        const Index by = (position - base) / Staged::kLine * Staged::kLine;
        for (int f = 0; f < kFilters; ++f) {
            staged[f].shift(past[f] + position - base, by);
            rows[f] -= by;
        }
        base += by;
    };
    for (Index n = 0; position + kWidth <= job.count; n += kStep, position += kWidth) {
        makeRoom();
        Wide tile;
        tile.compute(lists, n);
        tile.template write<false>(rows, position);
        for (int f = 0; f < kFilters; ++f)
            staged[f].writeUntil(past[f] + position - base);
    }
    makeRoom();
    writeRest<T, kBytes, kPhases, kFilters, kVectors>(job, rows, position);
    for (int f = 0; f < kFilters; ++f)
        staged[f].writeAll(past[f] + job.count - base);
}

/// A row in tiles of equal width and what is left. Where the tiles are aligned, the first one
/// overlaps its neighbour.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
void writeRow(const RowJob<T>& job) {
    constexpr Index kWidth = VectorOf<T, kBytes>::kLanes * kVectors * kPhases;
    constexpr Index kLine = 64 / static_cast<Index>(sizeof(T));
    if (job.stream && !job.align && job.count >= kWidth)
        return writeStaged<T, kBytes, kPhases, kFilters, kVectors>(job);
    constexpr auto kPlain = writeTiles<T, kBytes, kPhases, kFilters, kVectors, false>;
    constexpr auto kPast = writeTiles<T, kBytes, kPhases, kFilters, kVectors, true>;
    T* rows[kFilters];
    for (int f = 0; f < kFilters; ++f)
        rows[f] = job.output + f * job.filterStride;
    Index done = job.align ? (kLine - pastLine(job.output)) % kLine : 0;
    if (done + kWidth > job.count)
        done = 0;
    for (Index position = 0; position < done; position += kWidth)
        kPlain(job, rows, position, position + kWidth);
    done = (job.stream ? kPast : kPlain)(job, rows, done, job.count);
    writeRest<T, kBytes, kPhases, kFilters, kVectors>(job, rows, done);
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
