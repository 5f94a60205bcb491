#pragma once

#include <QImage>

namespace support {

/// A picture of 3×2 pixels, three of which are not black.
inline QImage threeColours() {
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(Qt::black);
    image.setPixel(0, 0, qRgb(255, 0, 0));
    image.setPixel(1, 0, qRgb(10, 20, 31));
    image.setPixel(2, 1, qRgb(0, 0, 255));
    return image;
}

}  // namespace support
