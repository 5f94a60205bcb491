#include "core/weight_matrix.h"
#include "core/worker_pool.h"

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
    std::vector<Index> start;  // positions + 1 entries

    Index positions() const { return static_cast<Index>(start.size()) - 1; }
    Index total() const { return start.back(); }
    Index countAt(Index position) const { return startAt(position + 1) - startAt(position); }
    Index startAt(Index position) const { return start[static_cast<std::size_t>(position)]; }
};

/// From outputs to inputs, as the rows of W have them.
Links linksOfOutputs(const Axis& axis, Index outputs) {
    Links result;
    for (Index m = 0; m < outputs; ++m) {
        result.start.push_back(static_cast<Index>(result.links.size()));
        for (Index u = 0; u < axis.kernel; ++u) {
            const Index r = m * axis.stride + u * axis.dilation - axis.paddingBefore;
            if (r >= 0 && r < axis.input)
                result.links.push_back({r, u});
        }
    }
    result.start.push_back(static_cast<Index>(result.links.size()));
    return result;
}

/// From inputs to outputs, as the rows of Wᵀ have them.
Links linksOfInputs(const Axis& axis, Index outputs) {
    Links result;
    for (Index r = 0; r < axis.input; ++r) {
        result.start.push_back(static_cast<Index>(result.links.size()));
        for (Index u = axis.kernel - 1; u >= 0; --u) {
            const Index m = r + axis.paddingBefore - u * axis.dilation;
            if (m >= 0 && m % axis.stride == 0 && m / axis.stride < outputs)
                result.links.push_back({m / axis.stride, u});
        }
    }
    result.start.push_back(static_cast<Index>(result.links.size()));
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

/// Fills the rows of one plane and one position down. tapsOf(plane, n) is the kernel behind the
/// plane and the n-th plane across of its group.
template <class T, class TapsOf>
void fillRows(SparseRows<T>& result, const Blocks& blocks, Index plane, Index position,
              Index kernelColumns, const TapsOf& tapsOf) {
    const Links& down = blocks.down;
    const Links& across = blocks.across;
    Index next = blocks.depth * (plane * down.total() + down.startAt(position)) * across.total();
    std::int32_t* start =
        result.rowStart.data() + (plane * down.positions() + position) * across.positions();
    const Index firstAcross = plane / blocks.planesInGroup * blocks.depth;
    for (Index n = 0; n < across.positions(); ++n) {
        *start++ = static_cast<std::int32_t>(next);
        for (Index each = 0; each < blocks.depth; ++each) {
            const T* const taps = tapsOf(plane, each);
            for (Index u = down.startAt(position); u < down.startAt(position + 1); ++u) {
                const Links::Link& row = down.links[static_cast<std::size_t>(u)];
                const T* const line = taps + row.tap * kernelColumns;
                const Index base =
                    ((firstAcross + each) * blocks.height + row.other) * blocks.width;
                for (Index v = across.startAt(n); v < across.startAt(n + 1); ++v) {
                    const Links::Link& column = across.links[static_cast<std::size_t>(v)];
                    result.column.data()[next] = static_cast<std::int32_t>(base + column.other);
                    result.value.data()[next++] = line[column.tap];
                }
            }
        }
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
    result.rows = blocks.planes * blocks.down.positions() * blocks.across.positions();
    result.columns =
        blocks.planes / blocks.planesInGroup * blocks.depth * blocks.height * blocks.width;
    result.rowStart = uninitialised<Vector<std::int32_t>>({result.rows + 1});
    result.column = uninitialised<Vector<std::int32_t>>({nonZeros});
    result.value = uninitialised<Vector<T>>({nonZeros});
    const Index positions = blocks.down.positions();
    forEach(blocks.planes * positions, control, [&](Index task) {
        fillRows(result, blocks, task / positions, task % positions, kernelColumns, tapsOf);
    });
    result.rowStart.data()[result.rows] = static_cast<std::int32_t>(nonZeros);
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
