#include "toys.h"

#include <array>

#include "noise.h"

namespace samples {
namespace {

double toSegment(double x, double y, std::array<double, 4> s) {
    const double dx = s[2] - s[0];
    const double dy = s[3] - s[1];
    const double t =
        std::clamp(((x - s[0]) * dx + (y - s[1]) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return std::hypot(x - s[0] - t * dx, y - s[1] - t * dy);
}

std::vector<std::array<double, 4>> strokes(char letter) {
    switch (letter) {
        case 'X':
            return {{-.4, -.5, .4, .5}, {-.4, .5, .4, -.5}};
        case 'Y':
            return {{0, -.5, 0, 0}, {0, 0, -.4, .5}, {0, 0, .4, .5}};
        case 'Z':
            return {{-.4, .5, .4, .5}, {.4, .5, -.4, -.5}, {-.4, -.5, .4, -.5}};
        case 'K':
            return {{-.3, -.5, -.3, .5}, {-.3, -.05, .38, .5}, {-.12, .1, .4, -.5}};
        default:
            return {
                {-.5, .5, -.25, -.5}, {-.25, -.5, 0, .3}, {0, .3, .25, -.5}, {.25, -.5, .5, .5}};
    }
}

Vec plainWood(Vec p) {
    const double ring = std::sin(38 * (p.x + 0.35 * fractal(p * 1.7, 3)) + 3 * fractal(p * 4.0, 2));
    const double pore = fractal({p.x * 90, p.y * 6, p.z * 90}, 2);
    return Vec{0.60, 0.42, 0.235} * (0.88 + 0.10 * ring + 0.10 * pore);
}

// A painted frame and letter on bare wood, worn at the edges.
Vec blockColour(const Box& box, Vec p, double x, double y) {
    const double edge = std::max(std::abs(x), std::abs(y));
    const double wear = 0.12 * fractal(p * 14.0, 3);
    bool painted = edge > 0.80 + wear * 0.4 && edge < 0.97 + wear;
    for (const auto& stroke : strokes(box.letter))
        painted = painted || toSegment(x / 1.05, y / 1.05, stroke) < 0.10 + 0.03 * wear;
    const Vec wood = plainWood(p * 1.6);
    return painted ? mix(wood, box.colour * (1 + 0.25 * fractal(p * 30.0, 2)), 0.92) : wood;
}

Vec bookColour(const Box& box, Vec p) {
    const double height = (p.y / box.half.y + 1) / 2;
    const bool band = std::abs(height - 0.82) < 0.02 || std::abs(height - 0.88) < 0.008 ||
                      std::abs(height - 0.15) < 0.02;
    const bool title = height > 0.35 && height < 0.72 && std::abs(p.x / box.half.x) < 0.35 &&
                       noise({p.x * 12, p.y * 46, 3}) > 0.1;
    return band || title ? Vec{0.62, 0.48, 0.20} : box.colour * (1 + 0.3 * fractal(p * 25.0, 3));
}

}  // namespace

std::optional<BoxHit> meet(const Ray& ray, const Box& box) {
    const double c = std::cos(box.turn);
    const double s = std::sin(box.turn);
    const auto turned = [c, s](Vec v) { return Vec{c * v.x - s * v.z, v.y, s * v.x + c * v.z}; };
    const auto back = [c, s](Vec v) { return Vec{c * v.x + s * v.z, v.y, -s * v.x + c * v.z}; };
    const Vec o = turned(ray.origin - box.centre);
    const Vec d = turned(ray.direction);
    const Vec m = Vec{1, 1, 1} / d;
    const Vec n = m * o;
    const Vec k = Vec{std::abs(m.x), std::abs(m.y), std::abs(m.z)} * box.half;
    const Vec near = -n - k;
    const Vec far = -n + k;
    const double t = std::max({near.x, near.y, near.z});
    if (t > std::min({far.x, far.y, far.z}) || t < 1e-4)
        return std::nullopt;
    const Vec p = o + d * t;
    Vec normal;
    double x = p.x / box.half.x;
    double y = p.y / box.half.y;
    if (t == near.x) {
        normal.x = d.x > 0 ? -1 : 1;
        x = -p.z / box.half.z;
    } else if (t == near.y) {
        normal.y = d.y > 0 ? -1 : 1;
        y = -p.z / box.half.z;
    } else {
        normal.z = d.z > 0 ? -1 : 1;
    }
    // Edges are rounded to the light.
    const Vec u = p / box.half;
    const Vec round{std::pow(u.x, 15.0), std::pow(u.y, 15.0), std::pow(u.z, 15.0)};
    const Vec colour =
        box.letter != 0 ? blockColour(box, p + box.centre, x, y) : bookColour(box, p);
    return BoxHit{t, back(unit(normal + round * 0.55)), colour};
}

std::vector<Box> toyBoxes() {
    std::vector<Box> boxes{
        {{-1.22, 0.24, 0.55}, {0.24, 0.24, 0.24}, 0.32, {0.05, 0.18, 0.46}, 0.3, 'X'},
        {{-1.60, 0.24, 0.22}, {0.24, 0.24, 0.24}, -0.25, {0.52, 0.06, 0.05}, 0.3, 'K'},
        {{-1.36, 0.72, 0.40}, {0.24, 0.24, 0.24}, 0.62, {0.06, 0.30, 0.12}, 0.3, 'Y'},
        {{0.98, 0.20, 1.42}, {0.20, 0.20, 0.20}, -0.5, {0.62, 0.36, 0.03}, 0.3, 'Z'},
        {{-0.86, 0.18, 1.52}, {0.18, 0.18, 0.18}, 0.85, {0.30, 0.07, 0.34}, 0.3, 'W'},
    };
    Random random(77);
    double x = -3.6;
    while (x < 4.0) {
        const double half = random.between(0.06, 0.17);
        const double tall = random.between(0.75, 1.2);
        const Vec colour{random.between(0.03, 0.5), random.between(0.05, 0.32),
                         random.between(0.04, 0.34)};
        const bool gap = random.next() < 0.12;
        x += half;
        if (!gap)
            boxes.push_back({{x, tall, -2.7 + random.between(-0.08, 0.08)},
                             {half, tall, 0.45},
                             random.between(-0.02, 0.02),
                             colour,
                             0.2,
                             0});
        x += half + 0.012;
    }
    return boxes;
}

Wood tableTop(Vec p) {
    constexpr double kPlank = 0.62;
    const double plank = std::floor((p.z + 0.2) / kPlank);
    const double within = (p.z + 0.2) / kPlank - plank;
    const double start = 37 * cellNumber(static_cast<int>(plank), 5, 9);
    const Vec q{p.x * 0.55 + start, start, p.z * 5.0};
    const double bend = fractal({q.x * 1.3, start, q.z * 0.25}, 4);
    const double ring = std::sin(26 * (p.z + 0.5 * bend) + 9 * fractal(q, 3));
    const double pore = std::max(0.0, fractal({p.x * 9 + start, 0, p.z * 210}, 3) - 0.12);
    const double joint = smoothstep(0.0, 0.012, std::min(within, 1 - within));
    const double tone = 0.80 + 0.25 * cellNumber(static_cast<int>(plank), 1, 2);
    Vec colour = mix(Vec{0.30, 0.155, 0.07}, Vec{0.46, 0.27, 0.13}, 0.5 + 0.35 * ring);
    colour = colour * (tone * (1 - 1.6 * pore) * (0.25 + 0.75 * joint));
    const double slope = 0.05 * fractal({p.x * 20, 0, p.z * 120}, 2);
    return {colour, unit(Vec{slope * 0.3, 1, slope})};
}

Vec wallPaper(Vec p) {
    const bool stripe = std::fmod(std::floor((p.x + 40) * 2.2), 2.0) == 0;
    const Vec base = stripe ? Vec{0.46, 0.44, 0.36} : Vec{0.34, 0.38, 0.34};
    return base * (1 + 0.12 * fractal(p * 6.0, 3));
}

Vec ballColour(Vec u) {
    constexpr std::array<Vec, 4> kColours{
        {{0.60, 0.04, 0.04}, {0.70, 0.66, 0.58}, {0.03, 0.16, 0.50}, {0.72, 0.46, 0.03}}};
    const double y = 0.86 * u.y + 0.5 * u.x;
    const double x = 0.86 * u.x - 0.5 * u.y;
    if (std::abs(y) > 0.93)
        return {0.70, 0.66, 0.58};
    const double turn = (std::atan2(u.z, x) / (2 * M_PI) + 0.5) * 8;
    return kColours[static_cast<std::size_t>(turn) % 4] * (1 + 0.12 * fractal(u * 12.0, 3));
}

}  // namespace samples
