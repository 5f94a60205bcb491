// Rows past the caches, for row_kernels.inl.

#include "core/kernels/row_tiles.inl"

namespace core::kernels {
namespace {

/// A RowStream in registers. Results come in vectors that begin anywhere; each is joined with the
/// one before it. (To go by way of memory, a load would wait for the stores before it, and those
/// for the memory.)
template <class T, int kBytes>
struct Stream {
    using V = typename VectorOf<T, kBytes>::Type;
    static constexpr Index kLanes = VectorOf<T, kBytes>::kLanes;
    static constexpr Index kEnd = 64 / static_cast<Index>(sizeof(T)) - kLanes;
    V last;
    Shift<T, kBytes> shift;
    T* to;
    Index waiting, foreign;

    inline void begin(T* row) {
        waiting = foreign = pastLine(row) % kLanes;
        to = row - waiting;
        last = V{};
        shift.begin(kLanes - waiting);
    }
    inline void resume(const RowStream<T>& state) {
        waiting = state.waiting;
        foreign = state.foreign;
        to = state.to;
        last = load<T, kBytes>(state.last + kEnd);
        shift.begin(kLanes - waiting);
    }
    inline void keep(RowStream<T>& state) const {
        state.waiting = waiting;
        state.foreign = foreign;
        state.to = to;
        store<T, kBytes>(state.last + kEnd, last);
    }
    [[gnu::always_inline]] inline void add(V results) {
        put<T, kBytes, true>(to, shift(last, results));
        to += kLanes;
        last = results;
    }
    /// The same where cells of others may wait.
    inline void addFirst(V results) {
        if (foreign == 0)
            return add(results);
        copy(shift(last, results), foreign, kLanes);
        foreign = 0;
        to += kLanes;
        last = results;
    }
    /// Adds the first `count` of the results, 0 < count ≤ kLanes, that end a row.
    inline void addLast(V results, Index count) {
        Shift<T, kBytes> end;
        end.begin(count);
        const V rest = end(last, results);
        waiting += count;
        if (waiting >= kLanes) {
            waiting -= kLanes;
            addFirst(results);
        }
        last = rest;
    }
    /// Writes what waits.
    inline void finish() {
        shift.begin(kLanes - waiting);
        copy(shift(last, last), foreign, waiting);
    }

private:
    inline void copy(V cells, Index first, Index end) {
        for (Index n = first; n < end; ++n)
            to[n] = cells[n];
    }
};

/// The last tile of a row, of less than a whole one.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::noinline]] void streamLast(const RowJob<T>& job, Stream<T, kBytes>* streams,
                                  Index position) {
    constexpr Index kLanes = VectorOf<T, kBytes>::kLanes;
    Tile<T, kBytes, kPhases, kFilters, kVectors> tile;
    tile.compute(PhasesFrom<T, kPhases>(job, position), 0);
    for (int f = 0; f < kFilters; ++f) {
        Index left = job.count - position;
        for (int v = 0; v < kVectors; ++v) {
            typename VectorOf<T, kBytes>::Type cells[kPhases];
            interleave<T, kBytes, kPhases>(tile.sums[f][v], cells);
            for (int p = 0; p < kPhases && left > 0; ++p, left -= kLanes) {
                if (left > kLanes)
                    streams[f].addFirst(cells[p]);
                else
                    streams[f].addLast(cells[p], left);
            }
        }
    }
}

template <class T, int kBytes>
using StreamLast = void (*)(const RowJob<T>&, Stream<T, kBytes>*, Index);

template <class T, int kBytes, int kPhases, int kFilters, int... kLess>
inline void streamLastOf(Index vectors, const RowJob<T>& job, Stream<T, kBytes>* streams,
                         Index position, std::integer_sequence<int, kLess...>) {
    static constexpr StreamLast<T, kBytes> kTiles[] = {
        streamLast<T, kBytes, kPhases, kFilters, kLess + 1>...};
    kTiles[vectors - 1](job, streams, position);
}

/// A row past the caches, of planes that begin anywhere within a cache line.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::noinline]] void writeStreamed(const RowJob<T>& job) {
    using Wide = Tile<T, kBytes, kPhases, kFilters, kVectors>;
    constexpr Index kLanes = Wide::kLanes, kStep = kLanes * kVectors, kWidth = kStep * kPhases;
    Stream<T, kBytes> streams[kFilters];
    for (int f = 0; f < kFilters; ++f) {
        if (job.begins)
            streams[f].begin(job.output + f * job.filterStride);
        else
            streams[f].resume(job.streams[f]);
    }
    const PhasesFrom<T, kPhases> lists(job, 0);
    Index position = 0;
    for (Index n = 0; position + kWidth <= job.count; n += kStep, position += kWidth) {
        Wide tile;
        tile.compute(lists, n);
#pragma GCC unroll 8
        for (int f = 0; f < kFilters; ++f) {
#pragma GCC unroll 16
            for (int v = 0; v < kVectors; ++v) {
                typename Wide::V cells[kPhases];
                interleave<T, kBytes, kPhases>(tile.sums[f][v], cells);
#pragma GCC unroll 8
                for (int p = 0; p < kPhases; ++p) {
                    if (v == 0 && p == 0)
                        streams[f].addFirst(cells[p]);
                    else
                        streams[f].add(cells[p]);
                }
            }
        }
    }
    if (position < job.count) {
        const Index vectors = (job.count - position + kLanes * kPhases - 1) / (kLanes * kPhases);
        streamLastOf<T, kBytes, kPhases, kFilters>(vectors, job, streams, position,
                                                   std::make_integer_sequence<int, kVectors>{});
    }
    for (int f = 0; f < kFilters; ++f) {
        if (job.ends)
            streams[f].finish();
        else
            streams[f].keep(job.streams[f]);
    }
}

}  // namespace
}  // namespace core::kernels
