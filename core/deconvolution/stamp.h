#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

#include <cstdint>

namespace core::deconvolution {

/// Where a stamp lands: rows first…first + (k−1)d of Z before cropping to it.
struct Landing {
    Index firstRow, firstColumn;
};
Landing landing(const Geometry& geometry, Index outputRow, Index outputColumn);

/// The stamp of one cell of Y: its value times the kernel, C × k_rows × k_columns (all channels;
/// those of other groups are zero).
template <class T>
Planes<T> stamp(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                Index filter, Index row, Index column);

/// Z after the first `count` stamps, in the order of Y laid flat (filter first).
template <class T>
Planes<T> afterStamps(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                      Index count, const Control& control = {});

/// The transposed convolution as stamps: every value of Y times the kernel, added where it lands.
template <class T>
Planes<T> asStamps(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                   const Control& control = {});

}  // namespace core::deconvolution
