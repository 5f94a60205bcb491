#include "core/kernels/turned.h"

#include "core/array.h"
#include "core/kernels/rows_cost.h"
#include "core/kernels/short_rows.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace core::kernels {
namespace {

/// Cells of what is turned: more would take memory that others need.
constexpr double kMostTurned = 1 << 22;
/// Cells between two looks at whether to stop.
constexpr Index kAtOnce = Index{1} << 16;

/// Planes, or kernels, that lie one after the other.
struct Shape {
    Index planes, rows, columns;

    Index plane() const { return rows * columns; }
    Index cells() const { return planes * plane(); }
    Shape turned() const { return {planes, columns, rows}; }
    /// How many cells have another place when turned.
    Index moved() const { return rows == 1 || columns == 1 ? 0 : cells(); }
};
struct Shapes {
    Shape input, bank, output;
};

template <class T>
Shapes shapesOf(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Shape x{job.depth * job.geometry.groups, rows.input, columns.input};
    const Shape y{job.filters, outputSize(rows), outputSize(columns)};
    const Shape bank{job.filters * job.depth, rows.kernel, columns.kernel};
    if (job.direction == Direction::Direct)
        return {x, bank, y};
    return {y, bank, x};
}

template <class T>
PlanesJob<T> exchanged(PlanesJob<T> job) {
    std::swap(job.geometry.rows, job.geometry.columns);
    return job;
}

/// Turns planes, or what is their turned form already.
template <class T>
void turn(T* to, const T* from, const Shape& shape, const RowKernels<T>& kernels,
          const Control& control) {
    const Index most = dividedUp(kAtOnce, shape.plane());
    forEach(dividedUp(shape.planes, most), control, [&](Index part) {
        const Index end = std::min((part + 1) * most, shape.planes);
        for (Index n = part * most; n < end; ++n) {
            kernels.beside->transpose({to + n * shape.plane(), shape.rows, from + n * shape.plane(),
                                       shape.columns, shape.rows, shape.columns});
        }
    });
}

/// What is read, turned into `room` if that changes anything.
template <class T>
const T* turnedOr(const T* from, T* room, const Shape& shape, const RowKernels<T>& kernels,
                  const Control& control) {
    if (shape.moved() == 0)
        return from;
    turn(room, from, shape, kernels, control);
    return room;
}

}  // namespace

template <class T>
double turnedCost(const PlanesJob<T>& job) {
    constexpr double kMoved = 0.21, kMovedAlone = 0.7, kPlane = 5.5;
    constexpr Index kSquare = 4;  // what is narrower is not turned by vectors
    const auto [input, bank, output] = shapesOf(job);
    const Index least = std::min(input.columns, output.columns);
    const bool narrow = output.columns < output.rows && isShortRow(static_cast<double>(least));
    if (!narrow)
        return std::numeric_limits<double>::infinity();
    double cost = 0, moved = 0;
    for (const Shape& shape : {input, bank, output}) {
        const auto cells = static_cast<double>(shape.moved());
        moved += cells;
        cost += cells * (std::min(shape.rows, shape.columns) < kSquare ? kMovedAlone : kMoved) +
                (cells > 0 ? static_cast<double>(shape.planes) * kPlane : 0);
    }
    if (moved > kMostTurned)
        return std::numeric_limits<double>::infinity();
    return cost + rowsCost(exchanged(job));
}

template <class T>
void computeTurned(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const auto [input, bank, output] = shapesOf(job);
    auto room = uninitialised<Vector<T>>({input.moved() + bank.moved() + output.moved()});
    const Control quiet{.stop = control.stop, .progress = {}, .threads = control.threads};
    PlanesJob<T> its = exchanged(job);
    T* free = room.data();
    its.input = turnedOr(job.input, free, input, kernels, quiet);
    free += input.moved();
    its.bank = turnedOr(job.bank, free, bank, kernels, quiet);
    free += bank.moved();
    its.output = output.moved() == 0 ? job.output : free;
    computeByRows(its, kernels, control);
    if (output.moved() > 0)
        turn(job.output, its.output, output.turned(), kernels, quiet);
}

template double turnedCost(const PlanesJob<float>&);
template double turnedCost(const PlanesJob<double>&);
template void computeTurned(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computeTurned(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
