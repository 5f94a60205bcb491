#include "core/kernels/planes_plan.h"

#include "core/kernels/borrowed.h"
#include "core/kernels/products.h"
#include "core/kernels/room_beside.h"
#include "core/kernels/short_rows.h"
#include "core/kernels/woven.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// What a strip's copy of the input may take, so that it stays in the second-level cache.
constexpr Index kStripBytes = Index{512} * 1024, kLargeStripBytes = 4 * kStripBytes;
/// Strips that there are to be at least, if they can have kLeastHeight rows: several threads then
/// end at about the same time.
constexpr Index kLeastStrips = 16;
constexpr Index kLeastHeight = 8;
/// Strips that there are even where tall kernels let one be better: to report and to stop between.
constexpr Index kFewestStrips = 4;
/// Columns (steps) of a strip: wide enough that its rows are copied at the memory's speed; fewer
/// where many planes would make the lowest strip too large.
constexpr Index kMostSteps = 4096;
constexpr Index kLeastSteps = 256;
constexpr Index kLowest = 4;
/// Rows shorter than this many cache lines are not worth aligning.
constexpr Index kLinesWorthAligning = 8;

AxisSteps stepsOf(const AxisPlan& plan) {
    const Index first = plan.lead / plan.phases;
    return {first, (plan.lead + plan.result - 1) / plan.phases - first + 1};
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

/// How many of a row's last cells can be the next row's first ones, since both are outside of the
/// input. The results of two rows stay apart.
template <class T>
Index sharedCells(const Plan<T>& plan, Index cells) {
    Index shared = plan.columnSegments.extra;
    for (const Index start : plan.columnSegments.starts) {
        const Filled held = filled(plan.columns, plan.columnSteps.first, start, cells);
        shared = std::min({shared, held.from, cells - held.to});
    }
    return shared;
}

/// How strips of that many steps are laid out.
template <class T>
Layout layoutOf(const Plan<T>& plan, Index height, Index width) {
    const auto rowSegments = static_cast<Index>(plan.rowSegments.starts.size());
    const auto columnSegments = static_cast<Index>(plan.columnSegments.starts.size());
    const Index rows = height + plan.rowSegments.extra, cells = width + plan.columnSegments.extra;
    Layout layout;
    if (plan.endToEnd) {
        layout.width = cells;
        layout.row = cells - sharedCells(plan, cells);
        layout.columnSegment = (rows - 1) * layout.row + cells;
        // Zeros may be written after a segment's last row, when the next one's first is there: a
        // row's column segments are written together, and planes for one row segment after another.
        if (columnSegments > 1)
            layout.columnSegment += Plan<T>::kLine;
        layout.rowSegment = columnSegments * layout.columnSegment;
        layout.plane = rowSegments * layout.rowSegment;
        if (columnSegments == 1 && rowSegments > 1)
            layout.plane += Plan<T>::kLine;
    } else {
        layout.width = roundedUp(cells + Plan<T>::kBeyond, Plan<T>::kLine);
        layout.columnSegment = layout.width;
        layout.rowSegment = columnSegments * layout.columnSegment;
        layout.row = rowSegments * layout.rowSegment;
        layout.plane = rows * layout.row;
    }
    return layout;
}

/// Rows (steps) of a strip, each of which is so many bytes of its copy.
template <class T>
Index stripHeight(const Plan<T>& plan, Index rowBytes, Index threads) {
    const Index steps = plan.rowSteps.count, reach = plan.rows.reach / plan.rows.step;
    const Index fair = dividedUp(steps * plan.bank.groups * plan.columnParts, kLeastStrips);
    const Index stepBytes =
        rowBytes * std::min(plan.rows.step, static_cast<Index>(plan.rows.taps.size()));
    // A strip copies what its last rows reach, which the next one copies again. Where that would be
    // most of it, it may be larger than the cache.
    const Index share = std::max(steps / std::max(kFewestStrips, 2 * threads), kLowest);
    const Index wanted = std::max({fair, kLeastHeight, std::min(2 * reach, share)});
    const Index large = std::min({kLargeStripBytes / stepBytes - reach, reach, share});
    return std::clamp<Index>(std::min(kStripBytes / stepBytes - reach, wanted),
                             std::min(std::max(large, kLowest), steps), steps);
}

/// How many rows of a plane are copied, in all segments.
template <class T>
Index copiedRows(const Plan<T>& plan) {
    const AxisPlan& rows = plan.rows;
    const Index taps = std::ssize(rows.taps), steps = plan.rowSteps.count;
    const bool direct = plan.job.direction == Direction::Direct;
    const Index residues = direct ? residueCount(plan.job.geometry.rows) : 1;
    const Index extra = rows.reach / rows.step;
    return isShorterByTap(taps, residues, steps, extra) ? taps * steps : residues * (steps + extra);
}

/// Lays out the columns of strips of that width.
template <class T>
void layOutColumns(Plan<T>& plan, Index width) {
    const auto value = [](auto count) { return static_cast<double>(count); };
    Segments& columns = plan.columnSegments;
    columns = segmentsFor(plan.columns, width);
    if (!plan.endToEnd || columns.extra == 0 || plan.columns.phases > kMostPhases)
        return;
    const Index longer = columns.extra - sharedCells(plan, width + columns.extra);
    const double copied = value(copiedRows(plan)), taps = value(plan.columns.taps.size());
    const double bytes = value(plan.bank.planes * width) * sizeof(T) * copied * taps;
    if (bytes > kLargeStripBytes)
        return;
    const double products =
        value(plan.rows.taps.size()) * taps * value(plan.bank.results) * plan.meetings;
    if (isWorthByTap({.taps = taps,
                      .residues = value(columns.starts.size()),
                      .steps = value(width),
                      .extra = value(columns.extra),
                      .longer = value(longer),
                      .products = products / copied,
                      .strided = plan.columns.step > 1}))
        columns = segmentsByTap(plan.columns);
}

/// Lays out strips of that many steps; returns what the copy of one takes.
template <class T>
Index layOut(Plan<T>& plan, Index height, Index width) {
    plan.rowSegments = segmentsFor(plan.rows, height);
    plan.layout = layoutOf(plan, height, width);
    return plan.bank.planes * plan.layout.plane * static_cast<Index>(sizeof(T));
}

/// Whether nobody waits for a strip's end: neither another thread nor one who looks at progress.
template <class T>
bool isBrief(const Plan<T>& plan, Index threads) {
    constexpr double kBrief = 2e7;  // multiply-adds
    return multiplyAdds(plan.job) <= kBrief &&
           (threads == 1 || plan.bank.groups >= kLeastStrips * threads);
}

/// Whether one strip is better than several of so many bytes in all: these stay in the nearest
/// cache, but each copies again what its neighbours do, and clears what is around it.
bool isBetterWhole(Index bytes, Index severalBytes) {
    constexpr Index kNear = Index{256} * 1024, kFar = Index{2048} * 1024;
    constexpr double kMoreOften = 1.15;
    return bytes <= kNear || (bytes <= kFar && static_cast<double>(severalBytes) >
                                                   kMoreOften * static_cast<double>(bytes));
}

/// Cuts the result into strips so that a strip's copy of the input fits the cache.
template <class T>
void cut(Plan<T>& plan, Index threads) {
    const Index lowestRows = kLowest * plan.rows.step + plan.rows.reach;
    const Index steps = std::clamp<Index>(
        kStripBytes / static_cast<Index>(sizeof(T)) / (plan.bank.planes * lowestRows), kLeastSteps,
        kMostSteps);
    plan.columnParts = dividedUp(plan.columnSteps.count, steps + steps / 2);
    const Index width = dividedUp(plan.columnSteps.count, plan.columnParts);
    layOutColumns(plan, width);
    const Index rowCells =
        static_cast<Index>(plan.columnSegments.starts.size()) * layoutOf(plan, 1, width).width;
    const Index rowBytes = plan.bank.planes * rowCells * static_cast<Index>(sizeof(T));
    const Index all = plan.rowSteps.count;
    plan.rowParts = dividedUp(all, stripHeight(plan, rowBytes, threads));
    const Index height = dividedUp(all, plan.rowParts);
    const Index several = plan.rowParts * layOut(plan, height, width);
    if (plan.rowParts == 1 || !isBrief(plan, threads))
        return;
    if (isBetterWhole(layOut(plan, all, width), several))
        plan.rowParts = 1;
    else
        layOut(plan, height, width);
}

/// What a step of a row is computed from.
template <class T>
Index bytesOfStep(const Plan<T>& plan) {
    const auto rows = plan.bank.planes * static_cast<Index>(plan.rows.taps.size());
    return rows * static_cast<Index>(plan.columnSegments.starts.size() * sizeof(T));
}

/// Steps of a row that are computed for all filters in turn: all of them, if what they are computed
/// from stays near, since long pieces of results are written more quickly than short ones.
template <class T>
Index chunkOf(const Plan<T>& plan) {
    constexpr Index kWholeBytes = Index{48} * 1024;
    const Index bytes = bytesOfStep(plan);
    const Index all = dividedUp(plan.columnSteps.count, plan.columnParts);
    return bytes * all <= kWholeBytes ? all : chunkSteps(bytes);
}

/// How many rows are computed as one, where they lie end to end.
template <class T>
Index runOf(const Plan<T>& plan) {
    const Index most = std::max<Index>(chunkSteps(bytesOfStep(plan)) / plan.layout.row, 1);
    const auto value = [](auto count) { return static_cast<double>(count); };
    const double rowTaps = value(plan.rows.taps.size());
    const ShortRows rows{.steps = value(dividedUp(plan.rowSteps.count, plan.rowParts)),
                         .cells = value(plan.columnSteps.count),
                         .apart = value(plan.layout.row),
                         .lanes = value(Plan<T>::kLine),
                         .taps = value(plan.bank.planes) * value(plan.columns.taps.size()) *
                                 rowTaps / value(plan.rows.usedPhases.size()),
                         .results = value(plan.bank.results),
                         .blocks = value(plan.blocks.size()),
                         .meetings = plan.meetings};
    return static_cast<Index>(rowsInRun(rows, std::min(value(most), rows.steps)));
}

/// Steps of a row whose results, of all phases and a block of filters, stay in the first-level
/// cache.
template <class T>
Index nearSteps(const Plan<T>& plan) {
    constexpr Index kNearBytes = Index{32} * 1024, kFewest = 16;
    const Index cells = plan.blocks.front().size * plan.columns.phases;
    return std::max<Index>(kFewest, kNearBytes / static_cast<Index>(sizeof(T)) / cells);
}

/// As many phases as there are, where a row can be written whole; else two, for which tiles are at
/// their best.
Index mostTogether(const AxisPlan& columns) {
    constexpr Index kApart = 2;
    return columns.phases <= kMostPhases ? columns.phases : kApart;
}

std::vector<PhaseGroup> phaseGroups(const AxisPlan& columns) {
    std::vector<PhaseGroup> groups;
    const Index most = mostTogether(columns);
    for (Index first = 0; first < columns.phases; first += most) {
        const Index size = std::min(most, columns.phases - first);
        const auto used =
            std::lower_bound(columns.usedPhases.begin(), columns.usedPhases.end(), first);
        if (used != columns.usedPhases.end() && *used < first + size)
            groups.push_back({first, size});
    }
    return groups;
}

/// Whether rows that are written past the caches are better begun anew at a cache line than joined
/// to the one before. Where tiles do not end where a row does, the last one overlaps its neighbour,
/// whose lines are fetched again for that: which only long rows of many products hide.
template <class T>
bool mayAlign(const Plan<T>& plan) {
    constexpr Index kLong = 600, kManyTaps = 16;
    const auto taps = static_cast<Index>(plan.rows.taps.size() * plan.columns.taps.size());
    return plan.columns.result % (Plan<T>::kLine * plan.columns.phases) == 0 ||
           (plan.columns.phases == 1 && plan.columns.result >= kLong &&
            plan.bank.planes * taps >= kManyTaps);
}

/// Whether each result is one plane through one 3×3 kernel, at unit stride and dilation.
template <class T>
bool isStencil(const Plan<T>& plan) {
    const auto isPlain = [](const AxisPlan& axis) {
        return axis.phases == 1 && axis.step == 1 && axis.reach == kStencilTaps - 1 &&
               axis.taps.size() == kStencilTaps;
    };
    return plan.kernels.stencil != nullptr && !plan.streamed && plan.bank.planes == 1 &&
           plan.bank.results == 1 && plan.columnParts == 1 &&
           plan.columns.result >= kFewestColumns && isPlain(plan.rows) && isPlain(plan.columns);
}

}  // namespace

