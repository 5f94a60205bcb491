#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes to compute a job by rows with rows and columns exchanged, as rows_cost.h says;
/// infinite where its rows are not the shorter side, or its planes are too large to be turned.
template <class T>
double turnedCost(const PlanesJob<T>& job);

/// Computes it so: input and bank are turned, and the result is turned back. Planes and kernels of
/// one row or one column, as in signals that are written downwards, are the same turned.
template <class T>
void computeTurned(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control);

}  // namespace core::kernels
