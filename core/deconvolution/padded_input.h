#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

#include <cstdint>

namespace core::deconvolution {

/// What a cell of the padded input is.
enum class CellKind : std::uint8_t { Value, Inserted, Border, Additional };

/// Kind of the padded input's cell at this row and column. Constant time. Additional cells are the
/// last a rows and columns of the padded array that hold no value of Y.
CellKind paddedCellKind(const Geometry& geometry, Index row, Index column);

/// The transposed convolution as a convolution of stride 1 over the stretched and padded Y with
/// the kernel turned by 180°. padded[n] = stretched[n − p′_before], zero outside.
template <class T>
struct PaddedInputWay {
    Planes<T> stretched;
    Planes<T> padded;
    Kernels<T> turned;  // F × C/groups × k × k, each tap plane turned by 180°
    Planes<T> output;
};
template <class T>
PaddedInputWay<T> asPaddedInput(const Planes<T>& y, const Kernels<T>& kernels,
                                const Geometry& geometry, const Control& control = {});

}  // namespace core::deconvolution
