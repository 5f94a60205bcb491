#pragma once

#include "core/array.h"

#include <cstdint>

namespace core {

/// The same numbers for the same seed on every machine and with every library (SplitMix64).
class RandomIntegers {
public:
    explicit RandomIntegers(std::uint64_t seed) : state_(seed) {}

    /// A whole number between `least` and `most`, both included.
    Index between(Index least, Index most) {
        const auto range = static_cast<std::uint64_t>(most - least) + 1;
        return least + static_cast<Index>(next() % range);
    }

private:
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t state_;
};

}  // namespace core
