#include "core/examples.h"

#include "core/control.h"
#include "core/notation.h"
#include "core/presets/input_presets.h"
#include "core/presets/kernel_presets.h"

#include <algorithm>
#include <string>
#include <vector>

namespace core {

namespace {

struct Recipe {
    Example example;
    const char* input;
    const char* kernel;
    const char* typed = nullptr;  // an input preset, or none for Y itself
};

// The eight between "all-ones-fractional" and "stamp-2x2" are the animated cases of
// vdumoulin/conv_arithmetic, by their names there.
const Recipe kRecipes[] = {
    {{"notebook", "Notebook, 4×4 and 3×3", "i4x4 k3x3 s1 p0 d1 op0", Way::Matrix},
     "notebook",
     "notebook"},
    {{"all-ones-matrix", "All ones, there and back", "i4x4 k3x3 s1 p0 d1 op0", Way::Matrix},
     "ones",
     "ones"},
    {{"all-ones-padded", "All ones, padded input", "i4x4 k3x3 s1 p0 d1 op0", Way::PaddedInput},
     "ones",
     "ones"},
    {{"all-ones-fractional", "Stride 2, all ones", "i5x5 k3x3 s2 p0 d1 op0", Way::FractionalStride},
     "ones",
     "ones"},
    {{"no_padding_no_strides", "No padding, stride 1", "i4x4 k3x3 s1 p0 d1 op0", Way::PaddedInput},
     "count",
     "binomial"},
    {{"arbitrary_padding_no_strides", "Padding 2, stride 1", "i5x5 k4x4 s1 p2 d1 op0",
      Way::PaddedInput},
     "count",
     "binomial"},
    {{"same_padding_no_strides", "Same padding, stride 1", "i5x5 k3x3 s1 p1 d1 op0",
      Way::PaddedInput},
     "count",
     "binomial"},
    {{"full_padding_no_strides", "Full padding, stride 1", "i5x5 k3x3 s1 p2 d1 op0",
      Way::PaddedInput},
     "count",
     "binomial"},
    {{"no_padding_strides", "Stride 2, no padding", "i5x5 k3x3 s2 p0 d1 op0", Way::PaddedInput},
     "count",
     "binomial"},
    {{"padding_strides", "Stride 2, padding 1", "i5x5 k3x3 s2 p1 d1 op0", Way::PaddedInput},
     "count",
     "binomial"},
    {{"padding_strides_odd", "Stride 2, padding 1, odd", "i6x6 k3x3 s2 p1 d1 op1",
      Way::PaddedInput},
     "scattered",
     "binomial"},
    {{"dilation", "Dilation 2", "i7x7 k3x3 s1 p0 d2 op0", Way::PaddedInput}, "count", "binomial"},
    {{"stamp-2x2", "Stamp, 2×2 and 2×2", "i3x3 k2x2 s1 p0 d1 op0", Way::Stamp},
     "count",
     "ramp",
     "ramp"},
    {{"stamp-2x2-stride-2", "Stamp, stride 2", "i4x4 k2x2 s2 p0 d1 op0", Way::Stamp},
     "count",
     "ramp",
     "ramp"},
    {{"stamp-2x2-padding-1", "Stamp, padding 1", "i1x1 k2x2 s1 p1 d1 op0", Way::Stamp},
     "count",
     "ramp",
     "ramp"},
    {{"exercise", "Exercise, 3×3 and 2×2", "i4x4 k2x2 s1 p0 d1 op0", Way::Stamp},
     "count",
     "exercise",
     "exercise"},
    {{"exercise-stride-2", "Exercise, stride 2", "i6x6 k2x2 s2 p0 d1 op0", Way::Stamp},
     "count",
     "exercise",
     "exercise"},
    {{"output-padding", "Output padding 1", "i2x2 k3x3 s2 p1 d1 op1", Way::PaddedInput},
     "count",
     "count",
     "ones"},
    {{"stride-and-padding", "Stride 2, padding 1, 4×4", "i8x8 k4x4 s2 p1 d1 op0", Way::PaddedInput},
     "count",
     "count",
     "ones"},
    {{"notebook-2x3", "Notebook, 4×4 and 2×3", "i8x9 k2x3 s2 p0 d1 op0", Way::Stamp},
     "count",
     "notebook-2x3",
     "notebook-plain"},
    {{"unit-strides", "5×5 to 3×3, stride 1", "i5x5 k3x3 s1 p0 d1 op0", Way::PaddedInput},
     "random",
     "random"},
    {{"strided", "4×4 to 2×2, stride 2", "i4x4 k2x2 s2 p0 d1 op0", Way::PaddedInput},
     "random",
     "random"},
    {{"padded", "3×4 to 4×5, padding 1", "i3x4 k2x2 s1 p1 d1 op0", Way::PaddedInput},
     "random",
     "random"},
    {{"padded-strided", "3×4 to 2×2, stride 2, padding 1", "i3x4 k3x3 s2 p1 d1 op0,1",
      Way::PaddedInput},
     "random",
     "random"},
    {{"overlaps", "Checkerboard: 3×3", "i9x9 k3x3 s2 p0 d1 op0", Way::Stamp},
     "ones",
     "ones",
     "ones"},
    {{"no-overlaps", "No checkerboard: 2×2", "i8x8 k2x2 s2 p0 d1 op0", Way::Stamp},
     "ones",
     "ones",
     "ones"},
};

Experiment make(const Recipe& recipe) {
    Experiment experiment;
    experiment.geometry = geometryFromNotation(recipe.example.line);
    const Axis& rows = experiment.geometry.rows;
    const Axis& columns = experiment.geometry.columns;
    experiment.input =
        share(makeInput(recipe.input, {.rows = rows.input, .columns = columns.input}));
    const KernelWish kernel{{rows.kernel, columns.kernel}};
    experiment.kernels = share(bankOf<double>({makeKernel(recipe.kernel, kernel)}));
    if (recipe.typed)
        experiment.typed = share(
            makeInput(recipe.typed, {.rows = outputSize(rows), .columns = outputSize(columns)}));
    return experiment;
}

}  // namespace

std::span<const Example> examples() {
    static const std::vector<Example> list = [] {
        std::vector<Example> made;
        for (const Recipe& recipe : kRecipes)
            made.push_back(recipe.example);
        return made;
    }();
    return list;
}

Experiment makeExample(std::string_view name) {
    std::string names;
    for (const Recipe& recipe : kRecipes) {
        if (name == recipe.example.name)
            return make(recipe);
        names += (names.empty() ? "" : ", ") + std::string(recipe.example.name);
    }
    throw Refused("There is no example '" + std::string(name) + "'; use one of " + names);
}

}  // namespace core
