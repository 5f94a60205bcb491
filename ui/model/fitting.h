#pragma once

#include "ui/model/later.h"

#include <algorithm>
#include <array>

namespace model {

template <class A, std::size_t N>
bool hasShape(const core::Shared<A>& array, const std::array<core::Index, N>& shape) {
    if (!array)
        return false;
    for (std::size_t n = 0; n < N; ++n)
        if (core::size(*array, n) != shape[n])
            return false;
    return true;
}

namespace detail {

template <class A, std::size_t N>
void copyOverlap(const A& from, A& to, std::size_t dimension, std::size_t fromOffset,
                 std::size_t toOffset) {
    const std::size_t shared = std::min(from.shape(dimension), to.shape(dimension));
    if (dimension + 1 == N) {
        const std::size_t start = fromOffset * from.shape(dimension);
        std::copy_n(from.data() + start, shared, to.data() + toOffset * to.shape(dimension));
        return;
    }
    for (std::size_t n = 0; n < shared; ++n)
        copyOverlap<A, N>(from, to, dimension + 1, fromOffset * from.shape(dimension) + n,
                          toOffset * to.shape(dimension) + n);
}

}  // namespace detail

/// The array in another shape: what overlaps is kept, what is new is 0; all 0 where there is none.
template <class A, std::size_t N>
A resized(const core::Shared<A>& array, const std::array<core::Index, N>& shape) {
    A sized = core::zeros<A>(shape);
    if (array)
        detail::copyOverlap<A, N>(*array, sized, 0, 0, 0);
    return sized;
}

/// The same for shared ones: the same array where it has the shape already.
template <class A, std::size_t N>
core::Shared<A> fit(const core::Shared<A>& array, const std::array<core::Index, N>& shape) {
    return hasShape(array, shape) ? array : core::share(resized(array, shape));
}
template <class A, std::size_t N>
Later<A> fit(const Later<A>& array, const std::array<core::Index, N>& shape) {
    if (array && array.shape() == shape)
        return array;
    return {shape, [array, shape] { return resized(array.array(), shape); }};
}

}  // namespace model
