#pragma once

#include <vector>

#include "fibres.h"

namespace samples {

/// A round solid: an ellipsoid with upright axes. What lies within a skin is hidden by its hair.
struct Ellipsoid {
    Vec centre, radii;
    Vec colour;
    double hair = 0;   // length
    double gloss = 0;  // 0…1
};

/// A plush bear that sits on the plane y = 0, about 2.3 high, looking along z: its solids, and the
/// hair on them, its scarf and its seams as fibres.
struct Bear {
    std::vector<Ellipsoid> solids;
    std::vector<Fibre> fibres;
};
Bear bear();

}  // namespace samples
