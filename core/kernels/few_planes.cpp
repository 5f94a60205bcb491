#include "core/kernels/planes.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// The steps [first, last) of Y along an axis at which a tap, at `offset` = u·d − p_before, meets
/// X.
struct Range {
    Index first;
    Index last;
};
Range meeting(Index offset, const Axis& axis, Index output) {
    const Index first = offset >= 0 ? 0 : (-offset + axis.stride - 1) / axis.stride;
    const Index last = offset >= axis.input ? 0 : (axis.input - 1 - offset) / axis.stride + 1;
    return {first, std::min(last, output)};
}

/// Adds what one tap contributes to a plane of Y from a plane of X, or the other way round.
template <Direction kDirection, class T>
void addTap(const Geometry& geometry, T tap, Index u, Index v, const T* read, T* written) {
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    const Index rowOffset = u * rows.dilation - rows.paddingBefore;
    const Index columnOffset = v * columns.dilation - columns.paddingBefore;
    const Index oColumns = outputSize(columns), stride = columns.stride;
    const Range across = meeting(columnOffset, columns, oColumns);
    const Range down = meeting(rowOffset, rows, outputSize(rows));
    for (Index m = down.first; m < down.last; ++m) {
        const Index x = (m * rows.stride + rowOffset) * columns.input + columnOffset;
        const Index y = m * oColumns;
        for (Index n = across.first; n < across.last; ++n) {
            if constexpr (kDirection == Direction::Direct)
                written[y + n] += read[x + n * stride] * tap;
            else
                written[x + n * stride] += read[y + n] * tap;
        }
    }
}

template <Direction kDirection, class T>
void compute(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index x = rows.input * columns.input;
    const Index y = outputSize(rows) * outputSize(columns);
    const Index filters = job.filters / job.geometry.groups;
    constexpr bool kDirect = kDirection == Direction::Direct;
    std::fill_n(job.output, kDirect ? job.filters * y : job.geometry.groups * job.depth * x, T{0});
    const T* tap = job.bank;
    for (Index f = 0; f < job.filters; ++f) {
        for (Index g = 0; g < job.depth; ++g) {
            const Index channel = f / filters * job.depth + g;
            const T* const read = job.input + (kDirect ? channel * x : f * y);
            T* const written = job.output + (kDirect ? f * y : channel * x);
            for (Index u = 0; u < rows.kernel; ++u) {
                for (Index v = 0; v < columns.kernel; ++v)
                    addTap<kDirection>(job.geometry, *tap++, u, v, read, written);
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
