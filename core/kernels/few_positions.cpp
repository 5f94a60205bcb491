#include "core/kernels/few_positions.h"

#include "core/kernels/gathered.h"
#include "core/kernels/planes_plan.h"
#include "core/kernels/products.h"
#include "core/kernels/seen.h"
#include "core/kernels/tap_lists.h"
#include "core/shared_progress.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>
#include <span>

namespace core::kernels {
namespace {

/// What some positions see of some planes, so that it stays in the second-level cache.
constexpr Index kNearBytes = Index{512} * 1024;

/// Filters that are computed between two looks at whether to stop: a multiple of what share loads.
constexpr Index kFiltersAtOnce = 24;

/// With fewer of many positions together, the bank would be read for too few of them.
constexpr Index kFewestTogether = 16;

/// How many positions are computed together at most.
template <class T>
Index mostPositions(const GroupSizes& sizes) {
    constexpr Index kMost = 256;  // more would leave too few values for each sum
    return std::min(kMost, kNearBytes / (sizes.taps * static_cast<Index>(sizeof(T))));
}

/// How many of a group's planes are read together for so many positions.
template <class T>
Index planesTogether(const GroupSizes& sizes, Index positions) {
    const Index near = kNearBytes / (positions * sizes.taps * static_cast<Index>(sizeof(T)));
    // Halves of more than this many are long enough for sums of products.
    const Index fewest = 2 * dividedUp(kFewestProducts, sizes.taps) - 1;
    return std::max(near, fewest);
}

/// Clears what one position sees where some of it lies outside of X: if no whole columns do,
/// nothing but the rows that do.
template <class T>
void clearUnseen(const Seen& row, const Seen& column, const Geometry& geometry, Index planes,
                 T* to) {
    const Index columns = geometry.columns.kernel, taps = geometry.rows.kernel * columns;
    if (column.to - column.from < columns) {
        std::fill_n(to, planes * taps, T{0});
    } else if (row.to - row.from < geometry.rows.kernel) {
        for (Index plane = 0; plane < planes; ++plane, to += taps) {
            std::fill(to, to + row.from * columns, T{0});
            std::fill(to + row.to * columns, to + taps, T{0});
        }
    }
}

/// From what one position sees to what the next one does: zeros are written after each row.
template <class T>
Index seenStride(const GroupSizes& sizes, Index planes) {
    return planes * sizes.taps + kCacheLine / static_cast<Index>(sizeof(T));
}

/// What some positions of Y see of some planes of X. Those of a row that see cells of the same
/// vectors are gathered together.
template <class T>
void copySeen(const PlanesJob<T>& job, const RowKernels<T>& kernels, const GroupSizes& sizes,
              const FilterBlock& positions, const T* input, Index planes, T* to) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index stride = seenStride<T>(sizes, planes);
    const std::vector<Seen> seenRows = seenByStep(rows), seenColumns = seenByStep(columns);
    std::vector<Gathered> gathered;
    gathered.reserve(seenColumns.size());
    for (const Seen& seen : seenColumns)
        gathered.push_back({seen.from, seen.to - seen.from, seen.at});
    GatherPlanesJob<T> copy;
    copy.end = job.input + job.geometry.groups * sizes.readCells();
    copy.step = columns.dilation;
    copy.toRow = columns.kernel;
    copy.fromRow = rows.dilation * columns.input;
    copy.planes = planes;
    copy.toPlane = sizes.taps;
    copy.fromPlane = sizes.read;
    const Index width = std::ssize(gathered), end = positions.first + positions.size;
    for (Index first = positions.first, next = 0; first < end; first = next) {
        const Seen& row = seenRows[static_cast<std::size_t>(first / width)];
        next = std::min(first / width * width + width, end);
        const auto column = static_cast<std::size_t>(first % width);
        const auto count = static_cast<std::size_t>(next - first);
        for (std::size_t n = 0; n < count; ++n)
            clearUnseen(row, seenColumns[column + n], job.geometry, planes,
                        to + static_cast<Index>(n) * stride);
        copy.rows = row.to - row.from;
        const T* const from = input + row.at * columns.input;
        for (std::size_t n = 0; n < count; n += static_cast<std::size_t>(copy.count)) {
            const auto those = std::span(gathered).subspan(column + n, count - n);
            setSegments(copy, those, from,
                        to + row.from * columns.kernel + static_cast<Index>(n) * stride, stride);
            if (copy.rows > 0 && those.front().cells > 0)
                kernels.gatherPlanes(copy);
        }
        to += (next - first) * stride;
    }
}

/// What is computed of a group by one thread.
struct Share {
    FilterBlock filters, positions;
};

/// The shares of a group: as many as let all threads have work. Positions are split if there are
/// enough of them, since each share copies what its own ones see, and otherwise filters.
template <class T>
std::vector<Share> sharesOf(const GroupSizes& sizes, Index groups, const Control& control) {
    constexpr Index kPartsPerThread = 4, kFewestPositions = 24;
    const auto threads = static_cast<Index>(threadCount(control));
    const Index wanted = threads == 1  ? 1
                         : groups == 1 ? threads
                                       : dividedUp(kPartsPerThread * threads, groups);
    const bool enough = sizes.written >= kFewestPositions * wanted;
    const Index positions = std::min(mostPositions<T>(sizes),
                                     enough ? dividedUp(sizes.written, wanted) : sizes.written);
    const Index filters =
        enough ? sizes.results : std::max(kFiltersAtOnce, dividedUp(sizes.results, wanted));
    std::vector<Share> shares;
    for (const FilterBlock& those : filterBlocks(sizes.results, filters)) {
        for (const FilterBlock& there : filterBlocks(sizes.written, positions))
            shares.push_back({those, there});
    }
    return shares;
}

/// Sums of many products part by part, so that what is shared stays in the first-level cache.
template <class T>
void computeDots(const RowKernels<T>& kernels, DotJob<T> job) {
    constexpr Index kProducts = 1024, kMultiple = 64;
    const Index parts = dividedUp(job.count, kProducts + kProducts / 4);
    const Index most = roundedUp(dividedUp(job.count, parts), kMultiple);
    for (Index left = job.count; left > 0; left -= job.count) {
        // The last part is no shorter than a vector.
        job.count = left < most + kMultiple ? left : most;
        kernels.dots(job);
        job.rows += job.count;
        job.columns += job.count;
        job.adds = true;
    }
}

/// Adds what a share's filters make of what its positions see of some planes.
template <class T>
void addFilters(const PlanesJob<T>& job, const RowKernels<T>& kernels, Index group,
                const Share& share, const FilterBlock& planes, const T* seen,
                const Control& control, SharedProgress& progress) {
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.planes * sizes.taps;
    for (Index n = 0; n < share.filters.size; n += kFiltersAtOnce) {
        checkStop(control);
        const Index count = std::min(kFiltersAtOnce, share.filters.size - n);
        const Index filter = group * sizes.results + share.filters.first + n;
        computeDots(kernels, {job.bank + filter * values + planes.first * sizes.taps, values, count,
                              seen, seenStride<T>(sizes, planes.size), share.positions.size,
                              planes.size * sizes.taps,
                              job.output + filter * sizes.written + share.positions.first,
                              sizes.written, planes.first > 0});
        progress.add(static_cast<double>(count * planes.size * share.positions.size));
    }
}

/// In how many pieces a kernel's row is picked from a row of X: each from four vectors at most.
template <class T>
double piecesOfRow(const Axis& columns) {
    constexpr Index kLanes = kGroupsBeside<T>, kVectors = 4;
    const Index piece = std::min((kVectors * kLanes - 1) / columns.dilation + 1, kLanes);
    return static_cast<double>(dividedUp(columns.kernel, piece));
}

}  // namespace

