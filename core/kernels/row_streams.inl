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

/// As many whole tiles as a row has; returns where they end.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::always_inline]] inline Index streamTiles(const RowJob<T>& job,
                                                Stream<T, kBytes> (&streams)[kFilters]) {
    using Wide = Tile<T, kBytes, kPhases, kFilters, kVectors>;
    constexpr Index kStep = Wide::kLanes * kVectors, kWidth = kStep * kPhases;
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
    return position;
}

/// The same with copies of the streams. What nothing else knows of stays in registers: as far as a
/// compiler sees, what is written could be the streams themselves, which it would then read again
/// after each vector. More streams than a few have no room there.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::always_inline]] inline Index streamTilesApart(const RowJob<T>& job,
                                                     Stream<T, kBytes> (&streams)[kFilters]) {
    Stream<T, kBytes> own[kFilters];
#pragma GCC unroll 8
    for (int f = 0; f < kFilters; ++f)
        own[f] = streams[f];
    const Index end = streamTiles<T, kBytes, kPhases, kFilters, kVectors>(job, own);
#pragma GCC unroll 8
    for (int f = 0; f < kFilters; ++f)
        streams[f] = own[f];
    return end;
}

/// A row past the caches, of planes that begin anywhere within a cache line.
template <class T, int kBytes, int kPhases, int kFilters, int kVectors>
[[gnu::noinline]] void writeStreamed(const RowJob<T>& job) {
    constexpr Index kLanes = VectorOf<T, kBytes>::kLanes;
    constexpr int kFew = 4;
    Stream<T, kBytes> streams[kFilters];
    for (int f = 0; f < kFilters; ++f) {
        if (job.begins)
            streams[f].begin(job.output + f * job.filterStride);
        else
            streams[f].resume(job.streams[f]);
    }
    Index position = 0;
    if constexpr (kFilters <= kFew)
        position = streamTilesApart<T, kBytes, kPhases, kFilters, kVectors>(job, streams);
    else
        position = streamTiles<T, kBytes, kPhases, kFilters, kVectors>(job, streams);
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
