#include "core/kernels/borrowed.h"
#include "core/kernels/gathered.h"
#include "core/kernels/strip.h"

#include <algorithm>
#include <span>

namespace core::kernels {
namespace {

/// Copies the cells [first, end) of one segment of a row at unit stride, 0 where there is no input.
template <class T>
void copyCells(const Filled& filled, const T* row, T* to, Index first, Index end) {
    const Index from = std::clamp(filled.from, first, end),
                until = std::clamp(filled.to, from, end);
    std::fill(to + first, to + from, T{0});
    const T* const cells = row + filled.origin + from;
    std::copy_n(cells, until - from, to + from);
    std::fill(to + until, to + end, T{0});
}

/// Copies one segment of a row, or its ends if what is between them is read where it is.
template <class T>
void copySegment(const Strip<T>& strip, const Filled& filled, const T* row, T* to) {
    const Plan<T>& plan = strip.plan;
    if (!strip.borrows)
        return copyCells(filled, row, to, 0, plan.layout.width);
    const Index left = plan.borrowed.from - strip.columns.first,
                right = plan.borrowed.to - strip.columns.first;
    copyCells(filled, row, to, 0, left + plan.columnSegments.extra + Plan<T>::kLine);
    copyCells(filled, row, to, right - Plan<T>::kLine, plan.layout.width);
}

/// What the row segments of a strip hold.
template <class T>
std::vector<Filled> filledRows(const Strip<T>& strip) {
    const Plan<T>& plan = strip.plan;
    std::vector<Filled> segments;
    for (const Index start : plan.rowSegments.starts) {
        segments.push_back(
            filled(plan.rows, strip.rows.first, start, strip.rows.count + plan.rowSegments.extra));
    }
    return segments;
}

/// What of a column segment is gathered. Zeros are written after each row, for which there has to
/// be a cache line; aligned rows need another one beyond the strip's columns.
template <class T>
Gathered gatheredOf(const Plan<T>& plan, const Filled& held) {
    const Index needed = plan.endToEnd ? plan.layout.width : plan.layout.width - Plan<T>::kLine;
    return {held.from, std::max<Index>(std::min(held.to, needed) - held.from, 0),
            held.origin + held.from * plan.columns.step};
}

/// Copies what there is of the input for one row segment of some planes.
template <class T>
void gatherRows(const Strip<T>& strip, const std::vector<Gathered>& segments, const T* planes,
                Index count, const Filled& rows, T* to) {
    const Plan<T>& plan = strip.plan;
    if (rows.from == rows.to)
        return;
    GatherPlanesJob<T> job;
    job.fromPlane = plan.rows.input * plan.columns.input;
    job.end = plan.job.input + plan.bank.groups * plan.bank.planes * job.fromPlane;
    job.step = plan.columns.step;
    job.rows = rows.to - rows.from;
    job.toRow = plan.layout.row;
    job.fromRow = plan.rows.step * plan.columns.input;
    job.planes = count;
    job.toPlane = plan.layout.plane;
    const T* const row = planes + (rows.origin + rows.from * plan.rows.step) * plan.columns.input;
    to += rows.from * plan.layout.row;
    for (std::size_t n = 0; n < segments.size(); n += static_cast<std::size_t>(job.count)) {
        setSegments(job, std::span(segments).subspan(n), row,
                    to + static_cast<Index>(n) * plan.layout.columnSegment,
                    plan.layout.columnSegment);
        if (segments[n].cells > 0)
            plan.kernels.gatherPlanes(job);
    }
}

/// Clears the cache lines of a segment that hold its cells [first, end): for a few, in a fraction
/// of what a call takes.
template <class T>
void clearLines(T* segment, Index first, Index end) {
    constexpr Index kLine = Plan<T>::kLine;
    for (Index n = first / kLine * kLine; n < end; n += kLine)
        std::fill_n(segment + n, kLine, T{0});
}

/// Clears what lies outside of the input in the rows of a plane's copy that are inside, before they
/// are copied. The others are never read: see phaseTaps().
template <class T>
void clearEnds(const Strip<T>& strip, const std::vector<Gathered>& segments,
               const std::vector<Filled>& rows, T* plane) {
    const Layout& layout = strip.plan.layout;
    const Index needed = strip.columns.count + strip.plan.columnSegments.extra +
                         (strip.plan.aligned ? Plan<T>::kBeyond : Plan<T>::kLine);
    for (const Filled& held : rows) {
        for (Index n = held.from; n < held.to; ++n) {
            T* to = plane + n * layout.row;
            for (const Gathered& segment : segments) {
                clearLines(to, 0, segment.from);
                clearLines(to, segment.from + segment.cells, needed);
                to += layout.columnSegment;
            }
        }
        plane += layout.rowSegment;
    }
}

/// How many planes are copied in turn: where rows are read several times, as many as stay in the
/// first-level cache until then.
template <class T>
Index planesInTurn(const Plan<T>& plan, const std::vector<Gathered>& segments) {
    constexpr Index kNearBytes = Index{16} * 1024;
    if (gatheredTogether(segments, plan.columns.step) == segments.size())
        return plan.bank.planes;
    const Index plane = plan.rows.input * plan.columns.input;
    return std::max<Index>(kNearBytes / static_cast<Index>(sizeof(T)) / plane, 1);
}

/// Copies rows segment by segment.
template <class T>
void gatherInTurns(const Strip<T>& strip, const T* planes) {
    const Plan<T>& plan = strip.plan;
    const Index plane = plan.rows.input * plan.columns.input;
    const std::vector<Filled> rows = filledRows(strip);
    std::vector<Gathered> segments;
    for (const Filled& held : strip.filled)
        segments.push_back(gatheredOf(plan, held));
    const Index most = planesInTurn(plan, segments);
    for (Index n = 0, count = 0; n < plan.bank.planes; n += count) {
        count = std::min(most, plan.bank.planes - n);
        T* to = strip.copy + n * plan.layout.plane;
        // Where rows are short, all that lies around them is cleared once for all groups.
        for (Index one = 0; one < count && !plan.endToEnd; ++one)
            clearEnds(strip, segments, rows, to + one * plan.layout.plane);
        for (const Filled& rowSegment : rows) {
            gatherRows(strip, segments, planes + n * plane, count, rowSegment, to);
            to += plan.layout.rowSegment;
        }
    }
}

template <class T>
void copyRows(const Strip<T>& strip, const T* from, T* plane) {
    const Plan<T>& plan = strip.plan;
    const Segments& rows = plan.rowSegments;
    for (Index n = 0; n < strip.rows.count + rows.extra; ++n) {
        if (stencilRow(plan, strip.group, strip.rows.first + n) != nullptr)
            continue;
        T* to = plane + n * plan.layout.row;
        for (const Index start : rows.starts) {
            const Index r = (strip.rows.first + n) * plan.rows.step + start - plan.rows.back;
            const bool inside = r >= 0 && r < plan.rows.input;
            T* segment = to;
            for (const Filled& columns : strip.filled) {
                if (inside)
                    copySegment(strip, columns, from + r * plan.columns.input, segment);
                else if (plan.stencil)  // others leave such rows out: see phaseTaps()
                    std::fill_n(segment, plan.layout.width, T{0});
                segment += plan.layout.columnSegment;
            }
            to += plan.layout.rowSegment;
        }
    }
}

}  // namespace

template <class T>
void copyInput(Strip<T>& strip) {
    const Plan<T>& plan = strip.plan;
    const Index cells = plan.bank.planes * plan.layout.plane;
    // Between short rows the copy stays 0 from one group to the next.
    if (plan.endToEnd && strip.zeroAround != strip.rows.first) {
        std::fill_n(strip.copy, cells + Plan<T>::kBeyond, T{0});
        strip.zeroAround = strip.rows.first;
    }
    const Index plane = plan.rows.input * plan.columns.input;
    const T* const planes = plan.job.input + strip.group * plan.bank.planes * plane;
    if (plan.endToEnd || plan.columns.step > 1)
        return gatherInTurns(strip, planes);
    for (Index n = 0; n < plan.bank.planes; ++n)
        copyRows(strip, planes + n * plane, strip.copy + n * plan.layout.plane);
}

template void copyInput(Strip<float>&);
template void copyInput(Strip<double>&);

}  // namespace core::kernels
