#include "core/deconvolution/fractional_stride.h"

#include "core/deconvolution/checked.h"
#include "core/worker_pool.h"

namespace core::deconvolution {
namespace {

std::vector<FractionalStep> stepsAlong(const Axis& axis) {
    std::vector<FractionalStep> steps;
    steps.reserve(static_cast<std::size_t>(axis.input));
    for (Index position = 0; position < axis.input; ++position)
        steps.push_back(fractionalStep(axis, position));
    return steps;
}

}  // namespace

FractionalStep fractionalStep(const Axis& axis, Index position) {
    const Index cells = outputSize(axis);
    FractionalStep step;
    step.last = position + axis.paddingBefore;
    step.first = step.last - axis.dilation * (axis.kernel - 1);
    step.landings.reserve(static_cast<std::size_t>(axis.kernel));
    for (Index turned = 0; turned < axis.kernel; ++turned) {
        FractionalStep::Landing landing;
        landing.tap = axis.kernel - 1 - turned;
        landing.numerator = step.first + turned * axis.dilation;
        landing.onCell = landing.numerator >= 0 && landing.numerator % axis.stride == 0 &&
                         landing.numerator / axis.stride < cells;
        landing.cell = landing.onCell ? landing.numerator / axis.stride : 0;
        step.landings.push_back(landing);
    }
    return step;
}

template <class T>
Planes<T> gatherSteps(const Planes<T>& y, const Kernels<T>& kernels, Index groups,
                      const std::vector<FractionalStep>& rows,
                      const std::vector<FractionalStep>& columns, const Control& control) {
    const Index depth = size(kernels, 1);
    const Index filters = size(kernels, 0) / groups;
    const Index taps = size(kernels, 2) * size(kernels, 3);
    const Index height = static_cast<Index>(rows.size());
    const Index width = static_cast<Index>(columns.size());
    auto output = uninitialised<Planes<T>>({groups * depth, height, width});
    const auto valueAt = [&](Index channel, const FractionalStep& row,
                             const FractionalStep& column) {
        T sum{0};
        const Index firstFilter = channel / depth * filters;
        for (Index f = firstFilter; f < firstFilter + filters; ++f) {
            const T* const plane = y.data() + f * size(y, 1) * size(y, 2);
            const T* const kernel = kernels.data() + (f * depth + channel % depth) * taps;
            for (const FractionalStep::Landing& down : row.landings) {
                if (!down.onCell)
                    continue;
                for (const FractionalStep::Landing& across : column.landings)
                    if (across.onCell)
                        sum += plane[down.cell * size(y, 2) + across.cell] *
                               kernel[down.tap * size(kernels, 3) + across.tap];
            }
        }
        return sum;
    };
    forEach(groups * depth * height, control, [&](Index task) {
        const FractionalStep& row = rows[static_cast<std::size_t>(task % height)];
        T* out = output.data() + task * width;
        for (const FractionalStep& column : columns)
            *out++ = valueAt(task / height, row, column);
    });
    return output;
}

template <class T>
FractionalStrideWay<T> asFractionalStride(const Planes<T>& y, const Kernels<T>& kernels,
                                          const Geometry& geometry, const Control& control) {
    refuseUnfit(y, kernels, geometry);
    checkStop(control);
    FractionalStrideWay<T> way;
    way.rows = stepsAlong(geometry.rows);
    way.columns = stepsAlong(geometry.columns);
    way.output = gatherSteps(y, kernels, geometry.groups, way.rows, way.columns, control);
    return way;
}

#define DECONV_INSTANTIATE(T)                                                               \
    template Planes<T> gatherSteps(const Planes<T>&, const Kernels<T>&, Index,              \
                                   const std::vector<FractionalStep>&,                      \
                                   const std::vector<FractionalStep>&, const Control&);     \
    template FractionalStrideWay<T> asFractionalStride(const Planes<T>&, const Kernels<T>&, \
                                                       const Geometry&, const Control&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core::deconvolution
