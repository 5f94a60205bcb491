#pragma once

#include "core/kernels/planes.h"

namespace core::kernels {

// What it takes to compute a job in one way or another, roughly: nanoseconds at one thread of a
// machine with AVX-512. It is only ever compared with that of another way. The factors are those
// with which the logarithms of the times of thousands of random geometries come out best.

/// By rows, as planes.h says.
template <class T>
double rowsCost(const PlanesJob<T>& job);

}  // namespace core::kernels
