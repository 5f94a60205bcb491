#include "ui/paint/area_sample.h"

#include <QPaintEngine>
#include <QPainter>
#include <QTransform>
#include <algorithm>
#include <cmath>
#include <vector>

namespace paint {

namespace {

/// What a pixel of the result covers along one axis: whole pixels of the picture but for the first
/// and the last, whose shares are given. Shares and the count between add up to 1 over `length`.
struct Cover {
    int first, last;
    float firstShare, lastShare, share;
};

std::vector<Cover> coversOf(double from, double length, int count, int most) {
    std::vector<Cover> covers(static_cast<std::size_t>(count));
    const double step = length / count;
    for (int n = 0; n < count; ++n) {
        const double start = std::clamp(from + n * step, 0.0, double(most));
        const double end = std::clamp(from + (n + 1) * step, 0.0, double(most));
        const int first = std::min(static_cast<int>(start), most - 1);
        const int last = std::clamp(static_cast<int>(std::ceil(end)) - 1, first, most - 1);
        const double whole = std::max(end - start, 1e-9);
        const double head = first == last ? 1 : (first + 1 - start) / whole;
        covers[static_cast<std::size_t>(n)] = {first, last, static_cast<float>(head),
                                               static_cast<float>((end - last) / whole),
                                               static_cast<float>(1 / whole)};
    }
    return covers;
}

float shareOf(const Cover& cover, int at) {
    return at == cover.first ? cover.firstShare : at == cover.last ? cover.lastShare : cover.share;
}

/// The rows that one row of the result covers, as one row of means.
void sumRows(const QImage& picture, const Cover& rows, int from, int to, std::vector<float>& sums) {
    std::fill(sums.begin(), sums.end(), 0.F);
    for (int row = rows.first; row <= rows.last; ++row) {
        const float share = shareOf(rows, row);
        const uchar* in = picture.constScanLine(row) + from;
        for (int n = 0; n < to - from; ++n)
            sums[static_cast<std::size_t>(n)] += share * static_cast<float>(in[n]);
    }
}

/// A row of the result from a row of means whose first pixel is `offset`, of `bytes` a pixel.
void sumColumns(const std::vector<float>& sums, const std::vector<Cover>& columns, int offset,
                int bytes, uchar* out) {
    for (const Cover& cover : columns)
        for (int byte = 0; byte < bytes; ++byte) {
            float sum = 0.5F;
            for (int column = cover.first; column <= cover.last; ++column) {
                const int at = (column - offset) * bytes + byte;
                sum += shareOf(cover, column) * sums[static_cast<std::size_t>(at)];
            }
            *out++ = static_cast<uchar>(std::clamp(sum, 0.F, 255.F));
        }
}

}  // namespace

QImage averaged(const QImage& picture, const QRectF& part, const QSize& size) {
    if (picture.isNull() || size.isEmpty() || part.isEmpty())
        return {};
    const bool isGrey = picture.format() == QImage::Format_Grayscale8;
    const QImage source = isGrey || picture.format() == QImage::Format_RGB32
                              ? picture
                              : picture.convertToFormat(QImage::Format_RGB32);
    const int bytes = isGrey ? 1 : 4;
    const auto columns = coversOf(part.left(), part.width(), size.width(), source.width());
    const auto rows = coversOf(part.top(), part.height(), size.height(), source.height());
    const int from = columns.front().first, to = columns.back().last + 1;
    std::vector<float> sums(static_cast<std::size_t>((to - from) * bytes));
    QImage result(size, source.format());
    for (int row = 0; row < size.height(); ++row) {
        sumRows(source, rows[static_cast<std::size_t>(row)], from * bytes, to * bytes, sums);
        sumColumns(sums, columns, from, bytes, result.scanLine(row));
    }
    return result;
}

void drawAveraged(QPainter& painter, const QRectF& box, const QImage& picture, const QRectF& part) {
    // A drawing of lines is enlarged later: it gets a picture for a finer screen.
    const bool isVector = painter.paintEngine()->type() == QPaintEngine::SVG;
    const double finer = isVector ? 2 : 1;
    const QTransform toDevice = painter.deviceTransform() * QTransform::fromScale(finer, finer);
    const QRectF place = toDevice.mapRect(box);
    const QRect pixels(qRound(place.left()), qRound(place.top()),
                       std::max(1, qRound(place.width())), std::max(1, qRound(place.height())));
    painter.drawImage(toDevice.inverted().mapRect(QRectF(pixels)),
                      averaged(picture, part, pixels.size()));
}

}  // namespace paint
