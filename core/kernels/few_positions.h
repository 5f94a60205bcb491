#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a direct convolution by reading the bank as it lies
/// in memory; infinite for a transposed one (see stamps.h), and where Y has more than a few
/// positions, or these few taps. It is the quickest way for fully connected layers and the deepest
/// maps of a network: others put the bank in another order.
template <class T>
double fewPositionsCost(const PlanesJob<T>& job);

/// Computes a job in this way: copies what each position of Y sees of X, and multiplies that with
/// the filters as they are.
template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control);

}  // namespace core::kernels
