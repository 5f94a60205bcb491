#include "core/kernels/rows_cost.h"

#include "core/kernels/axis_plan.h"
#include "core/kernels/many_phases_cost.h"
#include "core/kernels/planes_plan.h"
#include "core/kernels/products.h"
#include "core/kernels/short_rows.h"
#include "core/whole_division.h"

#include <algorithm>
#include <cmath>

namespace core::kernels {
namespace {

/// How an axis is computed: so many steps of so many phases, from copies of so many cells.
struct Work {
    double steps, phases;
    double copied;    // cells of all segments together
    double segments;  // of a row or column
    double reach;     // what a segment is longer than the steps
    double longer;    // and how much of that another row's segment does not share
    double kernel;    // taps
    bool eachApart;   // segments that lie too far from each other to be gathered together
};

/// With a segment for each tap.
Work byTap(Work work, const Axis& axis, Direction direction) {
    work.segments = work.kernel;
    work.reach = work.longer = 0;
    work.copied = meetingCount(axis);
    work.eachApart = direction == Direction::Direct && axis.stride > 1;
    return work;
}

Work workOf(const Axis& axis, Direction direction) {
    const Index y = outputSize(axis), span = axis.dilation * (axis.kernel - 1);
    const bool direct = direction == Direction::Direct;
    const Index steps = direct ? y : dividedUp(axis.input, axis.stride);
    const Index read = direct ? axis.input : y;
    const Index segments = direct ? residueCount(axis) : 1;
    const Index reach = direct ? span / axis.stride : dividedUp(span, axis.stride);
    const Index padding = std::min(axis.paddingBefore, axis.paddingAfter) / axis.stride;
    const Index shared = direct ? std::clamp<Index>(padding, 0, reach) : reach / 2;
    const Work work{.steps = static_cast<double>(steps),
                    .phases = static_cast<double>(direct ? 1 : axis.stride),
                    .copied = static_cast<double>(std::min(segments * (steps + reach), read)),
                    .segments = static_cast<double>(segments),
                    .reach = static_cast<double>(reach),
                    .longer = static_cast<double>(reach - shared),
                    .kernel = static_cast<double>(axis.kernel),
                    .eachApart = false};
    const bool shorter = isShorterByTap(axis.kernel, segments, steps, reach);
    return shorter ? byTap(work, axis, direction) : work;
}

/// How columns are computed, when so many products of all results come to a row that is copied, for
/// each cell.
template <class T>
Work columnsOf(const PlanesJob<T>& job, double products) {
    const Axis& axis = job.geometry.columns;
    const Work columns = workOf(axis, job.direction);
    if (!isShortRow(columns.steps) || columns.reach == 0)
        return columns;
    const bool strided = job.direction == Direction::Direct && axis.stride > 1;
    const bool worth = isWorthByTap({columns.kernel, columns.segments, columns.steps, columns.reach,
                                     columns.longer, products, strided});
    return worth ? byTap(columns, axis, job.direction) : columns;
}

/// What it takes to copy a plane.
double copyCost(const Work& rows, const Work& columns) {
    constexpr double kRow = 0.5, kRowApart = 1.9, kCell = 0.165;
    const double row = columns.eachApart ? kRowApart : kRow;
    return rows.copied * (columns.segments * row + columns.copied * kCell);
}

/// What it takes to write a plane of so many cells.
double writeCost(const Work& rows, const Work& columns, double cells) {
    constexpr double kRowOfOne = 2.4, kCellOfOne = 0.032;   // column phase
    constexpr double kRowOfMany = 1.5, kCellOfMany = 0.09;  // column phases
    constexpr double kRowCleared = 1.7;
    const bool many = columns.phases > 1;
    const double cost = cells * (many ? kCellOfMany : kCellOfOne);
    // Rows that follow each other without a gap are computed where they belong.
    const bool inPlace = rows.phases * columns.phases == 1 && columns.reach == 0;
    if (!isShortRow(columns.steps) || inPlace)
        return cost;
    const double used = std::min(rows.phases, rows.kernel);
    return cost + rows.steps *
                      (used * (many ? kRowOfMany : kRowOfOne) + (rows.phases - used) * kRowCleared);
}

/// How many short rows are computed as one at most.
template <class T>
double mostInRun(Index planes, Index kernelRows, const Work& columns) {
    const auto bytes = static_cast<double>(planes * kernelRows) * columns.segments * sizeof(T);
    const auto steps = static_cast<double>(chunkSteps(static_cast<Index>(bytes)));
    return std::max(std::floor(steps / (columns.steps + columns.longer)), 1.0);
}

}  // namespace

template <class T>
double rowsCost(const PlanesJob<T>& job) {
    if (job.direction == Direction::Transposed && job.geometry.columns.stride > kMostPhases)
        return std::min(spreadCost(job), wovenCost(job));
    constexpr double kVector = 0.247, kLoaded = 0.233, kWeight = 0.49, kTap = 1.9, kJob = 53;
    constexpr double kOnce = 770, kLanes = Plan<T>::kLine;
    const GroupSizes sizes = groupSizes(job);
    const Axis& rowAxis = job.geometry.rows;
    const Work rows = workOf(rowAxis, job.direction);
    const auto planes = static_cast<double>(sizes.planes), taps = static_cast<double>(sizes.taps),
               results = static_cast<double>(sizes.results);
    const double eachMeets = meetingCount(rowAxis) / rows.kernel;
    const Work columns = columnsOf(job, taps * results * eachMeets / rows.copied);
    const bool endToEnd = isShortRow(columns.steps);
    const double blocks = std::ceil(results / (columns.phases == 1 ? 8 : 4));
    const double used = std::min(rows.phases, rows.kernel);
    // Rows that are computed as one leave out the taps that meet nothing from any of them.
    const double row = columns.steps + columns.longer;
    const ShortRows shortRows{rows.steps,           columns.steps, row,    kLanes,
                              planes * taps / used, results,       blocks, eachMeets};
    const double most = std::min(mostInRun<T>(sizes.planes, rowAxis.kernel, columns), rows.steps);
    const double run = endToEnd ? rowsInRun(shortRows, most) : 1;
    const double vectors =
        endToEnd ? vectorsInRuns(shortRows, run) : rows.steps * std::ceil(columns.steps / kLanes);
    const double met = std::min(static_cast<double>(meetingTaps(rowAxis)) / rows.kernel,
                                (eachMeets + run - 1) / rows.steps);
    const double jobs = blocks * used * std::ceil(rows.steps / run);
    const double each =
        planes * taps *
            (met * vectors * (results * kVector + blocks * kLoaded) + results * kWeight) +
        jobs * kJob + planes * copyCost(rows, columns) +
        results * writeCost(rows, columns, static_cast<double>(sizes.written));
    return static_cast<double>(job.geometry.groups) * each + planes * taps * kTap + kOnce;
}

template double rowsCost(const PlanesJob<float>&);
template double rowsCost(const PlanesJob<double>&);

}  // namespace core::kernels
