// The body of dot_rows_*.cpp, each of which defines
//   DECONV_SET    the namespace of the functions, which row_kernels.inl puts into its table,
//   DECONV_BYTES  the size of a vector,
//   DECONV_ROWS   how many rows share what they load,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/kernels/dot_rows.h"

#include <type_traits>
#include <utility>

namespace core::kernels {
namespace {

using Index = std::int64_t;

template <class T, int kBytes>
struct VectorOf {
    typedef T Type __attribute__((vector_size(kBytes)));
    typedef T Unaligned __attribute__((vector_size(kBytes), aligned(alignof(T)), may_alias));
};
template <class T>
using Vector = typename VectorOf<T, DECONV_BYTES>::Type;
template <class T>
constexpr Index kLanes = DECONV_BYTES / Index{sizeof(T)};

template <class T, int kBytes>
inline typename VectorOf<T, kBytes>::Type load(const T* from) {
    return *reinterpret_cast<const typename VectorOf<T, kBytes>::Unaligned*>(from);
}

/// The last `count` lanes, and 0 in the others.
template <class T, int... kLane>
inline Vector<T> lastOf(Vector<T> value, Index count, std::integer_sequence<int, kLane...>) {
    using Lanes = decltype(value < value);
    const Lanes lanes{kLane...};
    using Lane = std::remove_reference_t<decltype(lanes[0])>;
    return lanes >= static_cast<std::remove_const_t<Lane>>(kLanes<T> - count) ? value : Vector<T>{};
}

/// The lanes' sums in the shortest vector.
template <class T, int kBytes, int... kLane>
inline typename VectorOf<T, 16>::Type folded(typename VectorOf<T, kBytes>::Type value,
                                             std::integer_sequence<int, kLane...>) {
    if constexpr (kBytes == 16) {
        return value;
    } else {
        constexpr int kHalf = sizeof...(kLane);
        const auto low = __builtin_shufflevector(value, value, kLane...);
        const auto high = __builtin_shufflevector(value, value, (kLane + kHalf)...);
        return folded<T, kBytes / 2>(low + high, std::make_integer_sequence<int, kHalf / 2>{});
    }
}

/// Four vectors' sums, side by side.
inline void sumUp(float* to, const VectorOf<float, 16>::Type* v) {
    const auto pair = [](auto a, auto b) {
        return __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    };
    const auto ab = pair(v[0], v[1]), cd = pair(v[2], v[3]);
    *reinterpret_cast<VectorOf<float, 16>::Unaligned*>(to) =
        __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}
inline void sumUp(double* to, const VectorOf<double, 16>::Type* v) {
    for (int n = 0; n < 4; n += 2)
        *reinterpret_cast<VectorOf<double, 16>::Unaligned*>(to + n) =
            __builtin_shufflevector(v[n], v[n + 1], 0, 2) +
            __builtin_shufflevector(v[n], v[n + 1], 1, 3);
}

/// kRows rows by kColumns columns of sums, in registers.
template <class T, int kRows, int kColumns>
[[gnu::noinline]] void writeTile(const DotJob<T>& job, Index firstRow, Index firstColumn) {
    Vector<T> sums[kRows][kColumns] = {};
    const T* const rows = job.rows + firstRow * job.rowStride;
    const T* const columns = job.columns + firstColumn * job.columnStride;
    const auto add = [&](Index t, auto select) __attribute__((always_inline)) {
        Vector<T> row[kRows];
#pragma GCC unroll 8
        for (int f = 0; f < kRows; ++f)
            row[f] = select(load<T, DECONV_BYTES>(rows + f * job.rowStride + t));
#pragma GCC unroll 8
        for (int p = 0; p < kColumns; ++p) {
            const Vector<T> column = select(load<T, DECONV_BYTES>(columns + p * job.columnStride + t));
#pragma GCC unroll 8
            for (int f = 0; f < kRows; ++f)
                sums[f][p] += row[f] * column;
        }
    };
    Index t = 0;
#pragma GCC unroll 1
    for (; t + kLanes<T> <= job.count; t += kLanes<T>)
        add(t, [](Vector<T> value) { return value; });
    // What is left is read with some of what came before it, which is taken as 0.
    if (t < job.count)
        add(job.count - kLanes<T>, [&](Vector<T> value) {
            return lastOf<T>(value, job.count - t,
                             std::make_integer_sequence<int, static_cast<int>(kLanes<T>)>{});
        });
#pragma GCC unroll 8
    for (int f = 0; f < kRows; ++f) {
        typename VectorOf<T, 16>::Type parts[4] = {};
#pragma GCC unroll 8
        for (int p = 0; p < kColumns; ++p)
            parts[p] = folded<T, DECONV_BYTES>(
                sums[f][p], std::make_integer_sequence<int, static_cast<int>(kLanes<T> / 2)>{});
        T total[4];
        sumUp(total, parts);
        T* const to = job.outputs + (firstRow + f) * job.outputStride + firstColumn;
        for (int p = 0; p < kColumns; ++p)
            to[p] = job.adds ? to[p] + total[p] : total[p];
    }
}

template <class T, int kRows>
void writeRows(const DotJob<T>& job, Index row) {
    Index p = 0;
    for (; p + 4 <= job.columnCount; p += 4)
        writeTile<T, kRows, 4>(job, row, p);
    if (job.columnCount - p == 3)
        writeTile<T, kRows, 3>(job, row, p);
    else if (job.columnCount - p == 2)
        writeTile<T, kRows, 2>(job, row, p);
    else if (job.columnCount - p == 1)
        writeTile<T, kRows, 1>(job, row, p);
}

template <class T>
void write(const DotJob<T>& job) {
    Index row = 0;
    for (; row + DECONV_ROWS <= job.rowCount; row += DECONV_ROWS)
        writeRows<T, DECONV_ROWS>(job, row);
    for (; row < job.rowCount; ++row)
        writeRows<T, 1>(job, row);
}

}  // namespace

namespace DECONV_SET {

void computeDots(const DotJob<float>& job) {
    write(job);
}
void computeDots(const DotJob<double>& job) {
    write(job);
}

}  // namespace DECONV_SET
}  // namespace core::kernels
