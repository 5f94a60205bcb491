#include "core/blocks.h"
#include "core/copy_past_caches.h"
#include "core/kernels/streamed_bytes.h"
#include "core/weight_matrix.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace core {
namespace {

/// All links of an axis, and which positions have the same.
struct LinkTable {
    std::vector<Links::Link> links;
    std::vector<Index> start{0};  // positions + 1 entries
    /// The first position with the same taps; from there all others are shifted by the same amount.
    std::vector<Index> model;

    Index positions() const { return static_cast<Index>(model.size()); }
    Index total() const { return start.back(); }
    Index countAt(Index position) const { return startAt(position + 1) - startAt(position); }
    Index startAt(Index position) const { return start[static_cast<std::size_t>(position)]; }
    const Links::Link* at(Index position) const { return links.data() + startAt(position); }
    Index modelOf(Index position) const { return model[static_cast<std::size_t>(position)]; }
};

/// Adds the links of the next position. It has the taps of the one before, or of the one a whole
/// cycle of the stride before, unless it is near an edge.
void addPosition(LinkTable& table, const std::vector<Links::Link>& links, Index cycle) {
    table.links.insert(table.links.end(), links.begin(), links.end());
    table.start.push_back(static_cast<Index>(table.links.size()));
    const Index position = table.positions();
    table.model.push_back(position);
    const Index before = position - cycle;
    if (before < 0 || table.countAt(before) != table.countAt(position))
        return;
    const auto sameTap = [](const Links::Link& a, const Links::Link& b) { return a.tap == b.tap; };
    if (std::equal(links.begin(), links.end(), table.at(before), sameTap))
        table.model.back() = table.modelOf(before);
}

LinkTable tableOf(const Links& axis) {
    LinkTable table;
    std::vector<Links::Link> links;
    for (Index position = 0; position < axis.positions(); ++position) {
        axis.at(position, links);
        addPosition(table, links, axis.cycle());
    }
    return table;
}

/// W or Wᵀ, and its taps.
template <class T>
struct Source {
    Blocks blocks;
    LinkTable down, across;
    const T* bank;
    Index kernelRows, kernelColumns;

