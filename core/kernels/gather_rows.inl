// The body of gather_rows_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/gather_rows.h"

#include <type_traits>
#include <utility>

namespace core::kernels {
namespace {

using Index = std::int64_t;

template <class T, int kBytes>
struct VectorOf {
    typedef T Type __attribute__((vector_size(kBytes)));
    typedef T Unaligned __attribute__((vector_size(kBytes), aligned(alignof(T)), may_alias));
    static constexpr int kLanes = kBytes / static_cast<int>(sizeof(T));
};

template <class T, int kBytes>
inline typename VectorOf<T, kBytes>::Type load(const T* from) {
    return *reinterpret_cast<const typename VectorOf<T, kBytes>::Unaligned*>(from);
}

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
    for (Index r = 0; r < job.rows; ++r, from += job.fromStride, to += job.toStride)
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
                    job.to[r * job.toStride + n] = job.from[r * job.fromStride + n * job.step];
            }
    }
}

/// Numbers of lanes.
template <class T, int kBytes>
struct LanesOf {
    using Lane = std::conditional_t<sizeof(T) == sizeof(std::int32_t), std::int32_t, std::int64_t>;
    typedef Lane Type __attribute__((vector_size(kBytes)));
};

/// The lanes of two vectors that `at` names, modulo how many there are.
template <class V, class Lanes>
inline V lanesAt(V a, V b, Lanes at) {
#if defined(__clang__)
    constexpr int kLanes = sizeof(at) / sizeof(at[0]);
    V picked = a;
    for (int n = 0; n < kLanes; ++n)
        picked[n] = (at[n] & kLanes) == 0 ? a[at[n] & (kLanes - 1)] : b[at[n] & (kLanes - 1)];
    return picked;
#else
    return __builtin_shuffle(a, b, at);
#endif
}

/// The cells `at` of kVectors vectors.
template <class T, int kVectors, class Lanes>
inline auto cellsAt(const T* from, Lanes at) {
    constexpr int kBytes = DECONV_BYTES, kLanes = VectorOf<T, kBytes>::kLanes;
    const auto a = load<T, kBytes>(from);
    if constexpr (kVectors == 1) {
        return lanesAt(a, a, at);
    } else {
        const auto ab = lanesAt(a, load<T, kBytes>(from + kLanes), at);
        if constexpr (kVectors == 2)
            return ab;
        const auto c = load<T, kBytes>(from + 2 * kLanes);
        const auto d = kVectors == 3 ? c : load<T, kBytes>(from + 3 * kLanes);
        return at < 2 * kLanes ? ab : lanesAt(c, d, at);
    }
}

/// Rows whose next cells are always among kVectors vectors; with 0 as they are. kStored bytes of
/// the last cells are written.
template <class T, int kVectors, int kStored>
struct GatherAmong {
    using Vector = VectorOf<T, DECONV_BYTES>;
    using Lanes = typename LanesOf<T, DECONV_BYTES>::Type;
    using Lane = typename LanesOf<T, DECONV_BYTES>::Lane;
    static constexpr Index kLanes = Vector::kLanes;
    static constexpr Index kRead = kVectors + (kVectors == 0 ? 1 : 0);  // vectors for one of cells

    const GatherJob<T>& rows;
    const T* end;
    Index last, reach;  // where the last vector begins, and how far a row's vectors go
    Lanes at, keep;

    GatherAmong(const GatherJob<T>& job, const T* dataEnd) : rows(job), end(dataEnd) {
        last = (rows.cells - 1) / kLanes * kLanes;
        reach = last * rows.step + kRead * kLanes;
        for (Index n = 0; n < kLanes; ++n) {
            at[n] = static_cast<Lane>(n * rows.step);
            keep[n] = last + n < rows.cells ? -1 : 0;
        }
    }
    inline auto next(const T* from) const {
        if constexpr (kVectors == 0)
            return load<T, DECONV_BYTES>(from);
        else
            return cellsAt<T, kVectors>(from, at);
    }
    inline void gatherPlane(const T* from, T* to) const {
        // What is written could be this, as a compiler sees it.
        const Index count = rows.rows, fromStride = rows.fromStride, toStride = rows.toStride;
        const Index step = rows.step, lastCell = last, toLast = last * step, whole = reach;
        const T* const dataEnd = end;
        const Lanes kept = keep;
        Index r = 0;
        for (; r < count && dataEnd - from >= whole; ++r, from += fromStride, to += toStride) {
            if constexpr (kStored == DECONV_BYTES) {
                for (Index n = 0; n < lastCell; n += kLanes)
                    *reinterpret_cast<typename Vector::Unaligned*>(to + n) = next(from + n * step);
            }
            const Lanes cells = reinterpret_cast<Lanes>(next(from + toLast)) & kept;
            __builtin_memcpy(to + lastCell, &cells, kStored);
        }
        for (; r < rows.rows; ++r, from += rows.fromStride, to += rows.toStride) {
            for (Index n = 0; n < rows.cells; ++n)
                to[n] = from[n * rows.step];
        }
    }
};

template <class T, int kVectors, int kStored>
void gatherAmong(const GatherPlanesJob<T>& job) {
    const GatherAmong<T, kVectors, kStored> among(job.rows, job.end);
    for (Index n = 0; n < job.planes; ++n)
        among.gatherPlane(job.rows.from + n * job.fromPlane, job.rows.to + n * job.toPlane);
}

/// By as narrow stores as hold a row: they meet fewer cache lines' ends.
template <class T, int kVectors>
void gatherStored(const GatherPlanesJob<T>& job) {
    const auto bytes = job.rows.cells * static_cast<Index>(sizeof(T));
    if (bytes <= 16)
        return gatherAmong<T, kVectors, 16>(job);
    if constexpr (DECONV_BYTES > 32) {
        if (bytes <= 32)
            return gatherAmong<T, kVectors, 32>(job);
    }
    gatherAmong<T, kVectors, DECONV_BYTES>(job);
}

template <class T>
void gatherAnyPlanes(const GatherPlanesJob<T>& job) {
    constexpr Index kLanes = VectorOf<T, DECONV_BYTES>::kLanes;
    [[maybe_unused]] constexpr Index kCanPermute = 32;
    const Index step = job.rows.step, cells = job.rows.cells < kLanes ? job.rows.cells : kLanes;
    if (step == 1)
        return gatherStored<T, 0>(job);
    if constexpr (DECONV_BYTES >= kCanPermute) {
        switch (((cells - 1) * step + kLanes) / kLanes) {
            case 1:
                return gatherStored<T, 1>(job);
            case 2:
                return gatherStored<T, 2>(job);
            case 3:
                return gatherStored<T, 3>(job);
            case 4:
                return gatherStored<T, 4>(job);
            default:
                break;
        }
    }
    for (Index n = 0; n < job.planes; ++n) {
        GatherJob<T> plane = job.rows;
        plane.from += n * job.fromPlane;
        plane.to += n * job.toPlane;
        gather(plane);
    }
}

}  // namespace

namespace DECONV_SET {

void gatherRows(const GatherJob<float>& job) {
    gather(job);
}
void gatherRows(const GatherJob<double>& job) {
    gather(job);
}
void gatherPlanes(const GatherPlanesJob<float>& job) {
    gatherAnyPlanes(job);
}
void gatherPlanes(const GatherPlanesJob<double>& job) {
    gatherAnyPlanes(job);
}

}  // namespace DECONV_SET
}  // namespace core::kernels
