#include "core/kernels/stamps.h"

#include "core/array.h"
#include "core/kernels/copy_short.h"
#include "core/kernels/products.h"
#include "core/kernels/room_beside.h"
#include "core/kernels/seen.h"
#include "core/kernels/tap_lists.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

/// Cells of a stamp that are computed together.
constexpr Index kStampCells = 512;
constexpr Index kMostTaps = 4096;  // a channel's stamps are to stay near
/// Cells that are cleared for a part: more would take time without a look at whether to stop.
constexpr Index kMostCells = Index{1} << 22;
/// Multiply-adds of a part between two reports of progress, about.
constexpr double kUnreported = 2e6;

/// Which taps meet X, for each row and each column of Y.
struct SeenOfPlane {
    std::vector<Seen> rows, columns;
};

/// Filters as they are read: one after the other, `cells` apart.
template <class T>
struct Filters {
    const T* bank;
    Index cells;
    std::vector<std::int32_t> offsets{};  // of a group's filters
    Vector<T> copy{};                     // where a filter has less than a vector of weights
};

template <class T>
Filters<T> filtersOf(const PlanesJob<T>& job, const GroupSizes& sizes) {
    constexpr Index kVector = kGroupsBeside<T>;
    const Index values = sizes.results * sizes.taps;
    Filters<T> filters{job.bank, std::max(values, kVector)};
    for (Index f = 0; f < sizes.planes; ++f)
        filters.offsets.push_back(static_cast<std::int32_t>(f * filters.cells));
    if (values < kVector) {
        filters.copy = uninitialised<Vector<T>>({job.filters * kVector});
        T* to = filters.copy.data();
        for (Index f = 0; f < job.filters; ++f, to += kVector) {
            std::fill_n(to, kVector, T{0});
            copyShort(to, job.bank + f * values, values);
        }
        filters.bank = filters.copy.data();
    }
    return filters;
}

/// Some channels of a group of X, and room for their stamps at a block of positions of Y.
template <class T>
struct Stamps {
    Index group, firstChannel, channels;
    Index cells;  // of all channels' kernels, or of a vector if that is more
    Vector<T> room, values;
};

/// Adds up filters times Y's values, for each position of a block: the filters are read as rows are
/// elsewhere, and Y's values are their weights.
template <class T>
void addFilters(const PlanesJob<T>& job, const RowKernels<T>& kernels, const GroupSizes& sizes,
                const Filters<T>& filters, const FilterBlock& block, Stamps<T>& stamps) {
    const T* y = job.input + stamps.group * sizes.readCells() + block.first;
    T* to = stamps.values.data();
    for (Index f = 0; f < sizes.planes; ++f, y += sizes.read, to += block.size)
        copyShort(to, y, block.size);
    RowJob<T> row;
    row.phases[0] = {filters.bank + stamps.group * sizes.planes * filters.cells +
                         stamps.firstChannel * sizes.taps,
                     filters.offsets.data(), stamps.values.data(), sizes.planes};
    row.output = stamps.room.data();
    row.filterStride = stamps.cells;
    row.count = stamps.cells;
    row.align = false;
    row.fetchAhead = false;
    row.streams = nullptr;
    kernels.rows[0][block.size - 1](row);
}

/// Adds rows to every step-th cell of others. By itself it has registers enough.
template <class T>
[[gnu::noinline]] void addApart(const AddRowsJob<T>& job, Index step) {
    const Index cells = job.cells;
    for (Index plane = 0; plane < job.planes; ++plane) {
        for (Index r = 0; r < job.rows; ++r) {
            T* const to = job.to + plane * job.toPlane + r * job.toRow;
            const T* const from = job.from + plane * job.fromPlane + r * job.fromRow;
            for (Index n = 0; n < cells; ++n)
                to[n * step] += from[n];
        }
    }
}

/// Adds the stamps of a block of positions to the planes of X.
template <class T>
void addStamps(const PlanesJob<T>& job, const RowKernels<T>& kernels, const GroupSizes& sizes,
               const SeenOfPlane& seen, const FilterBlock& block, const Stamps<T>& stamps,
               T* planes) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const auto positions = static_cast<Index>(seen.columns.size());
    AddRowsJob<T> add;
    add.toPlane = sizes.written;
    add.toRow = rows.dilation * columns.input;
    add.fromPlane = sizes.taps;
    add.fromRow = columns.kernel;
    add.planes = stamps.channels;
    for (Index n = 0; n < block.size; ++n) {
        const Index position = block.first + n;
        const Seen& row = seen.rows[static_cast<std::size_t>(position / positions)];
        const Seen& column = seen.columns[static_cast<std::size_t>(position % positions)];
        add.to = planes + row.at * columns.input + column.at;
        add.from = stamps.room.data() + n * stamps.cells + row.from * columns.kernel + column.from;
        add.rows = row.to - row.from;
        add.cells = column.to - column.from;
        if (add.rows <= 0 || add.cells <= 0)
            continue;
        if (columns.dilation == 1)
            kernels.addRows(add);
        else
            addApart(add, columns.dilation);
    }
}

