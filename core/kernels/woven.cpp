#include "core/kernels/woven.h"

#include "core/kernels/many_phases_cost.h"

#include <algorithm>

namespace core::kernels {
namespace {

template <class T>
Index picked(const Plan<T>& plan) {
    return cellsPicked(plan.job.geometry.columns, plan.kernels.weaveLanes);
}

/// Lists what each row is the sum over.
template <class T>
void listTerms(const Plan<T>& plan, Woven<T>& woven) {
    const auto kernelColumns = static_cast<Index>(plan.columns.taps.size());
    woven.starts.push_back(0);
    for (const std::vector<Index>& us : tapsByPhase(plan.rows)) {
        for (const Index u : us) {
            const Segments::Place& at = plan.rowSegments.taps[static_cast<std::size_t>(u)];
            const Index row = at.segment * plan.layout.rowSegment + at.index * plan.layout.row;
            for (Index plane = 0; plane < plan.bank.planes; ++plane) {
                woven.offsets.push_back(static_cast<std::int32_t>(plane * plan.layout.plane + row));
                woven.kernelRows.push_back(plane * plan.bank.planeStride + u * kernelColumns);
            }
        }
        woven.starts.push_back(std::ssize(woven.offsets));
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
    const auto taps = tapsByPhase(columns);
    Woven<T> woven;
    woven.width = columns.phases + plan.kernels.weaveLanes - 1;
    for (const std::vector<Index>& its : taps)
        woven.taps = std::max(woven.taps, static_cast<Index>(its.size()));
    woven.vectors = picked(plan) <= plan.kernels.weaveLanes ? 1 : kMostPicked;
    woven.at.resize(static_cast<std::size_t>(woven.taps * woven.width));
    woven.keep.resize(woven.at.size());
    woven.tapOf.assign(woven.at.size(), -1);
    for (Index t = 0; t < woven.taps; ++t) {
        for (Index a = 0; a < woven.width; ++a) {
            const auto place = columns.placeOf(a % columns.phases);
            if (!place || t >= std::ssize(taps[*place]))
                continue;
            const auto cell = static_cast<std::size_t>(t * woven.width + a);
            const Index tap = taps[*place][static_cast<std::size_t>(t)];
            woven.at[cell] = static_cast<typename Woven<T>::Lane>(
                a / columns.phases + columns.taps[static_cast<std::size_t>(tap)].shift);
            woven.keep[cell] = -1;
            woven.tapOf[cell] = tap;
        }
    }
    listTerms(plan, woven);
    woven.weights = std::ssize(woven.offsets) * plan.bank.results * woven.taps * woven.width;
    return woven;
}

template <class T>
void orderWoven(const Plan<T>& plan, Index group, T* to) {
    const Woven<T>& woven = plan.woven;
    const T* const bank = plan.job.bank + group * plan.bank.groupStride;
    for (const FilterBlock& block : plan.blocks) {
        for (const Index kernelRow : woven.kernelRows) {
            const T* const row = bank + block.first * plan.bank.resultStride + kernelRow;
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
        }
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
        const Index* const starts = woven.starts.data() + *rows.phase.place;
        from = starts[0] + rows.phase.before * planes;
        terms = starts[1] - rows.phase.after * planes - from;
    }
    WeaveJob<T> job;
    job.at = woven.at.data();
    job.keep = woven.keep.data();
    job.weights = strip.weights +
                  block.first * std::ssize(woven.offsets) * woven.taps * woven.width + from * each;
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
