#include "core/deconvolution/padded_input.h"

#include "core/deconvolution/checked.h"
#include "core/deconvolution/row_blocks.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <cmath>

namespace core::deconvolution {

CellKind paddedCellKind(const Geometry& geometry, Index row, Index column) {
    return kindOfCell(paddedZones(geometry.rows).kindAt(row),
                      paddedZones(geometry.columns).kindAt(column));
}

template <class T>
Planes<T> stretched(const Planes<T>& y, const Geometry& geometry, const Control& control) {
    const Axis& rows = geometry.rows;
    const Index step = geometry.columns.stride;
    const Index cells = size(y, 2);
    const Index height = transposed(rows).stretched;
    const Index width = transposed(geometry.columns).stretched;
    auto result = uninitialised<Planes<T>>({size(y, 0), height, width});
    forEachRow(size(y, 0) * height, width, silent(control), [&](Index row) {
        T* const to = result.data() + row * width;
        std::fill_n(to, width, T{0});
        if (row % height % rows.stride != 0)
            return;
        const T* const from =
            y.data() + (row / height * size(y, 1) + row % height / rows.stride) * cells;
        for (Index n = 0; n < cells; ++n)
            to[n * step] = from[n];
    });
    return result;
}

template <class T>
Planes<T> padded(const Planes<T>& stretched, const Geometry& geometry, const Control& control) {
    const TransposedAxis rows = transposed(geometry.rows);
    const TransposedAxis columns = transposed(geometry.columns);
    const Index filters = size(stretched, 0);
    auto result = uninitialised<Planes<T>>({filters, rows.padded, columns.padded});
    const Index first = std::max<Index>(0, columns.paddingBefore);
    const Index end = std::min(columns.padded, columns.paddingBefore + columns.stretched);
    forEachRow(filters * rows.padded, columns.padded, silent(control), [&](Index row) {
        T* const to = result.data() + row * columns.padded;
        std::fill_n(to, columns.padded, T{0});
        const Index source = row % rows.padded - rows.paddingBefore;
        if (source < 0 || source >= rows.stretched || first >= end)
            return;
        const T* const from =
            stretched.data() + (row / rows.padded * rows.stretched + source) * columns.stretched;
        std::copy(from + (first - columns.paddingBefore), from + (end - columns.paddingBefore),
                  to + first);
    });
    return result;
}

template <class T>
T stretchedValue(const Planes<T>& y, const Geometry& geometry, Index filter, Index row,
                 Index column) {
    const Index rowStep = geometry.rows.stride;
    const Index columnStep = geometry.columns.stride;
    if (row % rowStep != 0 || column % columnStep != 0)
        return T{0};
    return y.data()[(filter * size(y, 1) + row / rowStep) * size(y, 2) + column / columnStep];
}

template <class T>
T paddedValue(const Planes<T>& y, const Geometry& geometry, Index filter, Index row, Index column) {
    const TransposedAxis rows = transposed(geometry.rows);
    const TransposedAxis columns = transposed(geometry.columns);
    const Index r = row - rows.paddingBefore;
    const Index c = column - columns.paddingBefore;
    if (r < 0 || r >= rows.stretched || c < 0 || c >= columns.stretched)
        return T{0};
    return stretchedValue(y, geometry, filter, r, c);
}

template <class T>
Kernels<T> turned(const Kernels<T>& kernels) {
    auto result = uninitialised<Kernels<T>>(
        {size(kernels, 0), size(kernels, 1), size(kernels, 2), size(kernels, 3)});
    const Index taps = size(kernels, 2) * size(kernels, 3);
    const Index planes = size(kernels, 0) * size(kernels, 1);
    for (Index plane = 0; plane < planes; ++plane) {
        const T* const from = kernels.data() + plane * taps;
        std::reverse_copy(from, from + taps, result.data() + plane * taps);
    }
    return result;
}

namespace {

/// Adds tap · window[n] to out[n]. A zero that is not a value of Y gives 0 even through a tap that
/// is infinite or no number, as it does where it is not there to be multiplied.
template <class T>
void addTap(T* out, const T* window, Index width, T tap, const Zones& columns, Index first) {
    if (std::isfinite(tap)) {
        for (Index n = 0; n < width; ++n)
            out[n] += tap * window[n];
        return;
    }
    for (Index n = 0; n < width; ++n)
        if (columns.kindAt(first + n) == CellKind::Value)
            out[n] += tap * window[n];
}

}  // namespace

template <class T>
Planes<T> slideOver(const Planes<T>& padded, const Kernels<T>& turned, const Geometry& geometry,
                    const Control& control) {
    const Index depth = size(turned, 1);
    const Index filters = size(turned, 0) / geometry.groups;
    const Index kernelRows = size(turned, 2);
    const Index kernelColumns = size(turned, 3);
    const Index height = geometry.rows.input;
    const Index width = geometry.columns.input;
    const Zones downZones = paddedZones(geometry.rows);
    const Zones acrossZones = paddedZones(geometry.columns);
    auto output = uninitialised<Planes<T>>({geometry.groups * depth, height, width});
    const auto computeRow = [&](Index task) {
        const Index channel = task / height;
        const Index firstFilter = channel / depth * filters;
        T* const out = output.data() + task * width;
        std::fill_n(out, width, T{0});
        for (Index f = firstFilter; f < firstFilter + filters; ++f) {
            const T* taps =
                turned.data() + (f * depth + channel % depth) * kernelRows * kernelColumns;
            for (Index u = 0; u < kernelRows; ++u, taps += kernelColumns) {
                const Index row = task % height + u * geometry.rows.dilation;
                const T* const in = padded.data() + (f * size(padded, 1) + row) * size(padded, 2);
                const bool hasValues = downZones.kindAt(row) == CellKind::Value;
                for (Index v = 0; v < kernelColumns; ++v) {
                    const Index first = v * geometry.columns.dilation;
                    if (hasValues || std::isfinite(taps[v]))
                        addTap(out, in + first, width, taps[v], acrossZones, first);
                }
            }
        }
    };
    forEach(geometry.groups * depth * height, control, computeRow);
    return output;
}

template <class T>
PaddedInputWay<T> asPaddedInput(const Planes<T>& y, const Kernels<T>& kernels,
                                const Geometry& geometry, const Control& control) {
    refuseUnfit(y, kernels, geometry);
    checkStop(control);
    PaddedInputWay<T> way;
    way.stretched = stretched(y, geometry, control);
    way.padded = padded(way.stretched, geometry, control);
    way.turned = turned(kernels);
    way.output = slideOver(way.padded, way.turned, geometry, control);
    return way;
}

#define DECONV_INSTANTIATE(T)                                                                      \
    template Planes<T> stretched(const Planes<T>&, const Geometry&, const Control&);               \
    template Planes<T> padded(const Planes<T>&, const Geometry&, const Control&);                  \
    template T stretchedValue(const Planes<T>&, const Geometry&, Index, Index, Index);             \
    template T paddedValue(const Planes<T>&, const Geometry&, Index, Index, Index);                \
    template Kernels<T> turned(const Kernels<T>&);                                                 \
    template Planes<T> slideOver(const Planes<T>&, const Kernels<T>&, const Geometry&,             \
                                 const Control&);                                                  \
    template PaddedInputWay<T> asPaddedInput(const Planes<T>&, const Kernels<T>&, const Geometry&, \
                                             const Control&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core::deconvolution
