#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

// A convolution relates x = s·y + d·u − p, the place in X, to those in Y and in the kernel. Nothing
// in that tells Y from the kernel but names: so a transposed convolution is also the one of the
// kernels with Y as their kernel, stride d and dilation s, and a direct one at d = 1 is that of the
// kernels with X as their kernel, whose results come in reverse. Rows of kernels that are larger
// than what they are moved over are the longer ones.

/// What it takes to compute a job so, as rows_cost.h says; infinite where the kernels are much
/// smaller than what they are moved over, and for what cannot be computed so.
template <class T>
double swappedRolesCost(const PlanesJob<T>& job);

template <class T>
void computeSwappedRoles(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control);

}  // namespace core::kernels
