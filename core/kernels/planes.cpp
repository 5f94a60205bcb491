#include "core/kernels/planes.h"

#include "core/array.h"
#include "core/copy_past_caches.h"
#include "core/kernels/borrowed.h"
#include "core/kernels/spread.h"
#include "core/kernels/strip.h"
#include "core/kernels/woven.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <type_traits>

namespace core::kernels {
namespace {

/// Multiply-adds that are worth memory of their own.
constexpr double kWorthABatch = 1e5;

Part part(const AxisSteps& steps, Index parts, Index n) {
    const Index from = steps.count * n / parts;
    return {steps.first + from, steps.count * (n + 1) / parts - from};
}

/// Cells of a filter's results that are put together before they are written.
template <class T>
Index lineCells(const Plan<T>& plan) {
    return plan.streamed && plan.columns.phases > plan.together ? plan.apart * plan.columns.phases
                                                                : 0;
}

template <class T>
Index copyCells(const Plan<T>& plan) {
    return plan.bank.planes * plan.layout.plane + Plan<T>::kBeyond;
}

/// A row of the result: where it is, and where its copied input begins.
template <class T>
struct RowAt {
    T* output;  // position 0 of the first filter of the group
    const T* input;
    const T* borrowed;  // where the input itself is, at step 0 of columns, or null
    PhaseTaps phase;    // the row phase
    bool first, last;   // the row before it, or after it, is not the strip's or not beside it
};

/// How many cells past a cache line's beginning position q of a row is.
template <class T>
Index pastLine(const T* row, Index q) {
    const auto cells = reinterpret_cast<std::uintptr_t>(row) / sizeof(T);
    return static_cast<Index>(cells + static_cast<std::uintptr_t>(q)) & (Plan<T>::kLine - 1);
}

/// The positions of a row that a strip writes. Where rows are aligned, neighbouring strips meet at
/// a cache line's beginning.
struct Span {
    Index from, to;
    bool borrowed = false;  // read where it is, instead of from the copy
};
template <class T>
Span spanOf(const Strip<T>& strip, const T* row) {
    const AxisPlan& columns = strip.plan.columns;
    const auto boundary = [&](Index step) {
        const Index q = step * columns.phases - columns.lead;
        if (q <= 0 || q >= columns.result)
            return std::clamp<Index>(q, 0, columns.result);
        return strip.plan.aligned
                   ? std::min(q + (-pastLine(row, q) & (Plan<T>::kLine - 1)), columns.result)
                   : q;
    };
    return {boundary(strip.columns.first), boundary(strip.columns.first + strip.columns.count)};
}

/// The part of it that is read where it is.
template <class T>
Span borrowedSpan(const Strip<T>& strip, const T* row, const Span& span) {
    const Plan<T>& plan = strip.plan;
    const auto boundary = [&](Index step) {
        const Index q = step * plan.columns.phases - plan.columns.lead;
        return plan.aligned ? q - pastLine(row, q) : q;
    };
    if (!strip.borrows)
        return {span.to, span.to};
    return {boundary(plan.borrowed.from), boundary(plan.borrowed.to)};
}

/// A row's positions [span.from, span.to) for a block of filters.
template <class T>
RowJob<T> rowJob(Strip<T>& strip, const RowAt<T>& row, const FilterBlock& block, const Span& span) {
    const Plan<T>& plan = strip.plan;
    const T* const input = span.borrowed ? row.borrowed : row.input - strip.columns.first;
    const std::int32_t* const offsets =
        span.borrowed ? plan.borrowed.offsets.data() : plan.lists.offsets.data();
    RowJob<T> job;
    for (Index n = 0; n < plan.together; ++n) {
        const Index at = span.from + plan.columns.lead + n;
        setPhase(job.phases[n], strip, block, row.phase,
                 plan.places[static_cast<std::size_t>(at % plan.together)],
                 input + at / plan.together, offsets);
    }
    job.output = row.output + block.first * filterStride(plan) + span.from;
    job.filterStride = filterStride(plan);
    job.count = span.to - span.from;
    job.align = plan.aligned;
    job.fetchAhead = span.borrowed;
    job.streams = plan.streamed ? strip.streams.data() + block.first : nullptr;
    return job;
}

/// A row, chunk by chunk, so that what one is computed from stays in the nearest cache while the
/// blocks of filters take their turns.
template <class T>
void writeTogether(Strip<T>& strip, const RowAt<T>& row, const Control& control) {
    const Plan<T>& plan = strip.plan;
    const Span span = spanOf(strip, row.output);
    const Span middle = borrowedSpan(strip, row.output, span);
    for (Span chunk{span.from, 0}; chunk.from < span.to; chunk.from = chunk.to) {
        chunk.borrowed = chunk.from >= middle.from && chunk.from < middle.to;
        const Index end = chunk.borrowed             ? middle.to
                          : chunk.from < middle.from ? middle.from
                                                     : span.to;
        chunk.to = chunk.from + plan.chunk;
        if (plan.aligned)
            chunk.to -= pastLine(row.output, chunk.to);
        if (chunk.to + plan.chunk / 4 > end)
            chunk.to = end;
        for (const FilterBlock& block : strip.blocks) {
            checkStop(control);
            RowJob<T> job = rowJob(strip, row, block, chunk);
            job.begins = row.first && chunk.from == span.from;
            job.ends = row.last && chunk.to == span.to;
            plan.kernels.rows[plan.together - 1][block.size - 1](job);
        }
    }
}

template <class T>
void copyPast(T* to, const T* from, Index count) {
    constexpr Index kWords = sizeof(T) / sizeof(std::int32_t);
    copyPastCaches(reinterpret_cast<std::int32_t*>(to), reinterpret_cast<const std::int32_t*>(from),
                   count * kWords, 0);
}

/// Results of a few column phases for a block of filters, at the steps `steps`, which are then
/// spread: `to` is where the first filter's row begins, or would, `next` how far the next one is.
template <class T>
void writePhases(const Strip<T>& strip, const RowAt<T>& row, const FilterBlock& block,
                 const PhaseGroup& phases, const Part& steps, T* to, Index next) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    const T* const input = row.input + steps.first - strip.columns.first;
    plan.kernels.rows[phases.size - 1][block.size - 1](
        jobIntoRoom(strip, block, row.phase, phases, input, steps.count * phases.size));
    const Index first = steps.first * columns.phases + phases.first - columns.lead;
    for (Index filter = 0; filter < block.size; ++filter) {
        spread(Places<T>{to + filter * next, columns.result, first, columns.phases},
               Groups<T>{strip.room + filter * plan.room, phases.size, steps.count});
    }
}

/// The same where there are too many phases for registers: a few at a time, as many steps as leave
/// their results in the first-level cache until the last phase has come. Large results are put
/// together there, and then written past the caches.
template <class T>
void writeApart(const Strip<T>& strip, const RowAt<T>& row, const FilterBlock& block) {
    const Plan<T>& plan = strip.plan;
    const AxisPlan& columns = plan.columns;
    T* const output = row.output + block.first * filterStride(plan);
    for (Index n = 0; n < strip.columns.count; n += plan.apart) {
        const Part steps{strip.columns.first + n, std::min(plan.apart, strip.columns.count - n)};
        const Index start = steps.first * columns.phases - columns.lead;
        const Index from = std::max<Index>(start, 0);
        const Index to = std::min(start + steps.count * columns.phases, columns.result);
        T* const rows = plan.streamed ? strip.lines - from : output;
        const Index next = plan.streamed ? lineCells(plan) : filterStride(plan);
        if (plan.woven.taps > 0) {
            weave(strip, block, WovenRows<T>{steps, row.phase, row.input, rows, next});
        } else if (static_cast<Index>(columns.usedPhases.size()) < columns.phases) {
            for (Index filter = 0; filter < block.size; ++filter)
                std::fill(rows + filter * next + from, rows + filter * next + to, T{0});
        }
        for (const PhaseGroup& phases : plan.phaseGroups)
            writePhases(strip, row, block, phases, steps, rows, next);
        for (Index filter = 0; plan.streamed && filter < block.size; ++filter)
            copyPast(output + filter * filterStride(plan) + from, strip.lines + filter * next,
                     to - from);
    }
}

template <class T>
void writeApart(const Strip<T>& strip, const RowAt<T>& row, const Control& control) {
    for (const FilterBlock& block : strip.blocks) {
        checkStop(control);
        writeApart(strip, row, block);
    }
}

/// Rows [first, end) of the result, each of one plane through one 3×3 kernel: several rows at once,
/// which share what they load.
template <class T>
void writeStencil(const Strip<T>& strip, T* output, Index first, Index end,
                  const Control& control) {
    const Plan<T>& plan = strip.plan;
    const bool backwards = plan.job.direction == Direction::Transposed;
    const Index toFirstTap = backwards ? kStencilTaps - 1 : 0;
    const T* const copy = strip.copy + plan.columns.lead - strip.columns.first;
    const Index left = plan.columns.back - plan.columns.lead - toFirstTap;
    for (Index r = first; r < end; r += kStencilRows) {
        checkStop(control);
        const Index count = std::min<Index>(kStencilRows, end - r);
        const Index from = r + plan.rows.lead - strip.rows.first;
        StencilJob job{{}, {}, weightsOf(strip, 0), backwards ? -1 : 1, plan.columns.result, false};
        layOutRows(
            job, count,
            [&](Index n) {
                const T* const row = stencilRow(plan, strip.group, r + plan.rows.lead + n);
                return (row != nullptr ? row : copy + (from + n) * plan.layout.row) + toFirstTap;
            },
            [&](Index n) { return output + (r + n) * plan.columns.result; }, strip.room);
        plan.kernels.stencil(job);
        if (plan.stencilInPlace)
            plan.kernels.stencilEnds(job, left, left + plan.columns.input);
    }
}

template <class T>
void writeRows(Strip<T>& strip, const Control& control) {
    const Plan<T>& plan = strip.plan;
    const Index phases = plan.rows.phases, firstStep = strip.rows.first;
    const Part written = resultRows(strip);
    const Index from = written.first, to = written.first + written.count;
    T* const output = outputOf(strip);
    if constexpr (std::is_same_v<T, float>) {
        if (plan.stencil)
            return writeStencil(strip, output, from, to, control);
    }
    for (Index r = from; r < to; ++r) {
        const Index step = (r + plan.rows.lead) / phases - firstStep;
        const RowAt<T> row{
            output + r * plan.columns.result,
            strip.copy + step * plan.layout.row,
            strip.borrows ? borrowedRow(plan, strip.group, firstStep + step) : nullptr,
            phaseTaps(plan.rows, (r + plan.rows.lead) % phases, firstStep + step, 1),
            r == from || plan.columnParts > 1,
            r + 1 == to || plan.columnParts > 1};
        if (plan.columns.phases == plan.together)
            writeTogether(strip, row, control);
        else
            writeApart(strip, row, control);
    }
    if (plan.streamed)
        plan.kernels.fence();
}

/// Into how many shares a turn's filters are split, where there are too few strips for all threads.
Index filterShares(const Turn& turn, Index strips, const Control& control) {
    constexpr Index kLeastBlocks = 4;  // each share copies the input for itself
    const Index blocks = std::ssize(turn.blocks);
    const Index threads = threadCount(control), parts = turn.groups * strips;
    if (parts >= 2 * threads || threads == 1)
        return 1;
    return std::clamp<Index>(blocks / kLeastBlocks, 1, 4 * threads);
}

/// What the column segments of a strip hold, from step `first` on.
template <class T>
std::vector<Filled> filledSegments(const Plan<T>& plan, Index first) {
    std::vector<Filled> segments;
    for (const Index start : plan.columnSegments.starts)
        segments.push_back(filled(plan.columns, first, start, plan.layout.width));
    return segments;
}

std::span<const FilterBlock> blocksOf(const Turn& turn, Index shares, Index n) {
    const Index blocks = std::ssize(turn.blocks);
    const Index first = blocks * n / shares, end = blocks * (n + 1) / shares;
    return turn.blocks.subspan(static_cast<std::size_t>(first),
                               static_cast<std::size_t>(end - first));
}

/// Lets a strip be another one of its group.
template <class T>
void moveTo(Strip<T>& at, Index strip, Index shares, Index share) {
    const Plan<T>& plan = at.plan;
    at.rows = part(plan.rowSteps, plan.rowParts, strip / plan.columnParts);
    at.columns = part(plan.columnSteps, plan.columnParts, strip % plan.columnParts);
    if (at.filled.empty() || plan.columnParts > 1)
        at.filled = filledSegments(plan, at.columns.first);
    at.borrows = canBorrow(plan, at.rows.first, at.rows.count);
    at.blocks = blocksOf(at.turn, shares, share);
}

/// Computes a turn's filters from their weights, or, without these, from those that each thread
/// lays out for the groups of its strips.
template <class T>
void computeTurn(const Plan<T>& plan, const Turn& turn, const T* weights, const Control& control) {
    const Index strips = plan.rowParts * plan.columnParts;
    const Index shares = filterShares(turn, strips, control);
    const Index parts = turn.groups * strips * shares;
    const auto batches = static_cast<Index>(
        std::clamp(multiplyAdds(plan.job) / kWorthABatch, 1.0, static_cast<double>(parts)));
    const Index room = copyCells(plan), lines = room + kMostFilters * plan.room;
    const Index woven = lines + kMostFilters * lineCells(plan);
    const Index cells = woven + (weights == nullptr ? plan.woven.weights : 0);
    const Index each = roundedUp(cells, Plan<T>::kLine);
    auto scratch = uninitialised<Vector<T>>({workerCount(batches, control) * each});
    forEach(batches, control, [&](Index batch, Index worker) {
        T* const its = scratch.data() + worker * each;
        const T* const read = weights == nullptr ? its + woven : weights;
        Strip<T> at{plan, turn, 0, {}, {}, {}, its, its + room, its + lines, read};
        Index wovenGroup = -1;
        if (plan.streamed)
            at.streams.resize(static_cast<std::size_t>(plan.bank.results));
        for (Index n = parts * batch / batches; n < parts * (batch + 1) / batches; ++n) {
            // Dividing costs as much as a small group does.
            at.group = turn.firstGroup + (strips * shares == 1 ? n : n / shares / strips);
            if (strips * shares > 1 || at.filled.empty())
                moveTo(at, n / shares % strips, shares, n % shares);
            copyInput(at);
            if (weights == nullptr && wovenGroup != at.group) {
                wovenGroup = at.group;
                orderWoven(plan, at.group, its + woven);
            }
            if (plan.endToEnd)
                writeEndToEnd(at, control);
            else
                writeRows(at, control);
        }
    });
}

template <class T>
void computeWoven(const Plan<T>& plan, const Control& control) {
    const Turn all{0, plan.bank.groups, plan.blocks};
    if (plan.bank.groups > 1)
        return computeTurn<T>(plan, all, nullptr, control);
    auto weights = uninitialised<Vector<T>>({plan.woven.weights});
    orderWoven(plan, 0, weights.data());
    computeTurn<T>(plan, all, weights.data(), control);
}

}  // namespace

template <class T>
void computeByRows(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const Plan<T> plan = makePlan(job, kernels, static_cast<Index>(threadCount(control)));
    if (plan.woven.taps > 0)
        return computeWoven(plan, control);
    const std::vector<Turn> turns = turnsOf(plan);
    Index most = 0;
    for (const Turn& turn : turns)
        most = std::max(most, turn.groups * turn.filters());
    auto weights = uninitialised<Vector<T>>({most * static_cast<Index>(plan.lists.count())});
    Index n = 0;
    for (const Turn& turn : turns) {
        checkStop(control);
        orderWeights(job.bank, plan.bank, plan.rows, plan.columns, turn, weights.data());
        computeTurn<T>(plan, turn, weights.data(), portionOf(control, n++, std::ssize(turns)));
    }
}

template void computeByRows(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computeByRows(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