Index chunkSteps(Index bytes) {
    constexpr Index kNearBytes = Index{24} * 1024;
    // Every tile's width divides it, or nearly: what is left of a chunk costs time.
    constexpr Index kMultiple = 96;
    return std::max<Index>(kNearBytes / bytes / kMultiple, 1) * kMultiple;
}

template <class T>
Plan<T> makePlan(const PlanesJob<T>& job, const RowKernels<T>& kernels, Index threads) {
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
                 .phaseGroups = {},
                 .places = {},
                 .bank = {},
                 .blocks = {},
                 .lists = {}};
    plan.rowSteps = stepsOf(plan.rows);
    plan.columnSteps = stepsOf(plan.columns);
    plan.bank = bankOf(job);
    const Index plane = plan.rows.result * plan.columns.result;
    const bool wide = plan.columns.result >= kLinesWorthAligning * Plan<T>::kLine;
    const Index groupBytes = plan.bank.results * plane * static_cast<Index>(sizeof(T));
    const bool large = plan.bank.groups * groupBytes > job.streamedBytes;
    plan.streamed = wide && large;
    plan.aligned = wide && plane % Plan<T>::kLine == 0 && (!plan.streamed || mayAlign(plan));
    plan.endToEnd = isShortRow(static_cast<double>(plan.columnSteps.count)) && !isStencil(plan);
    if (plan.endToEnd)
        plan.meetings = meetingCount(rows) / static_cast<double>(rows.kernel);
    cut(plan, threads);
    // What a strip clears has to be near still when it is written.
    plan.clearsFirst = plan.endToEnd && large && groupBytes / plan.rowParts <= 2 * kStripBytes;
    plan.stencil = isStencil(plan);
    plan.stencilInPlace = plan.stencil && hasShortEnds(plan);
    plan.together = mostTogether(plan.columns);
    for (Index phase = 0; phase < plan.columns.phases; ++phase)
        plan.places.push_back(plan.columns.placeOf(phase));
    plan.chunk = plan.together * chunkOf(plan);
    const bool woven = isWoven(plan);
    plan.blocks = filterBlocks(plan.bank.results,
                               woven ? kMostWoven : kernels.mostFilters[plan.together - 1]);
    plan.run = plan.endToEnd ? runOf(plan) : 1;
    plan.apart = nearSteps(plan);
    plan.room =
        std::max(plan.layout.width,
                 plan.together *
                     (plan.endToEnd ? plan.run * plan.layout.row + Plan<T>::kBeyond : plan.apart));
    if (woven) {
        plan.woven = planWoven(plan);
        return plan;
    }
    plan.phaseGroups = phaseGroups(plan.columns);
    plan.lists = tapLists(plan.rows, plan.rowSegments, plan.columns, plan.columnSegments,
                          plan.layout, plan.bank.planes);
    planBorrowed(plan);
    return plan;
}

