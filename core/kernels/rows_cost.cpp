#include "core/kernels/rows_cost.h"

#include "core/kernels/axis_plan.h"
#include "core/kernels/many_phases_cost.h"
#include "core/kernels/planes_plan.h"
#include "core/kernels/products.h"
#include "core/whole_division.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace core::kernels {
namespace {

/// How an axis is computed: so many steps of so many phases, from copies of so many cells.
struct Work {
    double steps, phases;
    double copied;    // cells of all segments together
    double segments;  // of a row or column
    double reach;     // what a segment is longer than the steps
    double kernel;    // taps
    bool eachApart;   // segments that lie too far from each other to be gathered together
};

Work workOf(const Axis& axis, Direction direction) {
    const Index y = outputSize(axis), span = axis.dilation * (axis.kernel - 1);
    const bool direct = direction == Direction::Direct;
    const Index steps = direct ? y : dividedUp(axis.input, axis.stride);
    const Index read = direct ? axis.input : y;
    Index segments =
        direct ? std::min(axis.kernel, axis.stride / std::gcd(axis.stride, axis.dilation)) : 1;
    Index reach = direct ? span / axis.stride : dividedUp(span, axis.stride);
    Index copied = std::min(segments * (steps + reach), read);
    const bool byTap = isShorterByTap(axis.kernel, segments, steps, reach);
    if (byTap) {
        segments = axis.kernel;
        reach = 0;
        copied = static_cast<Index>(meetingCount(axis));
    }
    return {static_cast<double>(steps),        static_cast<double>(direct ? 1 : axis.stride),
            static_cast<double>(copied),       static_cast<double>(segments),
            static_cast<double>(reach),        static_cast<double>(axis.kernel),
            byTap && direct && axis.stride > 1};
}

/// How many short rows are computed as one at most.
template <class T>
double mostInRun(Index planes, Index kernelRows, const Work& columns) {
    const auto bytes = static_cast<double>(planes * kernelRows) * columns.segments * sizeof(T);
    const auto steps = static_cast<double>(chunkSteps(static_cast<Index>(bytes)));
    return std::max(std::floor(steps / (columns.steps + columns.reach / 2)), 1.0);
}

}  // namespace

template <class T>
double rowsCost(const PlanesJob<T>& job) {
    if (job.direction == Direction::Transposed && job.geometry.columns.stride > kMostPhases)
        return std::min(spreadCost(job), wovenCost(job));
    constexpr double kVector = 0.276, kWeight = 0.52, kTap = 2.5, kJob = 55;
    constexpr double kRowCopied = 0.58, kRowApart = 1.8, kCellCopied = 0.17, kRowCleared = 1.2;
    constexpr double kRowOfOne = 2.3, kCellOfOne = 0.016;    // written, of one column phase
    constexpr double kRowOfMany = 1.4, kCellOfMany = 0.095;  // and of several
    constexpr double kOnce = 730, kLanes = Plan<T>::kLine;
    const GroupSizes sizes = groupSizes(job);
    const Axis& rowAxis = job.geometry.rows;
    const Work rows = workOf(rowAxis, job.direction);
    const Work columns = workOf(job.geometry.columns, job.direction);
    const bool endToEnd = isShortRow(columns.steps);
    const auto planes = static_cast<double>(sizes.planes), taps = static_cast<double>(sizes.taps),
               results = static_cast<double>(sizes.results),
               written = static_cast<double>(sizes.written),
               groups = static_cast<double>(job.geometry.groups);
    const double row = columns.steps + columns.reach / 2;
    const double blocks = std::ceil(results / (columns.phases == 1 ? 8 : 4));
    const double used = std::min(rows.phases, rows.kernel);
    // Rows that are computed as one leave out the taps that meet nothing from any of them.
    const double eachMeets = meetingCount(rowAxis) / rows.kernel;
    const ShortRows shortRows{rows.steps,           columns.steps, row,    kLanes,
                              planes * taps / used, results,       blocks, eachMeets};
    const double most = std::min(mostInRun<T>(sizes.planes, rowAxis.kernel, columns), rows.steps);
    const double run = endToEnd ? rowsInRun(shortRows, most) : 1;
    const double vectors =
        endToEnd ? vectorsInRuns(shortRows, run) : rows.steps * std::ceil(columns.steps / kLanes);
    const double met = std::min(static_cast<double>(meetingTaps(rowAxis)) / rows.kernel,
                                (eachMeets + run - 1) / rows.steps);
    const double jobs = blocks * used * std::ceil(rows.steps / run);
    // Rows that follow each other without a gap are computed where they belong.
    const bool inPlace = rows.phases * columns.phases == 1 && columns.reach == 0;
    const bool many = columns.phases > 1;
    const double resultRows = endToEnd && !inPlace ? used * (many ? kRowOfMany : kRowOfOne) +
                                                         (rows.phases - used) * kRowCleared
                                                   : 0;
    const double each = planes * results * taps * (met * vectors * kVector + kWeight) +
                        planes * rows.copied *
                            (columns.segments * (columns.eachApart ? kRowApart : kRowCopied) +
                             columns.copied * kCellCopied) +
                        jobs * kJob + results * rows.steps * resultRows +
                        results * written * (many ? kCellOfMany : kCellOfOne);
    return groups * each + planes * taps * kTap + kOnce;
}

template double rowsCost(const PlanesJob<float>&);
template double rowsCost(const PlanesJob<double>&);

}  // namespace core::kernels
