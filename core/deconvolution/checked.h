#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/convolution.h"

namespace core::deconvolution {

/// Throws Refused where y and the kernels do not have the geometry's sizes.
template <class T>
void refuseUnfit(const Planes<T>& y, const Kernels<T>& kernels, const Geometry& geometry) {
    const std::optional<Problem> found = problemWithTransposed(
        geometry, {size(y, 0), size(y, 1), size(y, 2)},
        {size(kernels, 0), size(kernels, 1), size(kernels, 2), size(kernels, 3)});
    if (found)
        throw Refused(sentence(*found, geometry));
}

}  // namespace core::deconvolution
