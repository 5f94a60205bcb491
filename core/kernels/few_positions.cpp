#include "core/kernels/few_positions.h"

#include "core/kernels/copy_short.h"
#include "core/kernels/tap_lists.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

constexpr Index kMostPositions = 64, kMostStampPositions = 16;
constexpr Index kFewestFilters = 8, kFewestStampFilters = 16;
constexpr Index kMostCopied = Index{1} << 20;  // cells
/// Cells of a stamp that are computed together.
constexpr Index kStampCells = 512;
constexpr Index kMostTaps = 4096;

/// Filters that are computed between two looks at whether to stop: a multiple of what share loads.
constexpr Index kFiltersAtOnce = 24;

/// The sizes of a group.
struct Sizes {
    Index positions;  // of Y
    Index taps;       // of a kernel
    Index filters;
    Index values;  // of a filter: taps · depth
};

template <class T>
Sizes sizesOf(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index taps = rows.kernel * columns.kernel;
    return {outputSize(rows) * outputSize(columns), taps, job.filters / job.geometry.groups,
            taps * job.depth};
}

/// The taps [from, to) of an axis that meet X at one step of Y, the first of them at `at`.
struct Meeting {
    Index from, to;
    Index at;
};

std::vector<Meeting> meetings(const Axis& axis) {
    std::vector<Meeting> all;
    for (Index n = 0; n < outputSize(axis); ++n) {
        const Index origin = n * axis.stride - axis.paddingBefore;
        const Index from =
            origin >= 0 ? 0 : std::min(dividedUp(-origin, axis.dilation), axis.kernel);
        const Index to =
            origin >= axis.input
                ? from
                : std::clamp((axis.input - 1 - origin) / axis.dilation + 1, from, axis.kernel);
        all.push_back({from, to, origin + from * axis.dilation});
    }
    return all;
}

/// Which taps meet X, for each row and each column of Y.
struct Meetings {
    std::vector<Meeting> rows, columns;
};

