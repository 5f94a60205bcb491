#include "core/convolution.h"

#include "core/first_touch.h"
#include "core/kernels/instruction_sets.h"
#include "core/kernels/planes.h"

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

template <class T>
void compute(const kernels::PlanesJob<T>& job, const Control& control) {
    checkStop(control);
    if (kernels::multiplyAdds(job) > kernels::kFewMultiplyAdds)
        return kernels::computePlanes(job, kernels::rowKernels<T>(), control);
    kernels::computeFewPlanes(job);
    report(control, 1);
}

/// A fresh result up to this size is laid out beforehand, by all threads at once, and is then still
/// in the caches, cleared: to go past them would move it to memory twice. A larger one is laid out
/// where it is computed.
constexpr Index kLaidOutBefore = Index{1} << 24;

template <class T>
Planes<T> computed(kernels::PlanesJob<T> job, const std::array<Index, 3>& shape,
                   const Control& control) {
    auto planes = uninitialised<Planes<T>>(shape);
    const auto bytes = static_cast<Index>(planes.size() * sizeof(T));
    const bool laidOut = bytes <= kLaidOutBefore &&
                         touchFresh(planes.data(), static_cast<std::size_t>(bytes), control);
    job.streamedBytes = laidOut ? bytes : kernels::streamedBytes();
    job.output = planes.data();
    compute(job, control);
    return planes;
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
    const auto bank = bankShape(kernels);
    refuse(problemWithConvolution(geometry, planesShape(input), bank), geometry);
    return computed<T>({kernels::Direction::Direct, geometry, bank[0], bank[1], input.data(),
                        kernels.data(), nullptr},
                       {bank[0], outputSize(geometry.rows), outputSize(geometry.columns)}, control);
}

template <class T>
Planes<T> convolveTransposed(const Planes<T>& input, const Kernels<T>& kernels,
                             const Geometry& geometry, const Control& control) {
    const auto bank = bankShape(kernels);
    refuse(problemWithTransposed(geometry, planesShape(input), bank), geometry);
    return computed<T>({kernels::Direction::Transposed, geometry, bank[0], bank[1], input.data(),
                        kernels.data(), nullptr},
                       {bank[1] * geometry.groups, geometry.rows.input, geometry.columns.input},
                       control);
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
