#include "core/kernels/rows_cost.h"

#include "core/kernels/axis_plan.h"
#include "core/kernels/planes_plan.h"
#include "core/kernels/products.h"

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
};

Work workOf(const Axis& axis, Direction direction) {
    const Index y = outputSize(axis), span = axis.dilation * (axis.kernel - 1);
    const bool direct = direction == Direction::Direct;
    const Index steps = direct ? y : ceilingDivide(axis.input, axis.stride);
    Index segments =
        direct ? std::min(axis.kernel, axis.stride / std::gcd(axis.stride, axis.dilation)) : 1;
    Index reach = direct ? span / axis.stride : ceilingDivide(span, axis.stride);
    if (reach > steps * axis.kernel) {
        segments = axis.kernel;
        reach = 0;
    }
    const Index read = direct ? axis.input : y;
    return {static_cast<double>(steps), static_cast<double>(direct ? 1 : axis.stride),
            static_cast<double>(segments * std::min(steps + reach, read)),
            static_cast<double>(segments), static_cast<double>(reach)};
}

}  // namespace

template <class T>
double rowsCost(const PlanesJob<T>& job) {
    constexpr double kVector = 0.32, kRowCopied = 1.7, kCellCopied = 0.26, kWeight = 0.7, kTap = 9;
    constexpr double kJob = 36, kPhase = 47, kRowWritten = 1.5, kCellWritten = 0.13;
    constexpr double kLanes = Plan<T>::kLine;
    const GroupSizes sizes = groupSizes(job);
    const Work rows = workOf(job.geometry.rows, job.direction);
    const Work columns = workOf(job.geometry.columns, job.direction);
    const bool direct = job.direction == Direction::Direct, endToEnd = isShortRow(columns.steps);
    const auto planes = static_cast<double>(sizes.planes), taps = static_cast<double>(sizes.taps),
               results = static_cast<double>(sizes.results),
               written = static_cast<double>(sizes.written),
               groups = static_cast<double>(job.geometry.groups);
    const double vectors =
        endToEnd ? std::ceil(rows.steps * (columns.steps + columns.reach / 2) / kLanes)
                 : rows.steps * std::ceil(columns.steps / kLanes);
    // Taps that meet nothing from a whole row are left out.
    const double met = endToEnd ? 1
                                : meetingCount(job.geometry.rows) /
                                      (rows.steps * static_cast<double>(job.geometry.rows.kernel));
    const double blocks = std::ceil(results / (direct ? 8 : 4));
    const double jobs = blocks * rows.phases * (endToEnd ? 1 : rows.steps);
    const double resultRows = results * rows.steps * rows.phases;
    const double each =
        planes * results * taps * (met * vectors * kVector + kWeight) +
        planes * rows.copied * (columns.segments * kRowCopied + columns.copied * kCellCopied) +
        jobs * (columns.phases > kMostPhases ? columns.phases * kPhase : kJob) +
        (endToEnd ? resultRows * kRowWritten : 0) + results * written * kCellWritten;
    return groups * each + planes * taps * kTap;
}

template double rowsCost(const PlanesJob<float>&);
template double rowsCost(const PlanesJob<double>&);

}  // namespace core::kernels
