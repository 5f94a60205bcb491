#pragma once

#include <functional>

#include "noise.h"
#include "picture.h"

namespace samples {

/// A lens with a focus: what it sees sharp lies `focus` away from the eye.
struct Camera {
    Vec eye, forward, right, up;
    double lens = 0;  // its radius
    double focus = 0;
    double halfHeight = 0;  // of what it sees at a distance of 1
    double brightest = 0;   // no single path may outshine its pixel
};

/// The light that comes along a ray.
using Light = std::function<Vec(const Ray& ray, Random& random)>;

/// What the camera sees: for each pixel the mean of `samplesPerPixel` rays through its lens. The
/// random numbers depend on the pixel alone, so a picture is the same on any number of cores.
Picture taken(const Camera& camera, const Light& light, int width, int height, int samplesPerPixel);

}  // namespace samples
