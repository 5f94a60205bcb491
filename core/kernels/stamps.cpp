#include "core/kernels/stamps.h"

#include "core/kernels/products.h"
#include "core/kernels/seen.h"
#include "core/kernels/tap_lists.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

constexpr Index kFewestFilters = 1;
/// Cells of a stamp that are computed together.
constexpr Index kStampCells = 512;
constexpr Index kMostTaps = 4096;

/// Which taps meet X, for each row and each column of Y.
struct SeenOfPlane {
    std::vector<Seen> rows, columns;
};

/// Adds a few cells, at less than the cost of a loop.
template <class T>
void addShort(T* __restrict to, const T* __restrict from, Index count) {
    const auto add = [&]<Index kCells>(std::integral_constant<Index, kCells>, Index at) {
        for (Index n = 0; n < kCells; ++n)
            to[at + n] += from[at + n];
    };
    Index n = 0;
    for (; n + 4 <= count; n += 4)
        add(std::integral_constant<Index, 4>{}, n);
    if ((count & 2) != 0) {
        add(std::integral_constant<Index, 2>{}, n);
        n += 2;
    }
    if ((count & 1) != 0)
        to[n] += from[n];
}

/// Adds a stamp of one kernel, at one position of Y, to a plane of X.
template <class T>
void addStamp(const T* stamp, const Geometry& geometry, const Seen& row, const Seen& column,
              T* plane) {
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    for (Index u = row.from; u < row.to; ++u) {
        T* const to = plane + (row.at + (u - row.from) * rows.dilation) * columns.input + column.at;
        const T* const from = stamp + u * columns.kernel + column.from;
        const Index cells = column.to - column.from;
        if (columns.dilation == 1) {
            addShort(to, from, cells);
        } else {
            for (Index v = 0; v < cells; ++v)
                to[v * columns.dilation] += from[v];
        }
    }
}

/// Some channels of a group of X, and room for their stamps at a block of positions of Y.
template <class T>
struct Stamps {
    Index group, firstChannel, channels;
    Index cells;  // of all channels' kernels
    std::vector<T> values{}, room{};
};

/// Adds up filters times Y's values, for each position of a block: the filters are read as rows are
/// elsewhere, and Y's values are their weights.
template <class T>
void addFilters(const PlanesJob<T>& job, const RowKernels<T>& kernels, const GroupSizes& sizes,
                const std::vector<std::int32_t>& offsets, const FilterBlock& block,
                Stamps<T>& stamps) {
    const T* y = job.input + stamps.group * sizes.readCells() + block.first;
    stamps.values.clear();
    for (Index f = 0; f < sizes.planes; ++f, y += sizes.read)
        stamps.values.insert(stamps.values.end(), y, y + block.size);
    RowJob<T> row;
    row.phases[0] = {job.bank + stamps.group * sizes.weights() + stamps.firstChannel * sizes.taps,
                     offsets.data(), stamps.values.data(), sizes.planes};
    row.output = stamps.room.data();
    row.filterStride = stamps.cells;
    row.count = stamps.cells;
    row.align = false;
    row.fetchAhead = false;
    row.streams = nullptr;
    kernels.rows[0][block.size - 1](row);
}

/// Adds the stamps of a block of positions to the planes of X.
template <class T>
void addStamps(const PlanesJob<T>& job, const GroupSizes& sizes, const SeenOfPlane& seen,
               const FilterBlock& block, const Stamps<T>& stamps, T* planes) {
    const auto columns = static_cast<Index>(seen.columns.size());
    const T* stamp = stamps.room.data();
    for (Index position = block.first; position < block.first + block.size; ++position) {
        const Seen& row = seen.rows[static_cast<std::size_t>(position / columns)];
        const Seen& column = seen.columns[static_cast<std::size_t>(position % columns)];
        for (Index channel = 0; channel < stamps.channels; ++channel, stamp += sizes.taps)
            addStamp(stamp, job.geometry, row, column, planes + channel * sizes.written);
    }
}

}  // namespace

template <class T>
double stampsCost(const PlanesJob<T>& job) {
    constexpr double kVector = 0.38, kRowAdded = 2.3, kCellAdded = 0.4, kCleared = 0.1,
                     kOnce = 1300;
    constexpr auto kLanes = static_cast<double>(kGroupsBeside<T>);
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.results * sizes.taps;
    if (job.direction == Direction::Direct || sizes.taps > kMostTaps || values < kGroupsBeside<T> ||
        sizes.planes < kFewestFilters ||
        sizes.planes > std::numeric_limits<std::int32_t>::max() / values)
        return std::numeric_limits<double>::infinity();
    const auto positions = static_cast<double>(sizes.read);
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const double row = kRowAdded + kCellAdded * static_cast<double>(columns.kernel);
    const double each = positions * static_cast<double>(sizes.results * rows.kernel) * row +
                        static_cast<double>(sizes.writtenCells()) * kCleared;
    return multiplyAdds(job) / kLanes * kVector + kOnce +
           static_cast<double>(job.geometry.groups) * each;
}

template <class T>
void computeStamps(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.results * sizes.taps;
    const SeenOfPlane seen{seenByStep(job.geometry.rows), seenByStep(job.geometry.columns)};
    const auto blocks = filterBlocks(sizes.read, kernels.mostFilters[0]);
    std::vector<std::int32_t> offsets;
    for (Index f = 0; f < sizes.planes; ++f)
        offsets.push_back(static_cast<std::int32_t>(f * values));
    const Index parts = std::clamp<Index>(values / kStampCells, 1, sizes.results);
    forEach(job.geometry.groups * parts, control, [&](Index n) {
        const Index part = n % parts, first = sizes.results * part / parts;
        Stamps<T> stamps{n / parts, first, sizes.results * (part + 1) / parts - first, 0};
        stamps.cells = stamps.channels * sizes.taps;
        stamps.room.resize(static_cast<std::size_t>(kernels.mostFilters[0] * stamps.cells));
        T* const planes = job.output + stamps.group * sizes.writtenCells() + first * sizes.written;
        std::fill_n(planes, stamps.channels * sizes.written, T{0});
        for (const FilterBlock& block : blocks) {
            checkStop(control);
            addFilters(job, kernels, sizes, offsets, block, stamps);
            addStamps(job, sizes, seen, block, stamps, planes);
        }
    });
}

template double stampsCost(const PlanesJob<float>&);
template double stampsCost(const PlanesJob<double>&);
template void computeStamps(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computeStamps(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
