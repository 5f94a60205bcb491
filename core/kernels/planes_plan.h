#pragma once

#include "core/kernels/planes.h"
#include "core/kernels/tap_lists.h"

#include <optional>
#include <vector>

namespace core::kernels {

inline constexpr Index kCacheLine = 64;

/// The steps of an axis that its results come from.
struct AxisSteps {
    Index first;
    Index count;
};

/// Column phases that are computed together.
struct PhaseGroup {
    Index first;
    Index size;
};

/// What is read of the input where it is, instead of from a copy: the middle of each row, at the
/// steps [from, to) of columns.
struct Borrowed {
    std::vector<std::int32_t> offsets;  // of the taps, in the order of the lists; or none
    Index from = 0, to = 0;
};

/// Rows whose cells are picked from the input's by whole vectors: see weave_rows.h.
template <class T>
struct Woven {
    using Lane = typename WeaveJob<T>::Lane;
    Index width = 0, taps = 0, vectors = 0;
    std::vector<Lane> at, keep;
    std::vector<Index> tapOf;   // the column tap of each of these, or -1
    std::vector<Index> starts;  // where each used row phase's terms begin, and where all end
    std::vector<std::int32_t> offsets;  // of the terms: by row tap, and of each by plane
    std::vector<Index> kernelRows;      // of the terms, in the bank
    Index weights = 0;                  // cells of a group's
};

/// Everything about a job that its strips share.
template <class T>
struct Plan {
    const PlanesJob<T>& job;
    const RowKernels<T>& kernels;
    AxisPlan rows, columns;
    AxisSteps rowSteps, columnSteps;
    Index rowParts = 1, columnParts = 1;
    Segments rowSegments, columnSegments;
    Layout layout;
    Index chunk = 1;     // positions of a row that are computed for all filters in turn
    Index run = 1;       // rows that are computed as one, where they lie end to end
    Index apart = 1;     // steps of a row that are computed before the next phases' turn
    Index room = 0;      // cells of a filter's results on their way to their places
    Index together = 1;  // the most column phases computed together
    std::vector<PhaseGroup> phaseGroups;             // those with any that is used
    std::vector<std::optional<std::size_t>> places;  // of all column phases, in the lists
    Bank bank;
    std::vector<FilterBlock> blocks;
    TapLists lists;
    Borrowed borrowed{};
    Woven<T> woven{};          // if it has any taps
    bool endToEnd = false;     // rows are so short that they are computed as one long row
    double meetings = 0;       // of a tap's rows with the input's, for these
    bool clearsFirst = false;  // what they are to fill, since it is too large to be in a cache
    bool aligned = false;
    bool streamed = false;
    bool stencil = false;         // a 3×3 kernel by itself, for which there is a quicker way
    bool stencilInPlace = false;  // which reads rows where they are, unless the input ends there

    static constexpr Index kLine = kCacheLine / static_cast<Index>(sizeof(T));
    static constexpr Index kBeyond = 2 * kLine;  // what rows may read of more than they need
};

/// Steps of a row that are computed for all filters in turn, so that what they are computed from,
/// `bytes` for each, stays in the first-level cache beside the weights and the results.
Index chunkSteps(Index bytes);

/// How the job is cut into strips for so many threads, and what each of them needs.
template <class T>
Plan<T> makePlan(const PlanesJob<T>& job, const RowKernels<T>& kernels, Index threads);

/// The filters in turns, so that there is room for the weights that are laid out for one of them:
/// see room_beside.h. Those of rows that are woven are fewer than the results anyway, and laid out
/// for a whole group.
template <class T>
std::vector<Turn> turnsOf(const Plan<T>& plan);

}  // namespace core::kernels
