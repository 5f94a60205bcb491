#pragma once

#include "core/array.h"
#include "core/kernels/planes.h"

#include <optional>

namespace core::kernels {

/// A geometry without the rows and columns at the ends of its kernels that meet nothing but
/// padding, as most of a kernel much larger than its input does, and where the others begin.
struct Cropped {
    Geometry geometry;
    Index firstRow, firstColumn;
};

/// Nothing where most of the kernels is left.
std::optional<Cropped> cropped(const Geometry& geometry);

/// What it takes to copy what is left of a job's kernels (see rows_cost.h); infinite where that is
/// too much.
template <class T>
double croppingCost(const PlanesJob<T>& job, const Cropped& cropped, const Control& control);

/// What is left of a job's kernels.
template <class T>
Vector<T> croppedBank(const PlanesJob<T>& job, const Cropped& cropped);

}  // namespace core::kernels
