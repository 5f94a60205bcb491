#include "toy_room.h"

#include <limits>

#include "bear_model.h"
#include "camera.h"
#include "toys.h"

namespace samples {
namespace {

constexpr double kEndless = std::numeric_limits<double>::infinity();

struct Surface {
    double t = kEndless;
    Vec point, normal, colour;
    Vec along;  // of a fibre; else 0
    double gloss = 0;
};

class Room {
public:
    Room() : bear_(bear()), fibres_(std::move(bear_.fibres)), boxes_(toyBoxes()) {
        bear_.solids.push_back({{1.30, 0.36, 0.62}, {0.36, 0.36, 0.36}, {}, 0, 0.8});
    }

    Vec light(Ray ray, Random& random) const {
        Vec sum;
        Vec weight{1, 1, 1};
        bool seesWindow = true;  // else it is counted by direct()
        for (int bounce = 0; bounce < 3; ++bounce) {
            const Surface hit = nearest(ray, random);
            if (hit.t == kEndless)
                return sum + weight * sky(ray.direction, seesWindow);
            if (isMirrored(ray, hit, random)) {
                ray = {hit.point,
                       unit(ray.direction - hit.normal * (2 * dot(ray.direction, hit.normal)))};
                continue;
            }
            seesWindow = false;
            weight = weight * hit.colour;
            sum += weight * direct(ray, hit, random);
            ray = {hit.point, random.aboutNormal(hit.normal)};
        }
        return sum + weight * Vec{0.20, 0.17, 0.14};
    }

private:
    // The window is a bright pane to the upper left; the rest of the room is dim and warm.
    static Vec sky(Vec d, bool withWindow) {
        if (withWindow && d.x < 0) {
            const double y = d.y / -d.x;
            const double z = d.z / -d.x;
            const bool pane = y > 0.25 && y < 1.45 && z > -0.25 && z < 1.15;
            const bool bar = std::abs(z - 0.45) < 0.035 || std::abs(y - 0.85) < 0.03;
            if (pane && !bar)
                return {5.2, 5.8, 6.6};
        }
        return Vec{0.85, 0.78, 0.70} * (0.55 + 0.45 * d.y);
    }

    static bool isMirrored(const Ray& ray, const Surface& hit, Random& random) {
        if (hit.gloss == 0)
            return false;
        const double cosine = std::clamp(-dot(ray.direction, hit.normal), 0.0, 1.0);
        const double share = 0.04 + 0.96 * std::pow(1 - cosine, 5);
        return random.next() < hit.gloss * share;
    }

    Vec direct(const Ray& ray, const Surface& hit, Random& random) const {
        const Vec target{-5.0, random.between(2.6, 5.6), random.between(-0.4, 4.0)};
        const Vec way = target - hit.point;
        const double distance = length(way);
        const Vec toLight = way * (1 / distance);
        const double arrives = std::max(0.0, toLight.x * -1) * 300 / (distance * distance) * 0.55;
        double share = std::max(0.0, dot(hit.normal, toLight)) / M_PI;
        Vec gleam;
        const bool isFibre = dot(hit.along, hit.along) > 0;
        if (isFibre) {
            const double sine = std::sqrt(std::max(0.0, 1 - std::pow(dot(hit.along, toLight), 2)));
            share = 0.6 * share + 0.4 * sine / M_PI;
            const Vec half = unit(toLight - ray.direction);
            const double cosine = dot(hit.along, half);
            gleam = Vec{1, 0.93, 0.82} * (0.10 * std::pow(std::max(0.0, 1 - cosine * cosine), 40));
        }
        if (share <= 0)
            return {};
        const Ray shadow{hit.point + hit.normal * 1e-4, toLight};
        if (solidNearest(shadow).t < distance ||
            fibres_.blocked(shadow, distance, isFibre ? 0.32 : 0.05, random))
            return {};
        return Vec{1.0, 0.96, 0.90} * (arrives * share) + gleam * arrives;
    }

    Surface nearest(const Ray& ray, Random&) const {
        Surface hit = solidNearest(ray);
        if (const auto fibre = fibres_.nearest(ray, hit.t)) {
            const Fibre& f = *fibre->fibre;
            hit.t = fibre->t;
            hit.along = unit(f.to - f.from);
            const Vec p = ray.at(hit.t);
            const Vec out = p - (f.from + hit.along * dot(hit.along, p - f.from));
            hit.normal = unit(out + Vec{1e-12, 0, 0});
            hit.point = p + hit.normal * 1e-4;
            hit.colour = f.colour;
            hit.gloss = 0;
        }
        return hit;
    }

    Surface solidNearest(const Ray& ray) const {
        Surface hit;
        for (std::size_t n = 0; n < bear_.solids.size(); ++n)
            meetEllipsoid(ray, bear_.solids[n], n + 1 == bear_.solids.size(), hit);
        for (const Box& box : boxes_)
            if (const auto met = meet(ray, box); met && met->t < hit.t)
                set(hit, ray, met->t, met->normal, met->colour, box.gloss);
        if (ray.direction.y < 0)
            if (const double t = -ray.origin.y / ray.direction.y; t > 1e-4 && t < hit.t) {
                const Wood wood = tableTop(ray.at(t));
                set(hit, ray, t, wood.normal, wood.colour, 0.55);
            }
        if (ray.direction.z < 0)
            if (const double t = (-3.4 - ray.origin.z) / ray.direction.z; t > 1e-4 && t < hit.t)
                set(hit, ray, t, {0, 0, 1}, wallPaper(ray.at(t)), 0);
        return hit;
    }

    static void meetEllipsoid(const Ray& ray, const Ellipsoid& solid, bool isBall, Surface& hit) {
        const Vec o = (ray.origin - solid.centre) / solid.radii;
        const Vec d = ray.direction / solid.radii;
        const double a = dot(d, d);
        const double b = dot(o, d);
        const double h = b * b - a * (dot(o, o) - 1);
        if (h <= 0)
            return;
        const double t = (-b - std::sqrt(h)) / a;
        if (t <= 1e-4 || t >= hit.t)
            return;
        const Vec u = o + d * t;
        const Vec colour = isBall ? ballColour(u) : solid.colour * (solid.hair > 0 ? 0.35 : 1.0);
        set(hit, ray, t, unit(u / solid.radii), colour, solid.gloss);
    }

    static void set(Surface& hit, const Ray& ray, double t, Vec normal, Vec colour, double gloss) {
        hit = {t, ray.at(t) + normal * 1e-4, normal, colour, {}, gloss};
    }

    Bear bear_;
    Fibres fibres_;
    std::vector<Box> boxes_;
};

}  // namespace

Picture toyRoom(int width, int height, int samplesPerPixel) {
    const Room room;
    Camera camera;
    camera.eye = {0.75, 1.75, 5.9};
    camera.forward = unit(Vec{0.06, 1.06, 0.2} - camera.eye);
    camera.right = unit(cross(camera.forward, {0, 1, 0}));
    camera.up = cross(camera.right, camera.forward);
    camera.lens = 0.075;
    camera.focus = 5.35;
    camera.halfHeight = 0.262;
    camera.brightest = 8;
    const Light light = [&](const Ray& ray, Random& random) { return room.light(ray, random); };
    return taken(camera, light, width, height, samplesPerPixel);
}

}  // namespace samples