/// What one position of Y sees of a plane of X, in the order of a kernel; what is outside of X is 0
/// beforehand.
template <class T>
void copySeen(const T* plane, const Geometry& geometry, const Meeting& row, const Meeting& column,
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

/// Adds a stamp of one kernel, at one position of Y, to a plane of X.
template <class T>
void addStamp(const T* stamp, const Geometry& geometry, const Meeting& row, const Meeting& column,
              T* plane) {
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    for (Index u = row.from; u < row.to; ++u) {
        T* const to = plane + (row.at + (u - row.from) * rows.dilation) * columns.input + column.at;
        const T* const from = stamp + u * columns.kernel + column.from;
        for (Index v = 0; v < column.to - column.from; ++v)
            to[v * columns.dilation] += from[v];
    }
}

template <class Visit>
void forEachPosition(const Meetings& meetings, const Visit& visit) {
    Index position = 0;
    for (const Meeting& row : meetings.rows) {
        for (const Meeting& column : meetings.columns)
            visit(position++, row, column);
    }
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

template <class T>
void computeDirect(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Meetings& meetings,
                   const Control& control) {
    const Sizes sizes = sizesOf(job);
    const Index cells = job.geometry.rows.input * job.geometry.columns.input;
    const Index parts =
        partsFor(job.geometry.groups, dividedUp(sizes.filters, kFiltersAtOnce), control);
    forEach(job.geometry.groups * parts, control, [&](Index n) {
        const Index group = n / parts, part = n % parts;
        const T* const input = job.input + group * job.depth * cells;
        std::vector<T> seen(static_cast<std::size_t>(sizes.positions * sizes.values));
        forEachPosition(meetings, [&](Index position, const Meeting& row, const Meeting& column) {
            T* const to = seen.data() + position * sizes.values;
            for (Index plane = 0; plane < job.depth; ++plane)
                copySeen(input + plane * cells, job.geometry, row, column, to + plane * sizes.taps);
        });
        const Index end = sizes.filters * (part + 1) / parts;
        for (Index f = sizes.filters * part / parts; f < end; f += kFiltersAtOnce) {
            checkStop(control);
            const Index filter = group * sizes.filters + f;
            computeDots(kernels, {job.bank + filter * sizes.values, sizes.values,
                                  std::min(kFiltersAtOnce, end - f), seen.data(), sizes.values,
                                  sizes.positions, sizes.values,
                                  job.output + filter * sizes.positions, sizes.positions, false});
        }
    });
}

/// A part of the channels of a group of X, and room for their stamps at all positions of Y.
template <class T>
struct Stamps {
    Index firstChannel, channels;
    Index cells;  // of all channels' kernels
    std::vector<T> room;
};

/// Adds up filters times Y's values, for each position: the filters are read as rows are elsewhere,
/// and Y's values are their weights.
template <class T>
void addFilters(const PlanesJob<T>& job, const RowKernels<T>& kernels, Index group,
                const std::vector<std::int32_t>& offsets, const std::vector<T>& weights,
                const std::vector<FilterBlock>& blocks, Stamps<T>& stamps) {
    const Sizes sizes = sizesOf(job);
    const T* const bank =
        job.bank + group * sizes.filters * sizes.values + stamps.firstChannel * sizes.taps;
    for (const FilterBlock& block : blocks) {
        RowJob<T> row;
        row.phases[0] = {bank, offsets.data(), weights.data() + block.first * sizes.filters,
                         sizes.filters};
        row.output = stamps.room.data() + block.first * stamps.cells;
        row.filterStride = stamps.cells;
        row.count = stamps.cells;
        row.align = false;
        row.streams = nullptr;
        kernels.rows[0][block.size - 1](row);
    }
}

/// Y's values of a group in the order in which rows read weights: by block of positions and filter.
template <class T>
std::vector<T> valuesInOrder(const T* y, const Sizes& sizes,
                             const std::vector<FilterBlock>& blocks) {
    std::vector<T> values;
    values.reserve(static_cast<std::size_t>(sizes.filters * sizes.positions));
    for (const FilterBlock& block : blocks) {
        for (Index f = 0; f < sizes.filters; ++f)
            values.insert(values.end(), y + f * sizes.positions + block.first,
                          y + f * sizes.positions + block.first + block.size);
    }
    return values;
}

template <class T>
void computeTransposed(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                       const Meetings& meetings, const Control& control) {
    const Sizes sizes = sizesOf(job);
    const Index cells = job.geometry.rows.input * job.geometry.columns.input;
    const auto blocks = filterBlocks(sizes.positions, kernels.mostFilters[0]);
    std::vector<std::int32_t> offsets;
    for (Index f = 0; f < sizes.filters; ++f)
        offsets.push_back(static_cast<std::int32_t>(f * sizes.values));
    const Index parts = std::clamp<Index>(sizes.values / kStampCells, 1, job.depth);
    forEach(
        job.geometry.groups, {.stop = control.stop, .progress = {}, .threads = 1},
        [&](Index group) {
            const std::vector<T> values =
                valuesInOrder(job.input + group * sizes.filters * sizes.positions, sizes, blocks);
            forEach(parts, control, [&](Index part) {
                Stamps<T> stamps;
                stamps.firstChannel = job.depth * part / parts;
                stamps.channels = job.depth * (part + 1) / parts - stamps.firstChannel;
                stamps.cells = stamps.channels * sizes.taps;
                stamps.room.resize(static_cast<std::size_t>(sizes.positions * stamps.cells));
                addFilters(job, kernels, group, offsets, values, blocks, stamps);
                for (Index channel = 0; channel < stamps.channels; ++channel) {
                    T* const plane =
                        job.output + (group * job.depth + stamps.firstChannel + channel) * cells;
                    std::fill_n(plane, cells, T{0});
                    forEachPosition(
                        meetings, [&](Index position, const Meeting& row, const Meeting& column) {
                            addStamp(
                                stamps.room.data() + position * stamps.cells + channel * sizes.taps,
                                job.geometry, row, column, plane);
                        });
                }
            });
        });
}

template <class T>
bool hasFewPositions(const PlanesJob<T>& job) {
    const Sizes sizes = sizesOf(job);
    if (sizes.taps > kMostTaps || sizes.values < kFewestProducts)
        return false;
    if (job.direction == Direction::Direct)
        return sizes.positions <= kMostPositions && sizes.filters >= kFewestFilters &&
               sizes.positions * sizes.values <= kMostCopied;
    return sizes.positions <= kMostStampPositions && sizes.filters >= kFewestStampFilters &&
           sizes.filters * sizes.values <= std::numeric_limits<std::int32_t>::max();
}

}  // namespace

template <class T>
double fewPositionsCost(const PlanesJob<T>& job) {
    constexpr double kVector = 0.38, kRowMoved = 2.3, kSum = 0.5, kOnce = 1300;
    constexpr auto kLanes = static_cast<double>(kGroupsBeside<T>);
    if (!hasFewPositions(job))
        return std::numeric_limits<double>::infinity();
    const Sizes sizes = sizesOf(job);
    const bool direct = job.direction == Direction::Direct;
    const auto positions = static_cast<double>(sizes.positions);
    const double rows = static_cast<double>(job.depth * job.geometry.rows.kernel);
    const double sums = direct ? positions * static_cast<double>(sizes.filters) : 0;
    return multiplyAdds(job) / kLanes * kVector + kOnce +
           static_cast<double>(job.geometry.groups) * (positions * rows * kRowMoved + sums * kSum);
}

template <class T>
void computeFewPositions(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control) {
    const Meetings all{meetings(job.geometry.rows), meetings(job.geometry.columns)};
    if (job.direction == Direction::Direct)
        computeDirect(job, kernels, all, control);
    else
        computeTransposed(job, kernels, all, control);
}

template double fewPositionsCost(const PlanesJob<float>&);
template double fewPositionsCost(const PlanesJob<double>&);
template void computeFewPositions(const PlanesJob<float>&, const RowKernels<float>&,
                                  const Control&);
template void computeFewPositions(const PlanesJob<double>&, const RowKernels<double>&,
                                  const Control&);

}  // namespace core::kernels
