#include "ui/model/photo.h"

#include "core/worker_pool.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

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

/// A row of pictures of 8 bits a channel, and of any.
template <class Put>
void readBytes(const QImage& image, int row, Put put) {
    // A line at a time, so that no second picture is ever whole.
    const bool direct = image.format() == QImage::Format_RGB32;
    const QImage line =
        direct ? QImage()
               : image.copy(0, row, image.width(), 1).convertToFormat(QImage::Format_RGB32);
    const auto* pixels =
        reinterpret_cast<const QRgb*>(direct ? image.constScanLine(row) : line.constScanLine(0));
    for (int column = 0; column < image.width(); ++column)
        put(column, static_cast<float>(qRed(pixels[column])),
            static_cast<float>(qGreen(pixels[column])), static_cast<float>(qBlue(pixels[column])));
}

template <class Put>
void readLevels(const QImage& image, int row, Put put) {
    const QImage line = onWhite(image.copy(0, row, image.width(), 1));
    const auto* pixels = reinterpret_cast<const QRgba64*>(line.constScanLine(0));
    for (int column = 0; column < image.width(); ++column)
        put(column, level(pixels[column].red()), level(pixels[column].green()),
            level(pixels[column].blue()));
}

template <class Put>
void readLine(const QImage& image, int row, Put put) {
    if (hasEightBits(image))
        readBytes(image, row, put);
    else
        readLevels(image, row, put);
}

core::Shared<core::PhotoLines> coloursOf(const QImage& image) {
    const auto read = [image](core::Index row, float* to) {
        const core::Index width = image.width();
        readLine(image, static_cast<int>(row), [=](int column, float red, float green, float blue) {
            to[column] = red;
            to[column + width] = green;
            to[column + 2 * width] = blue;
        });
    };
    return core::share(core::PhotoLines{3, image.height(), image.width(), read});
}

core::Shared<core::PhotoLines> oneChannelOf(const QImage& image) {
    const auto read = [image](core::Index row, float* to) {
        readLine(image, static_cast<int>(row),
                 [to](int column, float red, float, float) { to[column] = red; });
    };
    return core::share(core::PhotoLines{1, image.height(), image.width(), read});
}

float meanOf(float red, float green, float blue) {
    return (red + green + blue) / 3;
}

core::Shared<core::PhotoLines> meansOf(const QImage& image) {
    const auto read = [image](core::Index row, float* to) {
        readLine(image, static_cast<int>(row),
                 [to](int column, float red, float green, float blue) {
                     to[column] = meanOf(red, green, blue);
                 });
    };
    return core::share(core::PhotoLines{1, image.height(), image.width(), read});
}

/// Calls work for every row, many rows at once on each core.
void forEachRow(core::Index rows, const core::Control& control,
                const std::function<void(core::Index)>& work) {
    const core::Index parts = (rows + kRowsAtOnce - 1) / kRowsAtOnce;
    core::forEach(parts, core::silent(control), [&](core::Index part) {
        const core::Index last = std::min(rows, (part + 1) * kRowsAtOnce);
        for (core::Index row = part * kRowsAtOnce; row < last; ++row)
            work(row);
    });
}

core::Planes<float> arrayOf(const core::PhotoLines& lines, const core::Control& control) {
    auto planes =
        core::uninitialised<core::Planes<float>>({lines.channels, lines.rows, lines.columns});
    const core::Index width = lines.columns;
    const core::Index plane = lines.rows * width;
    forEachRow(lines.rows, control, [&](core::Index row) {
        if (lines.channels == 1)
            return lines.read(row, planes.data() + row * width);
        std::vector<float> whole(static_cast<std::size_t>(lines.channels * width));
        lines.read(row, whole.data());
        for (core::Index channel = 0; channel < lines.channels; ++channel)
            std::copy_n(whole.data() + channel * width, width,
                        planes.data() + channel * plane + row * width);
    });
    return planes;
}

