#include "core/deconvolution/matrix.h"

#include "core/deconvolution/checked.h"

#include <utility>

namespace core::deconvolution {

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
    Planes<T> output = laidOut(transposedProduct(weights.matrix(), y, control), geometry);
    return {std::move(weights), std::move(output)};
}

#define DECONV_INSTANTIATE(T)                                                                    \
    template Planes<T> laidOut(Vector<T>, const Geometry&);                                      \
    template MatrixWay<T> asMatrix(const Planes<T>&, const Shared<Kernels<T>>&, const Geometry&, \
                                   const Control&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core::deconvolution
