#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a transposed convolution stamp by stamp; infinite for
/// a direct one, and where a group's kernels are too small for whole vectors or there are too few
/// of them. It is the quickest way where results are far apart in reach of few taps, or have few
/// positions: by rows, most of what such taps are multiplied with are zeros between inputs or
/// around them.
template <class T>
double stampsCost(const PlanesJob<T>& job);

/// Computes a job in this way: adds up, for each position of Y, the filters as they lie in memory
/// times Y's values there, and then adds these stamps up where they overlap.
template <class T>
void computeStamps(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control);

}  // namespace core::kernels
