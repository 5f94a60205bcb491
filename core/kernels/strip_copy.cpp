#include "core/kernels/borrowed.h"
#include "core/kernels/copy_short.h"
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

/// Copies one segment of a plane's short rows, where the copy is 0 beforehand.
template <class T>
void copyShortRows(const Strip<T>& strip, const T* plane, const Filled& rows, const Filled& columns,
                   T* to) {
    const Plan<T>& plan = strip.plan;
    const Index step = plan.columns.step, cells = columns.to - columns.from;
    const Index nextRow = plan.rows.step * plan.columns.input;
    const T* from = plane + rows.origin * plan.columns.input + rows.from * nextRow +
                    columns.origin + columns.from * step;
    to += rows.from * plan.layout.row + columns.from;
    if (step > 1)
        return plan.kernels.gather(
            {to, plan.layout.row, from, nextRow, rows.to - rows.from, cells, step});
    for (Index n = rows.from; n < rows.to; ++n, from += nextRow, to += plan.layout.row)
        copyShort(to, from, cells);
}

template <class T>
void copyEndToEnd(const Strip<T>& strip, const T* from, T* to) {
    const Plan<T>& plan = strip.plan;
    const Segments& rows = plan.rowSegments;
    for (const Index start : rows.starts) {
        const Filled held =
            filled(plan.rows, strip.rows.first, start, strip.rows.count + rows.extra);
        T* segment = to;
        for (const Filled& columns : strip.filled) {
            copyShortRows(strip, from, held, columns, segment);
            segment += plan.layout.columnSegment;
        }
        to += plan.layout.rowSegment;
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
    for (Index n = 0; n < plan.bank.planes; ++n) {
        const T* const from = plan.job.input + (strip.group * plan.bank.planes + n) *
                                                   plan.rows.input * plan.columns.input;
        T* const to = strip.copy + n * plan.layout.plane;
        if (plan.endToEnd)
            copyEndToEnd(strip, from, to);
        else
            copyRows(strip, from, to);
    }
}

template void copyInput(Strip<float>&);
template void copyInput(Strip<double>&);

}  // namespace core::kernels
