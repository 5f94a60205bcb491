#pragma once

#include "core/weight_matrix.h"

namespace core::deconvolution {

/// The transposed convolution as one matrix product: y is Y laid flat by rows, which is how it lies
/// in memory, z = Wᵀ·y, and Z is z laid out by rows again.
template <class T>
struct MatrixWay {
    TransposedWeightMatrix<T> weights;
    Planes<T> output;
};

/// Throws Refused where y and the kernels do not fit the geometry, Cancelled when asked to stop.
template <class T>
MatrixWay<T> asMatrix(const Planes<T>& y, const Shared<Kernels<T>>& kernels,
                      const Geometry& geometry, const Control& control = {});

/// A step of it: a flat z laid out as C × i_rows × i_columns, in the memory that it has.
template <class T>
Planes<T> laidOut(Vector<T> z, const Geometry& geometry);

}  // namespace core::deconvolution
