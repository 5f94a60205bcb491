#include "core/kernels/copy_short.h"
#include "core/kernels/spread.h"
#include "core/kernels/strip.h"
#include "core/kernels/woven.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// Rows of one row phase that are computed as one, for a block of filters.
struct Run {
    Part steps;
    Index rowPhase;
    PhaseTaps phase;
    FilterBlock block;
};

/// From a row's results to the next one's, in the room.
template <class T>
Index rowRoom(const Plan<T>& plan, const PhaseGroup& phases) {
    return plan.layout.row * phases.size;
}

/// As many steps and some more, to the end of a vector, for which there is room: to end within one
/// takes longer, unless there are so few steps that the widest vector would be mostly beyond them.
template <class T>
Index wholeVectors(Index steps) {
    constexpr Index kWide = Plan<T>::kLine, kNarrow = kWide / 2;
    const Index wide = roundedUp(steps, kWide);
    return wide - steps <= steps / 8 ? wide : roundedUp(steps, kNarrow);
}

template <class T>
RowJob<T> jobOf(const Strip<T>& strip, const Run& run, const PhaseGroup& phases) {
    const Plan<T>& plan = strip.plan;
    const T* const input = strip.copy + (run.steps.first - strip.rows.first) * plan.layout.row;
    const Index steps = (run.steps.count - 1) * plan.layout.row + strip.columns.count;
    return jobIntoRoom(strip, run.block, run.phase, phases, input,
                       wholeVectors<T>(steps) * phases.size);
}

template <class T>
void compute(const RowJob<T>& job, const Strip<T>& strip, const Run& run,
             const PhaseGroup& phases) {
    strip.plan.kernels.rows[phases.size - 1][run.block.size - 1](job);
}

/// The row of the result that its first step is, or would be, and which of its steps are rows
/// there.
struct RunRows {
    Index first;
    Part there;
};
template <class T>
RunRows rowsOf(const Strip<T>& strip, const Run& run) {
    const AxisPlan& rows = strip.plan.rows;
    const Index first = run.steps.first * rows.phases + run.rowPhase - rows.lead;
    const Index from = first >= 0 ? 0 : 1;
    const Index to = std::min(run.steps.count, dividedUp(rows.result - first, rows.phases));
    return {first, {from, to - from}};
}

/// Calls `take` with where each row of each filter goes, and where in the room it is, when from
/// one row there to the next it is `room`.
template <class T, class Take>
void forEachRow(const Strip<T>& strip, const Run& run, Index room, const Take& take) {
    const Plan<T>& plan = strip.plan;
    const auto [first, there] = rowsOf(strip, run);
    const Index next = plan.rows.phases * plan.columns.result;
    for (Index filter = 0; filter < run.block.size; ++filter) {
        T* const output = outputOf(strip) + (run.block.first + filter) * filterStride(plan) +
                          first * plan.columns.result;
        const T* const values = strip.room + filter * plan.room;
        for (Index n = there.first; n < there.first + there.count; ++n)
            take(output + n * next, values + n * room);
    }
}

/// Rows that nothing reaches.
template <class T>
void writeNothing(const Strip<T>& strip, const Run& run) {
    if (strip.plan.clearsFirst)
        return;
    const Index cells = strip.plan.columns.result;
    forEachRow(strip, run, 0, [&](T* to, const T*) { std::fill_n(to, cells, T{0}); });
}

/// All column phases at once.
template <class T>
void writeTogether(const Strip<T>& strip, const Run& run) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    const PhaseGroup all{0, columns.phases};
    RowJob<T> job = jobOf(strip, run, all);
    const Index skip = columns.lead - strip.columns.first * columns.phases;
    const Index room = rowRoom(plan, all);
    // Rows without a gap between them are in their places already.
    const bool straight = plan.rows.phases == 1 && skip == 0 && room == columns.result;
    if (straight) {
        job.count = run.steps.count * columns.result;
        job.output = outputOf(strip) + run.block.first * filterStride(plan) +
                     (run.steps.first - plan.rows.lead) * columns.result;
        job.filterStride = filterStride(plan);
    }
    compute(job, strip, run, all);
    if (!straight) {
        forEachRow(strip, run, room,
                   [&](T* to, const T* from) { copyShort(to, from + skip, columns.result); });
    }
}

/// A few column phases at a time.
template <class T>
void writeApart(const Strip<T>& strip, const Run& run) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    if (static_cast<Index>(columns.usedPhases.size()) < columns.phases)
        writeNothing(strip, run);
    for (const PhaseGroup& phases : plan.phaseGroups) {
        compute(jobOf(strip, run, phases), strip, run, phases);
        const Index first = strip.columns.first * columns.phases + phases.first - columns.lead;
        forEachRow(strip, run, rowRoom(plan, phases), [&](T* row, const T* values) {
            spread(Places<T>{row, columns.result, first, columns.phases},
                   Groups<T>{values, phases.size, strip.columns.count});
        });
    }
}

/// All column phases at once, of as many as there may be.
template <class T>
void writeWoven(const Strip<T>& strip, const Run& run) {
    const Plan<T>& plan = strip.plan;
    const auto [first, there] = rowsOf(strip, run);
    const Index phases = plan.rows.phases, step = run.steps.first + there.first - strip.rows.first;
    T* const output = outputOf(strip) + run.block.first * filterStride(plan) +
                      (first + there.first * phases) * plan.columns.result;
    weave(strip, run.block,
          WovenRows<T>{strip.columns, run.phase, strip.copy + step * plan.layout.row, output,
                       filterStride(plan), there.count, phases * plan.columns.result});
}

/// Clears the strip's results: whole lines are cleared without being read from memory first, as
/// they would be for a row that fills parts of them.
template <class T>
void clear(const Strip<T>& strip) {
    const Plan<T>& plan = strip.plan;
    const Part rows = resultRows(strip);
    T* const output = outputOf(strip) + rows.first * plan.columns.result;
    for (const FilterBlock& block : strip.blocks) {
        for (Index filter = block.first; filter < block.first + block.size; ++filter) {
            std::fill_n(output + filter * filterStride(plan), rows.count * plan.columns.result,
                        T{0});
        }
    }
}

}  // namespace

template <class T>
void writeEndToEnd(const Strip<T>& strip, const Control& control) {
    const Plan<T>& plan = strip.plan;
    const Index end = strip.rows.first + strip.rows.count;
    if (plan.clearsFirst)
        clear(strip);
    for (Index step = strip.rows.first; step < end; step += plan.run) {
        const Part steps{step, std::min(plan.run, end - step)};
        for (Index phase = 0; phase < plan.rows.phases; ++phase) {
            const PhaseTaps taps = phaseTaps(plan.rows, phase, steps.first, steps.count);
            for (const FilterBlock& block : strip.blocks) {
                checkStop(control);
                const Run run{steps, phase, taps, block};
                if (!taps.place)
                    writeNothing(strip, run);
                else if (plan.woven.taps > 0)
                    writeWoven(strip, run);
                else if (plan.columns.phases == plan.together)
                    writeTogether(strip, run);
                else
                    writeApart(strip, run);
            }
        }
    }
}

template void writeEndToEnd(const Strip<float>&, const Control&);
template void writeEndToEnd(const Strip<double>&, const Control&);

}  // namespace core::kernels
