#pragma once

#include "core/array.h"

#include <array>
#include <random>
#include <tuple>

namespace oracle {

/// An array of small whole numbers, 0 to 30, for work whose values do not matter.
template <class A>
A numbered(const std::array<core::Index, std::tuple_size_v<typename A::shape_type>>& shape) {
    A array = core::uninitialised<A>(shape);
    int next = 0;
    for (auto& value : array)
        value = static_cast<typename A::value_type>(next = (next + 7) % 31);
    return array;
}

/// A picture of random whole values, 0 to 255, the same each time.
inline core::Planes<float> randomPicture(core::Index channels, core::Index rows,
                                         core::Index columns) {
    std::mt19937 random(5);
    auto picture = core::uninitialised<core::Planes<float>>({channels, rows, columns});
    for (float& value : picture)
        value = static_cast<float>(random() % 256);
    return picture;
}

}  // namespace oracle
