#include "core/copy_past_caches.h"
#include "core/kernels/planes.h"
#include "core/weight_matrix.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>
#include <string>

namespace core {
namespace {

/// Along one axis, for each position of a matrix's row the positions of its columns that a tap
/// links it to, in rising order, and those taps.
struct Links {
    struct Link {
        Index other;
        Index tap;
    };
    std::vector<Link> links;
    std::vector<Index> start{0};  // positions + 1 entries
    /// The first position with the same taps; from there all others are shifted by the same amount.
    std::vector<Index> model;

    Index positions() const { return static_cast<Index>(model.size()); }
    Index total() const { return start.back(); }
    Index countAt(Index position) const { return startAt(position + 1) - startAt(position); }
    Index startAt(Index position) const { return start[static_cast<std::size_t>(position)]; }
    const Link* at(Index position) const { return links.data() + startAt(position); }
    Index modelOf(Index position) const { return model[static_cast<std::size_t>(position)]; }
};

/// Ends a position's list of links. A position has the taps of the one before, or of the one a
/// whole cycle of the stride before, unless it is near an edge.
void endPosition(Links& links, Index cycle) {
    links.start.push_back(static_cast<Index>(links.links.size()));
    const Index position = links.positions();
    links.model.push_back(position);
    const Index before = position - cycle;
    if (before < 0 || links.countAt(before) != links.countAt(position))
        return;
    const auto sameTap = [](const Links::Link& a, const Links::Link& b) { return a.tap == b.tap; };
    if (std::equal(links.at(before), links.at(before) + links.countAt(before), links.at(position),
                   sameTap))
        links.model.back() = links.modelOf(before);
}

/// From outputs to inputs, as the rows of W have them.
Links linksOfOutputs(const Axis& axis, Index outputs) {
    Links result;
    for (Index m = 0; m < outputs; ++m) {
        for (Index u = 0; u < axis.kernel; ++u) {
            const Index r = m * axis.stride + u * axis.dilation - axis.paddingBefore;
            if (r >= 0 && r < axis.input)
                result.links.push_back({r, u});
        }
        endPosition(result, 1);
    }
    return result;
}

/// From inputs to outputs, as the rows of Wᵀ have them.
Links linksOfInputs(const Axis& axis, Index outputs) {
    Links result;
    for (Index r = 0; r < axis.input; ++r) {
        for (Index u = axis.kernel - 1; u >= 0; --u) {
            const Index m = r + axis.paddingBefore - u * axis.dilation;
            if (m >= 0 && m % axis.stride == 0 && m / axis.stride < outputs)
                result.links.push_back({m / axis.stride, u});
        }
        endPosition(result, axis.stride);
    }
    return result;
}

/// A matrix of blocks: `planes` of them down, of which those of one group meet `depth` of the
/// planes across, each plane across being height × width.
struct Blocks {
    Links down;
    Links across;
    Index planes;
    Index planesInGroup;
    Index depth;
    Index height;
    Index width;
};

/// Where the rows of one plane and one position down begin, and their first entry.
struct Start {
    Index row;
    Index entry;
};
Start startOf(const Blocks& blocks, Index plane, Index position) {
    const Links& down = blocks.down;
    return {(plane * down.positions() + position) * blocks.across.positions(),
            blocks.depth * (plane * down.total() + down.startAt(position)) * blocks.across.total()};
}

/// Fills those rows. tapsOf(plane, n) is the kernel behind the plane and the n-th plane across of
/// its group.
template <class T, class TapsOf>
void fillRows(SparseRows<T>& result, const Blocks& blocks, Index plane, Index position,
              Index kernelColumns, const TapsOf& tapsOf) {
    const Links& down = blocks.down;
    const Links& across = blocks.across;
    const auto [firstRow, firstEntry] = startOf(blocks, plane, position);
    Index next = firstEntry;
    const Index firstAcross = plane / blocks.planesInGroup * blocks.depth;
    for (Index n = 0; n < across.positions(); ++n) {
        result.rowStart.data()[firstRow + n] = static_cast<std::int32_t>(next);
        for (Index each = 0; each < blocks.depth; ++each) {
            const T* const taps = tapsOf(plane, each);
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

/// to[n] = from[n] + by; past the caches where all together is too much for them.
void copyShifted(std::int32_t* to, const std::int32_t* from, Index count, Index by, bool past) {
    const auto shift = static_cast<std::int32_t>(by);
    if (past)
        return copyPastCaches(to, from, count, shift);
    for (Index n = 0; n < count; ++n)
        to[n] = from[n] + shift;
}

/// Fills those rows from the rows of the position that has the same taps.
template <class T>
void copyRows(SparseRows<T>& result, const Blocks& blocks, Index plane, Index position, bool past) {
    const Index model = blocks.down.modelOf(position);
    const Start from = startOf(blocks, plane, model);
    const Start to = startOf(blocks, plane, position);
    const Index rows = blocks.across.positions();
    const Index entries = blocks.depth * blocks.down.countAt(position) * blocks.across.total();
    std::int32_t* const starts = result.rowStart.data();
    copyShifted(starts + to.row, starts + from.row, rows, to.entry - from.entry, past);
    if (entries == 0)
        return;
    const Index moved = blocks.down.at(position)->other - blocks.down.at(model)->other;
    std::int32_t* const columns = result.column.data();
    copyShifted(columns + to.entry, columns + from.entry, entries, moved * blocks.width, past);
    if (past && sizeof(T) == sizeof(std::int32_t)) {
        // Values are copied as they are, so their bits may be taken for whole numbers.
        auto* const values = reinterpret_cast<std::int32_t*>(result.value.data());
        copyPastCaches(values + to.entry, values + from.entry, entries, 0);
    } else {
        std::copy_n(result.value.data() + from.entry, entries, result.value.data() + to.entry);
    }
}

template <class T, class TapsOf>
SparseRows<T> fill(const Blocks& blocks, Index nonZeros, Index kernelColumns,
                   const Control& control, const TapsOf& tapsOf) {
    constexpr Index kMost = std::numeric_limits<std::int32_t>::max();
    if (nonZeros > kMost)
        throw Refused("A matrix of " + std::to_string(nonZeros) +
                      " taps is more than compressed rows hold, which is " + std::to_string(kMost) +
                      "; the formats coo and mtx are written row by row");
    SparseRows<T> result;
    const Index positions = blocks.down.positions();
    result.rows = blocks.planes * positions * blocks.across.positions();
    result.columns =
        blocks.planes / blocks.planesInGroup * blocks.depth * blocks.height * blocks.width;
    result.rowStart = uninitialised<Vector<std::int32_t>>({result.rows + 1});
    result.column = uninitialised<Vector<std::int32_t>>({nonZeros});
    result.value = uninitialised<Vector<T>>({nonZeros});
    result.rowStart.data()[result.rows] = static_cast<std::int32_t>(nonZeros);

    std::vector<Index> models;
    for (Index position = 0; position < positions; ++position)
        if (blocks.down.modelOf(position) == position)
            models.push_back(position);
    const Index modelCount = static_cast<Index>(models.size());
    forEach(blocks.planes * modelCount, {control.stop, {}, control.threads}, [&](Index task) {
        fillRows(result, blocks, task / modelCount,
                 models[static_cast<std::size_t>(task % modelCount)], kernelColumns, tapsOf);
    });
    const bool past =
        nonZeros * static_cast<Index>(sizeof(std::int32_t) + sizeof(T)) > kernels::kStreamedBytes;
    constexpr Index kPositionsOfTask = 16;
    const Index tasksOfPlane = dividedUp(positions, kPositionsOfTask);
    forEach(blocks.planes * tasksOfPlane, control, [&](Index task) {
        const Index first = task % tasksOfPlane * kPositionsOfTask;
        const Index end = std::min(positions, first + kPositionsOfTask);
        for (Index position = first; position < end; ++position)
            if (blocks.down.modelOf(position) != position)
                copyRows(result, blocks, task / tasksOfPlane, position, past);
        if (past)
            finishCopies();
    });
    return result;
}

}  // namespace

template <class T>
SparseRows<T> sparseRows(const WeightMatrix<T>& matrix, const Control& control) {
    const auto& [rows, columns, groups] = matrix.geometry();
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index taps = rows.kernel * columns.kernel;
    const Blocks blocks{linksOfOutputs(rows, matrix.outputRows()),
                        linksOfOutputs(columns, matrix.outputColumns()),
                        matrix.filters(),
                        matrix.filters() / groups,
                        depth,
                        rows.input,
                        columns.input};
    return fill<T>(blocks, matrix.nonZeros(), columns.kernel, control, [&](Index filter, Index g) {
        return kernels.data() + (filter * depth + g) * taps;
    });
}

template <class T>
SparseRows<T> sparseRows(const TransposedWeightMatrix<T>& transposed, const Control& control) {
    const WeightMatrix<T>& matrix = transposed.matrix();
    const auto& [rows, columns, groups] = matrix.geometry();
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / groups;
    const Index taps = rows.kernel * columns.kernel;
    const Blocks blocks{linksOfInputs(rows, matrix.outputRows()),
                        linksOfInputs(columns, matrix.outputColumns()),
                        matrix.channels(),
                        depth,
                        filtersInGroup,
                        matrix.outputRows(),
                        matrix.outputColumns()};
    return fill<T>(blocks, matrix.nonZeros(), columns.kernel, control, [&](Index channel, Index n) {
        const Index filter = channel / depth * filtersInGroup + n;
        return kernels.data() + (filter * depth + channel % depth) * taps;
    });
}

template SparseRows<float> sparseRows(const WeightMatrix<float>&, const Control&);
template SparseRows<double> sparseRows(const WeightMatrix<double>&, const Control&);
template SparseRows<float> sparseRows(const TransposedWeightMatrix<float>&, const Control&);
template SparseRows<double> sparseRows(const TransposedWeightMatrix<double>&, const Control&);

}  // namespace core
