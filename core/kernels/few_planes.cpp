#include "core/kernels/planes.h"

#include <algorithm>
#include <vector>

namespace core::kernels {
namespace {

/// The steps [first, last) of Y along an axis at which a tap, at `offset` = u·d − p_before, meets
/// X.
struct Range {
    Index first;
    Index last;
};
Range meeting(Index offset, const Axis& axis, Index output) {
    if (axis.stride == 1)  // the most common, without the cost of dividing
        return {std::max<Index>(-offset, 0), std::min(axis.input - offset, output)};
    const Index first = offset >= 0 ? 0 : (-offset + axis.stride - 1) / axis.stride;
    const Index last = offset >= axis.input ? 0 : (axis.input - 1 - offset) / axis.stride + 1;
    return {first, std::min(last, output)};
}

/// A tap of a row of the kernel, and where it meets the columns.
struct Across {
    Index offset;
    Range steps;
};

/// Adds what a row of taps contributes to a row of Y from one of X, or the other way round.
template <Direction kDirection, class T>
void addRow(const Across* across, const T* taps, const Axis& columns, const T* read, T* written) {
    for (Index v = 0; v < columns.kernel; ++v) {
        const Index offset = across[v].offset;
        for (Index n = across[v].steps.first; n < across[v].steps.last; ++n) {
            if constexpr (kDirection == Direction::Direct)
                written[n] += read[n * columns.stride + offset] * taps[v];
            else
                written[n * columns.stride + offset] += read[n] * taps[v];
        }
    }
}

template <Direction kDirection, class T>
void compute(const PlanesJob<T>& job) {
    constexpr bool kDirect = kDirection == Direction::Direct;
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index oRows = outputSize(rows), oColumns = outputSize(columns);
    const Index x = rows.input * columns.input, y = oRows * oColumns;
    const Index filters = job.filters / job.geometry.groups;
    std::vector<Across> across;
    for (Index v = 0; v < columns.kernel; ++v) {
        const Index offset = v * columns.dilation - columns.paddingBefore;
        across.push_back({offset, meeting(offset, columns, oColumns)});
    }
    std::fill_n(job.output, kDirect ? job.filters * y : job.geometry.groups * job.depth * x, T{0});
    const T* taps = job.bank;
    for (Index f = 0; f < job.filters; ++f) {
        for (Index g = 0; g < job.depth; ++g) {
            const Index channel = f / filters * job.depth + g;
            const T* const read = job.input + (kDirect ? channel * x : f * y);
            T* const written = job.output + (kDirect ? f * y : channel * x);
            for (Index u = 0; u < rows.kernel; ++u, taps += columns.kernel) {
                const Index offset = u * rows.dilation - rows.paddingBefore;
                const Range down = meeting(offset, rows, oRows);
                for (Index m = down.first; m < down.last; ++m) {
                    const Index inX = (m * rows.stride + offset) * columns.input;
                    const Index inY = m * oColumns;
                    addRow<kDirection>(across.data(), taps, columns, read + (kDirect ? inX : inY),
                                       written + (kDirect ? inY : inX));
                }
            }
        }
    }
}

}  // namespace

template <class T>
void computeFewPlanes(const PlanesJob<T>& job) {
    if (job.direction == Direction::Direct)
        compute<Direction::Direct>(job);
    else
        compute<Direction::Transposed>(job);
}

template void computeFewPlanes(const PlanesJob<float>&);
template void computeFewPlanes(const PlanesJob<double>&);

}  // namespace core::kernels
