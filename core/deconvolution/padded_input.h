#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/deconvolution/zones.h"
#include "core/geometry.h"

namespace core::deconvolution {

/// Kind of the padded input's cell at this row and column. Constant time.
CellKind paddedCellKind(const Geometry& geometry, Index row, Index column);

/// The transposed convolution as a convolution of stride 1 over the stretched and padded Y with
/// the kernel turned by 180°. padded[n] = stretched[n − p′_before], zero outside.
template <class T>
struct PaddedInputWay {
    Planes<T> stretched;  // F × ((o − 1)s + 1 along each axis)
    Planes<T> padded;     // F × (i + d(k − 1) along each axis)
    Kernels<T> turned;    // F × C/groups × k × k, each tap plane turned by 180°
    Planes<T> output;     // C × i × i
};

/// Throws Refused where y or the kernels do not fit the geometry, Cancelled when asked to stop.
template <class T>
PaddedInputWay<T> asPaddedInput(const Planes<T>& y, const Kernels<T>& kernels,
                                const Geometry& geometry, const Control& control = {});

/// The steps of it, each from the one before.
template <class T>
Planes<T> stretched(const Planes<T>& y, const Geometry& geometry, const Control& control = {});
template <class T>
Planes<T> padded(const Planes<T>& stretched, const Geometry& geometry, const Control& control = {});
template <class T>
Kernels<T> turned(const Kernels<T>& kernels);
/// Z from the padded input and the turned kernels: a window of stride 1 over the whole of it.
template <class T>
Planes<T> slideOver(const Planes<T>& padded, const Kernels<T>& turned, const Geometry& geometry,
                    const Control& control = {});

/// What the stretched and the padded input hold at a cell of theirs, from y alone: to look at some
/// cells of arrays that nobody keeps.
template <class T>
T stretchedValue(const Planes<T>& y, const Geometry& geometry, Index filter, Index row,
                 Index column);
template <class T>
T paddedValue(const Planes<T>& y, const Geometry& geometry, Index filter, Index row, Index column);

}  // namespace core::deconvolution
