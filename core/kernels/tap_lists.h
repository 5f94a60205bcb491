#pragma once

#include "core/array.h"
#include "core/kernels/axis_plan.h"
#include "core/kernels/row_job.h"

#include <span>
#include <vector>

namespace core::kernels {

/// The sizes of a bank as the kernels see it: for each group, `results` planes are computed from
/// `planes` planes.
struct Bank {
    Index groups = 1;
    Index results = 1;
    Index planes = 1;
    /// In the bank's array: from a group, result plane or read plane to the next.
    Index groupStride = 0;
    Index resultStride = 0;
    Index planeStride = 0;
};

/// How the copy of the input that rows are computed from is laid out: how far it is, in cells, from
/// a plane to the next, from a row segment to the next, from a step's row to the next step's, and
/// from a column segment to the next; and how many cells of a row and segment are copied.
///
/// Where rows are long, a row's segments lie side by side, each in cache lines of its own. Where
/// they are short, the rows of a segment follow each other without a gap, so that they are computed
/// like one long row.
struct Layout {
    Index plane = 0;
    Index rowSegment = 0;
    Index row = 0;
    Index columnSegment = 0;
    Index width = 0;
};

/// The taps that reach each phase, as offsets into the copy, row after row of the kernel. List
/// number row place · used column phases + column place belongs to the used phases at these places.
struct TapLists {
    std::vector<std::int32_t> offsets;
    std::vector<std::size_t> starts;  // lists + 1 entries

    std::size_t count() const { return offsets.size(); }
};

/// A tap of a plane's kernel.
struct Tap {
    Index plane, u, v;
};

/// Calls visit(tap) for the taps of all lists, in their order, and atEnd() after each list.
template <class Visit, class AtEnd>
void forEachTap(const AxisPlan& rows, const AxisPlan& columns, Index planes, const Visit& visit,
                const AtEnd& atEnd) {
    const auto columnTaps = tapsByPhase(columns);
    for (const std::vector<Index>& us : tapsByPhase(rows)) {
        for (const std::vector<Index>& vs : columnTaps) {
            for (const Index u : us) {
                for (Index plane = 0; plane < planes; ++plane) {
                    for (const Index v : vs)
                        visit(Tap{plane, u, v});
                }
            }
            atEnd();
        }
    }
}

TapLists tapLists(const AxisPlan& rows, const Segments& rowSegments, const AxisPlan& columns,
                  const Segments& columnSegments, const Layout& layout, Index planes);

/// `results` split evenly into blocks of at most `most`.
struct FilterBlock {
    Index first;
    Index size;
};
std::vector<FilterBlock> filterBlocks(Index results, Index most);

/// Filters whose weights are laid out at the same time: some groups' in these blocks.
struct Turn {
    Index firstGroup, groups;
    std::span<const FilterBlock> blocks;  // which follow each other

    Index firstFilter() const { return blocks.front().first; }
    Index filters() const { return blocks.back().first + blocks.back().size - firstFilter(); }
};

/// Lets `to` hold a turn's part of the bank in the order in which rows read it: by group, block and
/// tap, a block's filters side by side.
template <class T>
void orderWeights(const T* kernels, const Bank& bank, const AxisPlan& rows, const AxisPlan& columns,
                  const Turn& turn, T* to);

}  // namespace core::kernels
