#pragma once

#include "core/geometry.h"
#include "core/kernels/gather_rows.h"

#include <cstddef>
#include <span>

namespace core::kernels {

/// What of a row is gathered into one segment: `cells` cells from `column` on, to where its cell
/// `from` is.
struct Gathered {
    Index from, cells;
    Index column;
};

/// How many of the segments, from the first on, can be gathered together: they come from the same
/// cells but for less than a step, and have as many or one more. At least 1, and 1 where the step
/// is 1.
std::size_t gatheredTogether(std::span<const Gathered> segments, Index step);

/// Lets a job with a step gather what can be gathered together of the segments, from the first on:
/// out of the row of the input at `row`, into segments that begin `apart` from each other, the
/// first at `to`.
template <class T>
void setSegments(GatherPlanesJob<T>& job, std::span<const Gathered> segments, const T* row, T* to,
                 Index apart);

}  // namespace core::kernels
