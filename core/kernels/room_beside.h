#pragma once

#include "core/kernels/products.h"

#include <algorithm>

namespace core::kernels {

/// How many cells a job may lay out anew at the same time, beside its result: as many as make up
/// half of it, since its rows need some too, or four megabytes where that is less.
template <class T>
Index roomBeside(const PlanesJob<T>& job) {
    constexpr Index kLeast = Index{4} * 1024 * 1024 / static_cast<Index>(sizeof(T));
    return std::max(job.geometry.groups * groupSizes(job).writtenCells() / 2, kLeast);
}

}  // namespace core::kernels
