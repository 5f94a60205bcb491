// The body of gather_rows_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/gather_rows.h"
#include "core/kernels/picked_lanes.inl"

namespace core::kernels {
namespace {

/// Of the vectors that every kStep-th cell is in, where number n begins: none goes beyond the last of
/// these cells.
constexpr int vectorStart(int step, int lanes, int n) {
    const int last = (step - 1) * (lanes - 1);
    return n * lanes < last ? n * lanes : last;
}

/// The lane of two vectors, of which the second is number n, that holds the lane-th cell of the
/// result; where neither does, any.
constexpr int laneOfPair(int step, int lanes, int n, int lane) {
    const int cell = lane * step;
    const int first = cell - vectorStart(step, lanes, n - 1), second = cell - vectorStart(step, lanes, n);
    if (first >= 0 && first < lanes)
        return first;
    return second >= 0 && second < lanes ? lanes + second : 0;
}

/// Whether the lane-th cell is in one of the first n vectors.
constexpr bool isBefore(int step, int lanes, int n, int lane) {
    return lane * step < vectorStart(step, lanes, n - 1) + lanes;
}

/// Every kStep-th cell.
template <class T, int kBytes, int kStep, int... kLane>
inline typename VectorOf<T, kBytes>::Type every(const T* from,
                                                std::integer_sequence<int, kLane...>) {
    constexpr int kLanes = VectorOf<T, kBytes>::kLanes;
    const auto a = load<T, kBytes>(from);
    const auto b = load<T, kBytes>(from + vectorStart(kStep, kLanes, 1));
    const auto ab = __builtin_shufflevector(a, b, laneOfPair(kStep, kLanes, 1, kLane)...);
    if constexpr (kStep == 2)
        return ab;
    const auto c = load<T, kBytes>(from + vectorStart(kStep, kLanes, 2));
    if constexpr (kStep == 3) {
        return __builtin_shufflevector(
            ab, c, (isBefore(3, kLanes, 2, kLane) ? kLane : laneOfPair(3, kLanes, 2, kLane))...);
    } else {
        const auto d = load<T, kBytes>(from + vectorStart(kStep, kLanes, kStep - 1));
        const auto cd = __builtin_shufflevector(c, d, laneOfPair(kStep, kLanes, 3, kLane)...);
        return __builtin_shufflevector(
            ab, cd, (isBefore(4, kLanes, 2, kLane) ? kLane : kLanes + kLane)...);
    }
}

/// to[r · toRow + n] = from[r · fromRow + n · step] for r < rows and n < cells. Nothing else is
/// written, and nothing read that lies outside of a row's first and last cell.
template <class T>
struct GatherJob {
    T* to;
    Index toRow;
    const T* from;
    Index fromRow;
    Index rows, cells, step;
};

/// A vector of cells.
template <class T, int kBytes, int kStep>
inline void gatherVector(T* to, const T* from) {
    using Vector = VectorOf<T, kBytes>;
    *reinterpret_cast<typename Vector::Unaligned*>(to) =
        every<T, kBytes, kStep>(from, std::make_integer_sequence<int, Vector::kLanes>{});
}

/// A row's cells from the n-th on in vectors, and what is less than one in the narrowest that holds
/// it; that one overlaps what came before.
template <class T, int kBytes, int kStep>
inline void gatherFrom(T* to, const T* from, Index n, Index cells) {
    constexpr Index kLanes = VectorOf<T, kBytes>::kLanes;
    for (; n + kLanes <= cells; n += kLanes)
        gatherVector<T, kBytes, kStep>(to + n, from + n * kStep);
    if (n == cells)
        return;
    if constexpr (kBytes > 16) {
        if (cells < kLanes || cells - n <= kLanes / 2)
            return gatherFrom<T, kBytes / 2, kStep>(to, from, n, cells);
    }
    if (cells >= kLanes)
        return gatherVector<T, kBytes, kStep>(to + cells - kLanes, from + (cells - kLanes) * kStep);
    for (; n < cells; ++n)
        to[n] = from[n * kStep];
}

template <class T, int kStep>
void gatherEvery(const GatherJob<T>& job) {
    const T* from = job.from;
    T* to = job.to;
    for (Index r = 0; r < job.rows; ++r, from += job.fromRow, to += job.toRow)
        gatherFrom<T, DECONV_BYTES, kStep>(to, from, 0, job.cells);
}

template <class T>
void gather(const GatherJob<T>& job) {
    switch (job.step) {
        case 2:
            return gatherEvery<T, 2>(job);
        case 3:
            return gatherEvery<T, 3>(job);
        case 4:
            return gatherEvery<T, 4>(job);
        default:
            for (Index r = 0; r < job.rows; ++r) {
                for (Index n = 0; n < job.cells; ++n)
                    job.to[r * job.toRow + n] = job.from[r * job.fromRow + n * job.step];
            }
    }
}

/// Rows whose next `block` cells, of all kCount segments, are always among kVectors vectors; with 0 as
/// they are. kStored bytes of the last cells are written.
template <class T, int kVectors, int kStored, int kCount>
struct GatherAmong {
    using Vector = VectorOf<T, DECONV_BYTES>;
    using Lanes = typename LanesOf<T, DECONV_BYTES>::Type;
    using Lane = typename LanesOf<T, DECONV_BYTES>::Lane;
    static constexpr Index kLanes = Vector::kLanes;
    static constexpr int kRead = kVectors + (kVectors == 0 ? 1 : 0);  // vectors for one of cells