    const T* tapsOf(Index plane, Index n) const {
        return bank + blocks.kernelOf(plane, n) * kernelRows * kernelColumns;
    }
};

/// Where the rows of one plane and one position down begin, and their first entry.
struct Start {
    Index row;
    Index entry;
};
template <class T>
Start startOf(const Source<T>& source, Index plane, Index position) {
    const LinkTable& down = source.down;
    return {(plane * down.positions() + position) * source.across.positions(),
            source.blocks.depth * (plane * down.total() + down.startAt(position)) *
                source.across.total()};
}

/// Fills those rows.
template <class T>
void fillRows(SparseRows<T>& result, const Source<T>& source, Index plane, Index position) {
    const auto& [blocks, down, across, bank, kernelRows, kernelColumns] = source;
    const auto [firstRow, firstEntry] = startOf(source, plane, position);
    Index next = firstEntry;
    const Index firstAcross = blocks.firstPlane(plane);
    for (Index n = 0; n < across.positions(); ++n) {
        result.rowStart.data()[firstRow + n] = static_cast<std::int32_t>(next);
        for (Index each = 0; each < blocks.depth; ++each) {
            const T* const taps = source.tapsOf(plane, each);
            for (const Links::Link* row = down.at(position); row != down.at(position + 1); ++row) {
                const T* const line = taps + row->tap * kernelColumns;
                const Index base =
                    ((firstAcross + each) * blocks.height + row->other) * blocks.width;
                for (const Links::Link* column = across.at(n); column != across.at(n + 1);
                     ++column) {
                    result.column.data()[next] = static_cast<std::int32_t>(base + column->other);
                    result.value.data()[next++] = line[column->tap];
                }
            }
        }
    }
}

/// to[n] = from[n] + by.
using Copy = void (*)(std::int32_t* to, const std::int32_t* from, std::int64_t count,
                      std::int32_t by);

void copyShifted(std::int32_t* to, const std::int32_t* from, std::int64_t count, std::int32_t by) {
    for (std::int64_t n = 0; n < count; ++n)
        to[n] = from[n] + by;
}

/// The quicker one for a result of so many bytes, each of which is copied from what is near: where
/// the last cache has room for all of them, two threads write it twice as fast as the memory.
Copy copyFor(Index bytes) {
    return bytes <= kernels::lastCacheBytes() / 4 * 3 ? copyShifted : copyPastCaches;
}

/// Fills those rows from the rows of the position that has the same taps.
template <class T>
void copyRows(SparseRows<T>& result, const Source<T>& source, Index plane, Index position,
              Copy copy) {
    const LinkTable& down = source.down;
    const Index model = down.modelOf(position);
    const Start from = startOf(source, plane, model);
    const Start to = startOf(source, plane, position);
    const Index entries = source.blocks.depth * down.countAt(position) * source.across.total();
    std::int32_t* const starts = result.rowStart.data();
    copy(starts + to.row, starts + from.row, source.across.positions(),
         static_cast<std::int32_t>(to.entry - from.entry));
    if (entries == 0)
        return;
    const Index moved = down.at(position)->other - down.at(model)->other;
    std::int32_t* const columns = result.column.data();
    copy(columns + to.entry, columns + from.entry, entries,
         static_cast<std::int32_t>(moved * source.blocks.width));
    // Values are copied as they are, so their bits may be taken for whole numbers.
    constexpr Index kWords = sizeof(T) / sizeof(std::int32_t);
    auto* const values = reinterpret_cast<std::int32_t*>(result.value.data());
    if (copy == copyShifted)
        std::copy_n(result.value.data() + from.entry, entries, result.value.data() + to.entry);
    else
        copy(values + to.entry * kWords, values + from.entry * kWords, entries * kWords, 0);
}

template <class T>
SparseRows<T> roomFor(const Source<T>& source, Index nonZeros) {
    constexpr Index kMost = std::numeric_limits<std::int32_t>::max();
    if (nonZeros > kMost)
        throw Refused("A matrix of " + std::to_string(nonZeros) +
                      " taps is more than compressed rows hold, which is " + std::to_string(kMost) +
                      "; the formats coo and mtx are written row by row");
    SparseRows<T> result;
    result.rows = source.blocks.rows();
    result.columns = source.blocks.columns();
    result.rowStart = uninitialised<Vector<std::int32_t>>({result.rows + 1});
    result.column = uninitialised<Vector<std::int32_t>>({nonZeros});
    result.value = uninitialised<Vector<T>>({nonZeros});
    result.rowStart.data()[result.rows] = static_cast<std::int32_t>(nonZeros);
    return result;
}

template <class T>
SparseRows<T> formed(const WeightMatrix<T>& matrix, bool transposed, const Control& control) {
    const Blocks blocks = blocksOf(matrix, transposed);
    const Kernels<T>& kernels = *matrix.kernels();
    const Source<T> source{blocks,         tableOf(blocks.down), tableOf(blocks.across),
                           kernels.data(), size(kernels, 2),     size(kernels, 3)};
    const Index nonZeros = matrix.nonZeros();
    SparseRows<T> result = roomFor(source, nonZeros);

    const Index positions = source.down.positions();
    std::vector<Index> models;
    for (Index position = 0; position < positions; ++position)
        if (source.down.modelOf(position) == position)
            models.push_back(position);
    const Index modelCount = static_cast<Index>(models.size());
    forEach(blocks.planes * modelCount, silent(control), [&](Index task) {
        fillRows(result, source, task / modelCount,
                 models[static_cast<std::size_t>(task % modelCount)]);
    });
    const Copy copy = copyFor(nonZeros * static_cast<Index>(sizeof(std::int32_t) + sizeof(T)));
    constexpr Index kPositionsOfTask = 16;
    const Index tasksOfPlane = dividedUp(positions, kPositionsOfTask);
    forEach(blocks.planes * tasksOfPlane, control, [&](Index task) {
        const Index first = task % tasksOfPlane * kPositionsOfTask;
        const Index end = std::min(positions, first + kPositionsOfTask);
        for (Index position = first; position < end; ++position)
            if (source.down.modelOf(position) != position)
                copyRows(result, source, task / tasksOfPlane, position, copy);
        finishCopies();
    });
    return result;
}

}  // namespace

template <class T>
SparseRows<T> sparseRows(const WeightMatrix<T>& matrix, const Control& control) {
    return formed(matrix, false, control);
}

template <class T>
SparseRows<T> sparseRows(const TransposedWeightMatrix<T>& transposed, const Control& control) {
    return formed(transposed.matrix(), true, control);
}

template SparseRows<float> sparseRows(const WeightMatrix<float>&, const Control&);
template SparseRows<double> sparseRows(const WeightMatrix<double>&, const Control&);
template SparseRows<float> sparseRows(const TransposedWeightMatrix<float>&, const Control&);
template SparseRows<double> sparseRows(const TransposedWeightMatrix<double>&, const Control&);

}  // namespace core
