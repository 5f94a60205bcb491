#include "core/kernels/borrowed.h"
#include "core/kernels/strip.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// Copies the cells [first, end) of one segment of a row, 0 where there is no input.
template <class T>
void copyCells(const Plan<T>& plan, const Filled& filled, const T* row, T* to, Index first,
               Index end) {
    const Index from = std::clamp(filled.from, first, end),
                until = std::clamp(filled.to, from, end);
    std::fill(to + first, to + from, T{0});
    const T* const cells = row + filled.origin + from * plan.columns.step;
    if (plan.columns.step == 1)
        std::copy_n(cells, until - from, to + from);
    else
        plan.kernels.gather({to + from, 0, cells, 0, 1, until - from, plan.columns.step});
    std::fill(to + until, to + end, T{0});
}

/// Copies one segment of a row, or its ends if what is between them is read where it is.
template <class T>
void copySegment(const Strip<T>& strip, const Filled& filled, const T* row, T* to) {
    const Plan<T>& plan = strip.plan;
    if (!strip.borrows)
        return copyCells(plan, filled, row, to, 0, plan.layout.width);
    const Index left = plan.borrowed.from - strip.columns.first,
                right = plan.borrowed.to - strip.columns.first;
    copyCells(plan, filled, row, to, 0, left + plan.columnSegments.extra + Plan<T>::kLine);
    copyCells(plan, filled, row, to, right - Plan<T>::kLine, plan.layout.width);
}

/// Copies one segment of some planes' short rows, where the copy is 0 beforehand.
template <class T>
void copyShortRows(const Strip<T>& strip, const T* planes, Index count, const Filled& rows,
                   const Filled& columns, T* to) {
    const Plan<T>& plan = strip.plan;
    const Index step = plan.columns.step, plane = plan.rows.input * plan.columns.input;
    if (rows.from == rows.to || columns.from == columns.to)
        return;
    plan.kernels.gatherPlanes(
        {{to + rows.from * plan.layout.row + columns.from, plan.layout.row,
          planes + (rows.origin + rows.from * plan.rows.step) * plan.columns.input +
              columns.origin + columns.from * step,
          plan.rows.step * plan.columns.input, rows.to - rows.from, columns.to - columns.from,
          step},
         count,
         plan.layout.plane,
         plane,
         plan.job.input + plan.bank.groups * plan.bank.planes * plane});
}

/// Copies the segments of planes whose short rows lie end to end, as many planes in turn as stay in
/// the first-level cache until their last segment is copied.
template <class T>
void copyEndToEnd(const Strip<T>& strip, const T* planes, const std::vector<Filled>& rows) {
    constexpr Index kNearBytes = Index{16} * 1024;
    const Plan<T>& plan = strip.plan;
    const Index plane = plan.rows.input * plan.columns.input;
    const Index most = std::max<Index>(kNearBytes / static_cast<Index>(sizeof(T)) / plane, 1);
    for (Index n = 0; n < plan.bank.planes; n += most) {
        T* to = strip.copy + n * plan.layout.plane;
        for (const Filled& rowSegment : rows) {
            T* segment = to;
            for (const Filled& columnSegment : strip.filled) {
                copyShortRows(strip, planes + n * plane, std::min(most, plan.bank.planes - n),
                              rowSegment, columnSegment, segment);
                segment += plan.layout.columnSegment;
            }
            to += plan.layout.rowSegment;
        }
    }
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
                else
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
    if (plan.endToEnd)
        return copyEndToEnd(strip, planes, filledRows(strip));
    for (Index n = 0; n < plan.bank.planes; ++n)
        copyRows(strip, planes + n * plane, strip.copy + n * plan.layout.plane);
}

template void copyInput(Strip<float>&);
template void copyInput(Strip<double>&);

}  // namespace core::kernels
