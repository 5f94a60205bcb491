#include "core/axis_reach.h"

#include "core/whole_division.h"

#include <algorithm>

namespace core {
namespace {

std::vector<Reach> reachesOf(const Axis& axis, bool transposed) {
    std::vector<Reach> reaches;
    const Index outputs = outputSize(axis);
    for (Index v = 0; v < axis.kernel; ++v) {
        const Index offset = v * axis.dilation - axis.paddingBefore;
        const Index first = std::max<Index>(0, dividedUp(-offset, axis.stride));
        const Index end = std::min(outputs, dividedUp(axis.input - offset, axis.stride));
        const Index position = first * axis.stride + offset;
        const Index count = std::max<Index>(0, end - first);
        reaches.push_back(transposed ? Reach{position, axis.stride, first, 1, count}
                                     : Reach{first, 1, position, axis.stride, count});
    }
    return reaches;
}

/// The part of a reach that lies in the cells first … end − 1.
Reach within(const Reach& reach, Index first, Index end) {
    const Index from = std::max<Index>(0, dividedUp(first - reach.outFirst, reach.outStep));
    const Index to = std::min(reach.count, dividedUp(end - reach.outFirst, reach.outStep));
    return {reach.outFirst + from * reach.outStep, reach.outStep,
            reach.inFirst + from * reach.inStep, reach.inStep, std::max<Index>(0, to - from)};
}

}  // namespace

AxisReach axisReach(const Axis& axis, bool transposed) {
    AxisReach along;
    along.reaches = reachesOf(axis, transposed);
    along.width = along.end = transposed ? axis.input : outputSize(axis);
    for (const Reach& reach : along.reaches) {
        const bool steps = reach.outStep > 1 || reach.inStep > 1;
        along.first = std::max(along.first, reach.outFirst);
        along.end = std::min(along.end, steps ? 0 : reach.outFirst + reach.count);
    }
    if (along.first >= along.end)
        along.first = along.end = along.width;
    for (std::size_t tap = 0; tap < along.reaches.size(); ++tap) {
        for (const Reach& edge : {within(along.reaches[tap], 0, along.first),
                                  within(along.reaches[tap], along.end, along.width)})
            if (edge.count > 0)
                along.edges.push_back({tap, edge});
    }
    return along;
}

}  // namespace core
