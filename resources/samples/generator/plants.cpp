#include "plants.h"

namespace samples {
namespace {

Vec onLand(const Land& land, double x, double z) {
    return {x, land.height(x, z), z};
}

void growBlade(Vec root, double tall, Vec colour, Random& random, std::vector<Fibre>& fibres) {
    const double turn = random.between(0, 2 * M_PI);
    const Vec lean{std::cos(turn) * 0.5 + 0.25, 0, std::sin(turn) * 0.5};
    Vec from = root;
    constexpr int kPieces = 4;
    for (int n = 0; n < kPieces; ++n) {
        const double t = (n + 1.0) / kPieces;
        const Vec to = root + Vec{0, tall * t * (1 - 0.22 * t), 0} + lean * (tall * 0.75 * t * t);
        fibres.push_back({from, to, 0.0042 * (1.1 - t), mix(colour * 0.45, colour * 1.2, t)});
        from = to;
    }
}

void growFlower(Vec root, double tall, Vec petal, Random& random, std::vector<Fibre>& fibres) {
    const Vec head = root + Vec{random.between(-0.06, 0.06), tall, random.between(-0.06, 0.06)};
    fibres.push_back({root, head, 0.0035, {0.07, 0.12, 0.03}});
    const Vec face = unit(Vec{random.between(-0.6, 0.3), 1, random.between(-0.9, -0.1)});
    const Vec side = unit(cross(face, {0, 0, 1}));
    const Vec other = cross(face, side);
    for (int n = 0; n < 11; ++n) {
        const double turn = 2 * M_PI * n / 11;
        const Vec out = side * std::cos(turn) + other * std::sin(turn);
        fibres.push_back({head + out * 0.010, head + out * 0.034 + face * 0.004, 0.0062,
                          petal * random.between(0.85, 1.1)});
    }
    fibres.push_back({head, head + face * 0.006, 0.0115, {0.75, 0.42, 0.02}});
}

void growMeadow(const Land& land, Random& random, std::vector<Fibre>& fibres) {
    for (int n = 0; n < 170'000; ++n) {
        // Denser towards the camera, as blades there are larger in the picture.
        const double z = 1.2 + 27 * std::pow(random.next(), 1.7);
        const double x = random.between(-0.75, 0.75) * (z + 1.5);
        const Vec root = onLand(land, x, z);
        const double patch = fractal({x * 0.9, 0, z * 0.9}, 3);
        const Vec green = mix(Vec{0.10, 0.17, 0.030}, Vec{0.30, 0.27, 0.075},
                              std::clamp(0.35 + patch + 0.25 * random.gaussian(), 0.0, 1.0));
        const double far = 1 + z / 40;
        growBlade(root, random.between(0.10, 0.34) * (1 + 0.8 * patch) * far, green, random,
                  fibres);
    }
    for (int n = 0; n < 1500; ++n) {
        const double z = 1.6 + 22 * std::pow(random.next(), 1.5);
        const double x = random.between(-0.7, 0.7) * (z + 1);
        const double patch = fractal({x * 0.35 + 40, 0, z * 0.35}, 3);
        if (patch < 0.02)
            continue;
        const double kind = fractal({x * 0.5, 9, z * 0.5}, 2) + 0.15 * random.gaussian();
        const Vec petal = kind > 0.08   ? Vec{0.62, 0.06, 0.05}
                          : kind < -0.1 ? Vec{0.36, 0.16, 0.58}
                                        : Vec{0.85, 0.83, 0.76};
        growFlower(onLand(land, x, z), random.between(0.22, 0.5), petal, random, fibres);
    }
}

void growTwig(Vec from, Vec direction, double reach, Random& random, std::vector<Fibre>& fibres) {
    constexpr int kPieces = 5;
    for (int n = 0; n < kPieces; ++n) {
        const Vec to = from + direction * (reach / kPieces);
        fibres.push_back({from, to, 0.006, {0.10, 0.065, 0.04}});
        for (int needle = 0; needle < 16; ++needle) {
            const Vec root = mix(from, to, random.next());
            const Vec out = unit(random.onSphere() + direction * 0.8 + Vec{0, 0.25, 0});
            fibres.push_back({root, root + out * random.between(0.035, 0.065), 0.0042,
                              Vec{0.040, 0.085, 0.030} * random.between(0.6, 1.7)});
        }
        direction = unit(direction + random.onSphere() * 0.18);
        from = to;
    }
}

void growSpruce(Vec foot, double tall, Random& random, std::vector<Fibre>& fibres) {
    fibres.push_back({foot, foot + Vec{0, tall * 0.93, 0}, 0.05, {0.12, 0.085, 0.06}});
    for (double up = 0.35; up < tall; up += 0.055 * tall / 3.4) {
        const double reach = 0.30 * (tall - up) + 0.05;
        const int branches = 6;
        for (int n = 0; n < branches; ++n) {
            const double turn = random.between(0, 2 * M_PI);
            Vec direction = unit({std::cos(turn), 0.18 - 0.35 * (1 - up / tall), std::sin(turn)});
            Vec from = foot + Vec{0, up, 0};
            constexpr int kPieces = 6;
            for (int piece = 0; piece < kPieces; ++piece) {
                const Vec to = from + direction * (reach / kPieces);
                fibres.push_back({from, to, 0.010, {0.11, 0.075, 0.05}});
                const Vec across = unit(cross(direction, {0, 1, 0}));
                for (const double side : {-1.0, 1.0})
                    growTwig(to, unit(direction + across * (0.9 * side) + Vec{0, -0.1, 0}),
                             0.42 * reach * (1 - piece / 7.5), random, fibres);
                direction = unit(direction + Vec{0, 0.09, 0} + random.onSphere() * 0.06);
                from = to;
            }
        }
    }
}

}  // namespace

Fibres nearPlants(const Land& land) {
    Random random(42);
    std::vector<Fibre> fibres;
    growMeadow(land, random, fibres);
    growSpruce(onLand(land, -5.2, 13.5), 6.2, random, fibres);
    growSpruce(onLand(land, -7.6, 17.5), 4.4, random, fibres);
    growSpruce(onLand(land, 8.6, 21), 3.0, random, fibres);
    return Fibres(std::move(fibres));
}

}  // namespace samples
