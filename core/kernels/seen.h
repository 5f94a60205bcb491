#pragma once

#include "core/geometry.h"

#include <vector>

namespace core::kernels {

/// The taps [from, to) of an axis that meet X at one step of Y, the first of them at `at`.
struct Seen {
    Index from, to;
    Index at;
};

/// What each step of Y sees of X along an axis.
std::vector<Seen> seenByStep(const Axis& axis);

}  // namespace core::kernels
