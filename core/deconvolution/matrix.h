#pragma once

#include "core/weight_matrix.h"

namespace core::deconvolution {

/// The transposed convolution as one matrix product: y is Y laid flat by rows, z = Wᵀ·y, and Z is
/// z laid out by rows again.
template <class T>
struct MatrixWay {
    TransposedWeightMatrix<T> weights;
    Vector<T> y;
    Vector<T> z;
    Planes<T> output;
};
template <class T>
MatrixWay<T> asMatrix(const Planes<T>& y, const Shared<Kernels<T>>& kernels,
                      const Geometry& geometry, const Control& control = {});

}  // namespace core::deconvolution
