#include "noise.h"

namespace samples {

double cellNumber(int x, int y, int z) {
    auto n = static_cast<std::uint32_t>(x) * 0x8da6b343U ^
             static_cast<std::uint32_t>(y) * 0xd8163841U ^
             static_cast<std::uint32_t>(z) * 0xcb1ab31fU;
    n = (n ^ (n >> 16U)) * 0x7feb352dU;
    n = (n ^ (n >> 15U)) * 0x846ca68bU;
    return (n ^ (n >> 16U)) * 0x1p-32;
}

double noise(Vec p) {
    const double fx = std::floor(p.x);
    const double fy = std::floor(p.y);
    const double fz = std::floor(p.z);
    const int x = static_cast<int>(fx);
    const int y = static_cast<int>(fy);
    const int z = static_cast<int>(fz);
    const auto ease = [](double t) { return t * t * t * (t * (t * 6 - 15) + 10); };
    const double u = ease(p.x - fx);
    const double v = ease(p.y - fy);
    const double w = ease(p.z - fz);
    const auto along = [&](int dy, int dz) {
        return mix(cellNumber(x, y + dy, z + dz), cellNumber(x + 1, y + dy, z + dz), u);
    };
    return 2 * mix(mix(along(0, 0), along(1, 0), v), mix(along(0, 1), along(1, 1), v), w) - 1;
}

double fractal(Vec p, int octaves) {
    double sum = 0;
    double weight = 0.5;
    for (int n = 0; n < octaves; ++n) {
        sum += weight * noise(p);
        weight *= 0.5;
        // Turned between octaves, so that the grids do not line up.
        p = Vec{1.6 * p.x + 1.2 * p.z, 2.0 * p.y + 17.3, -1.2 * p.x + 1.6 * p.z};
    }
    return sum;
}

}  // namespace samples
