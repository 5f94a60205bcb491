#include "core/kernels/swapped_roles.h"

#include "core/array.h"
#include "core/kernels/products.h"
#include "core/kernels/room_beside.h"
#include "core/kernels/rows_cost.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace core::kernels {
namespace {

Axis swapped(const Axis& axis, Direction direction) {
    Axis other = axis;
    const Index y = outputSize(axis);
    if (direction == Direction::Transposed) {
        other.kernel = y;
        std::swap(other.stride, other.dilation);
        return other;
    }
    other.input = axis.kernel;
    other.kernel = axis.input;
    other.paddingBefore = (y - 1) * axis.stride - axis.paddingBefore;
    other.paddingAfter = axis.input - axis.kernel + axis.paddingBefore;
    other.outputPadding = 0;
    return other;
}

/// The same results from the kernels as planes. Each plane of results is a group of its own, since
/// each has kernels of its own; the arrays are to be set.
template <class T>
PlanesJob<T> swapped(PlanesJob<T> job) {
    const GroupSizes sizes = groupSizes(job);
    const Geometry& geometry = job.geometry;
    job.geometry = {swapped(geometry.rows, job.direction), swapped(geometry.columns, job.direction),
                    geometry.groups * sizes.results};
    const bool direct = job.direction == Direction::Direct;
    job.filters = job.geometry.groups * (direct ? 1 : sizes.planes);
    job.depth = direct ? sizes.planes : 1;
    return job;
}

/// A group's kernels, the planes of each result one after the other.
template <class T>
void orderKernels(const GroupSizes& sizes, const T* bank, T* to) {
    for (Index result = 0; result < sizes.results; ++result) {
        for (Index plane = 0; plane < sizes.planes; ++plane, to += sizes.taps)
            std::copy_n(bank + (plane * sizes.results + result) * sizes.taps, sizes.taps, to);
    }
}

/// Whether the bank lies so already.
template <class T>
bool isOrdered(const PlanesJob<T>& job, const GroupSizes& sizes) {
    return job.direction == Direction::Direct || sizes.planes == 1 || sizes.results == 1;
}

}  // namespace

template <class T>
double swappedRolesCost(const PlanesJob<T>& job) {
    constexpr double kCopied = 0.25, kReversed = 0.5;
    constexpr Index kFewTimes = 4;  // planes larger than that have the longer rows anyway
    const GroupSizes sizes = groupSizes(job);
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const bool direct = job.direction == Direction::Direct;
    const double groups = static_cast<double>(job.geometry.groups);
    const double copied = groups * static_cast<double>(sizes.results) *
                          static_cast<double>(sizes.readCells() + sizes.planes * sizes.taps);
    if (kFewTimes * sizes.taps < sizes.read || copied > static_cast<double>(roomBeside(job)) ||
        (direct && (rows.dilation > 1 || columns.dilation > 1)))
        return std::numeric_limits<double>::infinity();
    const PlanesJob<T> other = swapped(job);
    if (other.geometry.rows.paddingBefore < 0 || other.geometry.columns.paddingBefore < 0)
        return std::numeric_limits<double>::infinity();
    return rowsCost(other) + copied * kCopied +
           (direct ? groups * static_cast<double>(sizes.writtenCells()) * kReversed : 0);
}

template <class T>
void computeSwappedRoles(const PlanesJob<T>& job, const RowKernels<T>& kernels,
                         const Control& control) {
    const GroupSizes sizes = groupSizes(job);
    const Index groups = job.geometry.groups, weights = sizes.weights();
    const bool ordered = isOrdered(job, sizes);
    auto planes = uninitialised<Vector<T>>({ordered ? 0 : groups * weights});
    auto bank = uninitialised<Vector<T>>({groups * sizes.results * sizes.readCells()});
    T* to = bank.data();
    for (Index group = 0; group < groups; ++group) {
        checkStop(control);
        if (!ordered)
            orderKernels(sizes, job.bank + group * weights, planes.data() + group * weights);
        for (Index result = 0; result < sizes.results; ++result)
            to = std::copy_n(job.input + group * sizes.readCells(), sizes.readCells(), to);
    }
    PlanesJob<T> other = swapped(job);
    other.input = ordered ? job.bank : planes.data();
    other.bank = bank.data();
    computeByRows(other, kernels, control);
    if (job.direction == Direction::Transposed)
        return;
    T* output = job.output;
    for (Index plane = 0; plane < job.filters; ++plane, output += sizes.written)
        std::reverse(output, output + sizes.written);
}

template double swappedRolesCost(const PlanesJob<float>&);
template double swappedRolesCost(const PlanesJob<double>&);
template void computeSwappedRoles(const PlanesJob<float>&, const RowKernels<float>&,
                                  const Control&);
template void computeSwappedRoles(const PlanesJob<double>&, const RowKernels<double>&,
                                  const Control&);

}  // namespace core::kernels
