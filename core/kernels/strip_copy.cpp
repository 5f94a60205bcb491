#include "core/kernels/copy_short.h"
#include "core/kernels/strip.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// Copies one segment of a row, 0 where there is no input.
template <class T>
void copySegment(const Plan<T>& plan, const Filled& filled, const T* row, T* to) {
    std::fill(to, to + filled.from, T{0});
    if (filled.to > filled.from)
        plan.kernels.gather(to + filled.from, row + filled.origin + filled.from * plan.columns.step,
                            filled.to - filled.from, plan.columns.step);
    std::fill(to + filled.to, to + plan.layout.width, T{0});
}

/// The same where the copy is 0 beforehand.
template <class T>
void copyShortSegment(const Plan<T>& plan, const Filled& filled, const T* row, T* to) {
    const Index step = plan.columns.step, cells = filled.to - filled.from;
    const T* const from = row + filled.origin + filled.from * step;
    if (step == 1)
        return copyShort(to + filled.from, from, cells);
    for (Index n = 0; n < cells; ++n)
        to[filled.from + n] = from[n * step];
}

template <class T>
void copyPlane(const Strip<T>& strip, Index plane) {
    const Plan<T>& plan = strip.plan;
    const Segments& rows = plan.rowSegments;
    const T* const from = plan.job.input + (strip.group * plan.bank.planes + plane) *
                                               plan.rows.input * plan.columns.input;
    for (Index n = 0; n < strip.rows.count + rows.extra; ++n) {
        T* to = strip.copy + plane * plan.layout.plane + n * plan.layout.row;
        for (const Index start : rows.starts) {
            const Index r = (strip.rows.first + n) * plan.rows.step + start - plan.rows.back;
            const bool inside = r >= 0 && r < plan.rows.input;
            T* segment = to;
            for (const Filled& filled : strip.filled) {
                const T* const row = from + r * plan.columns.input;
                if (inside && plan.endToEnd)
                    copyShortSegment(plan, filled, row, segment);
                else if (inside)
                    copySegment(plan, filled, row, segment);
                else if (!plan.endToEnd)
                    std::fill_n(segment, plan.layout.width, T{0});
                segment += plan.layout.columnSegment;
            }
            to += plan.layout.rowSegment;
        }
    }
}

}  // namespace

template <class T>
void copyInput(const Strip<T>& strip) {
    const Plan<T>& plan = strip.plan;
    const Index cells = plan.bank.planes * plan.layout.plane;
    if (plan.endToEnd)
        std::fill_n(strip.copy, cells, T{0});
    for (Index plane = 0; plane < plan.bank.planes; ++plane)
        copyPlane(strip, plane);
    std::fill_n(strip.copy + cells, Plan<T>::kBeyond, T{0});
}

template void copyInput(const Strip<float>&);
template void copyInput(const Strip<double>&);

}  // namespace core::kernels
