#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a job cell by cell, each from those products alone
/// that there are, with the planes of results side by side; infinite where sizes forbid it. It is
/// the quickest way where kernels are large beside what they are moved over, or rows a few cells
/// long: most of what whole rows are computed from is padding then.
template <class T>
double resultsBesideCost(const PlanesJob<T>& job);

/// Computes a job in this way. The filters are laid side by side, value by value.
template <class T>
void computeResultsBeside(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                          const Control& control);

}  // namespace core::kernels
