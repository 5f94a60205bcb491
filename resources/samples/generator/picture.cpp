#include "picture.h"

#include <atomic>
#include <thread>

#include "noise.h"

namespace samples {
namespace {

// The curve of Narkowicz's fit to the ACES film.
double film(double x) {
    return std::clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
}

double encoded(double x) {
    return x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055;
}

}  // namespace

void fill(Picture& picture, const std::function<Vec(int, int)>& pixel) {
    std::atomic<int> nextRow{0};
    const auto work = [&] {
        for (int y = nextRow++; y < picture.height; y = nextRow++)
            for (int x = 0; x < picture.width; ++x)
                picture.at(x, y) = pixel(x, y);
    };
    std::vector<std::jthread> threads;
    for (unsigned n = 0; n < std::max(1U, std::thread::hardware_concurrency()); ++n)
        threads.emplace_back(work);
}

QImage developed(const Picture& picture, double exposure, double grain) {
    QImage image(picture.width, picture.height, QImage::Format_RGB32);
    Random random(4711);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double dx = (x + 0.5) / picture.width - 0.5;
            const double dy = (y + 0.5) / picture.height - 0.5;
            const double vignette = 1 - 0.55 * (dx * dx + dy * dy);
            const Vec light = const_cast<Picture&>(picture).at(x, y) * (exposure * vignette);
            // Grain lies in the lightness, as in film that has been scanned.
            const double speck = grain * random.gaussian();
            const auto byte = [&](double value) {
                return static_cast<int>(
                    std::clamp(std::lround(255 * encoded(film(value)) + speck), 0L, 255L));
            };
            image.setPixel(x, y, qRgb(byte(light.x), byte(light.y), byte(light.z)));
        }
    }
    return image;
}

}  // namespace samples
