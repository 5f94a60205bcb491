#include "core/cycle.h"

#include "core/convolution.h"
#include "core/cycle_rows.h"
#include "core/kernels/planes.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <utility>

namespace core {
namespace {

constexpr Index kRandomSide = 3;

std::span<const float> entries(const Matrix<float>& kernel) {
    return {kernel.data(), kernel.size()};
}

std::string sizeText(Index rows, Index columns) {
    return std::to_string(rows) + "×" + std::to_string(columns);
}

std::string countText(Index count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void checkKernel(const Matrix<float>& kernel, std::size_t layer) {
    const std::string name = "The kernel of layer " + std::to_string(layer + 1);
    if (kernel.size() == 0)
        throw Refused(name + " is empty; it needs at least one entry.");
    if (!std::ranges::all_of(entries(kernel), [](float entry) { return std::isfinite(entry); }))
        throw Refused(name + " has an entry that is no finite number; give it finite ones.");
    if (magnitude(kernel) == 0)
        throw Refused(name + " is all zeros, which leaves nothing of the picture; make at least " +
                      "one entry other than 0.");
}

// Every channel by itself is a convolution in as many groups as channels, with the kernel repeated.
Kernels<float> repeated(const Matrix<float>& kernel, Index channels) {
    const double scale = 1 / magnitude(kernel);
    auto kernels = uninitialised<Kernels<float>>({channels, 1, size(kernel, 0), size(kernel, 1)});
    float* out = kernels.data();
    for (Index channel = 0; channel < channels; ++channel)
        out = std::ranges::transform(entries(kernel), out, [scale](float entry) {
                  return static_cast<float>(entry * scale);
              }).out;
    return kernels;
}

Geometry stepGeometry(Index rows, Index columns, Index channels, const Matrix<float>& kernel) {
    Geometry geometry;
    geometry.rows.kernel = size(kernel, 0);
    geometry.columns.kernel = size(kernel, 1);
    geometry.rows.input = rows;
    geometry.columns.input = columns;
    geometry.groups = channels;
    return geometry;
}

/// Whether each step is large enough for strips, which add up in the order in which rows of a cycle
/// do. What is smaller rounds otherwise.
bool takesStrips(const std::vector<CycleStep>& steps, Index channels, const Layers& layers) {
    for (std::size_t n = 1; n < steps.size(); ++n) {
        const CycleStep& smaller = steps[steps[n].kind == CycleStep::Kind::Transposed ? n - 1 : n];
        const auto cells = static_cast<double>(channels * smaller.rows * smaller.columns);
        const auto taps =
            static_cast<double>(layers[static_cast<std::size_t>(steps[n].layer)].size());
        if (cells * taps <= kernels::kFewMultiplyAdds)
            return false;
    }
    return true;
}

}  // namespace

Layers randomLayers(Index count, std::uint32_t seed) {
    std::mt19937 random(seed);
    Layers layers;
    for (Index layer = 0; layer < count; ++layer) {
        auto kernel = zeros<Matrix<float>>({kRandomSide, kRandomSide});
        while (magnitude(kernel) == 0)
            std::ranges::generate(kernel, [&] { return static_cast<float>(random() % 3); });
        layers.push_back(std::move(kernel));
    }
    return layers;
}

Layers equalLayers(Index count, const Matrix<float>& kernel) {
    return Layers(static_cast<std::size_t>(std::max<Index>(count, 0)), kernel);
}

double magnitude(const Matrix<float>& kernel) {
    double sum = 0;
    for (const float entry : entries(kernel))
        sum += std::abs(static_cast<double>(entry));
    return sum;
}

ValueRange rangeOf(const Layers& layers) {
    const bool isSigned = std::ranges::any_of(layers, [](const Matrix<float>& kernel) {
        return std::ranges::any_of(entries(kernel), [](float entry) { return entry < 0; });
    });
    return isSigned ? ValueRange{-255, 255} : ValueRange{0, 255};
}

void checkCycle(Index rows, Index columns, const Layers& layers) {
    if (layers.empty())
        throw Refused("The number of convolutions is 0; it must be 1 or more.");
    Index restRows = rows;
    Index restColumns = columns;
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        checkKernel(layers[layer], layer);
        restRows -= size(layers[layer], 0) - 1;
        restColumns -= size(layers[layer], 1) - 1;
        if (restRows >= 1 && restColumns >= 1)
            continue;
        const std::string remedy =
            layer == 0 ? "use a smaller kernel or a larger picture."
                       : "use at most " + countText(static_cast<Index>(layer), "convolution") + ".";
        throw Refused("A picture of " + sizeText(rows, columns) + " has nothing left after " +
                      countText(static_cast<Index>(layer) + 1, "convolution") +
                      " without padding; " + remedy);
    }
}

Index mostConvolutions(Index rows, Index columns, Index kernelRows, Index kernelColumns) {
    constexpr Index kEndless = 1'000'000;
    const auto along = [](Index input, Index kernel) {
        return kernel > 1 ? (input - 1) / (kernel - 1) : kEndless;
    };
    return std::min(along(rows, kernelRows), along(columns, kernelColumns));
}

std::vector<CycleStep> cycleSteps(Index rows, Index columns, const Layers& layers) {
    checkCycle(rows, columns, layers);
    std::vector<CycleStep> steps{{CycleStep::Kind::Original, 0, -1, rows, columns}};
    const Index count = static_cast<Index>(layers.size());
    const auto add = [&](CycleStep::Kind kind, Index number, Index layer, Index sign) {
        const Matrix<float>& kernel = layers[static_cast<std::size_t>(layer)];
        const CycleStep& last = steps.back();
        steps.push_back({kind, number, layer, last.rows + sign * (size(kernel, 0) - 1),
                         last.columns + sign * (size(kernel, 1) - 1)});
    };
    for (Index number = 1; number <= count; ++number)
        add(CycleStep::Kind::Convolution, number, number - 1, -1);
    for (Index number = 1; number <= count; ++number)
        add(CycleStep::Kind::Transposed, number, count - number, +1);
    return steps;
}

Planes<float> convolveStep(const Planes<float>& picture, const Matrix<float>& kernel,
                           const Control& control) {
    const Index channels = size(picture, 0);
    return convolve(picture, repeated(kernel, channels),
                    stepGeometry(size(picture, 1), size(picture, 2), channels, kernel),
                    silent(control));
}

Planes<float> transposedStep(const Planes<float>& picture, const Matrix<float>& kernel,
                             const Control& control) {
    const Index channels = size(picture, 0);
    return convolveTransposed(
        picture, repeated(kernel, channels),
        stepGeometry(size(picture, 1) + size(kernel, 0) - 1, size(picture, 2) + size(kernel, 1) - 1,
                     channels, kernel),
        silent(control));
}

void runCycle(const Planes<float>& original, const Layers& layers, const CycleVisitor& visit,
              const Control& control) {
    const auto steps = cycleSteps(size(original, 1), size(original, 2), layers);
    visit(steps.front(), original);
    Planes<float> picture;
    for (std::size_t n = 1; n < steps.size(); ++n) {
        checkStop(control);
        const Matrix<float>& kernel = layers[static_cast<std::size_t>(steps[n].layer)];
        const Planes<float>& before = n == 1 ? original : picture;
        picture = steps[n].kind == CycleStep::Kind::Convolution
                      ? convolveStep(before, kernel, control)
                      : transposedStep(before, kernel, control);
        visit(steps[n], picture);
        report(control, static_cast<double>(n) / static_cast<double>(steps.size() - 1));
    }
}

Planes<float> cycled(const Planes<float>& original, const Layers& layers, const Control& control) {
    const auto steps = cycleSteps(size(original, 1), size(original, 2), layers);
    if (!takesStrips(steps, size(original, 0), layers)) {
        Planes<float> last;
        runCycle(
            original, layers,
            [&](const CycleStep&, const Planes<float>& picture) { last = picture; }, control);
        return last;
    }
    return cycledByRows(original, layers, control);
}

Planes<float> convolved(const Planes<float>& original, const Layers& layers, Index count,
                        const Control& control) {
    if (count == 0)
        return original;
    Planes<float> picture = convolveStep(original, layers.front(), control);
    for (Index layer = 1; layer < count; ++layer) {
        checkStop(control);
        picture = convolveStep(picture, layers[static_cast<std::size_t>(layer)], control);
    }
    return picture;
}

Planes<float> greyMean(const Planes<float>& picture) {
    const Index channels = size(picture, 0);
    if (channels == 1)
        return picture;
    auto grey = zeros<Planes<float>>({1, size(picture, 1), size(picture, 2)});
    const std::size_t count = grey.size();
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(channels); ++channel)
        for (std::size_t n = 0; n < count; ++n)
            grey.data()[n] += picture.data()[channel * count + n];
    for (float& value : grey)
        value /= static_cast<float>(channels);
    return grey;
}

}  // namespace core
