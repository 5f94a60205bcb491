#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// Whether Y has so few positions, and each of them so many taps, that it is quicker to read the
/// bank as it lies in memory than to put it in another order first: fully connected layers, and the
/// deepest maps of a network.
template <class T>
bool hasFewPositions(const PlanesJob<T>& job);

/// Computes such a job. The direct convolution copies what each position of Y sees of X, and
/// multiplies that with the filters as they are. The transposed one adds up, for each position of
/// Y, the filters times Y's values there, and then adds these stamps up where they overlap.
template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control);

}  // namespace core::kernels
