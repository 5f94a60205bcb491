#include "core/experiment.h"

#include "core/convolution.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace core {

namespace {

std::array<Index, 3> shapeOf(const Planes<double>& planes) {
    return {size(planes, 0), size(planes, 1), size(planes, 2)};
}

std::array<Index, 4> shapeOf(const Kernels<double>& kernels) {
    return {size(kernels, 0), size(kernels, 1), size(kernels, 2), size(kernels, 3)};
}

/// 0 for equal numbers, two infinities of one sign and two that are no numbers included.
double difference(double a, double b) {
    if (a == b || (std::isnan(a) && std::isnan(b)))
        return 0;
    const double apart = std::abs(a - b);
    return std::isnan(apart) ? std::numeric_limits<double>::infinity() : apart;
}

Cell cellOfZ(const Planes<double>& z, std::size_t flat) {
    const auto columns = z.shape(2);
    const auto rows = z.shape(1);
    Cell cell;
    cell.array = ArrayId::Z;
    cell.at = {static_cast<Index>(flat / columns / rows), static_cast<Index>(flat / columns % rows),
               static_cast<Index>(flat % columns)};
    return cell;
}

/// What is wrong with both convolutions' arrays, once the geometry is right.
std::optional<Problem> problemWithArrays(const Experiment& experiment) {
    const Geometry& geometry = experiment.geometry;
    const auto kernels = shapeOf(*experiment.kernels);
    if (auto found = problemWithConvolution(geometry, shapeOf(*experiment.input), kernels))
        return found;
    const std::array<Index, 3> output{kernels[0], outputSize(geometry.rows),
                                      outputSize(geometry.columns)};
    return problemWithTransposed(geometry, experiment.typed ? shapeOf(*experiment.typed) : output,
                                 kernels);
}

/// The largest array of the four ways, the padded input.
std::optional<Problem> problemWithPaddedInput(const Experiment& experiment) {
    const Index filters = size(*experiment.kernels, 0);
    const Index rows = transposed(experiment.geometry.rows).padded;
    const Index columns = transposed(experiment.geometry.columns).padded;
    if (filters <= kLargestSize / rows / columns)
        return std::nullopt;
    return Problem{Problem::Kind::TooLarge, Field::Channels, Side::Both, filters, kLargestSize, {}};
}

}  // namespace

Shape shapeOf(const Experiment& experiment) {
    Shape shape;
    shape.geometry = experiment.geometry;
    shape.filters = size(*experiment.kernels, 0);
    shape.channels = experiment.geometry.groups * size(*experiment.kernels, 1);
    shape.typed = experiment.typed != nullptr;
    return shape;
}

std::optional<Problem> problem(const Experiment& experiment) {
    if (auto found = problem(experiment.geometry))
        return found;
    if (auto found = problemWithArrays(experiment))
        return found;
    return problemWithPaddedInput(experiment);
}

Agreement agreement(const Planes<double>& matrix, const Planes<double>& paddedInput,
                    const Planes<double>& fractionalStride, const Planes<double>& stamp) {
    const std::array<const Planes<double>*, 4> ways{&matrix, &paddedInput, &fractionalStride,
                                                    &stamp};
    Agreement result;
    for (std::size_t flat = 0; flat < matrix.size(); ++flat)
        for (std::size_t a = 0; a < ways.size(); ++a)
            for (std::size_t b = a + 1; b < ways.size(); ++b) {
                const double apart = difference(ways[a]->data()[flat], ways[b]->data()[flat]);
                if (apart > result.largestDifference)
                    result = {apart, static_cast<Way>(a), static_cast<Way>(b),
                              cellOfZ(matrix, flat)};
            }
    return result;
}

Result evaluate(const Experiment& experiment, const Control& control) {
    if (const auto found = problem(experiment))
        throw Refused(sentence(*found, experiment.geometry));
    const Geometry& geometry = experiment.geometry;
    const auto& kernels = experiment.kernels;
    const auto part = [&control](int n) { return portion(control, 0.2 * n, 0.2 * (n + 1)); };
    Planes<double> y = convolve(*experiment.input, *kernels, geometry, part(0));
    const Shared<Planes<double>> t = experiment.typed ? experiment.typed : share(Planes<double>(y));
    auto matrix = deconvolution::asMatrix(*t, kernels, geometry, part(1));
    auto padded = deconvolution::asPaddedInput(*t, *kernels, geometry, part(2));
    auto fractional = deconvolution::asFractionalStride(*t, *kernels, geometry, part(3));
    auto stamped = deconvolution::asStamps(*t, *kernels, geometry, part(4));
    const Agreement agreed = agreement(matrix.output, padded.output, fractional.output, stamped);
    return {experiment,
            std::move(y),
            t,
            WeightMatrix<double>(geometry, kernels),
            std::move(matrix),
            std::move(padded),
            std::move(fractional),
            std::move(stamped),
            agreed};
}

}  // namespace core
