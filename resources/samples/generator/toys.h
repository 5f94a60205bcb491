#pragma once

#include <optional>
#include <vector>

#include "vector.h"

namespace samples {

/// A box turned about the vertical.
struct Box {
    Vec centre, half;
    double turn = 0;
    Vec colour;
    double gloss = 0;
    char letter = 0;  // of a toy block: X, Y, Z, K or W on its front and right
};

struct BoxHit {
    double t;
    Vec normal, colour;
};
std::optional<BoxHit> meet(const Ray& ray, const Box& box);

/// The blocks on the table and the books behind.
std::vector<Box> toyBoxes();

struct Wood {
    Vec colour, normal;
};
Wood tableTop(Vec p);
Vec wallPaper(Vec p);
/// By where on a unit ball.
Vec ballColour(Vec u);

}  // namespace samples
