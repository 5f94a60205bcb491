#include "core/deconvolution/matrix.h"

#include "core/deconvolution/checked.h"

#include <algorithm>

namespace core::deconvolution {

template <class T>
Vector<T> laidFlat(const Planes<T>& planes) {
    auto flat = uninitialised<Vector<T>>({static_cast<Index>(planes.size())});
    std::copy(planes.data(), planes.data() + planes.size(), flat.data());
    return flat;
}

template <class T>
Planes<T> laidOut(const Vector<T>& z, const Geometry& geometry) {
    const Index height = geometry.rows.input;
    const Index width = geometry.columns.input;
    auto planes = uninitialised<Planes<T>>({size(z, 0) / height / width, height, width});
    std::copy(z.data(), z.data() + z.size(), planes.data());
    return planes;
}

template <class T>
MatrixWay<T> asMatrix(const Planes<T>& y, const Shared<Kernels<T>>& kernels,
                      const Geometry& geometry, const Control& control) {
    refuseUnfit(y, *kernels, geometry);
    TransposedWeightMatrix<T> weights{WeightMatrix<T>(geometry, kernels)};
    Vector<T> flat = laidFlat(y);
    Vector<T> z = transposedProduct(weights.matrix(), flat, control);
    Planes<T> output = laidOut(z, geometry);
    return {std::move(weights), std::move(flat), std::move(z), std::move(output)};
}

#define DECONV_INSTANTIATE(T)                                                                    \
    template Vector<T> laidFlat(const Planes<T>&);                                               \
    template Planes<T> laidOut(const Vector<T>&, const Geometry&);                               \
    template MatrixWay<T> asMatrix(const Planes<T>&, const Shared<Kernels<T>>&, const Geometry&, \
                                   const Control&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core::deconvolution
