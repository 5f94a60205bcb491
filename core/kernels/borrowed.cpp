#include "core/kernels/borrowed.h"

#include "core/whole_division.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

/// The most rows of all planes that a result comes from. Where there are more, each input is used
/// so often that its copy costs nothing, and the input's rows may lie too unluckily for the caches.
constexpr Index kMostRows = 12;
/// Rows are read where they are in multiples of this many steps, so that tiles leave nothing over,
/// and not at all if they have less than kFewestSteps of them: each row is then cut into three.
constexpr Index kWholeSteps = 96;
constexpr Index kFewestSteps = 8 * kWholeSteps;

template <class T>
Index planeCells(const Plan<T>& plan) {
    return plan.rows.input * plan.columns.input;
}

template <class T>
bool isWorthIt(const Plan<T>& plan) {
    const auto rows = plan.bank.planes * static_cast<Index>(plan.rows.taps.size());
    return !plan.endToEnd && !plan.stencil && (!plan.streamed || plan.aligned) &&
           plan.columnParts == 1 && plan.columns.step == 1 &&
           plan.columns.phases == plan.together && rows <= kMostRows &&
           plan.columns.input >= Plan<T>::kBeyond &&
           plan.bank.planes * planeCells(plan) < std::numeric_limits<std::int32_t>::max();
}

}  // namespace

template <class T>
void planBorrowed(Plan<T>& plan) {
    const AxisPlan& columns = plan.columns;
    if (!isWorthIt(plan))
        return;
    // A row's parts meet at a cache line's beginning, up to a line before these steps.
    const Index least = std::max(columns.back, plan.columnSteps.first) + Plan<T>::kLine;
    const Index from =
        plan.columnSteps.first + roundedUp(least - plan.columnSteps.first, kWholeSteps);
    const Index end = std::min(columns.input - columns.reach + columns.back,
                               plan.columnSteps.first + plan.columnSteps.count);
    if (end - from < kFewestSteps)
        return;
    plan.borrowed.from = from;
    plan.borrowed.to = from + (end - from) / kWholeSteps * kWholeSteps;
    const auto addOffset = [&](const Tap& tap) {
        const Index row = plan.rows.taps[static_cast<std::size_t>(tap.u)].shift;
        const Index column = columns.taps[static_cast<std::size_t>(tap.v)].shift;
        plan.borrowed.offsets.push_back(
            static_cast<std::int32_t>(tap.plane * planeCells(plan) + row * columns.input + column));
    };
    forEachTap(plan.rows, columns, plan.bank.planes, addOffset, [] {});
}

template <class T>
bool canBorrow(const Plan<T>& plan, Index firstRow, Index rowCount) {
    const Index first = firstRow * plan.rows.step - plan.rows.back;
    const Index last = first + (rowCount - 1) * plan.rows.step + plan.rows.reach;
    return !plan.borrowed.offsets.empty() && first >= 0 && last + 1 < plan.rows.input;
}

template <class T>
const T* borrowedRow(const Plan<T>& plan, Index group, Index rowStep) {
    return plan.job.input + group * plan.bank.planes * planeCells(plan) +
           (rowStep * plan.rows.step - plan.rows.back) * plan.columns.input - plan.columns.back;
}

template <class T>
bool hasShortEnds(const Plan<T>& plan) {
    const AxisPlan& columns = plan.columns;
    const Index before = columns.back - columns.lead;
    const Index after = columns.result + columns.reach - before - columns.input;
    return before <= columns.reach && after <= columns.reach;
}

template <class T>
const T* stencilRow(const Plan<T>& plan, Index group, Index rowStep) {
    const Index row = rowStep - plan.rows.back;
    if (!plan.stencilInPlace || row < 0 || row >= plan.rows.input)
        return nullptr;
    const Index first =
        group * planeCells(plan) + row * plan.columns.input + plan.columns.lead - plan.columns.back;
    if (first < 0 || first + plan.layout.width > plan.bank.groups * planeCells(plan))
        return nullptr;
    return plan.job.input + first;
}

template void planBorrowed(Plan<float>&);
template void planBorrowed(Plan<double>&);
template bool canBorrow(const Plan<float>&, Index, Index);
template bool canBorrow(const Plan<double>&, Index, Index);
template const float* borrowedRow(const Plan<float>&, Index, Index);
template const double* borrowedRow(const Plan<double>&, Index, Index);
template bool hasShortEnds(const Plan<float>&);
template bool hasShortEnds(const Plan<double>&);
template const float* stencilRow(const Plan<float>&, Index, Index);
template const double* stencilRow(const Plan<double>&, Index, Index);

}  // namespace core::kernels