/// Into how many parts a group's channels are split.
Index partsOf(const GroupSizes& sizes) {
    return std::clamp<Index>(sizes.results * sizes.taps / kStampCells, 1, sizes.results);
}

/// Into how many bands of positions all parts are split, so that there is progress within them.
template <class T>
Index bandsOf(const PlanesJob<T>& job, Index parts, Index blocks) {
    const double bands = multiplyAdds(job) / (kUnreported * static_cast<double>(parts));
    return static_cast<Index>(std::clamp(bands, 1.0, static_cast<double>(blocks)));
}

}  // namespace

template <class T>
double stampsCost(const PlanesJob<T>& job, const Control& control) {
    constexpr double kVector = 0.28, kBlock = 97, kKernelAdded = 0.21, kRowAdded = 0.22;
    constexpr double kCellAdded = 0.19, kCellSpread = 0.43, kCleared = 0.076, kOnce = 85;
    constexpr double kFilter = 12, kFilterPadded = 5, kFilterOfBlock = 0.87;
    constexpr Index kLanes = kGroupsBeside<T>, kPositions = kMostFilters;
    const GroupSizes sizes = groupSizes(job);
    const Index values = sizes.results * sizes.taps;
    const Index allParts = job.geometry.groups * partsOf(sizes);
    if (job.direction == Direction::Direct || sizes.taps > kMostTaps ||
        sizes.planes > std::numeric_limits<std::int32_t>::max() / std::max(values, kLanes) ||
        (values < kLanes && job.filters * kLanes > roomBeside(job)) ||
        sizes.writtenCells() > kMostCells * partsOf(sizes))
        return std::numeric_limits<double>::infinity();
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const auto positions = static_cast<double>(sizes.read),
               planes = static_cast<double>(sizes.planes),
               results = static_cast<double>(sizes.results);
    const auto vectors = static_cast<double>(dividedUp(values, kLanes));
    const auto blocks = static_cast<double>(dividedUp(sizes.read, kPositions) * partsOf(sizes));
    const double rowsAdded = meetingCount(rows) * static_cast<double>(outputSize(columns));
    const double cell = columns.dilation == 1 ? kCellAdded : kCellSpread;
    const double each =
        positions * planes * vectors * kVector + blocks * (kBlock + planes * kFilterOfBlock) +
        planes * (values < kLanes ? kFilterPadded : kFilter) +
        results * (positions * kKernelAdded + rowsAdded * kRowAdded + productCount(job) * cell +
                   static_cast<double>(sizes.written) * kCleared);
    // Other ways keep all threads busy.
    const auto threads = static_cast<Index>(threadCount(control));
    const auto idle =
        static_cast<double>(threads) / static_cast<double>(std::min(threads, allParts));
    return idle * (static_cast<double>(job.geometry.groups) * each + kOnce);
}

template <class T>
void computeStamps(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const SeenOfPlane seen{seenByStep(job.geometry.rows), seenByStep(job.geometry.columns)};
    const auto blocks = filterBlocks(sizes.read, kernels.mostFilters[0]);
    const Filters<T> filters = filtersOf(job, sizes);
    const Index parts = partsOf(sizes);
    const Index bands = bandsOf(job, job.geometry.groups * parts, std::ssize(blocks));
    const auto computeBand = [&](Index band, Index n) {
        const Index part = n % parts, first = sizes.results * part / parts;
        const Index channels = sizes.results * (part + 1) / parts - first;
        const Index cells = std::max(channels * sizes.taps, kGroupsBeside<T>);
        Stamps<T> stamps{n / parts,
                         first,
                         channels,
                         cells,
                         uninitialised<Vector<T>>({kernels.mostFilters[0] * cells}),
                         uninitialised<Vector<T>>({kernels.mostFilters[0] * sizes.planes})};
        T* const planes = job.output + stamps.group * sizes.writtenCells() + first * sizes.written;
        if (band == 0)
            std::fill_n(planes, stamps.channels * sizes.written, T{0});
        const Index count = std::ssize(blocks), end = count * (band + 1) / bands;
        for (Index at = count * band / bands; at < end; ++at) {
            checkStop(control);
            const FilterBlock& block = blocks[static_cast<std::size_t>(at)];
            addFilters(job, kernels, sizes, filters, block, stamps);
            addStamps(job, kernels, sizes, seen, block, stamps, planes);
        }
    };
    for (Index band = 0; band < bands; ++band) {
        forEach(job.geometry.groups * parts, portionOf(control, band, bands),
                [&](Index n) { computeBand(band, n); });
    }
}

template double stampsCost(const PlanesJob<float>&, const Control&);
template double stampsCost(const PlanesJob<double>&, const Control&);
template void computeStamps(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computeStamps(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
