#include "core/kernels/copy_short.h"
#include "core/kernels/strip.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// Rows of one row phase that are computed as one, for a block of filters.
struct Run {
    Part steps;
    Index phase;
    FilterBlock block;
};

/// From a row's results to the next one's, in the room.
template <class T>
Index rowRoom(const Plan<T>& plan) {
    return plan.layout.row * plan.together;
}

template <class T>
RowJob<T> jobOf(const Strip<T>& strip, const Run& run) {
    const Plan<T>& plan = strip.plan;
    RowJob<T> job;
    job.output = strip.room;
    job.filterStride = plan.room;
    job.count = (run.steps.count - 1) * rowRoom(plan) + strip.columns.count * plan.together;
    job.align = false;
    job.streams = nullptr;
    return job;
}

/// Column phase n of the job is the one at this place.
template <class T>
void setPhase(RowJob<T>& job, Index n, const Strip<T>& strip, const Run& run,
              std::optional<std::size_t> place) {
    const Plan<T>& plan = strip.plan;
    job.phases[n] = phaseOf<T>(strip, run.block, plan.rows.placeOf(run.phase), place,
                               strip.copy + (run.steps.first - strip.rows.first) * plan.layout.row);
}

template <class T>
void compute(const RowJob<T>& job, const Strip<T>& strip, const Run& run) {
    strip.plan.kernels.rows[strip.plan.together - 1][run.block.size - 1](job);
}

/// Calls `take` with where each row of each filter goes, and where in the room it is.
template <class T, class Take>
void forEachRow(const Strip<T>& strip, const Run& run, const Take& take) {
    const Plan<T>& plan = strip.plan;
    const Index phases = plan.rows.phases,
                first = run.steps.first * phases + run.phase - plan.rows.lead;
    const Index from = first >= 0 ? 0 : 1;
    const Index to = std::min(run.steps.count, ceilingDivide(plan.rows.result - first, phases));
    const Index next = phases * plan.columns.result, room = rowRoom(plan);
    for (Index filter = 0; filter < run.block.size; ++filter) {
        T* const output = outputOf(strip) + (run.block.first + filter) * filterStride(plan) +
                          first * plan.columns.result;
        const T* const values = strip.room + filter * plan.room;
        for (Index n = from; n < to; ++n)
            take(output + n * next, values + n * room);
    }
}

/// All column phases at once.
template <class T>
void writeTogether(const Strip<T>& strip, const Run& run) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    RowJob<T> job = jobOf(strip, run);
    for (Index n = 0; n < plan.together; ++n)
        setPhase(job, n, strip, run, plan.places[static_cast<std::size_t>(n)]);
    const Index skip = columns.lead - strip.columns.first * columns.phases;
    // Rows without a gap between them are in their places already.
    const bool straight = plan.rows.phases == 1 && skip == 0 && rowRoom(plan) == columns.result;
    if (straight) {
        job.output = outputOf(strip) + run.block.first * filterStride(plan) +
                     (run.steps.first - plan.rows.lead) * columns.result;
        job.filterStride = filterStride(plan);
    }
    compute(job, strip, run);
    if (!straight) {
        forEachRow(strip, run,
                   [&](T* to, const T* from) { copyShort(to, from + skip, columns.result); });
    }
}

/// One column phase after the other.
template <class T>
void writeApart(const Strip<T>& strip, const Run& run) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    if (static_cast<Index>(columns.usedPhases.size()) < columns.phases) {
        forEachRow(strip, run, [&](T* to, const T*) { std::fill_n(to, columns.result, T{0}); });
    }
    RowJob<T> job = jobOf(strip, run);
    for (std::size_t place = 0; place < columns.usedPhases.size(); ++place) {
        setPhase(job, 0, strip, run, place);
        compute(job, strip, run);
        const Index first =
            strip.columns.first * columns.phases + columns.usedPhases[place] - columns.lead;
        const Index from = first >= 0 ? 0 : 1;
        const Index to =
            std::min(strip.columns.count, ceilingDivide(columns.result - first, columns.phases));
        forEachRow(strip, run, [&](T* result, const T* values) {
            for (Index n = from; n < to; ++n)
                result[first + n * columns.phases] = values[n];
        });
    }
}

}  // namespace

template <class T>
void writeEndToEnd(const Strip<T>& strip, const Control& control) {
    const Plan<T>& plan = strip.plan;
    const Index end = strip.rows.first + strip.rows.count;
    for (Index step = strip.rows.first; step < end; step += plan.run) {
        const Part steps{step, std::min(plan.run, end - step)};
        for (Index phase = 0; phase < plan.rows.phases; ++phase) {
            for (const FilterBlock& block : strip.blocks) {
                checkStop(control);
                if (plan.columns.phases == plan.together)
                    writeTogether(strip, {steps, phase, block});
                else
                    writeApart(strip, {steps, phase, block});
            }
        }
    }
}

template void writeEndToEnd(const Strip<float>&, const Control&);
template void writeEndToEnd(const Strip<double>&, const Control&);

}  // namespace core::kernels
