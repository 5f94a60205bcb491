#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

/// What it takes (see rows_cost.h) to compute a job with as many groups as a cache line has values
/// side by side, value by value, by the same products at once; infinite where their number or their
/// size forbids it. It is the quickest way where groups are many and small, such as maps of a few
/// cells, each with a filter of its own: to find out what is to be done for one outlasts doing it.
template <class T>
double groupsBesideCost(const PlanesJob<T>& job, const Control& control);

/// Computes a job in this way.
template <class T>
void computeGroupsBeside(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control);

}  // namespace core::kernels
