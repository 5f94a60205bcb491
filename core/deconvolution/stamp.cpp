#include "core/deconvolution/stamp.h"

#include "core/deconvolution/checked.h"
#include "core/deconvolution/row_blocks.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core::deconvolution {
namespace {

/// The taps first…end − 1 of a stamp that land inside Z along one axis.
struct TapRange {
    Index first;
    Index end;
};
TapRange tapsInside(const Axis& axis, Index firstPosition) {
    const Index first = std::max<Index>(0, dividedUp(-firstPosition, axis.dilation));
    const Index end = dividedUp(axis.input - firstPosition, axis.dilation);
    return {first, std::min(end, axis.kernel)};
}

/// Writes the channels of a stamp that are of the filter's own group: the others are zero.
template <class T>
void fillStamp(Planes<T>& stamp, T value, const Kernels<T>& kernels, const Geometry& geometry,
               Index filter) {
    const Index channels = size(kernels, 1);
    const Index group = filter / (size(kernels, 0) / geometry.groups);
    const Index count = channels * size(kernels, 2) * size(kernels, 3);
    const T* const taps = kernels.data() + filter * count;
    T* const out = stamp.data() + group * count;
    for (Index n = 0; n < count; ++n)
        out[n] = value * taps[n];
}

template <class T>
Planes<T> emptyStamp(const Kernels<T>& kernels, const Geometry& geometry) {
    return zeros<Planes<T>>(
        {size(kernels, 1) * geometry.groups, size(kernels, 2), size(kernels, 3)});
}

/// Adds the planes firstChannel … firstChannel + channels − 1 of a stamp to Z.
template <class T>
void addPlanes(Planes<T>& z, const Planes<T>& stamp, const Geometry& geometry,
               const Landing& landing, Index firstChannel, Index channels) {
    const Index rowStep = geometry.rows.dilation;
    const Index columnStep = geometry.columns.dilation;
    const TapRange rows = tapsInside(geometry.rows, landing.firstRow);
    const TapRange columns = tapsInside(geometry.columns, landing.firstColumn);
    for (Index c = firstChannel; c < firstChannel + channels; ++c) {
        for (Index u = rows.first; u < rows.end; ++u) {
            const T* const from = stamp.data() + (c * size(stamp, 1) + u) * size(stamp, 2);
            T* const to = z.data() + (c * size(z, 1) + landing.firstRow + u * rowStep) * size(z, 2);
            for (Index v = columns.first; v < columns.end; ++v)
                to[landing.firstColumn + v * columnStep] += from[v];
        }
    }
}

}  // namespace

Landing landing(const Geometry& geometry, Index outputRow, Index outputColumn) {
    return {outputRow * geometry.rows.stride - geometry.rows.paddingBefore,
            outputColumn * geometry.columns.stride - geometry.columns.paddingBefore};
}

template <class T>
Planes<T> stamp(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                Index filter, Index row, Index column) {
    Planes<T> result = emptyStamp(kernels, geometry);
    const T value = y.data()[(filter * size(y, 1) + row) * size(y, 2) + column];
    fillStamp(result, value, kernels, geometry, filter);
    return result;
}

template <class T>
void addStamp(Planes<T>& z, const Planes<T>& stamp, const Geometry& geometry,
              const Landing& landing) {
    addPlanes(z, stamp, geometry, landing, 0, size(stamp, 0));
}

template <class T>
Planes<T> afterStamps(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                      Index count, const Control& control) {
    refuseUnfit(y, kernels, geometry);
    const Index channels = size(kernels, 1);
    const Index filtersInGroup = size(kernels, 0) / geometry.groups;
    const Index width = size(y, 2);
    const Index perFilter = size(y, 1) * width;
    const Index total = std::min(count, size(y, 0) * perFilter);
    Planes<T> z = zeroPlanes<T>(
        {channels * geometry.groups, geometry.rows.input, geometry.columns.input}, control);
    Planes<T> one = emptyStamp(kernels, geometry);
    for (Index n = 0; n < total; ++n) {
        if (n % width == 0) {
            checkStop(control);
            report(control, static_cast<double>(n) / static_cast<double>(total));
        }
        const Index filter = n / perFilter;
        const Landing where = landing(geometry, n % perFilter / width, n % width);
        fillStamp(one, y.data()[n], kernels, geometry, filter);
        addPlanes(z, one, geometry, where, filter / filtersInGroup * channels, channels);
    }
    report(control, 1);
    return z;
}

template <class T>
Planes<T> asStamps(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                   const Control& control) {
    return afterStamps(y, kernels, geometry, static_cast<Index>(y.size()), control);
}

#define DECONV_INSTANTIATE(T)                                                                    \
    template Planes<T> stamp(const Planes<T>&, const Kernels<T>&, const Geometry&, Index, Index, \
                             Index);                                                             \
    template void addStamp(Planes<T>&, const Planes<T>&, const Geometry&, const Landing&);       \
    template Planes<T> afterStamps(const Planes<T>&, const Kernels<T>&, const Geometry&, Index,  \
                                   const Control&);                                              \
    template Planes<T> asStamps(const Planes<T>&, const Kernels<T>&, const Geometry&,            \
                                const Control&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core::deconvolution
