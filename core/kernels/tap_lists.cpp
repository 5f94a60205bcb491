#include "core/kernels/tap_lists.h"

#include <numeric>

namespace core::kernels {

TapLists tapLists(const AxisPlan& rows, const Segments& rowSegments, const AxisPlan& columns,
                  const Segments& columnSegments, const Layout& layout, Index planes) {
    const auto listOf = [&](std::size_t u, std::size_t v) {
        return rows.taps[u].phase * columns.usedPhases.size() + columns.taps[v].phase;
    };
    const auto forEachTap = [&](const auto& visit) {
        for (std::size_t u = 0; u < rows.taps.size(); ++u) {
            for (Index plane = 0; plane < planes; ++plane) {
                for (std::size_t v = 0; v < columns.taps.size(); ++v)
                    visit(plane, u, v);
            }
        }
    };
    TapLists lists;
    lists.starts.resize(rows.usedPhases.size() * columns.usedPhases.size() + 1);
    forEachTap([&](Index, std::size_t u, std::size_t v) { ++lists.starts[listOf(u, v) + 1]; });
    std::partial_sum(lists.starts.begin(), lists.starts.end(), lists.starts.begin());
    lists.offsets.resize(lists.starts.back());
    lists.taps.resize(lists.starts.back());
    std::vector<std::size_t> next(lists.starts.begin(), lists.starts.end() - 1);
    forEachTap([&](Index plane, std::size_t u, std::size_t v) {
        const Segments::Place row = rowSegments.taps[u], column = columnSegments.taps[v];
        const Index offset = plane * layout.plane + row.segment * layout.rowSegment +
                             row.index * layout.row + column.segment * layout.columnSegment +
                             column.index;
        const std::size_t at = next[listOf(u, v)]++;
        lists.offsets[at] = static_cast<std::int32_t>(offset);
        lists.taps[at] = {plane, static_cast<Index>(u), static_cast<Index>(v)};
    });
    return lists;
}

std::vector<FilterBlock> filterBlocks(Index results, Index most) {
    const Index count = (results + most - 1) / most;
    std::vector<FilterBlock> blocks;
    for (Index n = 0; n < count; ++n) {
        const Index first = results * n / count;
        blocks.push_back({first, results * (n + 1) / count - first});
    }
    return blocks;
}

template <class T>
std::vector<T> orderedWeights(const T* kernels, const Bank& bank, const TapLists& lists,
                              Index kernelColumns, const std::vector<FilterBlock>& blocks) {
    std::vector<Index> places;
    places.reserve(lists.taps.size());
    for (const TapLists::Tap& tap : lists.taps)
        places.push_back(tap.plane * bank.planeStride + tap.u * kernelColumns + tap.v);
    std::vector<T> weights(static_cast<std::size_t>(bank.groups * bank.results) * places.size());
    T* to = weights.data();
    for (Index group = 0; group < bank.groups; ++group) {
        for (const FilterBlock& block : blocks) {
            const T* const from =
                kernels + group * bank.groupStride + block.first * bank.resultStride;
            for (const Index place : places) {
                for (Index filter = 0; filter < block.size; ++filter)
                    *to++ = from[filter * bank.resultStride + place];
            }
        }
    }
    return weights;
}

template std::vector<float> orderedWeights(const float*, const Bank&, const TapLists&, Index,
                                           const std::vector<FilterBlock>&);
template std::vector<double> orderedWeights(const double*, const Bank&, const TapLists&, Index,
                                            const std::vector<FilterBlock>&);

}  // namespace core::kernels
