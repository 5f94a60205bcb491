#include "core/kernels/groups_beside.h"

#include "core/array.h"
#include "core/kernels/axis_plan.h"
#include "core/kernels/products.h"
#include "core/kernels/rows_cost.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

/// Fewer groups would leave most of a vector empty.
constexpr Index kFewestGroups = 6;
/// What groups side by side may take, so that it stays in the second-level cache.
constexpr Index kMostBytes = Index{512} * 1024;
constexpr double kMostProducts = 60000;
/// Multiply-adds that are worth memory of their own.
constexpr double kWorthABatch = 1e5;

/// Cells and weights of a group.
Index values(const GroupSizes& sizes) {
    return sizes.readCells() + sizes.writtenCells() + sizes.weights();
}

/// Lays groups of `cells` values each, one after the other, side by side.
template <class T>
void layBeside(const RowKernels<T>& kernels, T* to, const T* from, Index groups, Index cells) {
    if (groups < kGroupsBeside<T>)
        std::fill_n(to, cells * kGroupsBeside<T>, T{0});
    kernels.beside->transpose({to, kGroupsBeside<T>, from, cells, groups, cells});
}

/// Groups [first, first + count), with room for all that is theirs.
template <class T>
void computeBeside(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Products& products,
                   Index first, Index count, T* room) {
    constexpr Index kBeside = kGroupsBeside<T>;
    const GroupSizes sizes = groupSizes(job);
    T* const input = room;
    T* const weights = input + sizes.readCells() * kBeside;
    T* const output = weights + sizes.weights() * kBeside;
    layBeside(kernels, input, job.input + first * sizes.readCells(), count, sizes.readCells());
    layBeside(kernels, weights, job.bank + first * sizes.weights(), count, sizes.weights());
    // In the bank the filters come first, which are what the transposed convolution reads.
    const bool direct = job.direction == Direction::Direct;
    const Index one = sizes.taps * kBeside, row = job.depth * one;
    for (Index result = 0; result < sizes.results; ++result) {
        kernels.beside->sum({input, sizes.read * kBeside, weights + result * (direct ? row : one),
                             direct ? one : row, sizes.planes, products.products.data(), 0,
                             products.cells.data(), sizes.written,
                             output + result * sizes.written * kBeside});
    }
    kernels.beside->transpose({job.output + first * sizes.writtenCells(), sizes.writtenCells(),
                               output, kBeside, sizes.writtenCells(), count});
}

}  // namespace

template <class T>
double groupsBesideCost(const PlanesJob<T>& job, const Control& control) {
    constexpr double kVector = 0.7, kLoop = 0.2, kCell = 3.2, kValue = 0.12, kProduct = 3.5,
                     kOnce = 1300;
    constexpr Index kPlanesAtOnce = 4;
    constexpr Index kBeside = kGroupsBeside<T>;
    const GroupSizes sizes = groupSizes(job);
    if (job.geometry.groups < kFewestGroups ||
        values(sizes) * kBeside > kMostBytes / static_cast<Index>(sizeof(T)))
        return std::numeric_limits<double>::infinity();
    const double products = productCount(job);
    if (products > kMostProducts)
        return std::numeric_limits<double>::infinity();
    const auto parts = static_cast<double>(dividedUp(job.geometry.groups, kBeside));
    // Other methods can be shared by all threads.
    const auto threads = static_cast<double>(threadCount(control));
    const auto planes = static_cast<double>(sizes.planes);
    const auto loops = static_cast<double>(dividedUp(sizes.planes, kPlanesAtOnce));
    const double each =
        static_cast<double>(sizes.results) * (products * (planes * kVector + loops * kLoop) +
                                              static_cast<double>(sizes.written) * kCell) +
        static_cast<double>(values(sizes) * kBeside) * kValue;
    return parts * each * threads / std::min(threads, parts) + products * kProduct + kOnce;
}

template <class T>
void computeGroupsBeside(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control) {
    constexpr Index kBeside = kGroupsBeside<T>;
    const Products products = productsOf(job, {kBeside, kBeside, kBeside});
    const Index groups = job.geometry.groups, parts = dividedUp(groups, kBeside);
    const auto batches = static_cast<Index>(
        std::clamp(multiplyAdds(job) / kWorthABatch, 1.0, static_cast<double>(parts)));
    const Index each = values(groupSizes(job)) * kBeside;
    auto room = uninitialised<Vector<T>>({workerCount(batches, control) * each});
    forEach(batches, control, [&](Index batch, Index worker) {
        for (Index n = parts * batch / batches; n < parts * (batch + 1) / batches; ++n) {
            checkStop(control);
            const Index first = n * kBeside;
            computeBeside(job, kernels, products, first, std::min(kBeside, groups - first),
                          room.data() + worker * each);
        }
    });
}

template double groupsBesideCost(const PlanesJob<float>&, const Control&);
template double groupsBesideCost(const PlanesJob<double>&, const Control&);
template void computeGroupsBeside(const PlanesJob<float>&, const RowKernels<float>&,
                                  const Control&);
template void computeGroupsBeside(const PlanesJob<double>&, const RowKernels<double>&,
                                  const Control&);

}  // namespace core::kernels
