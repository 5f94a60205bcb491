#include "core/kernels/planes_plan.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// What a strip's copy of the input may take, so that it stays in the second-level cache.
constexpr Index kStripBytes = Index{128} * 1024;
/// Columns (steps) of a strip: enough to hide what begins and ends a row of tiles.
constexpr Index kBlockSteps = 1024;
/// Rows shorter than this many cache lines are not worth aligning.
constexpr Index kLinesWorthAligning = 8;

AxisSteps stepsOf(const AxisPlan& plan) {
    const Index first = plan.lead / plan.phases;
    return {first, (plan.lead + plan.result - 1) / plan.phases - first + 1};
}

Index roundUp(Index value, Index to) {
    return ceilingDivide(value, to) * to;
}

template <class T>
Bank bankOf(const PlanesJob<T>& job) {
    const Index groups = job.geometry.groups, filters = job.filters / groups;
    const Index taps = job.geometry.rows.kernel * job.geometry.columns.kernel;
    const Index one = taps, row = job.depth * taps;
    if (job.direction == Direction::Direct)
        return {groups, filters, job.depth, filters * row, row, one};
    return {groups, job.depth, filters, filters * row, one, row};
}

/// Cuts the result into strips so that a strip's copy of the input fits the cache.
template <class T>
void cut(Plan<T>& plan) {
    constexpr Index kBeyond = 2 * Plan<T>::kLine;  // what rows may read of more than they need
    plan.columnParts = ceilingDivide(plan.columnSteps.count, kBlockSteps + kBlockSteps / 2);
    const Index width = ceilingDivide(plan.columnSteps.count, plan.columnParts);
    plan.columnSegments = segmentsFor(plan.columns, width);
    plan.layout.pitch = roundUp(width + plan.columnSegments.extra + kBeyond, Plan<T>::kLine);
    plan.layout.rowPitch =
        static_cast<Index>(plan.columnSegments.starts.size()) * plan.layout.pitch;
    const Index rowBytes = plan.bank.planes * plan.layout.rowPitch * static_cast<Index>(sizeof(T));
    const Index height = std::clamp<Index>(
        kStripBytes / rowBytes /
                std::min(plan.rows.step, static_cast<Index>(plan.rows.taps.size())) -
            plan.rows.reach / plan.rows.step,
        std::min<Index>(4, plan.rowSteps.count), plan.rowSteps.count);
    plan.rowParts = ceilingDivide(plan.rowSteps.count, height);
    const Index tallest = ceilingDivide(plan.rowSteps.count, plan.rowParts);
    plan.rowSegments = segmentsFor(plan.rows, tallest);
    plan.layout.rowsPerPlane =
        (tallest + plan.rowSegments.extra) * static_cast<Index>(plan.rowSegments.starts.size());
}

}  // namespace

template <class T>
Plan<T> makePlan(const PlanesJob<T>& job, const RowKernels<T>& kernels) {
    const bool direct = job.direction == Direction::Direct;
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    Plan<T> plan{.job = job,
                 .kernels = kernels,
                 .rows = direct ? directPlan(rows) : transposedPlan(rows),
                 .columns = direct ? directPlan(columns) : transposedPlan(columns),
                 .rowSteps = {},
                 .columnSteps = {},
                 .rowSegments = {},
                 .columnSegments = {},
                 .layout = {},
                 .bank = {},
                 .blocks = {},
                 .lists = {},
                 .weights = {}};
    plan.rowSteps = stepsOf(plan.rows);
    plan.columnSteps = stepsOf(plan.columns);
    plan.bank = bankOf(job);
    cut(plan);
    plan.together = plan.columns.phases <= kMostPhases ? plan.columns.phases : 1;
    for (Index n = 0; n < plan.together; ++n)
        plan.places[static_cast<std::size_t>(n)] = plan.columns.placeOf(n);
    const Index plane = plan.rows.result * plan.columns.result;
    const bool wide = plan.columns.result >= kLinesWorthAligning * Plan<T>::kLine;
    plan.aligned = wide && plane % Plan<T>::kLine == 0;
    plan.streamed =
        wide && plan.bank.groups * plan.bank.results * plane * static_cast<Index>(sizeof(T)) >
                    job.streamedBytes;
    plan.blocks = filterBlocks(plan.bank.results, kernels.mostFilters[plan.together - 1]);
    plan.lists = tapLists(plan.rows, plan.rowSegments, plan.columns, plan.columnSegments,
                          plan.layout, plan.bank.planes);
    plan.weights = orderedWeights(job.bank, plan.bank, plan.lists, columns.kernel, plan.blocks);
    return plan;
}

template Plan<float> makePlan(const PlanesJob<float>&, const RowKernels<float>&);
template Plan<double> makePlan(const PlanesJob<double>&, const RowKernels<double>&);

}  // namespace core::kernels
