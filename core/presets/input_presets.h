#pragma once

#include "core/array.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace core {

/// An input that is known by name; see KernelPreset.
struct InputPreset {
    const char* name;
    const char* title;
    const char* about;
};

std::span<const InputPreset> inputPresets();

struct InputWish {
    Index channels = 1;
    Index rows = 1;
    Index columns = 1;
    std::uint64_t seed = 1;
};

/// Whether a preset comes in this size: the classic examples' inputs have their own only, one
/// channel. Unknown presets come in none.
bool comesIn(std::string_view preset, const InputWish& wish);

/// The input, channels × rows × columns. Ramps and random numbers go on from one channel to the
/// next, the others are the same in each. Throws Refused, naming the presets or the size.
Planes<double> makeInput(std::string_view preset, const InputWish& wish);

}  // namespace core
