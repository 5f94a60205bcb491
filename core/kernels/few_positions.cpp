#include "core/kernels/few_positions.h"

#include "core/kernels/copy_short.h"
#include "core/kernels/products.h"
#include "core/kernels/seen.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

constexpr Index kMostPositions = 64;
constexpr Index kMostCopied = Index{1} << 20;  // cells
constexpr Index kMostTaps = 4096;

/// Filters that are computed between two looks at whether to stop: a multiple of what share loads.
constexpr Index kFiltersAtOnce = 24;

/// What one position of Y sees of a plane of X, in the order of a kernel; what is outside of X is 0
/// beforehand.
template <class T>
void copySeen(const T* plane, const Geometry& geometry, const Seen& row, const Seen& column,
              T* to) {
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    const Index cells = column.to - column.from;
    for (Index u = row.from; u < row.to; ++u) {
        const T* const from =
            plane + (row.at + (u - row.from) * rows.dilation) * columns.input + column.at;
        T* const seen = to + u * columns.kernel + column.from;
        if (columns.dilation == 1) {
            copyShort(seen, from, cells);
        } else {
            for (Index v = 0; v < cells; ++v)
                seen[v] = from[v * columns.dilation];
        }
    }
}

/// What all positions of Y see of a group of X.
template <class T>
std::vector<T> seenOf(const T* input, const Geometry& geometry, const GroupSizes& sizes) {
    const Index values = sizes.planes * sizes.taps;
    std::vector<T> seen(static_cast<std::size_t>(sizes.written * values));
    const std::vector<Seen> rows = seenByStep(geometry.rows),
                            columns = seenByStep(geometry.columns);
    T* to = seen.data();
    for (const Seen& row : rows) {
        for (const Seen& column : columns) {
            for (Index plane = 0; plane < sizes.planes; ++plane, to += sizes.taps)
                copySeen(input + plane * sizes.read, geometry, row, column, to);
        }
    }
    return seen;
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

}  // namespace

template <class T>
double fewPositionsCost(const PlanesJob<T>& job) {
    constexpr double kFourSums = 0.92, kFourFilters = 0.084, kRowMoved = 3.1, kCellCleared = 0.097;
    constexpr double kSum = 1.2, kOnce = 300;
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
    const double rows = static_cast<double>(sizes.planes) * meetingCount(job.geometry.rows) *
                        static_cast<double>(outputSize(job.geometry.columns));
    const double each = inFours(sizes.results, sizes.written) * kFourSums +
                        inFours(sizes.written, sizes.results) * kFourFilters + rows * kRowMoved +
                        static_cast<double>(sizes.written * values) * kCellCleared +
                        static_cast<double>(sizes.written * sizes.results) * kSum;
    return static_cast<double>(job.geometry.groups) * each + kOnce;
}

template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.planes * sizes.taps;
    const Index parts =
        partsFor(job.geometry.groups, dividedUp(sizes.results, kFiltersAtOnce), control);
    forEach(job.geometry.groups * parts, control, [&](Index n) {
        const Index group = n / parts, part = n % parts;
        const std::vector<T> seen =
            seenOf(job.input + group * sizes.readCells(), job.geometry, sizes);
        const Index end = sizes.results * (part + 1) / parts;
        for (Index f = sizes.results * part / parts; f < end; f += kFiltersAtOnce) {
            checkStop(control);
            const Index filter = group * sizes.results + f;
            computeDots(kernels,
                        {job.bank + filter * values, values, std::min(kFiltersAtOnce, end - f),
                         seen.data(), values, sizes.written, values,
                         job.output + filter * sizes.written, sizes.written, false});
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
