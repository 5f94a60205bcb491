#include "core/deconvolution/matrix.h"

#include "core/deconvolution/checked.h"

#include <algorithm>
#include <span>
#include <utility>

namespace core::deconvolution {

template <class T>
Vector<T> laidFlat(const Planes<T>& planes) {
    auto flat = uninitialised<Vector<T>>({static_cast<Index>(planes.size())});
    std::copy(planes.data(), planes.data() + planes.size(), flat.data());
    return flat;
}

template <class T>
Planes<T> laidOut(Vector<T> z, const Geometry& geometry) {
    const auto height = static_cast<std::size_t>(geometry.rows.input);
    const auto width = static_cast<std::size_t>(geometry.columns.input);
    typename Planes<T>::shape_type shape{z.size() / height / width, height, width};
    typename Planes<T>::strides_type strides;
    xt::compute_strides(shape, xt::layout_type::row_major, strides);
    return Planes<T>(std::move(z.storage()), std::move(shape), std::move(strides));
}

template <class T>
MatrixWay<T> asMatrix(const Planes<T>& y, const Shared<Kernels<T>>& kernels,
                      const Geometry& geometry, const Control& control) {
    refuseUnfit(y, *kernels, geometry);
    TransposedWeightMatrix<T> weights{WeightMatrix<T>(geometry, kernels)};
    const std::span<const T> flat(y.data(), y.size());
    Planes<T> output = laidOut(transposedProduct(weights.matrix(), flat, control), geometry);
    return {std::move(weights), std::move(output)};
}

#define DECONV_INSTANTIATE(T)                                                                    \
    template Vector<T> laidFlat(const Planes<T>&);                                               \
    template Planes<T> laidOut(Vector<T>, const Geometry&);                                      \
    template MatrixWay<T> asMatrix(const Planes<T>&, const Shared<Kernels<T>>&, const Geometry&, \
                                   const Control&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core::deconvolution
