#include "ui/model/photo.h"

#include "core/worker_pool.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <functional>

namespace model {

namespace {

constexpr core::Index kRowsAtOnce = 64;

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

/// A line of a picture of 8 bits a channel, where that says all of it.
bool hasEightBits(const QImage& image) {
    return !image.hasAlphaChannel() && image.depth() <= 32 &&
           image.format() != QImage::Format_Grayscale16 && image.format() != QImage::Format_RGB30 &&
           image.format() != QImage::Format_BGR30;
}

void readLine(const QImage& image, core::Index row, core::Planes<float>& planes) {
    const core::Index width = core::size(planes, 2);
    const core::Index plane = core::size(planes, 1) * width;
    const bool isGrey = core::size(planes, 0) == 1;
    float* to = planes.data() + row * width;
    const auto put = [&](core::Index column, float red, float green, float blue) {
        to[column] = red;
        if (isGrey)
            return;
        to[plane + column] = green;
        to[2 * plane + column] = blue;
    };
    // A line at a time, so that no second picture is ever whole.
    if (hasEightBits(image)) {
        const bool direct = image.format() == QImage::Format_RGB32;
        const QImage line = direct ? QImage()
                                   : image.copy(0, static_cast<int>(row), image.width(), 1)
                                         .convertToFormat(QImage::Format_RGB32);
        const auto* pixels = reinterpret_cast<const QRgb*>(
            direct ? image.constScanLine(static_cast<int>(row)) : line.constScanLine(0));
        for (core::Index column = 0; column < width; ++column)
            put(column, static_cast<float>(qRed(pixels[column])),
                static_cast<float>(qGreen(pixels[column])),
                static_cast<float>(qBlue(pixels[column])));
        return;
    }
    const QImage line = onWhite(image.copy(0, static_cast<int>(row), image.width(), 1));
    const auto* pixels = reinterpret_cast<const QRgba64*>(line.constScanLine(0));
    for (core::Index column = 0; column < width; ++column)
        put(column, level(pixels[column].red()), level(pixels[column].green()),
            level(pixels[column].blue()));
}

/// Calls work for every row, many rows at once on each core.
void forEachRow(core::Index rows, const std::function<void(core::Index)>& work) {
    const core::Index parts = (rows + kRowsAtOnce - 1) / kRowsAtOnce;
    core::forEach(parts, {}, [&](core::Index part) {
        const core::Index last = std::min(rows, (part + 1) * kRowsAtOnce);
        for (core::Index row = part * kRowsAtOnce; row < last; ++row)
            work(row);
    });
}

core::Planes<float> channelsOf(const QImage& image, core::Index channels) {
    auto planes = core::uninitialised<core::Planes<float>>(
        {channels, core::Index{image.height()}, core::Index{image.width()}});
    forEachRow(image.height(), [&](core::Index row) { readLine(image, row, planes); });
    return planes;
}

core::Planes<float> meanOf(const core::Planes<float>& planes) {
    const core::Index plane = core::size(planes, 1) * core::size(planes, 2);
    auto mean =
        core::uninitialised<core::Planes<float>>({1, core::size(planes, 1), core::size(planes, 2)});
    const core::Index width = core::size(planes, 2);
    forEachRow(core::size(planes, 1), [&](core::Index row) {
        const float* from = planes.data() + row * width;
        float* to = mean.data() + row * width;
        for (core::Index n = 0; n < width; ++n)
            to[n] = (from[n] + from[plane + n] + from[2 * plane + n]) / 3;
    });
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
    const core::ValueSpan values = core::valueSpan(*planes);
    if (core::size(*planes, 0) == 1)
        return {name, planes, planes, values};
    auto grey = core::share(meanOf(*planes));
    return {name, std::move(planes), std::move(grey), values};
}

Photo photoOf(const QString& name, const QImage& image) {
    // A level is never outside 0…255, which need not be looked for.
    const core::ValueSpan levels{0, 255};
    const core::Index channels = image.isGrayscale() ? 1 : 3;
    auto planes = core::share(channelsOf(image, channels));
    if (channels == 1)
        return {name, planes, planes, levels};
    auto grey = core::share(meanOf(*planes));
    return {name, std::move(planes), std::move(grey), levels};
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
