#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

// What a transposed convolution of more column phases than are computed together takes by rows, as
// rows_cost.h says; the factors are those of 1300 random geometries of such.

/// A few phases at a time, which are then spread over their rows (spread.h).
template <class T>
double spreadCost(const PlanesJob<T>& job);

/// Woven (weave_rows.h); infinite where a vector of results takes cells of too many others,
/// or where taps lie so far apart that each is laid out by itself.
template <class T>
double wovenCost(const PlanesJob<T>& job);

}  // namespace core::kernels
