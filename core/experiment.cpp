#include "core/experiment.h"

#include "core/convolution.h"
#include "core/deconvolution/fractional_stride.h"
#include "core/deconvolution/matrix.h"
#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

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

constexpr Index kCellsAtOnce = Index{1} << 16;

Index partsOf(Index cells) {
    return dividedUp(cells, kCellsAtOnce);
}

/// Calls work(part, first, end) for parts of many cells.
template <class Work>
void forEachPart(Index cells, const Control& control, const Work& work) {
    forEach(partsOf(cells), silent(control), [&](Index part) {
        work(part, part * kCellsAtOnce, std::min(cells, (part + 1) * kCellsAtOnce));
    });
}

/// The largest difference between two of the four ways, and the first place where it is.
struct PartAgreement {
    double difference = 0;
    Way first = Way::Matrix;
    Way second = Way::Matrix;
    Index flat = 0;
};

PartAgreement agreementWithin(const std::array<const double*, 4>& ways, Index first, Index end) {
    PartAgreement result;
    for (Index flat = first; flat < end; ++flat) {
        const double value = ways[0][flat];
        if (value == ways[1][flat] && value == ways[2][flat] && value == ways[3][flat])
            continue;
        for (std::size_t a = 0; a < ways.size(); ++a)
            for (std::size_t b = a + 1; b < ways.size(); ++b) {
                const double apart = difference(ways[a][flat], ways[b][flat]);
                if (apart > result.difference)
                    result = {apart, static_cast<Way>(a), static_cast<Way>(b), flat};
            }
    }
    return result;
}

template <class A>
double magnitudeOf(const A& array, const Control& control) {
    const auto cells = static_cast<Index>(array.size());
    std::vector<double> parts(static_cast<std::size_t>(partsOf(cells)));
    forEachPart(cells, control, [&](Index part, Index first, Index end) {
        double largest = 0;
        for (Index n = first; n < end; ++n) {
            const double size = std::abs(array.data()[n]);
            if (size > largest && size <= std::numeric_limits<double>::max())
                largest = size;
        }
        parts[static_cast<std::size_t>(part)] = largest;
    });
    return parts.empty() ? 0 : *std::max_element(parts.begin(), parts.end());
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
                    const Planes<double>& fractionalStride, const Planes<double>& stamp,
                    const Control& control) {
    const std::array<const double*, 4> ways{matrix.data(), paddedInput.data(),
                                            fractionalStride.data(), stamp.data()};
    const auto cells = static_cast<Index>(matrix.size());
    std::vector<PartAgreement> parts(static_cast<std::size_t>(partsOf(cells)));
    forEachPart(cells, control, [&](Index part, Index first, Index end) {
        parts[static_cast<std::size_t>(part)] = agreementWithin(ways, first, end);
    });
    // The first of the largest, however many threads there were.
    PartAgreement most;
    for (const PartAgreement& part : parts)
        if (part.difference > most.difference)
            most = part;
    if (most.difference == 0)
        return {};
    return {most.difference, most.first, most.second, cellOfZ(matrix, most.flat)};
}

Result resultOf(const Experiment& experiment, const Control& control) {
    if (const auto found = problem(experiment))
        throw Refused(sentence(*found, experiment.geometry));
    const Geometry& geometry = experiment.geometry;
    const auto& kernels = experiment.kernels;
    const auto y = share(convolve(*experiment.input, *kernels, geometry, portionOf(control, 0, 2)));
    const auto t = experiment.typed ? experiment.typed : y;
    auto matrix = deconvolution::asMatrix(*t, kernels, geometry, portionOf(control, 1, 2));
    const auto z = share(std::move(matrix.output));
    Magnitudes magnitudes;
    magnitudes.x = magnitudeOf(*experiment.input, control);
    magnitudes.k = magnitudeOf(*kernels, control);
    magnitudes.y = magnitudeOf(*y, control);
    magnitudes.t = t == y ? magnitudes.y : magnitudeOf(*t, control);
    magnitudes.z = magnitudeOf(*z, control);
    return {experiment, y,           t, z, matrix.weights.matrix(), deconvolution::turned(*kernels),
            magnitudes, std::nullopt};
}

Agreement compareWays(const Result& result, const Control& control) {
    const Geometry& geometry = result.experiment.geometry;
    const Kernels<double>& kernels = *result.experiment.kernels;
    const Planes<double>& t = *result.t;
    const auto part = [&control](int n) { return portionOf(control, n, 3); };
    const Planes<double> padded =
        deconvolution::asPaddedInput(t, kernels, geometry, part(0)).output;
    const Planes<double> fractional =
        deconvolution::asFractionalStride(t, kernels, geometry, part(1)).output;
    const Planes<double> stamped = deconvolution::asStamps(t, kernels, geometry, part(2));
    return agreement(*result.z, padded, fractional, stamped, control);
}

bool comparesSlowly(const Experiment& experiment) {
    constexpr Index kQuickProducts = 4'000'000;
    const Geometry& geometry = experiment.geometry;
    const auto taps = static_cast<Index>(experiment.kernels->size());
    return outputSize(geometry.rows) > kQuickProducts / taps / outputSize(geometry.columns);
}

Result evaluate(const Experiment& experiment, const Control& control) {
    constexpr double kOneOfFourWays = 0.25;
    Result result = resultOf(experiment, portion(control, 0, kOneOfFourWays));
    result.agreement = compareWays(result, portion(control, kOneOfFourWays, 1));
    return result;
}

}  // namespace core
