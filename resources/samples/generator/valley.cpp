#include "valley.h"

#include "camera.h"
#include "land.h"
#include "plants.h"

namespace samples {
namespace {

const Vec kSun = unit({-0.62, 0.50, 0.12});
constexpr Vec kSunlight{3.3, 2.95, 2.45};
constexpr Vec kSkylight{0.42, 0.56, 0.82};
constexpr double kSight = 2900;

Vec clearSky(Vec d) {
    const double up = std::max(d.y, 0.0);
    const Vec blue = mix(Vec{0.62, 0.74, 0.90}, Vec{0.10, 0.24, 0.58}, std::pow(up, 0.45));
    const double glow = std::pow(std::max(0.0, dot(d, kSun)), 6);
    return blue + Vec{0.50, 0.38, 0.22} * glow;
}

Vec skyWithClouds(Vec d) {
    const Vec clear = clearSky(d);
    if (d.y < 0.02)
        return clear;
    const Vec p = Vec{d.x, 0, d.z} * (1.1 / (d.y + 0.10)) + Vec{3.1, 0, 1.7};
    const Vec bent = p + Vec{fractal(p * 1.1, 4), 0, fractal(p * 1.1 + Vec{7, 1, 3}, 4)} * 0.6;
    const double thick = fractal(bent * 0.8, 7) + 0.06;
    const double towardsSun = fractal((bent + Vec{kSun.x, 0, kSun.z} * 0.16) * 0.8, 6) + 0.06;
    const double cover = smoothstep(0.0, 0.28, thick) * smoothstep(0.02, 0.16, d.y);
    const double lit = std::clamp(0.72 - 1.5 * (towardsSun - thick * 0.2), 0.0, 1.0);
    const Vec cloud = mix(Vec{0.55, 0.60, 0.70}, Vec{1.75, 1.68, 1.58}, lit);
    return mix(clear, cloud, cover * 0.92);
}

// Air scatters the light of what is far, and adds that of the sky; more of it lies low.
Vec throughAir(Vec colour, const Ray& ray, double t) {
    const double low = std::exp(-std::max(0.0, ray.at(t).y) / 420);
    const double haze = 1 - std::exp(-t * (0.00012 + 0.00030 * low));
    const double glow = std::pow(std::max(0.0, dot(ray.direction, kSun)), 4);
    const Vec air = Vec{0.52, 0.64, 0.84} + Vec{0.35, 0.24, 0.10} * glow;
    return mix(colour, air, haze);
}

class Valley {
public:
    Valley() : plants_(nearPlants(land_)) {}

    Vec eye() const { return {0, land_.height(0, 0) + 1.55, 0}; }

    Vec light(const Ray& ray, Random& random) const {
        const double water = ray.direction.y < 0 ? -ray.origin.y / ray.direction.y : kSight;
        const auto land = land_.meet(ray, std::min(water, kSight));
        const double limit = land ? land->t : std::min(water, kSight);
        if (const auto fibre = plants_.nearest(ray, std::min(limit, 60.0)))
            return throughAir(plant(ray, *fibre, random), ray, fibre->t);
        if (land)
            return throughAir(ground(*land, random), ray, land->t);
        return water < kSight ? throughAir(lake(ray, water, random), ray, water)
                              : skyWithClouds(ray.direction);
    }

private:
    bool sunReaches(Vec point, Random& random) const {
        const Vec towards = unit(kSun + random.onSphere() * 0.012);
        const Ray shadow{point, towards};
        return !(point.z < 40 && plants_.blocked(shadow, 30, 0.25, random)) &&
               !land_.shaded(shadow);
    }

    Vec ground(const Land::Hit& hit, Random& random) const {
        const double facing = std::max(0.0, dot(hit.normal, kSun));
        Vec light = kSkylight * (0.45 + 0.55 * hit.normal.y);
        light += Vec{0.10, 0.12, 0.06} * (1 - hit.normal.y);
        if (facing > 0 && sunReaches(hit.point + hit.normal * 0.6, random))
            light += kSunlight * facing;
        return hit.colour * light;
    }

    Vec plant(const Ray& ray, const Fibres::Hit& hit, Random& random) const {
        const Fibre& fibre = *hit.fibre;
        const Vec along = unit(fibre.to - fibre.from);
        const Vec p = ray.at(hit.t);
        const Vec normal = unit(p - (fibre.from + along * dot(along, p - fibre.from)));
        const double sine = std::sqrt(std::max(0.0, 1 - std::pow(dot(along, kSun), 2)));
        // Leaves are lit through as well as lit.
        const double facing = 0.45 * std::max(0.0, dot(normal, kSun)) + 0.40 * sine;
        const Vec up = unit(normal + Vec{0, 0.6, 0} + random.onSphere());
        const bool open = !plants_.blocked({p + normal * 0.004, up}, 2.5, 0.2, random);
        Vec light = kSkylight * (open ? 1.0 : 0.22);
        if (sunReaches(p + normal * 0.004, random)) {
            const Vec half = unit(kSun - ray.direction);
            const double cosine = dot(along, half);
            light += kSunlight * facing;
            light += kSunlight * (0.35 * std::pow(std::max(0.0, 1 - cosine * cosine), 30));
        }
        return fibre.colour * light;
    }

    Vec lake(const Ray& ray, double t, Random& random) const {
        const Vec p = ray.at(t);
        const double calm =
            0.012 + 0.03 * smoothstep(-0.05, 0.25, fractal({p.x / 60, 2, p.z / 25}, 3));
        const Vec wave{fractal({p.x * 0.9, 0, p.z * 1.4}, 4), 0,
                       fractal({p.x * 0.9, 5, p.z * 1.4}, 4)};
        const Vec normal = unit(Vec{0, 1, 0} + wave * calm);
        Vec mirrored = unit(ray.direction - normal * (2 * dot(ray.direction, normal)));
        mirrored.y = std::max(mirrored.y, 0.004);
        const Ray reflection{p + Vec{0, 0.02, 0}, mirrored};
        const auto hit = land_.meet(reflection, 1800);
        const Vec above =
            hit ? throughAir(ground(*hit, random), reflection, hit->t) : skyWithClouds(mirrored);
        const double cosine = std::clamp(-dot(ray.direction, normal), 0.0, 1.0);
        const double share = 0.03 + 0.97 * std::pow(1 - cosine, 5);
        const double shallow = smoothstep(-4.5, 0.0, land_.height(p.x, p.z));
        const Vec depth = mix(Vec{0.015, 0.055, 0.065}, Vec{0.10, 0.15, 0.10}, shallow);
        return mix(depth, above, std::clamp(share + 0.08, 0.0, 1.0));
    }

    Land land_;
    Fibres plants_;
};

}  // namespace

Picture valley(int width, int height, int samplesPerPixel) {
    const Valley scene;
    Camera camera;
    camera.eye = scene.eye();
    camera.forward = unit({0.02, -0.028, 1});
    camera.right = unit(cross({0, 1, 0}, camera.forward));
    camera.up = cross(camera.forward, camera.right);
    camera.lens = 0.010;
    camera.focus = 14;
    camera.halfHeight = 0.45;
    camera.brightest = 4;
    const Light light = [&](const Ray& ray, Random& random) { return scene.light(ray, random); };
    return taken(camera, light, width, height, samplesPerPixel);
}

}  // namespace samples
