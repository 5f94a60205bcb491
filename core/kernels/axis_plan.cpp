#include "core/kernels/axis_plan.h"

#include "core/whole_division.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace core::kernels {
namespace {

Segments onePerResidue(const AxisPlan& plan) {
    Segments segments;
    for (const AxisPlan::Tap& tap : plan.taps) {
        const Index residue = tap.shift % plan.step;
        const auto found = std::find(segments.starts.begin(), segments.starts.end(), residue);
        segments.taps.push_back({found - segments.starts.begin(), tap.shift / plan.step});
        if (found == segments.starts.end())
            segments.starts.push_back(residue);
    }
    segments.extra = plan.reach / plan.step;
    return segments;
}

}  // namespace

std::optional<std::size_t> AxisPlan::placeAmongUsed(Index phase) const {
    const auto found = std::lower_bound(usedPhases.begin(), usedPhases.end(), phase);
    if (found == usedPhases.end() || *found != phase)
        return std::nullopt;
    return static_cast<std::size_t>(found - usedPhases.begin());
}

std::vector<std::vector<Index>> tapsByPhase(const AxisPlan& plan) {
    std::vector<std::vector<Index>> taps(plan.usedPhases.size());
    for (std::size_t n = 0; n < plan.taps.size(); ++n)
        taps[plan.taps[n].phase].push_back(static_cast<Index>(n));
    return taps;
}

AxisPlan directPlan(const Axis& axis) {
    AxisPlan plan{.input = axis.input,
                  .result = outputSize(axis),
                  .phases = 1,
                  .lead = 0,
                  .step = axis.stride,
                  .back = axis.paddingBefore,
                  .reach = axis.dilation * (axis.kernel - 1),
                  .taps = {},
                  .usedPhases = {0}};
    for (Index u = 0; u < axis.kernel; ++u)
        plan.taps.push_back({0, u * axis.dilation});
    return plan;
}

AxisPlan transposedPlan(const Axis& axis) {
    const Index reach = axis.dilation * (axis.kernel - 1) / axis.stride;
    AxisPlan plan{.input = outputSize(axis),
                  .result = axis.input,
                  .phases = axis.stride,
                  .lead = axis.paddingBefore,
                  .step = 1,
                  .back = reach,
                  .reach = reach,
                  .taps = {},
                  .usedPhases = {}};
    for (Index u = 0; u < axis.kernel; ++u)
        plan.usedPhases.push_back(u * axis.dilation % axis.stride);
    std::sort(plan.usedPhases.begin(), plan.usedPhases.end());
    plan.usedPhases.erase(std::unique(plan.usedPhases.begin(), plan.usedPhases.end()),
                          plan.usedPhases.end());
    for (Index u = 0; u < axis.kernel; ++u) {
        const Index at = u * axis.dilation;
        plan.taps.push_back({*plan.placeOf(at % axis.stride), reach - at / axis.stride});
    }
    return plan;
}

PhaseTaps phaseTaps(const AxisPlan& plan, Index phase, Index firstStep, Index steps) {
    PhaseTaps taps{.place = plan.placeOf(phase)};
    const Index first = firstStep * plan.step - plan.back, last = first + (steps - 1) * plan.step;
    if (!taps.place || (first >= 0 && last + plan.reach < plan.input))
        return taps;
    for (const AxisPlan::Tap& tap : plan.taps) {
        if (tap.phase != *taps.place)
            continue;
        ++taps.count;
        if (last + tap.shift >= 0 && first + tap.shift < plan.input)
            taps.after = 0;
        else if (taps.before + 1 == taps.count)
            ++taps.before;
        else
            ++taps.after;
    }
    return taps;
}

Index residueCount(const Axis& axis) {
    return std::min(axis.kernel, axis.stride / std::gcd(axis.stride, axis.dilation));
}

Segments segmentsFor(const AxisPlan& plan, Index steps) {
    Segments byResidue = onePerResidue(plan);
    const bool byTap =
        isShorterByTap(std::ssize(plan.taps), std::ssize(byResidue.starts), steps, byResidue.extra);
    return byTap ? segmentsByTap(plan) : byResidue;
}

Segments segmentsByTap(const AxisPlan& plan) {
    Segments segments;
    for (const AxisPlan::Tap& tap : plan.taps) {
        segments.taps.push_back({static_cast<Index>(segments.starts.size()), 0});
        segments.starts.push_back(tap.shift);
    }
    return segments;
}

Filled filled(const AxisPlan& plan, Index first, Index start, Index cells) {
    const Index origin = first * plan.step + start - plan.back;
    const Index from = std::clamp<Index>(origin >= 0 ? 0 : dividedUp(-origin, plan.step), 0, cells);
    const Index to = std::clamp<Index>(
        origin >= plan.input ? 0 : (plan.input - 1 - origin) / plan.step + 1, from, cells);
    return {origin, from, to};
}

}  // namespace core::kernels
