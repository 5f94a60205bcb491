#include "bear_model.h"

namespace samples {
namespace {

constexpr Vec kBrown{0.36, 0.185, 0.075};
constexpr Vec kCream{0.62, 0.46, 0.28};
constexpr Vec kBlack{0.012, 0.010, 0.010};
constexpr double kHairRadius = 0.0032;
constexpr double kHairsPerArea = 9500;

std::vector<Ellipsoid> furred() {
    std::vector<Ellipsoid> parts{
        {{0, 0.72, 0}, {0.60, 0.66, 0.50}, kBrown, 0.10},     // body
        {{0, 0.70, 0.14}, {0.44, 0.50, 0.42}, kCream, 0.07},  // belly
        {{0, 1.72, 0.10}, {0.58, 0.50, 0.50}, kBrown, 0.10},  // head
        {{0, 1.58, 0.52}, {0.27, 0.21, 0.22}, kCream, 0.06},  // muzzle
    };
    for (const double side : {-1.0, 1.0}) {
        parts.push_back({{0.46 * side, 2.12, 0.02}, {0.20, 0.20, 0.10}, kBrown, 0.08});
        parts.push_back({{0.46 * side, 2.10, 0.08}, {0.12, 0.12, 0.07}, kCream, 0.05});
        // Arms and legs are rows of overlapping balls.
        for (int n = 0; n < 5; ++n) {
            const double t = n / 4.0;
            parts.push_back({{side * (0.52 + 0.16 * t), 1.12 - 0.46 * t, 0.10 + 0.40 * t},
                             {0.20, 0.20, 0.20},
                             kBrown,
                             0.09});
            parts.push_back({{side * (0.34 + 0.24 * t), 0.27, 0.30 + 0.62 * t},
                             {0.25, 0.26, 0.25},
                             kBrown,
                             0.09});
        }
        parts.push_back({{0.60 * side, 0.29, 1.10}, {0.19, 0.21, 0.10}, kCream, 0.04});
    }
    return parts;
}

bool inside(Vec p, const Ellipsoid& solid) {
    const Vec q = (p - solid.centre) / solid.radii;
    return dot(q, q) < 0.97;
}

// One hair: rooted in the skin, leaning down and with its tuft, bending under its weight.
void growHair(const Ellipsoid& skin, Vec root, Vec normal, Random& random,
              std::vector<Fibre>& fibres) {
    const Vec tuft{fractal(root * 9.0, 2), fractal(root * 9.0 + Vec{31, 7, 5}, 2),
                   fractal(root * 9.0 + Vec{3, 57, 11}, 2)};
    Vec direction = unit(normal + Vec{0, -0.35, 0.05} + tuft * 1.5 + random.onSphere() * 0.30);
    const double shade = random.between(0.70, 1.25) * (1 + 0.5 * fractal(root * 4.0, 3));
    const Vec colour = skin.colour * std::max(0.25, shade);
    constexpr int kPieces = 4;
    const double piece = skin.hair * random.between(0.65, 1.15) / kPieces;
    Vec from = root;
    for (int n = 0; n < kPieces; ++n) {
        const Vec to = from + direction * piece;
        const double tip = 1 - 0.7 * n / kPieces;
        // Tips are bleached by use.
        fibres.push_back({from, to, kHairRadius * tip, colour * (0.8 + 0.18 * n)});
        direction = unit(direction + Vec{0, -0.22, 0} + random.onSphere() * 0.16);
        from = to;
    }
}

void growFur(const std::vector<Ellipsoid>& parts, Random& random, std::vector<Fibre>& fibres) {
    for (const Ellipsoid& skin : parts) {
        const double r = (skin.radii.x + skin.radii.y + skin.radii.z) / 3;
        const int hairs = static_cast<int>(kHairsPerArea * 4 * M_PI * r * r);
        for (int n = 0; n < hairs; ++n) {
            const Vec u = random.onSphere();
            const Vec root = skin.centre + u * skin.radii;
            bool hidden = false;
            for (const Ellipsoid& other : parts)
                hidden = hidden || (&other != &skin && inside(root, other));
            if (!hidden)
                growHair(skin, root, unit(u / skin.radii), random, fibres);
        }
    }
}

// Rows of V-shaped stitches on a surface p(u, v); u runs along the rows.
template <class Surface>
void knit(int stitches, int rows, Surface surface, double radius, Random& random,
          std::vector<Fibre>& fibres) {
    constexpr Vec kRed{0.50, 0.025, 0.03};
    constexpr Vec kWhite{0.72, 0.66, 0.55};
    for (int row = 0; row < rows; ++row) {
        for (int n = 0; n < stitches; ++n) {
            const Vec colour = (n / 9) % 3 == 2 ? kWhite : kRed;
            const double across = (row + 0.5) / rows;
            const double reach = 0.45 / rows;
            const Vec foot = surface((n + 0.0) / stitches, across);
            for (const double side : {-1.0, 1.0}) {
                const Vec tip = surface((n + 1.5) / stitches, across + side * reach);
                fibres.push_back({foot, tip, radius, colour * random.between(0.85, 1.1)});
                // Loose ends of the wool.
                for (int loose = 0; loose < 9; ++loose) {
                    const Vec from = mix(foot, tip, random.next()) + random.onSphere() * radius;
                    fibres.push_back(
                        {from, from + random.onSphere() * (1.6 * radius), 0.0016, colour * 1.1});
                }
            }
        }
    }
}

void wrapScarf(Random& random, std::vector<Fibre>& fibres) {
    const auto ring = [](double u, double v) {
        const double turn = 2 * M_PI * u;
        const double tube = 2 * M_PI * v;
        const double wide = 0.46 + 0.125 * std::cos(tube);
        const double sag = 0.07 * std::cos(turn);
        return Vec{wide * std::sin(turn), 1.27 + 0.135 * std::sin(tube) - sag,
                   0.08 + (wide - 0.02) * std::cos(turn)};
    };
    knit(150, 26, ring, 0.0145, random, fibres);
    const auto tail = [](double u, double v) {
        const double x = 0.20 + 0.26 * (v - 0.5) + 0.10 * u;
        const double y = 1.22 - 0.66 * u;
        const double bulge = 1 - std::pow((y - 0.72) / 0.66, 2) - std::pow(x / 0.62, 2);
        return Vec{x, y, 0.17 + 0.56 * std::sqrt(std::max(0.02, bulge)) + 0.015 * std::sin(9 * v)};
    };
    knit(46, 9, tail, 0.0145, random, fibres);
    for (int n = 0; n < 90; ++n) {
        Vec from = tail(1.02, random.next());
        Vec direction = unit(Vec{0, -1, 0.15} + random.onSphere() * 0.35);
        for (int piece = 0; piece < 4; ++piece) {
            const Vec to = from + direction * 0.03;
            fibres.push_back({from, to, 0.006, Vec{0.50, 0.025, 0.03}});
            direction = unit(direction + random.onSphere() * 0.3 + Vec{0, -0.2, 0});
            from = to;
        }
    }
}

void sewMouth(std::vector<Fibre>& fibres) {
    const auto stitch = [&](Vec from, Vec to) { fibres.push_back({from, to, 0.011, kBlack}); };
    stitch({0, 1.62, 0.765}, {0, 1.53, 0.775});
    for (const double side : {-1.0, 1.0})
        for (int n = 0; n < 6; ++n) {
            const auto at = [side](double t) {
                return Vec{side * 0.16 * t, 1.53 - 0.07 * std::sin(t * 2.2), 0.775 - 0.085 * t * t};
            };
            stitch(at(n / 6.0), at((n + 1) / 6.0));
        }
}

}  // namespace

Bear bear() {
    Random random(1603);
    Bear result;
    result.solids = furred();
    growFur(result.solids, random, result.fibres);
    wrapScarf(random, result.fibres);
    sewMouth(result.fibres);
    for (const double side : {-1.0, 1.0})
        result.solids.push_back({{0.205 * side, 1.80, 0.585}, {0.072, 0.076, 0.06}, kBlack, 0, 1});
    result.solids.push_back(
        {{0, 1.665, 0.745}, {0.095, 0.068, 0.06}, {0.03, 0.018, 0.014}, 0, 0.6});
    return result;
}

}  // namespace samples