    const GatherPlanesJob<T>& job;
    Index block;        // at most a vector: what lies beyond is overwritten
    Index last, reach;  // where the last block begins, and how far a row's vectors go
    Lanes at[kCount], keep[kCount];

    GatherAmong(const GatherPlanesJob<T>& planes, Index cells, Index most)
        : job(planes), block(most) {
        last = (cells - 1) / block * block;
        reach = last * job.step + kRead * kLanes;
        constexpr Lanes kInOrder = LanesOf<T, DECONV_BYTES>::inOrder();
        for (int n = 0; n < kCount; ++n) {
            const auto& segment = job.segments[n];
            at[n] = kInOrder * static_cast<Lane>(job.step) + static_cast<Lane>(segment.shift);
            keep[n] = kInOrder < static_cast<Lane>(segment.cells - last);
        }
    }
    /// A segment's next cells.
    inline typename Vector::Type cellsOf(const VectorsOf<T, kRead>& near, int segment) const {
        if constexpr (kVectors == 0)
            return near.vectors[0];
        else
            return near.cellsAt(at[segment]);
    }
    inline void gatherPlane(Index plane) const {
        // What is written could be this, as a compiler sees it.
        const GatherAmong own = *this;
        const Index count = job.rows, fromRow = job.fromRow, toRow = job.toRow, step = job.step;
        const T *from = job.from + plane * job.fromPlane, *const end = job.end;
        T* to[kCount];
        for (int segment = 0; segment < kCount; ++segment)
            to[segment] = job.segments[segment].to + plane * job.toPlane;
        Index r = 0;
        for (; r < count && end - from >= own.reach; ++r, from += fromRow) {
            if constexpr (kStored == DECONV_BYTES) {
                for (Index n = 0; n < own.last; n += own.block) {
                    const VectorsOf<T, kRead> near(from + n * step);
                    for (int segment = 0; segment < kCount; ++segment) {
                        *reinterpret_cast<typename Vector::Unaligned*>(to[segment] + n) =
                            own.cellsOf(near, segment);
                    }
                }
            }
            const VectorsOf<T, kRead> near(from + own.last * step);
            for (int segment = 0; segment < kCount; ++segment, to[segment - 1] += toRow) {
                const auto cells = own.cellsOf(near, segment);
                const Lanes kept = reinterpret_cast<Lanes>(cells) & own.keep[segment];
                __builtin_memcpy(to[segment] + own.last, &kept, kStored);
            }
        }
        for (; r < count; ++r, from += fromRow) {
            for (int segment = 0; segment < kCount; ++segment, to[segment - 1] += toRow) {
                const T* const first = from + job.segments[segment].shift;
                for (Index n = 0; n < job.segments[segment].cells; ++n)
                    to[segment][n] = first[n * step];
            }
        }
    }
};

template <class T, int kVectors, int kStored, int kCount>
void gatherAmong(const GatherPlanesJob<T>& job, Index cells, Index block) {
    const GatherAmong<T, kVectors, kStored, kCount> among(job, cells, block);
    for (Index n = 0; n < job.planes; ++n)
        among.gatherPlane(n);
}

/// By as narrow stores as hold a row: they meet fewer cache lines' ends.
template <class T, int kVectors, int kCount>
void gatherStored(const GatherPlanesJob<T>& job, Index cells, Index block) {
    const auto bytes = cells * static_cast<Index>(sizeof(T));
    if (cells <= block && bytes <= 16)
        return gatherAmong<T, kVectors, 16, kCount>(job, cells, block);
    if constexpr (DECONV_BYTES > 32) {
        if (cells <= block && bytes <= 32)
            return gatherAmong<T, kVectors, 32, kCount>(job, cells, block);
    }
    gatherAmong<T, kVectors, DECONV_BYTES, kCount>(job, cells, block);
}

template <class T, int kVectors>
void gatherCounted(const GatherPlanesJob<T>& job, Index cells, Index block) {
    switch (job.count) {
        case 1:
            return gatherStored<T, kVectors, 1>(job, cells, block);
        case 2:
            return gatherStored<T, kVectors, 2>(job, cells, block);
        case 3:
            return gatherStored<T, kVectors, 3>(job, cells, block);
        default:
            return gatherStored<T, kVectors, 4>(job, cells, block);
    }
}

template <class T>
void gatherAnyPlanes(const GatherPlanesJob<T>& job) {
    constexpr Index kLanes = VectorOf<T, DECONV_BYTES>::kLanes;
    [[maybe_unused]] constexpr Index kCanPermute = 32, kMostVectors = 4, kFewest = 2;
    Index cells = 0, shift = 0;
    for (Index n = 0; n < job.count; ++n) {
        cells = cells < job.segments[n].cells ? job.segments[n].cells : cells;
        shift = shift < job.segments[n].shift ? job.segments[n].shift : shift;
    }
    if (job.step == 1)
        return gatherStored<T, 0, 1>(job, cells, kLanes);
    if constexpr (DECONV_BYTES >= kCanPermute) {
        const Index within = (kMostVectors * kLanes - 1 - shift) / job.step + 1;
        const Index block = within < kLanes ? within : kLanes;
        const Index reach = ((cells < block ? cells : block) - 1) * job.step + shift;
        if (block >= kFewest || cells == 1) {
            switch (reach / kLanes + 1) {
                case 1:
                    return gatherCounted<T, 1>(job, cells, block);
                case 2:
                    return gatherCounted<T, 2>(job, cells, block);
                case 3:
                    return gatherCounted<T, 3>(job, cells, block);
                case 4:
                    return gatherCounted<T, 4>(job, cells, block);
                default:
                    break;
            }
        }
    }
    for (Index plane = 0; plane < job.planes; ++plane) {
        for (Index n = 0; n < job.count; ++n) {
            const auto& segment = job.segments[n];
            gather<T>({segment.to + plane * job.toPlane, job.toRow,
                       job.from + plane * job.fromPlane + segment.shift, job.fromRow, job.rows,
                       segment.cells, job.step});
        }
    }
}

}  // namespace

namespace DECONV_SET {

void gatherPlanes(const GatherPlanesJob<float>& job) {
    gatherAnyPlanes(job);
}
void gatherPlanes(const GatherPlanesJob<double>& job) {
    gatherAnyPlanes(job);
}

}  // namespace DECONV_SET
}  // namespace core::kernels
