#include "ui/model/photo.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace model {

namespace {

QImage onWhite(const QImage& image) {
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGBX64);
    QImage paper(image.size(), QImage::Format_RGBX64);
    paper.fill(Qt::white);
    QPainter(&paper).drawImage(0, 0, image.convertToFormat(QImage::Format_RGBA64_Premultiplied));
    return paper;
}

float level(quint16 value) {
    return static_cast<float>(value) / 257.0F;
}

core::Planes<float> channelsOf(const QImage& image, core::Index channels) {
    const core::Index height = image.height();
    const core::Index width = image.width();
    auto planes = core::uninitialised<core::Planes<float>>({channels, height, width});
    const core::Index plane = height * width;
    for (core::Index row = 0; row < height; ++row) {
        // A line at a time, so that no second picture of 64 bits a pixel is ever whole.
        const QImage line = onWhite(image.copy(0, static_cast<int>(row), image.width(), 1));
        const auto* pixels = reinterpret_cast<const QRgba64*>(line.constScanLine(0));
        float* to = planes.data() + row * width;
        for (core::Index column = 0; column < width; ++column) {
            to[column] = level(pixels[column].red());
            if (channels == 1)
                continue;
            to[plane + column] = level(pixels[column].green());
            to[2 * plane + column] = level(pixels[column].blue());
        }
    }
    return planes;
}

core::Planes<float> meanOf(const core::Planes<float>& planes) {
    const core::Index plane = core::size(planes, 1) * core::size(planes, 2);
    auto mean =
        core::uninitialised<core::Planes<float>>({1, core::size(planes, 1), core::size(planes, 2)});
    const float* from = planes.data();
    for (core::Index n = 0; n < plane; ++n)
        mean.data()[n] = (from[n] + from[plane + n] + from[2 * plane + n]) / 3;
    return mean;
}

/// The mean of each channel over the box of the planes behind one pixel of a smaller picture.
float boxMean(const core::Planes<float>& planes, core::Index channel, const QRect& box) {
    const core::Index width = core::size(planes, 2);
    const float* plane = planes.data() + channel * core::size(planes, 1) * width;
    float sum = 0;
    for (int row = box.top(); row <= box.bottom(); ++row)
        for (int column = box.left(); column <= box.right(); ++column)
            sum += plane[row * width + column];
    return sum / static_cast<float>(box.width() * box.height());
}

int byte(float value) {
    return static_cast<int>(std::lround(std::clamp(value, 0.0F, 255.0F)));
}

/// From which place on, and how many, lie behind pixel `n` of `pixels`.
std::pair<int, int> behind(int n, int pixels, int size) {
    const auto first = static_cast<int>(static_cast<qint64>(n) * size / pixels);
    const auto last = static_cast<int>(static_cast<qint64>(n + 1) * size / pixels);
    return {first, std::max(last - first, 1)};
}

}  // namespace

Photo photoOf(const QString& name, core::Shared<core::Planes<float>> planes) {
    if (core::size(*planes, 0) == 1)
        return {name, planes, planes};
    auto grey = core::share(meanOf(*planes));
    return {name, std::move(planes), std::move(grey)};
}

Photo photoOf(const QString& name, const QImage& image) {
    const core::Index channels = image.isGrayscale() ? 1 : 3;
    return photoOf(name, core::share(channelsOf(image, channels)));
}

QImage imageOf(const core::Planes<float>& planes, const QSize& most) {
    const QSize whole(static_cast<int>(core::size(planes, 2)),
                      static_cast<int>(core::size(planes, 1)));
    QSize size = whole;
    if (!most.isEmpty() && (size.width() > most.width() || size.height() > most.height()))
        size = size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1});
    const core::Index channels = core::size(planes, 0);
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto [top, rows] = behind(y, size.height(), whole.height());
        for (int x = 0; x < size.width(); ++x) {
            const auto [left, columns] = behind(x, size.width(), whole.width());
            const QRect box(left, top, columns, rows);
            const int red = byte(boxMean(planes, 0, box));
            line[x] = channels == 1
                          ? qRgb(red, red, red)
                          : qRgb(red, byte(boxMean(planes, 1, box)), byte(boxMean(planes, 2, box)));
        }
    }
    return image;
}

}  // namespace model
