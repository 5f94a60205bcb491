#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a direct convolution by reading the bank as it lies
/// in memory; infinite for a transposed one (see stamps.h), and where positions see few values, or
/// of a plane so many that those of a few positions are not near. It is the quickest way for fully
/// connected layers and the deepest maps of a network: others put the bank in another order.
template <class T>
double fewPositionsCost(const PlanesJob<T>& job);

/// Computes a job in this way: copies what some positions of Y see of some planes of X, and adds
/// what the filters, as they are, make of that. A thread takes little more than half a megabyte.
template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control);

}  // namespace core::kernels
