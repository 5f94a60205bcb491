#pragma once

#include "ui/model/photo.h"

#include <cstdint>

namespace model {

/// Where the kernels of the Cycles page come from: a random one for each layer by a seed, one known
/// by name for all, or one that a person typed for all.
enum class CycleKernels { Random, Preset, Own };

/// What the Cycles page is about: N convolutions of a photo, then N transposed ones.
struct CyclesPart {
    core::Shared<Photo> photo;
    bool colour = false;  // each colour by itself, else the grey mean
    int count = 3;
    CycleKernels kernels = CycleKernels::Random;
    std::uint32_t seed = 1;
    QString preset = QStringLiteral("gaussian");
    core::Shared<core::Matrix<float>> own{};  // null until one is typed

    friend bool operator==(const CyclesPart&, const CyclesPart&) = default;
};

}  // namespace model
