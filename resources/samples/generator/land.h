#pragma once

#include <optional>
#include <vector>

#include "vector.h"

namespace samples {

/// Mountains round a lake whose surface is y = 0; x to the right, z into the picture, in metres.
class Land {
public:
    Land();

    /// The ground's height, from a grid made once.
    double height(double x, double z) const;
    Vec normal(double x, double z) const;

    struct Hit {
        double t;
        Vec point, normal, colour;
    };
    /// Where a ray meets ground or a tree, up to `limit`.
    std::optional<Hit> meet(const Ray& ray, double limit) const;
    bool shaded(const Ray& ray) const;

private:
    struct Tree {
        double depth = -1;  // how far inside its crown a point is; negative outside
        Vec normal, colour;
    };
    Tree treeAt(Vec p) const;
    Vec groundColour(Vec p, Vec normal) const;
    double march(const Ray& ray, double from, double limit, double coarseness) const;

    std::vector<float> heights_;
};

}  // namespace samples
