#include "core/geometry.h"

#include "core/clamped.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core {

namespace {

Index paddingSum(const Axis& axis) {
    return clampedSum(axis.paddingBefore, axis.paddingAfter);
}

/// i + Σp − d(k−1) − 1: how far the window can move.
Index room(const Axis& axis) {
    return clampedDifference(clampedSum(axis.input, paddingSum(axis)), extent(axis));
}

/// (o − 1)s + d(k−1) + 1 − Σp: the smallest input with this output.
Index smallestInput(const Axis& axis, Index output) {
    const Index steps = clampedProduct(clampedDifference(output, 1), axis.stride);
    return clampedDifference(clampedSum(steps, extent(axis)), paddingSum(axis));
}

void setPadding(Axis& axis, Index total) {
    axis.paddingBefore = total / 2;
    axis.paddingAfter = total - axis.paddingBefore;
}

}  // namespace

Index extent(const Axis& axis) {
    return clampedSum(clampedProduct(axis.dilation, clampedDifference(axis.kernel, 1)), 1);
}

Index outputSize(const Axis& axis) {
    if (axis.stride < 1)
        return 0;
    const Index steps = dividedDown(clampedDifference(room(axis), axis.outputPadding), axis.stride);
    return clampedSum(steps, 1);
}

Axis withInput(Axis axis, Index input) {
    axis.input = input;
    axis.outputPadding = 0;
    if (axis.stride >= 1) {
        const Index remainder = room(axis) % axis.stride;
        axis.outputPadding = remainder < 0 ? remainder + axis.stride : remainder;
    }
    return axis;
}

Axis withOutput(Axis axis, Index output, Index outputPadding) {
    axis.outputPadding = outputPadding;
    axis.input = clampedSum(smallestInput(axis, output), outputPadding);
    return axis;
}

TransposedAxis transposed(const Axis& axis) {
    const Index full = clampedDifference(extent(axis), 1);
    TransposedAxis result;
    result.input = outputSize(axis);
    result.inserted = clampedDifference(axis.stride, 1);
    result.stretched =
        clampedSum(clampedProduct(clampedDifference(result.input, 1), axis.stride), 1);
    result.paddingBefore = clampedDifference(full, axis.paddingBefore);
    result.additional = axis.outputPadding;
    result.paddingAfter =
        clampedSum(clampedDifference(full, axis.paddingAfter), axis.outputPadding);
    result.padded =
        clampedSum(clampedSum(result.stretched, result.paddingBefore), result.paddingAfter);
    result.output = axis.input;
    return result;
}

std::pair<Index, Index> inputsSharingOutput(const Axis& axis) {
    const Index smallest = smallestInput(axis, outputSize(axis));
    const Index largest = clampedSum(smallest, clampedDifference(axis.stride, 1));
    return {std::max<Index>(smallest, 1), std::max<Index>(largest, 1)};
}

Axis withPadding(Axis axis, Padding padding) {
    const Index full = std::max<Index>(clampedDifference(extent(axis), 1), 0);
    axis.paddingBefore = axis.paddingAfter = padding == Padding::Full ? full : 0;
    if (padding == Padding::Same && axis.stride >= 1) {
        const Index output = dividedUp(axis.input, axis.stride);
        setPadding(axis,
                   std::max<Index>(clampedDifference(smallestInput(axis, output), axis.input), 0));
    }
    return withInput(axis, axis.input);
}

Axis withTransposedPadding(Axis axis, Index output, Padding padding) {
    const Index full = std::max<Index>(clampedDifference(extent(axis), 1), 0);
    axis.paddingBefore = axis.paddingAfter = padding == Padding::Full ? full : 0;
    if (padding == Padding::Same) {
        const Index surplus = clampedDifference(extent(axis), axis.stride);
        setPadding(axis, std::max<Index>(surplus, 0));
        axis.outputPadding = std::max<Index>(clampedDifference(0, surplus), 0);
    }
    return withOutput(axis, output, axis.outputPadding);
}

std::optional<Padding> namedPadding(const Axis& axis) {
    for (const Padding padding : {Padding::Valid, Padding::Same, Padding::Full}) {
        const Axis named = withPadding(axis, padding);
        if (named.paddingBefore == axis.paddingBefore && named.paddingAfter == axis.paddingAfter)
            return padding;
    }
    return std::nullopt;
}

}  // namespace core
