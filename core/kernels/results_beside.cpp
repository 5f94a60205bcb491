#include "core/kernels/results_beside.h"

#include "core/array.h"
#include "core/kernels/products.h"
#include "core/kernels/rows_cost.h"
#include "core/kernels/tap_lists.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

/// More products than that would take longer to write down than most of them to compute.
constexpr double kMostProducts = 400000;
/// What filters that lie side by side take at best, so that they stay in the second-level cache,
/// and at most: from beyond it, they come at half the speed.
constexpr Index kGoodBytes = Index{512} * 1024, kMostBytes = Index{4} * 1024 * 1024;
constexpr double kFromBeyond = 2;
/// Multiply-adds between two looks at whether to stop.
constexpr Index kAtOnce = 250'000;
/// As many blocks a thread are worth being shared out themselves; else their cells are.
constexpr Index kBlocksPerThread = 4;

/// Some planes of results, and how many of them lie side by side, counting those that are none.
struct Block {
    Index group;
    FilterBlock results;
};

/// The place of the least width that holds so many.
template <class T>
std::size_t widthFor(Index results) {
    std::size_t width = 0;
    while (besideOf<T>(width) < results)
        ++width;
    return width;
}

template <class T>
Index bytesBeside(const GroupSizes& sizes, Index beside) {
    return sizes.planes * sizes.taps * beside * static_cast<Index>(sizeof(T));
}

/// The most results that are laid side by side.
template <class T>
Index mostBeside(const PlanesJob<T>& job) {
    std::size_t width = kBesideWidths - 1;
    while (width > 0 && bytesBeside<T>(groupSizes(job), besideOf<T>(width)) > kGoodBytes)
        --width;
    return besideOf<T>(width);
}

template <class T>
void layBeside(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Block& block,
               Index beside, T* to) {
    const GroupSizes sizes = groupSizes(job);
    const T* const bank = job.bank + block.group * sizes.weights();
    const Index cells = sizes.planes * sizes.taps;
    if (block.results.size < beside)
        std::fill_n(to, cells * beside, T{0});
    if (job.direction == Direction::Direct) {
        kernels.beside->transpose(
            {to, beside, bank + block.results.first * cells, cells, block.results.size, cells});
        return;
    }
    for (Index plane = 0; plane < sizes.planes; ++plane) {
        kernels.beside->transpose(
            {to + plane * sizes.taps * beside, beside,
             bank + (plane * sizes.results + block.results.first) * sizes.taps, sizes.taps,
             block.results.size, sizes.taps});
    }
}

template <class T>
void computeBlock(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Products& products,
                  const Block& block, std::size_t width, const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const Index beside = besideOf<T>(width), weights = sizes.planes * sizes.taps * beside;
    auto room = uninitialised<Vector<T>>({weights + sizes.written * beside});
    layBeside(job, kernels, block, beside, room.data());
    T* const output = room.data() + weights;
    const Index each = sizes.planes * beside * static_cast<Index>(products.products.size()) /
                       static_cast<Index>(products.cells.size());
    const Index most = std::max<Index>(kAtOnce / (each + 1), 1);
    forEach(dividedUp(sizes.written, most), control, [&](Index n) {
        const Index first = n * most;
        const ResultCell* const cells = products.cells.data() + first;
        kernels.beside->sumShared[width]({job.input + block.group * sizes.readCells(), sizes.read,
                                          room.data(), sizes.taps * beside, sizes.planes,
                                          products.products.data(), first == 0 ? 0 : cells[-1].end,
                                          cells, std::min(most, sizes.written - first), output});
    });
    kernels.beside->transpose(
        {job.output + (block.group * sizes.results + block.results.first) * sizes.written,
         sizes.written, output, beside, sizes.written, block.results.size});
}

}  // namespace

template <class T>
double resultsBesideCost(const PlanesJob<T>& job) {
    constexpr double kVector = 0.49, kValue = 0.3, kWeight = 0.17, kProduct = 2.5, kLoop = 1;
    constexpr double kBlock = 160, kOnce = 500;
    constexpr Index kPlanesAtOnce = 4;
    constexpr auto kLanes = static_cast<double>(kGroupsBeside<T>);
    const GroupSizes sizes = groupSizes(job);
    const double products = productCount(job);
    const Index most = mostBeside(job);
    if (products > kMostProducts ||
        bytesBeside<T>(sizes, most) >
            kMostBytes - sizes.written * most * static_cast<Index>(sizeof(T)))
        return std::numeric_limits<double>::infinity();
    const auto blocks = static_cast<double>(dividedUp(sizes.results, most));
    const Index wide =
        besideOf<T>(widthFor<T>(dividedUp(sizes.results, static_cast<Index>(blocks))));
    const auto beside = static_cast<double>(wide);
    const double slower = bytesBeside<T>(sizes, wide) > kGoodBytes ? kFromBeyond : 1;
    const auto planes = static_cast<double>(sizes.planes);
    // A cell's products are gone through for some planes at once.
    const Index loops = dividedUp(sizes.planes, kPlanesAtOnce);
    const double each = planes * products * std::max(beside / kLanes, 1.0) * kVector * slower +
                        static_cast<double>(sizes.written) *
                            (beside * kValue + static_cast<double>(loops) * kLoop) +
                        planes * static_cast<double>(sizes.taps) * beside * kWeight + kBlock;
    const double parts = static_cast<double>(job.geometry.groups) * blocks;
    return parts * each + products * kProduct + kOnce;
}

template <class T>
void computeResultsBeside(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                          const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const auto blocks = filterBlocks(sizes.results, mostBeside(job));
    const auto count = static_cast<Index>(blocks.size());
    const std::size_t width = widthFor<T>(dividedUp(sizes.results, count));
    const Products products = productsOf(job, {1, besideOf<T>(width), besideOf<T>(width)});
    const Index parts = job.geometry.groups * count;
    const auto computePart = [&](Index n, const Control& its) {
        const Block block{n / count, blocks[static_cast<std::size_t>(n % count)]};
        computeBlock(job, kernels, products, block, width, its);
    };
    if (parts >= kBlocksPerThread * static_cast<Index>(threadCount(control)))
        return forEach(parts, control, [&](Index n) {
            computePart(n, {.stop = control.stop, .progress = {}, .threads = 1});
        });
    for (Index n = 0; n < parts; ++n)
        computePart(n, portionOf(control, n, parts));
}

template double resultsBesideCost(const PlanesJob<float>&);
template double resultsBesideCost(const PlanesJob<double>&);
template void computeResultsBeside(const PlanesJob<float>&, const RowKernels<float>&,
                                   const Control&);
template void computeResultsBeside(const PlanesJob<double>&, const RowKernels<double>&,
                                   const Control&);

}  // namespace core::kernels
