#pragma once

#include <cstdint>

#include "vector.h"

namespace samples {

/// A small generator of uniform numbers, the same on every machine (PCG).
class Random {
public:
    explicit Random(std::uint64_t seed)
        : state_(seed * 6364136223846793005ULL + 1442695040888963407ULL) {
        next();
    }
    /// 0 ≤ number < 1.
    double next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto shifted = static_cast<std::uint32_t>(((state_ >> 18U) ^ state_) >> 27U);
        const auto turn = static_cast<std::uint32_t>(state_ >> 59U);
        return ((shifted >> turn) | (shifted << ((32U - turn) & 31U))) * 0x1p-32;
    }
    double between(double low, double high) { return low + (high - low) * next(); }
    double gaussian() { return std::sqrt(-2 * std::log(1 - next())) * std::cos(2 * M_PI * next()); }
    Vec onSphere() {
        const double z = between(-1, 1);
        const double angle = between(0, 2 * M_PI);
        const double r = std::sqrt(1 - z * z);
        return {r * std::cos(angle), r * std::sin(angle), z};
    }
    /// Distributed by the cosine to the normal.
    Vec aboutNormal(Vec normal) { return unit(normal + onSphere() * 0.9999); }

private:
    std::uint64_t state_;
};

/// Smooth noise of −1…1 with features of size 1.
double noise(Vec p);

/// Sums of noise at doubled frequencies with halved weights: −1…1, rough at every scale.
double fractal(Vec p, int octaves);

/// A number of 0…1 that belongs to a cell of a grid.
double cellNumber(int x, int y, int z);

}  // namespace samples
