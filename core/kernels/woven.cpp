#include "core/kernels/woven.h"

#include "core/kernels/many_phases_cost.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// The taps of each used column phase, and the most that one has.
struct ColumnTaps {
    std::vector<std::vector<Index>> byPhase;
    Index most = 0;
};

ColumnTaps columnTaps(const AxisPlan& columns) {
    ColumnTaps taps{tapsByPhase(columns)};
    for (const auto& its : taps.byPhase)
        taps.most = std::max(taps.most, static_cast<Index>(its.size()));
    return taps;
}

template <class T>
Index picked(const Plan<T>& plan) {
    return cellsPicked(plan.job.geometry.columns, plan.kernels.weaveLanes);
}

/// Calls visit(tap of the row, plane) for the terms of all used row phases, in their order.
template <class T, class Visit>
void forEachTerm(const Plan<T>& plan, const Visit& visit) {
    for (const std::vector<Index>& us : tapsByPhase(plan.rows)) {
        for (const Index u : us) {
            for (Index plane = 0; plane < plan.bank.planes; ++plane)
                visit(u, plane);
        }
    }
}

}  // namespace

Index cellsPicked(const Axis& columns, Index lanes) {
    return (columns.stride + lanes - 2) / columns.stride +
           columns.dilation * (columns.kernel - 1) / columns.stride + 1;
}

template <class T>
bool isWoven(const Plan<T>& plan) {
    return plan.kernels.weave != nullptr && plan.columns.phases > kMostPhases &&
           plan.columnSegments.starts.size() == 1 &&
           plan.columnSegments.extra == plan.columns.reach &&
           picked(plan) <= kMostPicked * plan.kernels.weaveLanes &&
           wovenCost(plan.job) < spreadCost(plan.job);
}

template <class T>
Woven<T> planWoven(const Plan<T>& plan) {
    const AxisPlan& columns = plan.columns;
    const ColumnTaps taps = columnTaps(columns);
    Woven<T> woven;
    woven.width = columns.phases + plan.kernels.weaveLanes - 1;
    woven.taps = taps.most;
    woven.vectors = picked(plan) <= plan.kernels.weaveLanes ? 1 : kMostPicked;
    woven.at.resize(static_cast<std::size_t>(woven.taps * woven.width));
    woven.keep.resize(woven.at.size());
    woven.tapOf.assign(woven.at.size(), -1);
    for (Index t = 0; t < woven.taps; ++t) {
        for (Index a = 0; a < woven.width; ++a) {
            const auto place = columns.placeOf(a % columns.phases);
            if (!place || t >= std::ssize(taps.byPhase[*place]))
                continue;
            const auto cell = static_cast<std::size_t>(t * woven.width + a);
            const Index tap = taps.byPhase[*place][static_cast<std::size_t>(t)];
            woven.at[cell] = static_cast<typename Woven<T>::Lane>(
                a / columns.phases + columns.taps[static_cast<std::size_t>(tap)].shift);
            woven.keep[cell] = -1;
            woven.tapOf[cell] = tap;
        }
    }
    woven.rowTaps.push_back(0);
    for (const auto& us : tapsByPhase(plan.rows))
        woven.rowTaps.push_back(woven.rowTaps.back() + std::ssize(us));
    forEachTerm(plan, [&](Index u, Index plane) {
        const Segments::Place& at = plan.rowSegments.taps[static_cast<std::size_t>(u)];
        woven.offsets.push_back(static_cast<std::int32_t>(plane * plan.layout.plane +
                                                          at.segment * plan.layout.rowSegment +
                                                          at.index * plan.layout.row));
    });
    woven.weights = std::ssize(woven.offsets) * plan.bank.results * woven.taps * woven.width;
    return woven;
}

template <class T>
void orderWoven(const Plan<T>& plan, Index group, T* to) {
    const Woven<T>& woven = plan.woven;
    const auto kernelColumns = static_cast<Index>(plan.columns.taps.size());
    const T* const bank = plan.job.bank + group * plan.bank.groupStride;
    for (const FilterBlock& block : plan.blocks) {
        forEachTerm(plan, [&](Index u, Index plane) {
            const T* const row = bank + block.first * plan.bank.resultStride +
                                 plane * plan.bank.planeStride + u * kernelColumns;
            for (Index t = 0; t < woven.taps; ++t) {
                const Index* const tapOf = woven.tapOf.data() + t * woven.width;
                for (Index filter = 0; filter < block.size; ++filter, to += woven.width) {
                    const T* const its = row + filter * plan.bank.resultStride;
                    for (Index phase = 0; phase < plan.columns.phases; ++phase) {
                        const T weight = tapOf[phase] < 0 ? T{0} : its[tapOf[phase]];
                        for (Index a = phase; a < woven.width; a += plan.columns.phases)
                            to[a] = weight;
                    }
                }
            }
        });
    }
}

template <class T>
void weave(const Strip<T>& strip, const FilterBlock& block, const WovenRows<T>& rows) {
    const Plan<T>& plan = strip.plan;
    const Woven<T>& woven = plan.woven;
    const AxisPlan& columns = plan.columns;
    const Index start = rows.steps.first * columns.phases;
    const Index first = std::max(start, columns.lead);
    const Index end =
        std::min(start + rows.steps.count * columns.phases, columns.lead + columns.result);
    const Index planes = plan.bank.planes, each = block.size * woven.taps * woven.width;
    Index from = 0, terms = 0;
    if (rows.phase.place) {
        const Index* const taps = woven.rowTaps.data() + *rows.phase.place;
        from = (taps[0] + rows.phase.before) * planes;
        terms = (taps[1] - rows.phase.after) * planes - from;
    }
    WeaveJob<T> job;
    job.at = woven.at.data();
    job.keep = woven.keep.data();
    job.weights = strip.woven + block.first * std::ssize(woven.offsets) * woven.taps * woven.width +
                  from * each;
    job.width = woven.width;
    job.phases = columns.phases;
    job.taps = woven.taps;
    job.input = rows.input + first / columns.phases - strip.columns.first;
    job.inputRow = plan.layout.row;
    job.offsets = woven.offsets.data() + from;
    job.terms = terms;
    job.output = rows.output + first - columns.lead;
    job.outputRow = rows.next;
    job.filterStride = rows.filterStride;
    job.rows = rows.count;
    job.cells = end - first;
    job.phase = first % columns.phases;
    job.filters = block.size;
    job.vectors = woven.vectors;
    plan.kernels.weave(job);
}

template bool isWoven(const Plan<float>&);
template bool isWoven(const Plan<double>&);
template Woven<float> planWoven(const Plan<float>&);
template Woven<double> planWoven(const Plan<double>&);
template void orderWoven(const Plan<float>&, Index, float*);
template void orderWoven(const Plan<double>&, Index, double*);
template void weave(const Strip<float>&, const FilterBlock&, const WovenRows<float>&);
template void weave(const Strip<double>&, const FilterBlock&, const WovenRows<double>&);

}  // namespace core::kernels
