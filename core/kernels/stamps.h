#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a transposed convolution stamp by stamp; infinite for
/// a direct one. It is the quickest way where Y has few positions, or a kernel's taps are far
/// apart: by rows, most of what such taps are multiplied with are zeros around the input.
template <class T>
double stampsCost(const PlanesJob<T>& job, const Control& control);

/// Computes a job in this way: adds up, for each position of Y, the filters as they lie in memory
/// times Y's values there, and then adds these stamps up where they overlap.
template <class T>
void computeStamps(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control);

}  // namespace core::kernels
