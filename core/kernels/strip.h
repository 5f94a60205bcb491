#pragma once

#include "core/kernels/planes_plan.h"

#include <algorithm>
#include <span>

namespace core::kernels {

/// A part of an axis's steps.
struct Part {
    Index first;
    Index count;
};

/// A strip of a result: the steps of rows and columns [first, first + count) of one group, and some
/// of the blocks of filters.
template <class T>
struct Strip {
    const Plan<T>& plan;
    const Turn& turn;
    Index group;
    Part rows, columns;
    std::span<const FilterBlock> blocks;
    T* copy;   // what the strip reads of the input, laid out as plan.layout says
    T* room;   // for results on their way to their places: kMostFilters times plan.room cells
    T* lines;  // for results that are put together before they are written past the caches
    const T* weights;              // the turn's; of the strip's group alone where rows are woven
    bool borrows = false;          // the middle of its rows is read where it is
    Index zeroAround = -1;         // the first row for which the copy is 0 where there is no input
    std::vector<Filled> filled{};  // what the column segments hold
    std::vector<RowStream<T>> streams{};
};

/// Fills the strip's copy of the input, with 0 for what is outside of it, except in rows that no
/// tap reads: see phaseTaps(). strip.filled is known.
template <class T>
void copyInput(Strip<T>& strip);

/// Computes a strip whose rows lie end to end.
template <class T>
void writeEndToEnd(const Strip<T>& strip, const Control& control);

/// The weights of a block of filters of the strip's group, which begins with this filter.
template <class T>
const T* weightsOf(const Strip<T>& strip, Index filter) {
    const Turn& turn = strip.turn;
    const Index before =
        (strip.group - turn.firstGroup) * strip.plan.bank.results + filter - turn.firstFilter();
    return strip.weights + before * static_cast<Index>(strip.plan.lists.count());
}

/// Lets `phase` be the taps of one phase for a block of filters: of a row phase, without those that
/// meet nothing, and of the column phase at this place (none if there is no such phase), reading
/// from `input` on at these offsets.
/// Member by member into its place: a copy would load two members as one vector, which on many
/// machines has to wait until all results stored before have left for the caches.
template <class T>
void setPhase(typename RowJob<T>::Phase& phase, const Strip<T>& strip, const FilterBlock& block,
              const PhaseTaps& row, std::optional<std::size_t> column, const T* input,
              const std::int32_t* offsets) {
    const Plan<T>& plan = strip.plan;
    phase.input = input;
    phase.taps = 0;
    if (!row.place || !column)
        return;
    const std::size_t list = *row.place * plan.columns.usedPhases.size() + *column;
    std::size_t start = plan.lists.starts[list], end = plan.lists.starts[list + 1];
    if (row.before + row.after > 0) {
        const std::size_t each = (end - start) / static_cast<std::size_t>(row.count);
        start += static_cast<std::size_t>(row.before) * each;
        end -= static_cast<std::size_t>(row.after) * each;
    }
    phase.offsets = offsets + start;
    phase.weights = weightsOf(strip, block.first) + start * static_cast<std::size_t>(block.size);
    phase.taps = static_cast<Index>(end - start);
}

/// Results of a few column phases for a block of filters into the strip's room: those of a row
/// phase, `count` positions, read from `input` on.
template <class T>
RowJob<T> jobIntoRoom(const Strip<T>& strip, const FilterBlock& block, const PhaseTaps& row,
                      const PhaseGroup& phases, const T* input, Index count) {
    RowJob<T> job;
    for (Index n = 0; n < phases.size; ++n)
        setPhase(job.phases[n], strip, block, row,
                 strip.plan.places[static_cast<std::size_t>(phases.first + n)], input,
                 strip.plan.lists.offsets.data());
    job.output = strip.room;
    job.filterStride = strip.plan.room;
    job.count = count;
    job.align = false;
    job.fetchAhead = false;
    job.streams = nullptr;
    return job;
}

/// The rows of the result that a strip writes.
template <class T>
Part resultRows(const Strip<T>& strip) {
    const AxisPlan& rows = strip.plan.rows;
    const Index first = strip.rows.first * rows.phases - rows.lead;
    const Index from = std::max<Index>(first, 0);
    return {from, std::min(first + strip.rows.count * rows.phases, rows.result) - from};
}

/// From a filter's results to the next one's.
template <class T>
Index filterStride(const Plan<T>& plan) {
    return plan.rows.result * plan.columns.result;
}

/// The group's results.
template <class T>
T* outputOf(const Strip<T>& strip) {
    return strip.plan.job.output + strip.group * strip.plan.bank.results * filterStride(strip.plan);
}

}  // namespace core::kernels
