#include "core/kernels/turned.h"

#include "core/array.h"
#include "core/kernels/room_beside.h"
#include "core/kernels/rows_cost.h"
#include "core/kernels/short_rows.h"
#include "core/kernels/tap_lists.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace core::kernels {
namespace {

/// Fewer results at a time would read the input anew too often.
constexpr Index kFewestTogether = 4;
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
    Index planes, results;  // of a group

    /// How many cells are laid out for each result.
    Index cellsOfResult() const {
        return (output.moved() > 0 ? output.plane() : 0) + planes * bank.plane();
    }
    /// How many results of each group are computed together where so many cells may be laid out.
    Index resultsTogether(Index room) const {
        const Index read = input.moved() / input.planes * planes;
        return std::clamp<Index>((room - read) / cellsOfResult(), 0, results);
    }
    Index cells() const { return input.moved() + output.planes * cellsOfResult(); }
};

template <class T>
Shapes shapesOf(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index filters = job.filters / job.geometry.groups;
    const Shape x{job.depth * job.geometry.groups, rows.input, columns.input};
    const Shape y{job.filters, outputSize(rows), outputSize(columns)};
    const Shape bank{job.filters * job.depth, rows.kernel, columns.kernel};
    if (job.direction == Direction::Direct)
        return {x, bank, y, job.depth, filters};
    return {y, bank, x, filters, job.depth};
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

/// Results of one group, or all of several groups, that are computed together.
struct Results {
    Index first, count;
    bool all;
};

/// The kernels of some of a transposed group's results, turned, and without the others' between.
template <class T>
void turnSome(const PlanesJob<T>& job, const Results& results, const Shape& bank, T* to,
              const RowKernels<T>& kernels, const Control& control) {
    const Shape some{results.count, bank.rows, bank.columns};
    for (Index f = 0; f < job.filters; ++f, to += some.cells()) {
        const T* const from = job.bank + (f * job.depth + results.first) * bank.plane();
        if (bank.moved() == 0)
            std::copy_n(from, some.cells(), to);
        else
            turn(to, from, some, kernels, control);
    }
}

/// Computes results from the turned input; `room` holds what is laid out for them.
template <class T>
void computeResults(const PlanesJob<T>& job, const Shapes& shapes, const T* input,
                    const Results& results, T* room, const RowKernels<T>& kernels,
                    const Control& control) {
    const Control quiet = silent(control);
    const Shape &bank = shapes.bank, &output = shapes.output;
    const bool direct = job.direction == Direction::Direct;
    PlanesJob<T> its = exchanged(job);
    its.input = input;
    if (!results.all)
        (direct ? its.filters : its.depth) = results.count;
    const Shape some{its.filters * its.depth, bank.rows, bank.columns};
    if (direct || results.all) {
        const T* const from = job.bank + results.first * job.depth * bank.plane();
        its.bank = turnedOr(from, room, some, kernels, quiet);
    } else {
        turnSome(job, results, bank, room, kernels, quiet);
        its.bank = room;
    }
    T* const to = job.output + results.first * output.plane();
    its.output = output.moved() == 0 ? to : room + some.cells();
    computeByRows(its, kernels, control);
    if (output.moved() > 0)
        turn(to, its.output, Shape{results.count, output.rows, output.columns}.turned(), kernels,
             quiet);
}

/// Groups that are computed together: several whole ones, or a single one in parts.
template <class T>
void computeGroups(const PlanesJob<T>& job, const Shapes& shapes, Index most,
                   const RowKernels<T>& kernels, const Control& control) {
    const Index groups = job.geometry.groups, results = shapes.results;
    const Index together = groups > 1 ? results : std::max<Index>(shapes.resultsTogether(most), 1);
    const Index read = shapes.input.moved();
    auto all = uninitialised<Vector<T>>({read + groups * together * shapes.cellsOfResult()});
    T* const room = all.data() + read;
    const T* const input = turnedOr(job.input, all.data(), shapes.input, kernels, silent(control));
    if (together == results)
        return computeResults(job, shapes, input, {0, groups * results, true}, room, kernels,
                              control);
    const auto parts = filterBlocks(results, together);
    Index n = 0;
    for (const FilterBlock& part : parts)
        computeResults(job, shapes, input, {part.first, part.size, false}, room, kernels,
                       portionOf(control, n++, std::ssize(parts)));
}

/// Some of a job's groups.
template <class T>
PlanesJob<T> someGroups(PlanesJob<T> job, Index first, Index count) {
    const GroupSizes sizes = groupSizes(job);
    job.input += first * sizes.readCells();
    job.bank += first * sizes.weights();
    job.output += first * sizes.writtenCells();
    job.filters = job.filters / job.geometry.groups * count;
    job.geometry.groups = count;
    return job;
}

}  // namespace

template <class T>
double turnedCost(const PlanesJob<T>& job) {
    constexpr double kMoved = 0.21, kMovedAlone = 0.7, kPlane = 5.5;
    constexpr Index kSquare = 4;  // what is narrower is not turned by vectors
    const Shapes shapes = shapesOf(job);
    const Shape &input = shapes.input, &output = shapes.output;
    const Index least = std::min(input.columns, output.columns);
    const bool narrow = output.columns < output.rows && isShortRow(static_cast<double>(least));
    if (!narrow ||
        shapes.resultsTogether(roomBeside(job)) < std::min(kFewestTogether, shapes.results))
        return std::numeric_limits<double>::infinity();
    double cost = 0;
    for (const Shape& shape : {input, shapes.bank, output}) {
        const auto cells = static_cast<double>(shape.moved());
        cost += cells * (std::min(shape.rows, shape.columns) < kSquare ? kMovedAlone : kMoved) +
                (cells > 0 ? static_cast<double>(shape.planes) * kPlane : 0);
    }
    return cost + rowsCost(exchanged(job));
}

template <class T>
void computeTurned(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control) {
    const Shapes shapes = shapesOf(job);
    const Index groups = job.geometry.groups, most = roomBeside(job), cells = shapes.cells();
    if (cells <= most)
        return computeGroups(job, shapes, most, kernels, control);
    const auto parts = filterBlocks(groups, std::max<Index>(most / (cells / groups), 1));
    Index n = 0;
    for (const FilterBlock& some : parts) {
        checkStop(control);
        const PlanesJob<T> its = someGroups(job, some.first, some.size);
        computeGroups(its, shapesOf(its), most, kernels,
                      portionOf(control, n++, std::ssize(parts)));
    }
}

template double turnedCost(const PlanesJob<float>&);
template double turnedCost(const PlanesJob<double>&);
template void computeTurned(const PlanesJob<float>&, const RowKernels<float>&, const Control&);
template void computeTurned(const PlanesJob<double>&, const RowKernels<double>&, const Control&);

}  // namespace core::kernels