template <class T>
std::vector<Turn> turnsOf(const Plan<T>& plan) {
    const Index groups = plan.bank.groups, results = plan.bank.results;
    const Index most = roomBeside(plan.job);
    const auto each = static_cast<Index>(plan.lists.count());
    if (each * results * groups <= most)
        return {{0, groups, plan.blocks}};
    std::vector<Turn> turns;
    if (each * results <= most) {
        for (const FilterBlock& those : filterBlocks(groups, most / (each * results)))
            turns.push_back({those.first, those.size, plan.blocks});
        return turns;
    }
    const Index atOnce = std::max<Index>(most / (each * plan.blocks.front().size), 1);
    const auto parts = filterBlocks(std::ssize(plan.blocks), atOnce);
    for (Index group = 0; group < groups; ++group) {
        for (const FilterBlock& some : parts)
            turns.push_back({group, 1,
                             std::span(plan.blocks)
                                 .subspan(static_cast<std::size_t>(some.first),
                                          static_cast<std::size_t>(some.size))});
    }
    return turns;
}

template Plan<float> makePlan(const PlanesJob<float>&, const RowKernels<float>&, Index);
template Plan<double> makePlan(const PlanesJob<double>&, const RowKernels<double>&, Index);
template std::vector<Turn> turnsOf(const Plan<float>&);
template std::vector<Turn> turnsOf(const Plan<double>&);

}  // namespace core::kernels