template <class T>
double fewPositionsCost(const PlanesJob<T>& job) {
    constexpr double kFourSums = 0.66, kFourFilters = 0.53, kRowMoved = 1.16, kRowPicked = 0.49;
    constexpr double kCellCleared = 0.061, kSum = 0.8, kPosition = 9.7, kGroup = 155;
    constexpr Index kLanes = kGroupsBeside<T>, kTogether = 4;
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.planes * sizes.taps;
    if (job.direction == Direction::Transposed || values < kFewestProducts ||
        mostPositions<T>(sizes) < std::min(kFewestTogether, sizes.written))
        return std::numeric_limits<double>::infinity();
    const Index together = std::min(mostPositions<T>(sizes), sizes.written);
    const auto parts =
        static_cast<double>(dividedUp(sizes.planes, planesTogether<T>(sizes, together)));
    const auto vectors = static_cast<double>(dividedUp(values, kLanes));
    const auto inFours = [&](Index one, Index other) {
        return vectors * static_cast<double>(one * dividedUp(other, kTogether));
    };
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const double moved = static_cast<double>(sizes.planes) * meetingCount(rows) *
                         static_cast<double>(outputSize(columns));
    const double row =
        kRowMoved + (columns.dilation > 1 ? kRowPicked * piecesOfRow<T>(columns) : 0);
    const bool seesAll = meetingCount(columns) == static_cast<double>(outputSize(columns)) *
                                                      static_cast<double>(columns.kernel);
    const double cleared = seesAll ? 0 : static_cast<double>(sizes.written * values);
    const double each = inFours(sizes.results, sizes.written) * kFourSums +
                        inFours(sizes.written, sizes.results) * kFourFilters + moved * row +
                        cleared * kCellCleared +
                        parts * (static_cast<double>(sizes.written) * kPosition +
                                 static_cast<double>(sizes.written * sizes.results) * kSum) +
                        kGroup;
    return static_cast<double>(job.geometry.groups) * each;
}

template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const Index groups = job.geometry.groups;
    const auto shares = sharesOf<T>(sizes, groups, control);
    const Index count = std::ssize(shares);
    SharedProgress progress(control, static_cast<double>(groups * sizes.planes) *
                                         static_cast<double>(sizes.writtenCells()));
    forEach(groups * count, silent(control), [&](Index n) {
        const Index group = n / count;
        const Share& share = shares[static_cast<std::size_t>(n % count)];
        const Index positions = share.positions.size;
        const auto parts = filterBlocks(sizes.planes, planesTogether<T>(sizes, positions));
        const Index most = dividedUp(sizes.planes, std::ssize(parts));
        auto seen = uninitialised<Vector<T>>({positions * seenStride<T>(sizes, most)});
        for (const FilterBlock& planes : parts) {
            copySeen(job, kernels, sizes, share.positions,
                     job.input + group * sizes.readCells() + planes.first * sizes.read, planes.size,
                     seen.data());
            addFilters(job, kernels, group, share, planes, seen.data(), control, progress);
        }
    });
}

template double fewPositionsCost(const PlanesJob<float>&);
template double fewPositionsCost(const PlanesJob<double>&);
template void computeFewPositions(const PlanesJob<float>&, const RowKernels<float>&,
                                  const Control&);
template void computeFewPositions(const PlanesJob<double>&, const RowKernels<double>&,
                                  const Control&);

}  // namespace core::kernels
