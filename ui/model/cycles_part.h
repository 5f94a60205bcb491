#pragma once

#include "ui/model/photos_part.h"

#include <cstdint>

namespace model {

/// What the Cycles page is about: N convolutions of a photo, then N transposed ones.
struct CyclesPart {
    core::Shared<Photo> photo;
    int count = 3;
    std::uint32_t seed = 1;

    friend bool operator==(const CyclesPart&, const CyclesPart&) = default;
};

}  // namespace model
