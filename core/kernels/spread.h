#pragma once

#include "core/array.h"

#include <cstring>

namespace core::kernels {

/// Places of a row: groups of cells, the first at `first`, each `step` after the one before it. Of
/// these, cells in [0, cells) are there.
template <class T>
struct Places {
    T* row;
    Index cells;
    Index first;
    Index step;
};

/// Groups of `size` cells, one after the other.
template <class T>
struct Groups {
    const T* values;
    Index size;
    Index count;
};

/// Copies groups [from, to), all of whose cells are there. The size is known when this is compiled,
/// so that a group is one or two moves.
template <Index kSize, class T>
void spreadWhole(const Places<T>& places, const T* values, Index from, Index to) {
    T* at = places.row + places.first + from * places.step;
    const Index step =
        places.step;  // what is written could be places itself, as a compiler sees it
    for (Index n = from; n < to; ++n, at += step)
        std::memcpy(at, values + n * kSize, kSize * sizeof(T));
}

/// Copies groups of up to 4 cells to their places.
template <class T>
void spread(const Places<T>& places, const Groups<T>& groups) {
    const auto copyWhatIsThere = [&](Index n) {
        for (Index cell = 0; cell < groups.size; ++cell) {
            const Index at = places.first + n * places.step + cell;
            if (at >= 0 && at < places.cells)
                places.row[at] = groups.values[n * groups.size + cell];
        }
    };
    Index from = 0, to = groups.count;
    while (from < to && places.first + from * places.step < 0)
        copyWhatIsThere(from++);
    while (from < to && places.first + (to - 1) * places.step + groups.size > places.cells)
        copyWhatIsThere(--to);
    switch (groups.size) {
        case 1:
            return spreadWhole<1>(places, groups.values, from, to);
        case 2:
            return spreadWhole<2>(places, groups.values, from, to);
        case 3:
            return spreadWhole<3>(places, groups.values, from, to);
        default:
            return spreadWhole<4>(places, groups.values, from, to);
    }
}

}  // namespace core::kernels
