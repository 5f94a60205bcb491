#include "core/kernels/many_phases_cost.h"

#include "core/kernels/axis_plan.h"
#include "core/kernels/planes_plan.h"
#include "core/kernels/products.h"
#include "core/kernels/short_rows.h"
#include "core/kernels/woven.h"
#include "core/whole_division.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core::kernels {
namespace {

/// Results from which on they are not in the second-level cache any more, in bytes.
constexpr double kNearBytes = 2e6;
/// Column phases that are spread together.
constexpr double kTogether = 2;

/// What both ways count, of one group.
struct Counts {
    double planes, results, groups;
    double rows, cells;   // of a plane of results
    double read;          // rows of a plane that is read
    double steps, width;  // of rows and columns
    double reach;         // steps that a row reads more than it has
    double meetings;      // of all taps of a kernel's column with the rows that are read
    double taps, kernelRows;
    double usedRows, usedColumns, rowPhases, columnPhases;
    bool near;
};

template <class T>
Counts countsOf(const PlanesJob<T>& job) {
    const GroupSizes sizes = groupSizes(job);
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const auto value = [](Index count) { return static_cast<double>(count); };
    const double groups = value(job.geometry.groups), results = value(sizes.results);
    return {.planes = value(sizes.planes),
            .results = results,
            .groups = groups,
            .rows = value(rows.input),
            .cells = value(sizes.written),
            .read = value(outputSize(rows)),
            .steps = value(dividedUp(rows.input, rows.stride)),
            .width = value(dividedUp(columns.input, columns.stride)),
            .reach = value(dividedUp(columns.dilation * (columns.kernel - 1), columns.stride)),
            .meetings = meetingCount(rows),
            .taps = value(sizes.taps),
            .kernelRows = value(rows.kernel),
            .usedRows = value(residueCount(rows)),
            .usedColumns = value(residueCount(columns)),
            .rowPhases = value(rows.stride),
            .columnPhases = value(columns.stride),
            .near = groups * results * value(sizes.written) * sizeof(T) <= kNearBytes};
}

/// How many short rows are computed as one, in jobs of so many filters.
template <class T>
double rowsInRun(const Counts& counts, double blocks) {
    const double bytes = counts.planes * counts.kernelRows * sizeof(T);
    const double row = counts.width + counts.reach / 2;
    const auto steps = static_cast<double>(chunkSteps(static_cast<Index>(bytes)));
    const double most = std::clamp(std::floor(steps / row), 1.0, counts.steps);
    const ShortRows rows{counts.steps,
                         counts.width,
                         row,
                         Plan<T>::kLine,
                         counts.planes * counts.taps / counts.usedRows,
                         counts.results,
                         blocks,
                         counts.meetings / counts.kernelRows};
    return rowsInRun(rows, most);
}

}  // namespace

template <class T>
double spreadCost(const PlanesJob<T>& job) {
    constexpr double kVector = 0.31, kWeight = 0.76, kJob = 27, kRowSpread = 4.1,
                     kPieceSpread = 0.49, kRowCleared = 0.28, kCleared = 0.088, kFar = 0.059,
                     kRowCopied = 1.2, kCellCopied = 0.27, kOnce = 730, kLanes = Plan<T>::kLine;
    const Counts counts = countsOf(job);
    const Axis& columns = job.geometry.columns;
    const bool endToEnd = isShortRow(counts.width);
    const double blocks = std::ceil(counts.results / 4);
    const double run = endToEnd ? rowsInRun<T>(counts, blocks) : 1;
    const double vectors =
        endToEnd ? std::ceil(counts.steps * (counts.width + counts.reach / 2) / kLanes)
                 : counts.steps * std::ceil(counts.width / kLanes);
    const double met =
        std::min(1.0, (counts.meetings / counts.kernelRows + run - 1) / counts.steps);
    const bool besideEachOther = columns.dilation % columns.stride == 1;
    const double pieces =
        besideEachOther ? std::ceil(counts.usedColumns / kTogether)
                        : std::min(counts.usedColumns, std::ceil(counts.columnPhases / kTogether));
    const double jobs = blocks * counts.usedRows * std::ceil(counts.steps / run) * pieces;
    const double usedRows = counts.usedRows / counts.rowPhases;
    const bool gaps = counts.usedColumns < counts.columnPhases;
    const double clearedRows =
        (usedRows < 1 ? std::max(counts.rows - counts.usedRows * counts.steps, 0.0) : 0) +
        (gaps ? counts.rows : 0);
    const double cleared = gaps ? 1 : 1 - usedRows;
    const double each =
        counts.planes * counts.results * counts.taps * (met * vectors * kVector + kWeight) +
        jobs * kJob +
        counts.results *
            (counts.steps * counts.usedRows * pieces * kRowSpread + clearedRows * kRowCleared) +
        counts.results * counts.cells *
            (cleared * kCleared + pieces / counts.columnPhases * usedRows * kPieceSpread +
             (counts.near ? 0 : kFar)) +
        counts.planes * counts.read *
            (kRowCopied + static_cast<double>(outputSize(columns)) * kCellCopied);
    return counts.groups * each + kOnce;
}

template <class T>
double wovenCost(const PlanesJob<T>& job) {
    constexpr double kStored = 1.28, kFar = 0.67, kPicked = 0.92, kMultiplied = 0.47,
                     kWeight = 0.57, kJob = 30, kRowRead = 4.9, kOnce = 730;
    constexpr double kJobCells = 400;  // that are woven by one job, where rows are short
    constexpr Index kLanes = Plan<T>::kLine;
    const Counts counts = countsOf(job);
    const Axis& columns = job.geometry.columns;
    const Index picked = cellsPicked(columns, kLanes);
    const Index reach = columns.dilation * (columns.kernel - 1) / columns.stride;
    const bool byTap = isShorterByTap(columns.kernel, 1, static_cast<Index>(counts.width), reach);
    if (byTap || picked > kMostPicked * kLanes)
        return std::numeric_limits<double>::infinity();
    const double taps = std::ceil(static_cast<double>(columns.kernel) / counts.usedColumns);
    const auto vectors = static_cast<double>(dividedUp(columns.input, kLanes));
    const double blocks = std::ceil(counts.results / kMostWoven);
    const double terms = counts.planes * counts.meetings * vectors * taps;
    const double jobs =
        isShortRow(counts.width)
            ? counts.rowPhases * std::max(counts.steps * counts.width / kJobCells, 1.0)
            : counts.rows;
    const double weights = counts.planes * counts.results * counts.kernelRows * taps *
                           static_cast<double>(columns.stride + kLanes - 1);
    const double each =
        counts.results * counts.rows * vectors * (kStored + (counts.near ? 0 : kFar)) +
        terms * (blocks * (picked > kLanes ? 2 : 1) * kPicked + counts.results * kMultiplied) +
        weights * kWeight + blocks * jobs * kJob + counts.planes * counts.read * kRowRead;
    return counts.groups * each + kOnce;
}

template double spreadCost(const PlanesJob<float>&);
template double spreadCost(const PlanesJob<double>&);
template double wovenCost(const PlanesJob<float>&);
template double wovenCost(const PlanesJob<double>&);

}  // namespace core::kernels