core::Planes<float> meanOf(const core::Planes<float>& planes, const core::Control& control) {
    const core::Index plane = core::size(planes, 1) * core::size(planes, 2);
    auto mean =
        core::uninitialised<core::Planes<float>>({1, core::size(planes, 1), core::size(planes, 2)});
    const core::Index width = core::size(planes, 2);
    forEachRow(core::size(planes, 1), control, [&](core::Index row) {
        const float* from = planes.data() + row * width;
        float* to = mean.data() + row * width;
        for (core::Index n = 0; n < width; ++n)
            to[n] = meanOf(from[n], from[plane + n], from[2 * plane + n]);
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

/// The size of a picture that fits `most`, where that is given.
QSize fitted(const QSize& whole, const QSize& most) {
    if (most.isEmpty() || (whole.width() <= most.width() && whole.height() <= most.height()))
        return whole;
    return whole.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1});
}

template <class Value>
QRgb pixelOf(core::Index channels, Value valueOf) {
    const int red = byte(valueOf(0));
    return channels == 1 ? qRgb(red, red, red) : qRgb(red, byte(valueOf(1)), byte(valueOf(2)));
}

}  // namespace

std::array<core::Index, 3> shapeOf(const Photo& photo) {
    if (photo.lines)
        return {photo.lines->channels, photo.lines->rows, photo.lines->columns};
    return {core::size(*photo.planes, 0), core::size(*photo.planes, 1),
            core::size(*photo.planes, 2)};
}

Photo photoOf(const QString& name, core::Shared<core::Planes<float>> planes) {
    Photo photo;
    photo.name = name;
    photo.values = core::valueSpan(*planes);
    photo.grey = core::size(*planes, 0) == 1 ? planes : core::share(meanOf(*planes, {}));
    photo.planes = std::move(planes);
    return photo;
}

Photo glimpseOf(const QString& name, const QImage& image) {
    Photo photo;
    photo.name = name;
    // A level is never outside 0…255, which need not be looked for.
    photo.values = {0, 255};
    const bool grey = image.isGrayscale();
    photo.lines = grey ? oneChannelOf(image) : coloursOf(image);
    photo.greyLines = grey ? photo.lines : meansOf(image);
    return photo;
}

Photo photoOf(const Photo& glimpse, const core::Control& control) {
    Photo photo = glimpse;
    photo.planes = core::share(arrayOf(*glimpse.lines, control));
    photo.grey =
        glimpse.lines->channels == 1 ? photo.planes : core::share(meanOf(*photo.planes, control));
    photo.lines = photo.greyLines = nullptr;
    return photo;
}

Photo photoOf(const QString& name, const QImage& image) {
    return photoOf(glimpseOf(name, image));
}

QImage imageOf(const core::Planes<float>& planes, const QSize& most) {
    const QSize whole(static_cast<int>(core::size(planes, 2)),
                      static_cast<int>(core::size(planes, 1)));
    const QSize size = fitted(whole, most);
    const core::Index channels = core::size(planes, 0);
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto [top, rows] = behind(y, size.height(), whole.height());
        for (int x = 0; x < size.width(); ++x) {
            const auto [left, columns] = behind(x, size.width(), whole.width());
            const QRect box(left, top, columns, rows);
            line[x] = pixelOf(channels,
                              [&](core::Index channel) { return boxMean(planes, channel, box); });
        }
    }
    return image;
}

QImage imageOf(const core::PhotoLines& lines, const QSize& most) {
    const QSize whole(static_cast<int>(lines.columns), static_cast<int>(lines.rows));
    const QSize size = fitted(whole, most);
    auto row = core::uninitialised<core::Planes<float>>({lines.channels, 1, lines.columns});
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto [top, rows] = behind(y, size.height(), whole.height());
        lines.read(top + rows / 2, row.data());
        for (int x = 0; x < size.width(); ++x) {
            const auto [left, columns] = behind(x, size.width(), whole.width());
            const QRect box(left, 0, columns, 1);
            line[x] = pixelOf(lines.channels,
                              [&](core::Index channel) { return boxMean(row, channel, box); });
        }
    }
    return image;
}

}  // namespace model
