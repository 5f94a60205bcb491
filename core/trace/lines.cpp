#include "core/trace/lines.h"

#include "core/whole_division.h"

#include <algorithm>
#include <numeric>

namespace core::trace {
namespace {

/// The part of a line on which a coordinate lies in first…last.
AxisLine clipped(AxisLine line, Index AxisPoint::*coordinate, Index first, Index last) {
    const Index step = line.step.*coordinate;
    const Index start = line.first.*coordinate;
    Index from = 0;
    Index to = line.count - 1;
    if (step == 0) {
        if (start < first || start > last)
            return {};
    } else {
        from = std::max(from,
                        step > 0 ? dividedUp(first - start, step) : dividedUp(start - last, -step));
        to = std::min(
            to, step > 0 ? dividedDown(last - start, step) : dividedDown(start - first, -step));
    }
    if (to < from)
        return {};
    line.count = to - from + 1;
    for (Index AxisPoint::*each : {&AxisPoint::r, &AxisPoint::m, &AxisPoint::u, &AxisPoint::b})
        line.first.*each += from * (line.step.*each);
    return line;
}

AxisLine single(const AxisPoint& point) {
    return {1, point, {}};
}

AxisLine insideInput(const Axis& axis, const AxisLine& line) {
    return clipped(line, &AxisPoint::r, 0, axis.input - 1);
}

AxisLine tapsOfOutput(const Axis& axis, Index m) {
    const Index b = m * axis.stride;
    return {axis.kernel, {b - axis.paddingBefore, m, 0, b}, {axis.dilation, 0, 1, 0}};
}

AxisLine outputsOfTap(const Axis& axis, Index u) {
    const Index r = u * axis.dilation - axis.paddingBefore;
    return {outputSize(axis), {r, 0, u, 0}, {axis.stride, 1, 0, axis.stride}};
}

/// Where m·s + u·d = r + p_before: every (s/gcd)-th tap, in rising order of m.
AxisLine productsOfInput(const Axis& axis, Index r) {
    const Index sum = r + axis.paddingBefore;
    const Index lastOutput = (outputSize(axis) - 1) * axis.stride;
    const Index least = std::max<Index>(0, dividedUp(sum - lastOutput, axis.dilation));
    const Index most = std::min(axis.kernel - 1, dividedDown(sum, axis.dilation));
    const Index common = std::gcd(axis.stride, axis.dilation);
    const Index tapStep = axis.stride / common;
    for (Index u = most; u >= least && u > most - tapStep; --u) {
        const Index b = sum - u * axis.dilation;
        if (b % axis.stride == 0)
            return {(u - least) / tapStep + 1,
                    {r, b / axis.stride, u, b},
                    {0, axis.dilation / common, -tapStep, axis.dilation * tapStep}};
    }
    return {};
}

/// The window's positions for an input cell, from its last tap as the kernel is turned.
AxisLine windowOfInput(const Axis& axis, Index r) {
    const Index u = axis.kernel - 1;
    return {axis.kernel,
            {r, 0, u, r + axis.paddingBefore - u * axis.dilation},
            {0, 0, -1, axis.dilation}};
}

AxisLine windowOfTap(const Axis& axis, Index u) {
    return {axis.input, {0, 0, u, axis.paddingBefore - u * axis.dilation}, {1, 0, 0, 1}};
}

AxisLine windowsOfGrid(const Axis& axis, Index b) {
    return insideInput(axis,
                       {axis.kernel, {b - axis.paddingBefore, 0, 0, b}, {axis.dilation, 0, 1, 0}});
}

/// The product at an entry of W, if there is one.
AxisLine productOfEntry(const Axis& axis, Index m, Index r) {
    const Index b = m * axis.stride;
    const Index span = r + axis.paddingBefore - b;
    if (span < 0 || span % axis.dilation != 0 || span / axis.dilation >= axis.kernel)
        return {};
    return single({r, m, span / axis.dilation, b});
}

AxisLine fromOutput(const Axis& axis, Index m, Along to, GridRange grid) {
    const AxisLine taps = tapsOfOutput(axis, m);
    if (to == Along::OutputTap)
        return taps;
    if (to == Along::Grid)
        return clipped(single(taps.first), &AxisPoint::b, grid.first, grid.last);
    return insideInput(axis, taps);
}

AxisLine fromTap(const Axis& axis, Index u, Along to, GridRange grid) {
    if (to == Along::Grid)
        return clipped(windowOfTap(axis, u), &AxisPoint::b, grid.first, grid.last);
    const AxisLine outputs = outputsOfTap(axis, u);
    return to == Along::OutputTap ? outputs : insideInput(axis, outputs);
}

AxisLine fromGrid(const Axis& axis, Index b, Along to, GridRange grid) {
    if (to == Along::Input || to == Along::Tap)
        return windowsOfGrid(axis, b);
    if (b % axis.stride != 0 || b < 0 || b / axis.stride >= outputSize(axis))
        return {};
    const Index m = b / axis.stride;
    return to == Along::Output ? single({0, m, 0, b}) : fromOutput(axis, m, to, grid);
}

AxisLine fromOutputTap(const Axis& axis, Index m, Index u, Along to, GridRange grid) {
    const Index b = m * axis.stride;
    const AxisLine product = single({b + u * axis.dilation - axis.paddingBefore, m, u, b});
    if (to == Along::Grid)
        return clipped(product, &AxisPoint::b, grid.first, grid.last);
    return to == Along::Output || to == Along::Tap ? product : insideInput(axis, product);
}

}  // namespace

Along along(ArrayId array) {
    switch (array) {
        case ArrayId::X:
        case ArrayId::Z:
        case ArrayId::ZFlat:
            return Along::Input;
        case ArrayId::Y:
        case ArrayId::T:
        case ArrayId::TFlat:
            return Along::Output;
        case ArrayId::K:
        case ArrayId::Turned:
            return Along::Tap;
        case ArrayId::W:
        case ArrayId::WT:
            return Along::Entry;
        case ArrayId::Stretched:
        case ArrayId::Padded:
            return Along::Grid;
        case ArrayId::Stamp:
            return Along::OutputTap;
    }
    return Along::Input;
}

AxisLine axisLine(const Axis& axis, Along from, const AxisPoint& point, Along to, GridRange grid) {
    if (from == to)
        return to == Along::Grid ? clipped(single(point), &AxisPoint::b, grid.first, grid.last)
                                 : single(point);
    switch (from) {
        case Along::Input:
            return to == Along::Grid
                       ? clipped(windowOfInput(axis, point.r), &AxisPoint::b, grid.first, grid.last)
                       : productsOfInput(axis, point.r);
        case Along::Output:
            return fromOutput(axis, point.m, to, grid);
        case Along::Tap:
            return fromTap(axis, point.u, to, grid);
        case Along::Entry:
            return productOfEntry(axis, point.m, point.r);
        case Along::Grid:
            return fromGrid(axis, point.b, to, grid);
        case Along::OutputTap:
            return fromOutputTap(axis, point.m, point.u, to, grid);
    }
    return {};
}

DepthLine depthLine(const Shape& shape, Along from, const DepthPoint& point, Along to) {
    if (from == to || from == Along::Tap)
        return {1, point, {}};
    const Index filters = filtersPerGroup(shape);
    const Index channels = channelsPerGroup(shape);
    const bool toFilter = to == Along::Output || to == Along::Grid;
    switch (from) {
        case Along::Input: {
            const Index group = point.c / channels;
            return {filters, {group * filters, point.c % channels, point.c}, {1, 0, 0}};
        }
        case Along::Entry:
        case Along::OutputTap:
            if (point.c / channels != point.f / filters)
                return {};
            return {1, {point.f, point.c % channels, point.c}, {}};
        default: {
            if (toFilter)
                return {1, point, {}};
            const Index group = point.f / filters;
            return {channels, {point.f, 0, group * channels}, {0, 1, 1}};
        }
    }
}

GridRange gridRange(const Axis& axis, ArrayId array) {
    const TransposedAxis turned = transposed(axis);
    if (array == ArrayId::Padded)
        return {-turned.paddingBefore, turned.padded - turned.paddingBefore - 1};
    return {0, turned.stretched - 1};
}

bool sharesHalf(const Shape& shape, ArrayId first, ArrayId second) {
    enum Half { Direct = 1, Transposed = 2 };
    const auto halves = [&shape](ArrayId array) {
        switch (array) {
            case ArrayId::X:
                return int{Direct};
            case ArrayId::Y:
                return shape.typed ? int{Direct} : Direct | Transposed;
            case ArrayId::T:
            case ArrayId::TFlat:
                return shape.typed ? int{Transposed} : Direct | Transposed;
            case ArrayId::K:
            case ArrayId::W:
            case ArrayId::WT:
                return Direct | Transposed;
            default:
                return int{Transposed};
        }
    };
    return (halves(first) & halves(second)) != 0;
}

Index filtersPerGroup(const Shape& shape) {
    return shape.filters / shape.geometry.groups;
}

Index channelsPerGroup(const Shape& shape) {
    return shape.channels / shape.geometry.groups;
}

}  // namespace core::trace
