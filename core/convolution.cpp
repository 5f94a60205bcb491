#include "core/convolution.h"

#include "core/worker_pool.h"

#include <algorithm>

namespace core {
namespace {

constexpr Index kLargestResult = (Index{1} << 31) - 1;

std::optional<Problem> problemWithBank(const Geometry& geometry,
                                       const std::array<Index, 4>& kernelShape) {
    using Kind = Problem::Kind;
    for (const Index count : {kernelShape[0], kernelShape[1]}) {
        if (count < 1)
            return Problem{Kind::NotPositive, Field::Channels, Side::Both, count, 1, {}};
    }
    if (kernelShape[0] % geometry.groups != 0) {
        return Problem{Kind::GroupsDoNotDivide, Field::Groups,   Side::Both,
                       kernelShape[0],          geometry.groups, {}};
    }
    const std::array<std::pair<Side, Index>, 2> sides{
        {{Side::Rows, geometry.rows.kernel}, {Side::Columns, geometry.columns.kernel}}};
    for (std::size_t n = 0; n < 2; ++n) {
        if (kernelShape[n + 2] != sides[n].second) {
            return Problem{Kind::SizesDiffer,  Field::Kernel,   sides[n].first,
                           kernelShape[n + 2], sides[n].second, {}};
        }
    }
    return std::nullopt;
}

std::optional<Problem> problemWithPlanes(const std::array<Index, 3>& shape, Index channels,
                                         Index rows, Index columns) {
    using Kind = Problem::Kind;
    if (shape[0] != channels)
        return Problem{Kind::ChannelsDiffer, Field::Channels, Side::Both, shape[0], channels, {}};
    if (shape[1] != rows)
        return Problem{Kind::SizesDiffer, Field::Input, Side::Rows, shape[1], rows, {}};
    if (shape[2] != columns)
        return Problem{Kind::SizesDiffer, Field::Input, Side::Columns, shape[2], columns, {}};
    return std::nullopt;
}

std::optional<Problem> problemWithResult(Index channels, Index rows, Index columns) {
    if (channels <= kLargestResult / rows / columns)
        return std::nullopt;
    return Problem{
        Problem::Kind::TooLarge, Field::Channels, Side::Both, channels, kLargestResult, {}};
}

template <class A>
std::array<Index, 3> planesShape(const A& planes) {
    return {size(planes, 0), size(planes, 1), size(planes, 2)};
}

template <class T>
std::array<Index, 4> bankShape(const Kernels<T>& kernels) {
    return {size(kernels, 0), size(kernels, 1), size(kernels, 2), size(kernels, 3)};
}

void refuse(const std::optional<Problem>& problem, const Geometry& geometry) {
    if (problem)
        throw Refused(
            sentence(*problem, problem->side == Side::Columns ? geometry.columns : geometry.rows));
}

/// The outputs [first, last) of an axis whose tap at `offset` = u·d − p_before meets the input.
struct Range {
    Index first;
    Index last;
};
Range meeting(Index offset, Index stride, Index input, Index output) {
    const Index first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
    const Index last = offset >= input ? 0 : (input - 1 - offset) / stride + 1;
    return {first, std::min(last, output)};
}

}  // namespace

std::optional<Problem> problemWithConvolution(const Geometry& geometry,
                                              const std::array<Index, 3>& inputShape,
                                              const std::array<Index, 4>& kernelShape) {
    if (auto found = problem(geometry))
        return found;
    if (auto found = problemWithBank(geometry, kernelShape))
        return found;
    if (auto found = problemWithPlanes(inputShape, kernelShape[1] * geometry.groups,
                                       geometry.rows.input, geometry.columns.input))
        return found;
    return problemWithResult(kernelShape[0], outputSize(geometry.rows),
                             outputSize(geometry.columns));
}

std::optional<Problem> problemWithTransposed(const Geometry& geometry,
                                             const std::array<Index, 3>& inputShape,
                                             const std::array<Index, 4>& kernelShape) {
    if (auto found = problem(geometry))
        return found;
    if (auto found = problemWithBank(geometry, kernelShape))
        return found;
    if (auto found = problemWithPlanes(inputShape, kernelShape[0], outputSize(geometry.rows),
                                       outputSize(geometry.columns)))
        return found;
    return problemWithResult(kernelShape[1] * geometry.groups, geometry.rows.input,
                             geometry.columns.input);
}

template <class T>
Planes<T> convolve(const Planes<T>& input, const Kernels<T>& kernels, const Geometry& geometry,
                   const Control& control) {
    refuse(problemWithConvolution(geometry, planesShape(input), bankShape(kernels)), geometry);
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    const Index filters = size(kernels, 0), depth = size(kernels, 1);
    const Index oRows = outputSize(rows), oColumns = outputSize(columns);
    Planes<T> output = uninitialised<Planes<T>>({filters, oRows, oColumns});
    forEach(filters * oRows, control, [&](Index task) {
        const Index filter = task / oRows, m = task % oRows;
        T* const out = output.data() + task * oColumns;
        std::fill_n(out, oColumns, T{0});
        const Index firstChannel = filter / (filters / geometry.groups) * depth;
        for (Index c = 0; c < depth; ++c) {
            for (Index u = 0; u < rows.kernel; ++u) {
                const Index row = m * rows.stride + u * rows.dilation - rows.paddingBefore;
                if (row < 0 || row >= rows.input)
                    continue;
                const T* const in =
                    input.data() + ((firstChannel + c) * rows.input + row) * columns.input;
                const T* const taps =
                    kernels.data() + ((filter * depth + c) * rows.kernel + u) * columns.kernel;
                for (Index v = 0; v < columns.kernel; ++v) {
                    const Index offset = v * columns.dilation - columns.paddingBefore;
                    const Range range = meeting(offset, columns.stride, columns.input, oColumns);
                    for (Index n = range.first; n < range.last; ++n)
                        out[n] += in[n * columns.stride + offset] * taps[v];
                }
            }
        }
    });
    return output;
}

template <class T>
Planes<T> convolveTransposed(const Planes<T>& input, const Kernels<T>& kernels,
                             const Geometry& geometry, const Control& control) {
    refuse(problemWithTransposed(geometry, planesShape(input), bankShape(kernels)), geometry);
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    const Index depth = size(kernels, 1), filters = size(kernels, 0) / geometry.groups;
    const Index oRows = outputSize(rows), oColumns = outputSize(columns);
    Planes<T> output =
        uninitialised<Planes<T>>({depth * geometry.groups, rows.input, columns.input});
    forEach(depth * geometry.groups * rows.input, control, [&](Index task) {
        const Index channel = task / rows.input, r = task % rows.input;
        T* const out = output.data() + task * columns.input;
        std::fill_n(out, columns.input, T{0});
        const Index firstFilter = channel / depth * filters, c = channel % depth;
        for (Index f = firstFilter; f < firstFilter + filters; ++f) {
            for (Index u = 0; u < rows.kernel; ++u) {
                const Index stretched = r + rows.paddingBefore - u * rows.dilation;
                if (stretched < 0 || stretched % rows.stride != 0 ||
                    stretched / rows.stride >= oRows)
                    continue;
                const T* const in = input.data() + (f * oRows + stretched / rows.stride) * oColumns;
                const T* const taps =
                    kernels.data() + ((f * depth + c) * rows.kernel + u) * columns.kernel;
                for (Index v = 0; v < columns.kernel; ++v) {
                    const Index offset = v * columns.dilation - columns.paddingBefore;
                    const Range range = meeting(offset, columns.stride, columns.input, oColumns);
                    for (Index n = range.first; n < range.last; ++n)
                        out[n * columns.stride + offset] += in[n] * taps[v];
                }
            }
        }
    });
    return output;
}

template Planes<float> convolve(const Planes<float>&, const Kernels<float>&, const Geometry&,
                                const Control&);
template Planes<double> convolve(const Planes<double>&, const Kernels<double>&, const Geometry&,
                                 const Control&);
template Planes<float> convolveTransposed(const Planes<float>&, const Kernels<float>&,
                                          const Geometry&, const Control&);
template Planes<double> convolveTransposed(const Planes<double>&, const Kernels<double>&,
                                           const Geometry&, const Control&);

}  // namespace core
