#include "core/kernels/tap_lists.h"

#include "core/whole_division.h"

namespace core::kernels {

TapLists tapLists(const AxisPlan& rows, const Segments& rowSegments, const AxisPlan& columns,
                  const Segments& columnSegments, const Layout& layout, Index planes) {
    const auto placesOf = [](const Segments& segments, Index segment, Index index) {
        std::vector<Index> places;
        for (const Segments::Place& tap : segments.taps)
            places.push_back(tap.segment * segment + tap.index * index);
        return places;
    };
    const auto rowPlaces = placesOf(rowSegments, layout.rowSegment, layout.row);
    const auto columnPlaces = placesOf(columnSegments, layout.columnSegment, 1);
    TapLists lists;
    lists.offsets.resize(static_cast<std::size_t>(planes) * rows.taps.size() * columns.taps.size());
    lists.starts.push_back(0);
    std::int32_t* next = lists.offsets.data();
    forEachTap(
        rows, columns, planes,
        [&](const Tap& tap) {
            *next++ = static_cast<std::int32_t>(tap.plane * layout.plane +
                                                rowPlaces[static_cast<std::size_t>(tap.u)] +
                                                columnPlaces[static_cast<std::size_t>(tap.v)]);
        },
        [&] { lists.starts.push_back(static_cast<std::size_t>(next - lists.offsets.data())); });
    return lists;
}

std::vector<FilterBlock> filterBlocks(Index results, Index most) {
    const Index count = dividedUp(results, most);
    std::vector<FilterBlock> blocks;
    for (Index n = 0; n < count; ++n) {
        const Index first = results * n / count;
        blocks.push_back({first, results * (n + 1) / count - first});
    }
    return blocks;
}

namespace {

/// One block's values, read in the order in which they lie.
template <class T>
void orderBlock(const T* from, const std::vector<Index>& places, const Bank& bank, Index size,
                T* to) {
    const bool besideEachOther = bank.resultStride < bank.planeStride;
    if (besideEachOther) {
        for (const Index place : places) {
            for (Index filter = 0; filter < size; ++filter)
                *to++ = from[filter * bank.resultStride + place];
        }
        return;
    }
    for (Index filter = 0; filter < size; ++filter) {
        const T* const its = from + filter * bank.resultStride;
        T* weight = to + filter;
        for (const Index place : places) {
            *weight = its[place];
            weight += size;
        }
    }
}

}  // namespace

template <class T>
void orderWeights(const T* kernels, const Bank& bank, const AxisPlan& rows, const AxisPlan& columns,
                  const Turn& turn, T* to) {
    const auto kernelColumns = static_cast<Index>(columns.taps.size());
    std::vector<Index> places(static_cast<std::size_t>(bank.planes) * rows.taps.size() *
                              columns.taps.size());
    Index* next = places.data();
    forEachTap(
        rows, columns, bank.planes,
        [&](const Tap& tap) {
            *next++ = tap.plane * bank.planeStride + tap.u * kernelColumns + tap.v;
        },
        [] {});
    for (Index group = turn.firstGroup; group < turn.firstGroup + turn.groups; ++group) {
        for (const FilterBlock& block : turn.blocks) {
            const T* const from =
                kernels + group * bank.groupStride + block.first * bank.resultStride;
            orderBlock(from, places, bank, block.size, to);
            to += block.size * static_cast<Index>(places.size());
        }
    }
}

template void orderWeights(const float*, const Bank&, const AxisPlan&, const AxisPlan&, const Turn&,
                           float*);
template void orderWeights(const double*, const Bank&, const AxisPlan&, const AxisPlan&,
                           const Turn&, double*);

}  // namespace core::kernels
