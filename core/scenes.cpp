#include "core/scenes.h"

#include "core/control.h"

#include <algorithm>
#include <string>

namespace core {

namespace {

constexpr const char* kStories = "There and back";
constexpr const char* kArithmetic = "Convolution arithmetic";
constexpr const char* kNames = "Why it has three names";
constexpr const char* kOverlaps = "Overlaps";

// The first group are the set-ups of four films made for teaching, the second the eight animated
// cases of vdumoulin/conv_arithmetic.
constexpr Scene kScenes[] = {
    {"unit-strides", kStories, "No padding, stride 1",
     "5×5 to 3×3 and back: the way back needs zeros around its input."},
    {"strided", kStories, "No padding, stride 2",
     "4×4 to 2×2 and back: a stride there is a zero between neighbours back."},
    {"padded", kStories, "Padding 1, stride 1",
     "3×4 to 4×5 and back: padding there is less padding back."},
    {"padded-strided", kStories, "Padding 1, stride 2",
     "3×4 to 2×2 and back: one column of additional padding says that it was 4 and not 3."},
    {"no_padding_no_strides", kArithmetic, "No padding, stride 1",
     "4×4 to 2×2: padding k − 1 takes it back."},
    {"arbitrary_padding_no_strides", kArithmetic, "Padding 2, stride 1",
     "5×5 to 6×6 with a 4×4 kernel: p′ = k − 1 − p."},
    {"same_padding_no_strides", kArithmetic, "Same padding",
     "5×5 stays 5×5, both ways, with the same padding."},
    {"full_padding_no_strides", kArithmetic, "Full padding",
     "5×5 to 7×7: the way back needs no padding at all."},
    {"no_padding_strides", kArithmetic, "No padding, stride 2",
     "5×5 to 2×2: the way back has zeros between its inputs."},
    {"padding_strides", kArithmetic, "Padding 1, stride 2",
     "5×5 to 3×3: zeros between the inputs and around them."},
    {"padding_strides_odd", kArithmetic, "Padding 1, stride 2, odd",
     "6×6 to 3×3, as 5×5 was: additional padding tells the two apart."},
    {"dilation", kArithmetic, "Dilation 2", "A 3×3 kernel that spans 5×5, its taps spread."},
    {"all-ones-matrix", kNames, "Transposed",
     "4×4 to 2×2 through a matrix, and back through its transpose."},
    {"all-ones-padded", kNames, "A convolution of the padded input",
     "2×2, padded to 6×6, becomes 4×4 by a plain convolution."},
    {"all-ones-fractional", kNames, "Fractionally strided",
     "A window that steps half a cell: 2×2, stretched and padded to 7×7, becomes 5×5."},
    {"stamp-2x2-stride-2", kOverlaps, "2×2 and 2×2, stride 2",
     "Stamps that lie side by side: every number of the result has one product."},
    {"overlaps", kOverlaps, "Checkerboards: 3×3 beside 2×2",
     "All ones, stride 2: 3×3 stamps overlap unevenly, 2×2 stamps do not.", "no-overlaps"},
    {"no-overlaps", kOverlaps, "No checkerboard: 2×2, stride 2",
     "The kernel's size is a multiple of the stride, so all ones stay all ones."},
};

}  // namespace

std::span<const Scene> scenes() {
    return kScenes;
}

const Scene* sceneBeside(std::string_view name) {
    for (const Scene& scene : kScenes) {
        if (scene.beside && name == scene.name)
            return &sceneNamed(scene.beside);
        if (scene.beside && name == scene.beside)
            return &scene;
    }
    return nullptr;
}

const Scene& sceneNamed(std::string_view name) {
    const auto found = std::find_if(std::begin(kScenes), std::end(kScenes),
                                    [name](const Scene& scene) { return name == scene.name; });
    if (found != std::end(kScenes))
        return *found;
    std::string names;
    for (const Scene& scene : kScenes)
        names += std::string(names.empty() ? "" : ", ") + scene.name;
    throw Refused("There is no scene '" + std::string(name) + "'; there are " + names);
}

}  // namespace core
