#pragma once

#include "core/experiment.h"

namespace model {

/// What playback walks through, a number a step: the convolution window by window, W row by row, or
/// the transposed convolution in the way that it is seen.
enum class Walk { Convolution, Weights, Transposed };

/// The array whose cells are the steps of a walk, in order: Y (row q of W makes its q-th cell), Z,
/// or what the stamps are made from.
inline core::ArrayId walkedArray(Walk walk, core::Way way) {
    if (walk != Walk::Transposed)
        return core::ArrayId::Y;
    return way == core::Way::Stamp ? core::ArrayId::T : core::ArrayId::Z;
}

}  // namespace model
