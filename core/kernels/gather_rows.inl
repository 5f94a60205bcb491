// The body of gather_rows_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/gather_rows.h"

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

}  // namespace

namespace DECONV_SET {

void gatherRows(const GatherJob<float>& job) {
    gather(job);
}
void gatherRows(const GatherJob<double>& job) {
    gather(job);
}

}  // namespace DECONV_SET
}  // namespace core::kernels
