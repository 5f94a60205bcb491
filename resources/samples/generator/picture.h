#pragma once

#include <QImage>
#include <functional>
#include <vector>

#include "vector.h"

namespace samples {

/// Linear light, rows from the top.
struct Picture {
    int width = 0, height = 0;
    std::vector<Vec> pixels;

    Picture(int w, int h)
        : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    Vec& at(int x, int y) {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
};

/// Calls `pixel(x, y)` for each one, rows spread over all cores.
void fill(Picture& picture, const std::function<Vec(int x, int y)>& pixel);

/// As a camera would: exposure, a film's shoulder, sRGB, a little vignette, and grain of the given
/// standard deviation in steps of 8 bits.
QImage developed(const Picture& picture, double exposure, double grain);

}  // namespace samples
