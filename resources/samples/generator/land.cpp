#include "land.h"

#include <thread>

#include "noise.h"

namespace samples {
namespace {

constexpr int kGrid = 2048;
constexpr double kCell = 1.5;
constexpr double kLeft = -kGrid * kCell / 2;
constexpr double kNear = -60;
constexpr double kTreeSpacing = 5.5;
constexpr double kTallest = 17;
constexpr double kWidest = 0.21 * kTallest * 1.35;  // from a trunk to its longest twig
constexpr double kSnowLine = 275;

double ridges(double x, double z) {
    double sum = 0;
    double weight = 0.5;
    double before = 1;
    Vec p{x, 3.7, z};
    for (int n = 0; n < 9; ++n) {
        const double ridge = 1 - std::abs(noise(p));
        sum += weight * ridge * ridge * before;
        before = std::clamp(ridge * ridge * 1.4, 0.0, 1.0);
        weight *= 0.5;
        p = Vec{1.6 * p.x + 1.2 * p.z, p.y + 9.1, -1.2 * p.x + 1.6 * p.z};
    }
    return sum;
}

double landHeight(double x, double z) {
    const double middle = 30 * std::sin(z / 170) + 12;
    const double wide = 95 + 40 * std::sin(z / 90 + 1);
    const double shore = std::abs(x - middle) - wide + 55 * fractal({x / 90, 0, z / 90}, 4);
    double height = -7 + 9 * smoothstep(-30, 15, shore) + 130 * smoothstep(0, 560, shore);
    height = std::max(height, -7.0) + 34 * smoothstep(70, -30, z + 18 * noise({x / 40, 1, 0}));
    const double far = smoothstep(420, 1350, z);
    height += far * (90 + 430 * ridges(x / 620 + 2.3, z / 620) *
                              (1 - 0.35 * smoothstep(0, 900, std::abs(x + 140))));
    const double side = smoothstep(140, 700, std::abs(x - middle)) * (1 - far);
    height += side * 190 * ridges(x / 420 + 9, z / 420);
    return height + (height > 1 ? 2.6 * fractal({x / 17, 0, z / 17}, 5) : 0.0);
}

}  // namespace

Land::Land() : heights_(static_cast<std::size_t>(kGrid) * kGrid) {
    const auto rows = [this](int first, int last) {
        for (int row = first; row < last; ++row)
            for (int column = 0; column < kGrid; ++column)
                heights_[static_cast<std::size_t>(row) * kGrid + static_cast<std::size_t>(column)] =
                    static_cast<float>(landHeight(kLeft + column * kCell, kNear + row * kCell));
    };
    const std::jthread upper(rows, 0, kGrid / 2);
    rows(kGrid / 2, kGrid);
}

double Land::height(double x, double z) const {
    const double u = std::clamp((x - kLeft) / kCell, 0.0, kGrid - 1.001);
    const double v = std::clamp((z - kNear) / kCell, 0.0, kGrid - 1.001);
    const auto column = static_cast<std::size_t>(u);
    const auto row = static_cast<std::size_t>(v);
    const double fu = u - static_cast<double>(column);
    const double fv = v - static_cast<double>(row);
    const float* at = heights_.data() + row * kGrid + column;
    return mix(mix(at[0], at[1], fu), mix(at[kGrid], at[kGrid + 1], fu), fv);
}

Vec Land::normal(double x, double z) const {
    return unit({height(x - kCell, z) - height(x + kCell, z), 2 * kCell,
                 height(x, z - kCell) - height(x, z + kCell)});
}

// Conifers stand on a jittered grid where it is neither steep, wet, high nor near.
Land::Tree Land::treeAt(Vec p) const {
    Tree best;
    const int column = static_cast<int>(std::floor(p.x / kTreeSpacing));
    const int row = static_cast<int>(std::floor(p.z / kTreeSpacing));
    for (int r = row - 1; r <= row + 1; ++r) {
        for (int c = column - 1; c <= column + 1; ++c) {
            const double x = (c + 0.15 + 0.7 * cellNumber(c, r, 1)) * kTreeSpacing;
            const double z = (r + 0.15 + 0.7 * cellNumber(c, r, 2)) * kTreeSpacing;
            const Vec out{p.x - x, 0, p.z - z};
            const double distance = length(out) + 1e-9;
            if (distance > kWidest)
                continue;
            const double foot = height(x, z);
            if (p.y < foot || p.y > foot + kTallest)
                continue;
            const double wood = fractal({x / 70, 4, z / 70}, 3) - foot / 900 + 0.12 -
                                0.9 * smoothstep(0.80, 0.62, normal(x, z).y) -
                                smoothstep(95, 55, z);
            if (foot < 1.5 || foot > kSnowLine - 70 || wood < 0.5 * cellNumber(c, r, 3) - 0.25)
                continue;
            const double tall = mix(0.45, 1.0, cellNumber(c, r, 4)) * kTallest;
            const double up = (p.y - foot) / tall;
            if (up > 1 || up < 0)
                continue;
            const double ragged = 1 + 0.35 * noise({p.x * 2.2, p.y * 3.1, p.z * 2.2});
            const double depth = 0.21 * tall * (1 - up) * ragged - distance;
            if (depth > best.depth) {
                const double tone = mix(0.7, 1.3, cellNumber(c, r, 5));
                const Vec green = mix(Vec{0.024, 0.050, 0.018}, Vec{0.060, 0.082, 0.020},
                                      cellNumber(c, r, 6) * cellNumber(c, r, 6));
                best = {depth, unit(out * (0.9 / distance) + Vec{0, 0.45, 0}),
                        green * (tone * (0.35 + 0.9 * up))};
            }
        }
    }
    return best;
}

Vec Land::groundColour(Vec p, Vec n) const {
    const double speckle = fractal(p * 0.5, 4);
    const Vec grass = mix(Vec{0.075, 0.105, 0.022}, Vec{0.16, 0.145, 0.045}, 0.5 + 0.9 * speckle);
    const double strata = 0.5 + 0.5 * std::sin(p.y * 0.22 + 5 * fractal(p * 0.012, 4));
    const Vec rock =
        mix(Vec{0.13, 0.12, 0.115}, Vec{0.23, 0.21, 0.19}, strata) * (1 + 0.7 * speckle);
    const double steep = smoothstep(0.86, 0.70, n.y + 0.08 * speckle);
    Vec colour = mix(grass, rock, std::max(steep, smoothstep(190, 300, p.y + 60 * speckle)));
    const double snow = smoothstep(kSnowLine - 40, kSnowLine + 60, p.y + 130 * speckle) *
                        smoothstep(0.50, 0.72, n.y + 0.12 * speckle);
    colour = mix(colour, {0.80, 0.82, 0.86}, snow);
    return mix(colour, Vec{0.20, 0.18, 0.15} * (1 + speckle), smoothstep(2.2, 0.6, p.y));
}

double Land::march(const Ray& ray, double from, double limit, double coarseness) const {
    double t = from;
    double last = from;
    while (t < limit) {
        const Vec p = ray.at(t);
        const double above = p.y - height(p.x, p.z);
        const bool met = above < 0 || (above < kTallest && treeAt(p).depth > 0);
        if (met) {
            for (int n = 0; n < 6; ++n) {
                const double between = (last + t) / 2;
                const Vec q = ray.at(between);
                const double over = q.y - height(q.x, q.z);
                (over < 0 || (over < kTallest && treeAt(q).depth > 0) ? t : last) = between;
            }
            return t;
        }
        if (p.y > 720 && ray.direction.y > 0)
            return limit;
        last = t;
        const double fine = (0.35 + 0.0013 * t) * coarseness;
        t += above > kTallest ? std::max(fine, 0.42 * (above - kTallest)) : fine;
    }
    return limit;
}

std::optional<Land::Hit> Land::meet(const Ray& ray, double limit) const {
    const double t = march(ray, 2, limit, 1);
    if (t >= limit)
        return std::nullopt;
    const Vec p = ray.at(t);
    if (const Tree tree = treeAt(p); tree.depth > -0.2)
        return Hit{t, p, tree.normal, tree.colour * (1 + 0.6 * noise(p * 3.0))};
    const Vec smooth = normal(p.x, p.z);
    const double rough = 0.30;
    const Vec n =
        unit(smooth + Vec{fractal(p * 0.35, 4), 0, fractal(p * 0.35 + Vec{50, 0, 0}, 4)} * rough);
    return Hit{t, p, n, groundColour(p, smooth)};
}

bool Land::shaded(const Ray& ray) const {
    constexpr double kFar = 900;
    return march(ray, 0.6, kFar, 2.2) < kFar;
}

}  // namespace samples
