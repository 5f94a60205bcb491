#include "core/rows_of_taps.h"

#include "core/sparse_sum.h"
#include "core/taps_on_x.h"

#include <algorithm>

namespace core {
namespace {

/// Apart, or what its loop needs would be made ready for each row, and push out what all rows need.
template <class T>
[[gnu::noinline]] void writeManyTaps(std::int32_t* column, T* value, const T* taps, Index count,
                                     Index first, Index dilation) {
    for (Index v = 0; v < count; ++v) {
        column[v] = static_cast<std::int32_t>(first + v * dilation);
        value[v] = taps[v];
    }
}

template <class T>
void writeTaps(std::int32_t* column, T* value, const T* taps, Index count, Index first,
               Index dilation) {
    constexpr Index kCommon = 3;  // the most common, without the cost of a loop
    if (count != kCommon)
        return writeManyTaps(column, value, taps, count, first, dilation);
    for (Index v = 0; v < kCommon; ++v) {
        column[v] = static_cast<std::int32_t>(first + v * dilation);
        value[v] = taps[v];
    }
}

}  // namespace

template <class T>
void writeRowsOfTaps(const WeightMatrix<T>& matrix, const RowsOfTaps<T>& result) {
    const auto& [rows, columns, groups] = matrix.geometry();
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / groups;
    const Index outputRows = matrix.outputRows(), outputColumns = matrix.outputColumns();
    std::int32_t* start = result.start;
    std::int32_t* column = result.column;
    T* value = result.value;
    for (Index filter = 0; filter < matrix.filters(); ++filter) {
        const T* const taps = kernels.data() + filter * depth * rows.kernel * columns.kernel;
        const Index firstChannel = filter / filtersInGroup * depth;
        for (Index m = 0; m < outputRows; ++m) {
            const Index top = m * rows.stride - rows.paddingBefore;
            const TapsOnX down = tapsOnX(rows, top);
            for (Index n = 0; n < outputColumns; ++n) {
                *start++ = static_cast<std::int32_t>(value - result.value);
                const Index left = n * columns.stride - columns.paddingBefore;
                const TapsOnX across = tapsOnX(columns, left);
                for (Index g = 0; g < depth; ++g) {
                    for (Index u = down.first; u < down.end; ++u) {
                        const T* const line = taps + (g * rows.kernel + u) * columns.kernel;
                        const Index row = (firstChannel + g) * rows.input + top + u * rows.dilation;
                        const Index base = row * columns.input + left;
                        const Index count = std::max<Index>(0, across.end - across.first);
                        writeTaps(column, value, line + across.first, count,
                                  base + across.first * columns.dilation, columns.dilation);
                        column += count;
                        value += count;
                    }
                }
            }
        }
    }
    *start = static_cast<std::int32_t>(value - result.value);
}

template <class T>
void multiplyRowsOfTaps(const RowsOfTaps<T>& rows, const T* x, T* y) {
    for (Index row = 0; row < rows.rows; ++row) {
        const std::int32_t at = rows.start[row];
        y[row] = sumOfRow(rows.value + at, rows.column + at, rows.start[row + 1] - at, x);
    }
}

template void writeRowsOfTaps(const WeightMatrix<float>&, const RowsOfTaps<float>&);
template void writeRowsOfTaps(const WeightMatrix<double>&, const RowsOfTaps<double>&);
template void multiplyRowsOfTaps(const RowsOfTaps<float>&, const float*, float*);
template void multiplyRowsOfTaps(const RowsOfTaps<double>&, const double*, double*);

}  // namespace core
