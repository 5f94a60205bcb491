#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a job by reading the bank as it lies in memory;
/// infinite where Y has more than a few positions, or these few taps. It is the quickest way for
/// fully connected layers and the deepest maps of a network: others put the bank in another order.
template <class T>
double fewPositionsCost(const PlanesJob<T>& job);

/// Computes a job in this way. The direct convolution copies what each position of Y sees of X, and
/// multiplies that with the filters as they are. The transposed one adds up, for each position of
/// Y, the filters times Y's values there, and then adds these stamps up where they overlap.
template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control);

}  // namespace core::kernels
