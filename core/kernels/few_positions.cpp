#include "core/kernels/few_positions.h"

#include "core/kernels/gathered.h"
#include "core/kernels/planes_plan.h"
#include "core/kernels/products.h"
#include "core/kernels/seen.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>
#include <span>

namespace core::kernels {
namespace {

constexpr Index kMostPositions = 64;
constexpr Index kMostCopied = Index{1} << 20;  // cells
constexpr Index kMostTaps = 4096;

/// Filters that are computed between two looks at whether to stop: a multiple of what share loads.
constexpr Index kFiltersAtOnce = 24;

/// Clears what one position sees where some of it lies outside of X: if no whole columns do,
/// nothing but the rows that do.
template <class T>
void clearUnseen(const Seen& row, const Seen& column, const Geometry& geometry,
                 const GroupSizes& sizes, T* to) {
    const Index columns = geometry.columns.kernel;
    if (column.to - column.from < columns) {
        std::fill_n(to, sizes.planes * sizes.taps, T{0});
    } else if (row.to - row.from < geometry.rows.kernel) {
        for (Index plane = 0; plane < sizes.planes; ++plane, to += sizes.taps) {
            std::fill(to, to + row.from * columns, T{0});
            std::fill(to + row.to * columns, to + sizes.taps, T{0});
        }
    }
}

/// From what one position sees to what the next one does: zeros are written after each row.
template <class T>
Index seenStride(const GroupSizes& sizes) {
    return sizes.planes * sizes.taps + kCacheLine / static_cast<Index>(sizeof(T));
}

/// What all positions of Y see of a group of X. Those of a row that see cells of the same vectors
/// are gathered together.
template <class T>
Vector<T> seenOf(const PlanesJob<T>& job, const RowKernels<T>& kernels, const GroupSizes& sizes,
                 const T* input) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index stride = seenStride<T>(sizes);
    auto all = uninitialised<Vector<T>>({sizes.written * stride});
    T* to = all.data();
    const std::vector<Seen> seenColumns = seenByStep(columns);
    std::vector<Gathered> positions;
    positions.reserve(seenColumns.size());
    for (const Seen& seen : seenColumns)
        positions.push_back({seen.from, seen.to - seen.from, seen.at});
    GatherPlanesJob<T> copy;
    copy.end = job.input + job.geometry.groups * sizes.readCells();
    copy.step = columns.dilation;
    copy.toRow = columns.kernel;
    copy.fromRow = rows.dilation * columns.input;
    copy.planes = sizes.planes;
    copy.toPlane = sizes.taps;
    copy.fromPlane = sizes.read;
    for (const Seen& row : seenByStep(rows)) {
        for (std::size_t n = 0; n < positions.size(); ++n)
            clearUnseen(row, seenColumns[n], job.geometry, sizes,
                        to + static_cast<Index>(n) * stride);
        copy.rows = row.to - row.from;
        const T* const from = input + row.at * columns.input;
        for (std::size_t n = 0; n < positions.size(); n += static_cast<std::size_t>(copy.count)) {
            setSegments(copy, std::span(positions).subspan(n), from,
                        to + row.from * columns.kernel + static_cast<Index>(n) * stride, stride);
            if (copy.rows > 0 && positions[n].cells > 0)
                kernels.gatherPlanes(copy);
        }
        to += static_cast<Index>(positions.size()) * stride;
    }
    return all;
}

/// Into how many parts each group is split, so that all threads have work.
Index partsFor(Index groups, Index most, const Control& control) {
    constexpr Index kPartsPerThread = 4;
    const Index wanted = dividedUp(kPartsPerThread * threadCount(control), groups);
    return threadCount(control) == 1 ? 1 : std::clamp<Index>(wanted, 1, most);
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
    if (job.direction == Direction::Transposed || sizes.taps > kMostTaps ||
        values < kFewestProducts || sizes.written > kMostPositions ||
        sizes.written * values > kMostCopied)
        return std::numeric_limits<double>::infinity();
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
                        cleared * kCellCleared + static_cast<double>(sizes.written) * kPosition +
                        static_cast<double>(sizes.written * sizes.results) * kSum + kGroup;
    return static_cast<double>(job.geometry.groups) * each;
}

template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.planes * sizes.taps;
    const Index parts =
        partsFor(job.geometry.groups, dividedUp(sizes.results, kFiltersAtOnce), control);
    const bool alone = job.geometry.groups * parts == 1;  // so that nobody else reports
    forEach(job.geometry.groups * parts, control, [&](Index n) {
        const Index group = n / parts, part = n % parts;
        const Vector<T> seen = seenOf(job, kernels, sizes, job.input + group * sizes.readCells());
        const Index end = sizes.results * (part + 1) / parts;
        for (Index f = sizes.results * part / parts; f < end; f += kFiltersAtOnce) {
            checkStop(control);
            const Index filter = group * sizes.results + f;
            computeDots(kernels,
                        {job.bank + filter * values, values, std::min(kFiltersAtOnce, end - f),
                         seen.data(), seenStride<T>(sizes), sizes.written, values,
                         job.output + filter * sizes.written, sizes.written, false});
            if (alone)
                report(control, static_cast<double>(f) / static_cast<double>(end));
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
