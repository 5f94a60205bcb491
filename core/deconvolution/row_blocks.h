#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>

namespace core::deconvolution {

/// Calls work(row) for each of `rows` rows of `width` cells, as many of them a task as are worth
/// one: a small array is done at once by the calling thread, a large one by all, and stoppable.
template <class Work>
void forEachRow(Index rows, Index width, const Control& control, const Work& work) {
    constexpr Index kWorthATask = Index{1} << 16;
    const Index perTask = std::max<Index>(1, kWorthATask / std::max<Index>(1, width));
    forEach(dividedUp(rows, perTask), control, [&](Index task) {
        const Index end = std::min(rows, (task + 1) * perTask);
        for (Index row = task * perTask; row < end; ++row)
            work(row);
    });
}

/// zeros(), likewise.
template <class T>
Planes<T> zeroPlanes(const std::array<Index, 3>& shape, const Control& control) {
    auto planes = uninitialised<Planes<T>>(shape);
    const Index width = shape[2];
    forEachRow(shape[0] * shape[1], width, silent(control),
               [&](Index row) { std::fill_n(planes.data() + row * width, width, T{0}); });
    return planes;
}

}  // namespace core::deconvolution
