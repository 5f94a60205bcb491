#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

namespace core::deconvolution {

/// Where a stamp lands: its tap (u, v) falls on row firstRow + u·d and column firstColumn + v·d of
/// Z, and is dropped where that is outside.
struct Landing {
    Index firstRow = 0;
    Index firstColumn = 0;

    friend bool operator==(const Landing&, const Landing&) = default;
};
Landing landing(const Geometry& geometry, Index outputRow, Index outputColumn);

/// The stamp of one cell of Y: its value times the kernel, C × k_rows × k_columns (all channels;
/// those of other groups are zero).
template <class T>
Planes<T> stamp(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                Index filter, Index row, Index column);

/// Adds a stamp to Z where it lands.
template <class T>
void addStamp(Planes<T>& z, const Planes<T>& stamp, const Geometry& geometry,
              const Landing& landing);

/// Z after the first `count` stamps, in the order of Y laid flat (filter first).
template <class T>
Planes<T> afterStamps(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                      Index count, const Control& control = {});

/// The transposed convolution as stamps: every value of Y times the kernel, added where it lands.
/// Throws Refused where y and the kernels do not fit the geometry, Cancelled when asked to stop.
template <class T>
Planes<T> asStamps(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry,
                   const Control& control = {});

}  // namespace core::deconvolution
