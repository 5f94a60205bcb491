// The body of side_by_side_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/side_by_side.h"

#include <utility>

namespace core::kernels {
namespace {

using Index = std::int64_t;

template <class T, int kBytes>
struct VectorOf {
    typedef T Type __attribute__((vector_size(kBytes), may_alias));
    typedef T Unaligned __attribute__((vector_size(kBytes), aligned(alignof(T)), may_alias));
};

constexpr int smaller(int one, int other) {
    return one < other ? one : other;
}

/// A cell's sums, of kPlanes planes at once: each has sums of its own, since to add to one takes
/// longer than to multiply for the next.
template <class T, int kBytes, bool kShared>
struct Sums {
    static constexpr int kVectorBytes = smaller(kBytes, DECONV_BYTES);
    static constexpr int kVectors = kBytes / kVectorBytes;
    static constexpr int kPlanes = kVectors <= 2 ? 4 : kVectors <= 4 ? 2 : 1;
    using Vector = typename VectorOf<T, kVectorBytes>::Type;
    Vector values[kPlanes][kVectors] = {};

    template <int kCount>
    inline void add(const SumsJob<T>& job, Index plane, const Product* first, const Product* end) {
        const T* const input = job.input + plane * job.inputPlane;
        const T* const weights = job.weights + plane * job.weightPlane;
        const Index nextInput = job.inputPlane, nextWeight = job.weightPlane;
#pragma GCC unroll 1
        for (; first != end; ++first) {
            const T *cell = input + first->cell, *weight = weights + first->weight;
#pragma GCC unroll 4
            for (int p = 0; p < kCount; ++p, cell += nextInput, weight += nextWeight) {
#pragma GCC unroll 8
                for (int v = 0; v < kVectors; ++v) {
                    const Vector several = reinterpret_cast<const Vector*>(weight)[v];
                    if constexpr (kShared)
                        values[p][v] += *cell * several;
                    else
                        values[p][v] += reinterpret_cast<const Vector*>(cell)[v] * several;
                }
            }
        }
    }
    /// The same for what is left from this plane on: less than kPlanes.
    inline void addRest(const SumsJob<T>& job, Index plane, const Product* first,
                        const Product* end) {
        const Index left = job.planes - plane;
        if constexpr (kPlanes > 3) {
            if (left == 3)
                return add<3>(job, plane, first, end);
        }
        if constexpr (kPlanes > 2) {
            if (left == 2)
                return add<2>(job, plane, first, end);
        }
        if (left == 1)
            add<1>(job, plane, first, end);
    }
    inline void write(T* to) const {
#pragma GCC unroll 8
        for (int v = 0; v < kVectors; ++v) {
            Vector sum = values[0][v];
#pragma GCC unroll 4
            for (int p = 1; p < kPlanes; ++p)
                sum += values[p][v];
            reinterpret_cast<Vector*>(to)[v] = sum;
        }
    }
};

template <class T, int kBytes, bool kShared>
void sumBeside(const SumsJob<T>& job) {
    using Cell = Sums<T, kBytes, kShared>;
    const Product* first = job.products + job.firstProduct;
    for (Index n = 0; n < job.cellCount; ++n) {
        const Product* const end = job.products + job.cells[n].end;
        Cell sums;
        Index plane = 0;
        for (; plane + Cell::kPlanes <= job.planes; plane += Cell::kPlanes)
            sums.template add<Cell::kPlanes>(job, plane, first, end);
        sums.addRest(job, plane, first, end);
        sums.write(job.output + job.cells[n].place);
        first = end;
    }
}

/// From lane kFirst on, the lanes of two vectors in turn.
template <int kFirst, class V, int... kLane>
inline V zipped(V a, V b, std::integer_sequence<int, kLane...>) {
    constexpr int kLanes = sizeof...(kLane);
    return __builtin_shufflevector(
        a, b, (kLane % 2 == 0 ? kFirst + kLane / 2 : kLanes + kFirst + kLane / 2)...);
}

/// A square as large as a vector.
template <class T, int kBytes>
inline void transposeSquare(T* to, Index toStride, const T* from, Index fromStride) {
    using Vector = typename VectorOf<T, kBytes>::Type;
    using Unaligned = typename VectorOf<T, kBytes>::Unaligned;
    constexpr int kLanes = kBytes / static_cast<int>(sizeof(T));
    constexpr std::make_integer_sequence<int, kLanes> kEvery{};
    Vector rows[kLanes], mixed[kLanes];
#pragma GCC unroll 16
    for (int r = 0; r < kLanes; ++r)
        rows[r] = *reinterpret_cast<const Unaligned*>(from + r * fromStride);
#pragma GCC unroll 4
    for (int step = 1; step < kLanes; step *= 2) {
#pragma GCC unroll 8
        for (int r = 0; r < kLanes / 2; ++r) {
            mixed[2 * r] = zipped<0>(rows[r], rows[r + kLanes / 2], kEvery);
            mixed[2 * r + 1] = zipped<kLanes / 2>(rows[r], rows[r + kLanes / 2], kEvery);
        }
#pragma GCC unroll 16
        for (int r = 0; r < kLanes; ++r)
            rows[r] = mixed[r];
    }
#pragma GCC unroll 16
    for (int c = 0; c < kLanes; ++c)
        *reinterpret_cast<Unaligned*>(to + c * toStride) = rows[c];
}

/// In squares, of which the last ones overlap those before them.
template <class T, int kBytes>
[[gnu::noinline]] void transposeSquares(const TransposeJob<T>& job) {
    constexpr Index kLanes = kBytes / static_cast<Index>(sizeof(T));
    for (Index r = 0; r < job.rows; r += kLanes) {
        const Index row = r + kLanes > job.rows ? job.rows - kLanes : r;
        for (Index c = 0; c < job.columns; c += kLanes) {
            const Index column = c + kLanes > job.columns ? job.columns - kLanes : c;
            transposeSquare<T, kBytes>(job.to + column * job.toStride + row, job.toStride,
                                       job.from + row * job.fromStride + column, job.fromStride);
        }
    }
}

template <class T>
void transposeAny(const TransposeJob<T>& job) {
    constexpr Index kWide = DECONV_BYTES / static_cast<Index>(sizeof(T));
    constexpr Index kNarrow = 16 / static_cast<Index>(sizeof(T));
    const Index least = job.rows < job.columns ? job.rows : job.columns;
    if (least >= kWide)
        return transposeSquares<T, DECONV_BYTES>(job);
    if (least >= kNarrow)
        return transposeSquares<T, 16>(job);
    for (Index r = 0; r < job.rows; ++r) {
        for (Index c = 0; c < job.columns; ++c)
            job.to[c * job.toStride + r] = job.from[r * job.fromStride + c];
    }
}

template <class T>
constexpr SideBySide<T> makeSideBySide() {
    return {sumBeside<T, 64, false>,
            {sumBeside<T, 16, true>, sumBeside<T, 32, true>, sumBeside<T, 64, true>,
             sumBeside<T, 128, true>},
            transposeAny<T>};
}

}  // namespace

namespace DECONV_SET {

extern const SideBySide<float> kFloatBeside;
extern const SideBySide<double> kDoubleBeside;
constexpr SideBySide<float> kFloatBeside = makeSideBySide<float>();
constexpr SideBySide<double> kDoubleBeside = makeSideBySide<double>();

}  // namespace DECONV_SET
}  // namespace core::kernels
