#pragma once

#include "core/geometry.h"

#include <vector>

namespace core::kernels {

/// One axis of a convolution in gather form. Position r of the result belongs to phase
/// a = (r + lead) mod phases, at step n = (r + lead) div phases, and is the sum over the taps of
/// phase a of tap · input[n · step + shift − back]. The direct convolution has one phase and steps
/// by s; the transposed one has s phases and steps by 1 (so no inserted zero is ever visited).
struct AxisPlan {
    struct Tap {
        std::size_t phase;  // its place in usedPhases
        Index shift;        // 0 ≤ shift ≤ reach
    };
    Index input = 0;   // size of what is read
    Index result = 0;  // size of what is written
    Index phases = 1;
    Index lead = 0;
    Index step = 1;
    Index back = 0;
    Index reach = 0;
    std::vector<Tap> taps;
    std::vector<Index> usedPhases;  // those that any tap reaches, in rising order

    /// The place of a phase in usedPhases, or nothing if its results are all 0.
    std::optional<std::size_t> placeOf(Index phase) const {
        if (static_cast<Index>(usedPhases.size()) == phases)
            return static_cast<std::size_t>(phase);
        return placeAmongUsed(phase);
    }
    std::optional<std::size_t> placeAmongUsed(Index phase) const;
};

/// The taps that reach each of the used phases, in rising order.
std::vector<std::vector<Index>> tapsByPhase(const AxisPlan& plan);

/// A phase, and how many of its taps, in their order, meet nothing but what is outside of the
/// input, from all of some steps: the first ones and the last ones. From a single step all others
/// meet it, since a phase's taps lie in order.
struct PhaseTaps {
    std::optional<std::size_t> place;  // in usedPhases, or nothing
    Index count = 0;                   // 0 where all taps meet the input
    Index before = 0, after = 0;
};
PhaseTaps phaseTaps(const AxisPlan& plan, Index phase, Index firstStep, Index steps);

AxisPlan directPlan(const Axis& axis);
AxisPlan transposedPlan(const Axis& axis);

/// Where a copy of the input that is read at unit stride keeps what the taps need: in segments,
/// each with the inputs n · step + start − back for consecutive n. Either one segment for each
/// residue of the step that a tap uses, or, where taps are far apart, one for each tap.
struct Segments {
    struct Place {
        Index segment;
        Index index;
    };
    std::vector<Index> starts;
    std::vector<Place> taps;  // where each tap begins
    Index extra = 0;          // how much longer than the steps a segment is
};
Segments segmentsFor(const AxisPlan& plan, Index steps);
Segments segmentsByTap(const AxisPlan& plan);

/// How many residues of the stride an axis's taps have: as many as there are segments by residue of
/// the direct convolution, and used phases of the transposed one.
Index residueCount(const Axis& axis);

/// Whether segments for each tap, of a cell for each step, have fewer cells than those for each
/// residue, which are `extra` cells longer.
constexpr bool isShorterByTap(Index taps, Index residues, Index steps, Index extra) {
    return taps * steps < residues * (steps + extra);
}

/// What a segment holds from step `first` on: its cell n, for from ≤ n < to, is the input at
/// origin + n · step; its other cells are outside of the input.
struct Filled {
    Index origin;
    Index from;
    Index to;
};
Filled filled(const AxisPlan& plan, Index first, Index start, Index cells);

}  // namespace core::kernels
