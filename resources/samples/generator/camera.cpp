#include "camera.h"

namespace samples {
namespace {

Ray rayThrough(const Camera& camera, double x, double y, Random& random) {
    const Vec target =
        camera.eye + (camera.forward + camera.right * x + camera.up * y) * camera.focus;
    const double r = camera.lens * std::sqrt(random.next());
    const double angle = random.between(0, 2 * M_PI);
    const Vec lens =
        camera.eye + camera.right * (r * std::cos(angle)) + camera.up * (r * std::sin(angle));
    return {lens, unit(target - lens)};
}

}  // namespace

Picture taken(const Camera& camera, const Light& light, int width, int height,
              int samplesPerPixel) {
    Picture picture(width, height);
    const double size = 2 * camera.halfHeight;
    fill(picture, [&](int x, int y) {
        Random random(static_cast<std::uint64_t>(y) * 100'003 + static_cast<std::uint64_t>(x));
        Vec sum;
        for (int n = 0; n < samplesPerPixel; ++n) {
            const double px = (x + random.next() - width / 2.0) * size / height;
            const double py = (height / 2.0 - y - random.next()) * size / height;
            const Vec seen = light(rayThrough(camera, px, py, random), random);
            sum += Vec{std::min(seen.x, camera.brightest), std::min(seen.y, camera.brightest),
                       std::min(seen.z, camera.brightest)};
        }
        return sum * (1.0 / samplesPerPixel);
    });
    return picture;
}

}  // namespace samples
