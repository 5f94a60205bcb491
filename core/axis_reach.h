#pragma once

#include "core/geometry.h"

#include <cstddef>
#include <vector>

namespace core {

/// What one tap adds along an axis: out[outFirst + n·outStep] += tap · in[inFirst + n·inStep] for
/// 0 ≤ n < count.
struct Reach {
    Index outFirst, outStep;
    Index inFirst, inStep;
    Index count;
};

/// How the taps of an axis reach from X to Y or, transposed, from Y to X, whose size is `width`.
/// Where no step is more than 1, the cells first … end − 1 are reached by all taps; the rest of
/// each tap's reach is in `edges`.
struct AxisReach {
    struct Edge {
        std::size_t tap;
        Reach reach;
    };
    std::vector<Reach> reaches;  // of each tap
    std::vector<Edge> edges;
    Index width = 0;
    Index first = 0;
    Index end = 0;
};
AxisReach axisReach(const Axis& axis, bool transposed);

}  // namespace core
