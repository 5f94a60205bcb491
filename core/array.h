#pragma once

// The project's array types. This is the one header that includes xtensor, whose headers moved in
// 0.26; both layouts are found. XTENSOR_USE_XSIMD is never defined, since with it the containers'
// types would depend on the instruction set that a file is compiled for.

#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xtensor.hpp>
#else
#include <xtensor/xtensor.hpp>
#endif

#include "core/buffer_pool.h"

#include <array>
#include <cstdint>
#include <memory>

namespace core {

/// Sizes and positions. Signed, since padding of the transposed convolution may be negative.
using Index = std::int64_t;

template <class T, std::size_t N>
using Tensor = xt::xtensor<T, N, xt::layout_type::row_major, PoolAllocator<T>>;

/// Entries laid flat.
template <class T>
using Vector = Tensor<T, 1>;

/// rows × columns.
template <class T>
using Matrix = Tensor<T, 2>;

/// channels × rows × columns: an input, an output, a stack of feature maps.
template <class T>
using Planes = Tensor<T, 3>;

/// A filter bank, F × (C / groups) × kernel rows × kernel columns. Read by the transposed
/// convolution as its input channels × (output channels / groups) × …, which is PyTorch's layout
/// for both; so one array serves both ways.
template <class T>
using Kernels = Tensor<T, 4>;

/// An array that is shared and never changed; compared by identity first.
template <class A>
using Shared = std::shared_ptr<const A>;

template <class A>
Shared<A> share(A array) {
    return std::make_shared<const A>(std::move(array));
}

/// The size of an array along one dimension, as a signed number.
template <class A>
Index size(const A& array, std::size_t dimension) {
    return static_cast<Index>(array.shape(dimension));
}

/// An array of the given shape with every entry 0.
template <class A>
A zeros(const std::array<Index, std::tuple_size_v<typename A::shape_type>>& shape) {
    typename A::shape_type sizes;
    for (std::size_t n = 0; n < shape.size(); ++n)
        sizes[n] = static_cast<std::size_t>(shape[n]);
    return A(sizes, typename A::value_type{0});
}

/// An array of the given shape whose entries are yet to be written.
template <class A>
A uninitialised(const std::array<Index, std::tuple_size_v<typename A::shape_type>>& shape) {
    typename A::shape_type sizes;
    for (std::size_t n = 0; n < shape.size(); ++n)
        sizes[n] = static_cast<std::size_t>(shape[n]);
    return A(sizes);
}

}  // namespace core
