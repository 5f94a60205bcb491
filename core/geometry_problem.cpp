#include "core/clamped.h"
#include "core/geometry.h"

#include <algorithm>

namespace core {

namespace {

using Kind = Problem::Kind;

Problem make(Kind kind, Field field, Side side, Index value, Index limit) {
    return {kind, field, side, value, limit, {}};
}

std::optional<Problem> outOfRange(Field field, Side side, Index value, Index least) {
    if (value < least)
        return make(Kind::NotPositive, field, side, value, least);
    if (value > kLargestSize)
        return make(Kind::TooLarge, field, side, value, kLargestSize);
    return std::nullopt;
}

/// Numbers that cannot be right whatever the others are. From here on sums of two of them, and the
/// product of two, do not overflow.
std::optional<Problem> problemWithNumbers(const Axis& axis, Index size, Side side) {
    const struct {
        Field field;
        Index value;
        Index least;
    } numbers[] = {
        {Field::Input, size, 1},
        {Field::Kernel, axis.kernel, 1},
        {Field::Stride, axis.stride, 1},
        {Field::Padding, std::min(axis.paddingBefore, axis.paddingAfter), 0},
        {Field::Padding, std::max(axis.paddingBefore, axis.paddingAfter), 0},
        {Field::Dilation, axis.dilation, 1},
        {Field::OutputPadding, axis.outputPadding, 0},
    };
    for (const auto& number : numbers)
        if (auto found = outOfRange(number.field, side, number.value, number.least))
            return found;
    if (extent(axis) > kLargestSize)
        return make(Kind::TooLarge, Field::Kernel, side, extent(axis), kLargestSize);
    return std::nullopt;
}

Problem kernelTooLarge(const Axis& axis, Side side, Index padded) {
    Problem problem = make(Kind::KernelTooLarge, Field::Kernel, side, extent(axis), padded);
    problem.remedies.push_back({Field::Kernel, (padded - 1) / axis.dilation + 1});
    const Index missing = extent(axis) - axis.input;
    problem.remedies.push_back({Field::Padding, (missing + 1) / 2});
    if (const Index dilation = (padded - 1) / std::max<Index>(axis.kernel - 1, 1);
        axis.dilation > 1 && dilation >= 1)
        problem.remedies.push_back({Field::Dilation, dilation});
    return problem;
}

std::optional<Problem> problemWithOutputPadding(const Axis& axis, Side side) {
    const Index limit = std::max(axis.stride, axis.dilation);
    if (axis.outputPadding < limit)
        return std::nullopt;
    Problem problem =
        make(Kind::OutputPaddingTooLarge, Field::OutputPadding, side, axis.outputPadding, limit);
    problem.remedies.push_back({Field::OutputPadding, limit - 1});
    if (axis.outputPadding < kLargestSize)
        problem.remedies.push_back({Field::Stride, axis.outputPadding + 1});
    return problem;
}

Problem croppedAway(const Axis& axis, Side side) {
    const Index uncropped = axis.input + axis.paddingBefore + axis.paddingAfter;
    Problem problem = make(Kind::CroppedAway, Field::Padding, side, axis.input, uncropped);
    problem.remedies.push_back({Field::Padding, (uncropped - 1) / 2});
    if (const Index needed = axis.outputPadding + 1 - axis.input;
        needed < std::max(axis.stride, axis.dilation))
        problem.remedies.push_back({Field::OutputPadding, needed});
    return problem;
}

}  // namespace

std::optional<Problem> problem(const Axis& axis, Side side) {
    if (auto found = problemWithNumbers(axis, axis.input, side))
        return found;
    const Index padded = axis.input + axis.paddingBefore + axis.paddingAfter;
    if (padded > kLargestSize)
        return make(Kind::TooLarge, Field::Padding, side, padded, kLargestSize);
    if (extent(axis) > padded)
        return kernelTooLarge(axis, side, padded);
    if (auto found = problemWithOutputPadding(axis, side))
        return found;
    const Index output = std::max<Index>(outputSize(axis), 1);
    if (const Index implied = withOutput(axis, output, axis.outputPadding).input;
        implied != axis.input) {
        Problem differs = make(Kind::SizesDiffer, Field::Input, side, axis.input, implied);
        differs.remedies.push_back(
            {Field::OutputPadding, withInput(axis, axis.input).outputPadding});
        return differs;
    }
    return std::nullopt;
}

std::optional<Problem> problem(const Geometry& geometry) {
    if (auto found =
            problem(geometry.rows, geometry.rows == geometry.columns ? Side::Both : Side::Rows))
        return found;
    if (auto found = problem(geometry.columns, Side::Columns))
        return found;
    return outOfRange(Field::Groups, Side::Both, geometry.groups, 1);
}

std::optional<Problem> problemWithInput(const Axis& axis, Index input, Side side) {
    // Before a can follow, the numbers that it follows from have to make sense.
    Axis asked = axis;
    asked.outputPadding = 0;
    if (auto found = problemWithNumbers(asked, input, side))
        return found;
    return problem(withInput(axis, input), side);
}

std::optional<Problem> problemWithOutput(const Axis& axis, Index output, Index outputPadding,
                                         Side side) {
    Axis asked = axis;
    asked.outputPadding = outputPadding;
    if (auto found = problemWithNumbers(asked, output, side))
        return found;
    if (auto found = problemWithOutputPadding(asked, side))
        return found;
    asked = withOutput(axis, output, outputPadding);
    if (asked.input < 1)
        return croppedAway(asked, side);
    return problem(asked, side);
}

}  // namespace core
