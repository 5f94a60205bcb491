#pragma once

#include "core/array.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace core {

/// A kernel that is known by name.
struct KernelPreset {
    const char* name;   // as the command takes it and as an experiment keeps it
    const char* title;  // as a window shows it, in English, to be translated there
    const char* about;  // what it does, in one clause
};

/// All of them, in the order in which a person looks for them.
std::span<const KernelPreset> kernelPresets();

/// What a kernel is made for. Stride and seed matter to the presets that use them.
struct KernelSize {
    Index rows = 3;
    Index columns = 3;
};
struct KernelWish {
    KernelSize size;
    std::uint64_t seed = 1;
};

/// The size that a preset has where none is asked for: 3×3 for most, 2s − s mod 2 for the bilinear
/// upsampling by a stride of s, its own for those that come in one size only.
KernelSize usualSize(std::string_view preset, Index strideRows, Index strideColumns);

/// Whether a preset comes in this size. Unknown presets come in none.
bool comesIn(std::string_view preset, KernelSize size);

/// The kernel. Throws Refused, naming the presets, or the sizes that this one comes in.
Matrix<double> makeKernel(std::string_view preset, const KernelWish& wish);

/// Kernels of one channel one after the other as a bank, F×1×k×k. All must be of one size; throws
/// Refused otherwise. T is float or double.
template <class T>
Kernels<T> bankOf(const std::vector<Matrix<double>>& kernels);

}  // namespace core
