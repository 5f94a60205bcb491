#include "ui/paint/density.h"

#include "ui/paint/ramp.h"

#include <QImage>
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace paint {
namespace {

constexpr double kFaintest = .3;  // what one entry of many shows of the arm

// A raster over the visible part of the array.
struct Raster {
    QRectF area;  // on the painter
    int width = 0, height = 0;
    double columnsPerPixel = 1, rowsPerPixel = 1;
    double pixelsPerColumn = 1, pixelsPerRow = 1;
    double firstColumn = 0, firstRow = 0;  // at the raster's upper left, as fractions
};

Raster rasterOf(const QPainter& painter, const Grid& grid, const QRectF& clip) {
    Raster raster;
    raster.area = grid.rect().intersected(clip);
    const double scale = std::max(1., painter.deviceTransform().m11());
    raster.width = std::max(1, static_cast<int>(std::ceil(raster.area.width() * scale)));
    raster.height = std::max(1, static_cast<int>(std::ceil(raster.area.height() * scale)));
    raster.columnsPerPixel = raster.area.width() / grid.cellWidth / raster.width;
    raster.rowsPerPixel = raster.area.height() / grid.cellHeight / raster.height;
    raster.pixelsPerColumn = 1 / raster.columnsPerPixel;
    raster.pixelsPerRow = 1 / raster.rowsPerPixel;
    raster.firstColumn = (raster.area.left() - grid.origin.x()) / grid.cellWidth;
    raster.firstRow = (raster.area.top() - grid.origin.y()) / grid.cellHeight;
    return raster;
}

// Entry n of a diagonal lies within [first, last) for these n.
std::pair<double, double> stepsWithin(double start, double step, double first, double last,
                                      double count) {
    if (step == 0)
        return start >= first && start < last ? std::pair{0., count} : std::pair{0., 0.};
    const auto [low, high] = std::minmax({(first - start) / step, (last - start) / step});
    return {std::max(0., std::ceil(low)), std::min(count, std::ceil(high))};
}

// From afar most diagonals are shorter than a pixel, and there are tens of thousands of them: where
// its two ends are in one pixel all of it is.
bool addedWhole(double row, double column, double rowLength, double columnLength, double count,
                const Raster& raster, std::vector<float>& counts) {
    const double y = row * raster.pixelsPerRow, x = column * raster.pixelsPerColumn;
    if (y < 0 || x < 0 || y >= raster.height || x >= raster.width)
        return false;
    const auto line = static_cast<int>(y), place = static_cast<int>(x);
    if ((row + rowLength) * raster.pixelsPerRow >= line + 1 ||
        (column + columnLength) * raster.pixelsPerColumn >= place + 1)
        return false;
    counts[static_cast<std::size_t>(line) * static_cast<std::size_t>(raster.width) +
           static_cast<std::size_t>(place)] += static_cast<float>(count);
    return true;
}

// Adds a diagonal's entries to the pixels that it crosses, one visit a pixel.
void addDiagonal(const Diagonal& diagonal, const Raster& raster, std::vector<float>& counts) {
    const double row = static_cast<double>(diagonal.row) - raster.firstRow;
    const double column = static_cast<double>(diagonal.column) - raster.firstColumn;
    const auto rowStep = static_cast<double>(diagonal.rowStep);
    const auto columnStep = static_cast<double>(diagonal.columnStep);
    const auto all = static_cast<double>(diagonal.count);
    if (addedWhole(row + .5, column + .5, (all - 1) * rowStep, (all - 1) * columnStep, all, raster,
                   counts))
        return;
    const auto [rowFirst, rowLast] =
        stepsWithin(row + .5, rowStep, 0, raster.height * raster.rowsPerPixel, all);
    const auto [columnFirst, columnLast] =
        stepsWithin(column + .5, columnStep, 0, raster.width * raster.columnsPerPixel, all);
    const double first = std::max(rowFirst, columnFirst);
    const double last = std::min(rowLast, columnLast);
    const double perPixel =
        std::max(1., std::min(rowStep > 0 ? raster.rowsPerPixel / rowStep : 1e18,
                              columnStep > 0 ? raster.columnsPerPixel / columnStep : 1e18));
    const auto visits = static_cast<Index>(std::ceil((last - first) / perPixel));
    for (Index visit = 0; visit < visits; ++visit) {
        const double n = first + static_cast<double>(visit) * perPixel;
        const auto y = static_cast<int>((row + .5 + n * rowStep) / raster.rowsPerPixel);
        const auto x = static_cast<int>((column + .5 + n * columnStep) / raster.columnsPerPixel);
        if (x < 0 || y < 0 || x >= raster.width || y >= raster.height)
            continue;
        counts[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
               static_cast<std::size_t>(x)] += static_cast<float>(std::min(perPixel, last - n));
    }
}

QImage countsImage(const ArraySource& source, const Raster& raster, bool faded, const Theme& theme,
                   PaintCount& count) {
    std::vector<float> counts(static_cast<std::size_t>(raster.width) *
                              static_cast<std::size_t>(raster.height));
    const auto firstRow = static_cast<Index>(std::floor(raster.firstRow));
    const auto lastRow =
        static_cast<Index>(std::ceil(raster.firstRow + raster.height * raster.rowsPerPixel));
    source.forEachDiagonal(std::max<Index>(0, firstRow), std::min(source.rows() - 1, lastRow),
                           [&](const Diagonal& diagonal) {
                               ++count.diagonals;
                               addDiagonal(diagonal, raster, counts);
                           });
    const float most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
    const QColor ink = faded ? mixed(theme.of(source.role()).arm, theme.page, kFadeWithout)
                             : theme.of(source.role()).arm;
    std::array<QRgb, 256> ramp;
    for (int n = 0; n < 256; ++n)
        ramp[static_cast<std::size_t>(n)] =
            mixed(theme.page, ink, kFaintest + (1 - kFaintest) * n / 255).rgb();
    QImage image(raster.width, raster.height, QImage::Format_RGB32);
    auto cell = counts.cbegin();
    for (int y = 0; y < raster.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < raster.width; ++x, ++cell)
            *line++ =
                *cell <= 0 ? theme.page.rgb() : ramp[static_cast<std::size_t>(255 * *cell / most)];
    }
    return image;
}

// Of a cell and one half a pixel on, the one farther from 0: a thin line is not lost.
CellContent stronger(const ArraySource& source, Index row, Index column, Index rowStep,
                     Index columnStep, PaintCount& count) {
    const CellContent first = source.at(row, column);
    const Index otherRow = std::min(source.rows() - 1, row + rowStep);
    const Index otherColumn = std::min(source.columns() - 1, column + columnStep);
    ++count.cells;
    if (otherRow == row && otherColumn == column)
        return first;
    const CellContent other = source.at(otherRow, otherColumn);
    ++count.cells;
    const bool isStronger =
        other.kind == CellContent::Kind::Value && !(std::abs(other.value) <= std::abs(first.value));
    return isStronger ? other : first;
}

// The cells that a line of pixels shows, and those half a pixel on.
struct Sampled {
    std::vector<Index> first, other;
};

Sampled sampledAlong(int pixels, double start, double perPixel, Index count) {
    const auto half = static_cast<Index>(perPixel / 2);
    Sampled sampled;
    for (int n = 0; n < pixels; ++n) {
        const auto at = static_cast<Index>(start + n * perPixel);
        sampled.first.push_back(std::clamp<Index>(at, 0, count - 1));
        sampled.other.push_back(std::min(count - 1, sampled.first.back() + half));
    }
    return sampled;
}

// As sampledImage(), without asking for each cell: most arrays of many cells a pixel are these.
QImage sampledValues(const ArraySource& source, const Raster& raster, bool faded,
                     const Theme& theme, PaintCount& count) {
    QImage image(raster.width, raster.height, QImage::Format_RGB32);
    const CellPalette palette(source.role(), source.magnitude(), faded, theme);
    const Sampled rows =
        sampledAlong(raster.height, raster.firstRow, raster.rowsPerPixel, source.rows());
    const Sampled columns =
        sampledAlong(raster.width, raster.firstColumn, raster.columnsPerPixel, source.columns());
    for (std::size_t y = 0; y < rows.first.size(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(y)));
        const double* first = source.valuesOf(rows.first[y]);
        const double* other = source.valuesOf(rows.other[y]);
        for (std::size_t x = 0; x < columns.first.size(); ++x) {
            const double one = first[columns.first[x]], two = other[columns.other[x]];
            *line++ = palette.ofValue(std::abs(two) <= std::abs(one) ? one : two);
        }
    }
    count.cells += 2 * Index{raster.width} * raster.height;
    return image;
}

QImage sampledImage(const ArraySource& source, const Raster& raster, bool faded, const Theme& theme,
                    PaintCount& count) {
    QImage image(raster.width, raster.height, QImage::Format_RGB32);
    const CellPalette palette(source.role(), source.magnitude(), faded, theme);
    const auto rowStep = static_cast<Index>(raster.rowsPerPixel / 2);
    const auto columnStep = static_cast<Index>(raster.columnsPerPixel / 2);
    for (int y = 0; y < raster.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const Index row = std::clamp<Index>(
            static_cast<Index>(raster.firstRow + y * raster.rowsPerPixel), 0, source.rows() - 1);
        for (int x = 0; x < raster.width; ++x) {
            const Index column = std::clamp<Index>(
                static_cast<Index>(raster.firstColumn + x * raster.columnsPerPixel), 0,
                source.columns() - 1);
            const CellContent content = stronger(source, row, column, rowStep, columnStep, count);
            *line++ = palette.of(content);
        }
    }
    return image;
}

}  // namespace

CellPalette::CellPalette(Role role, double magnitude, bool faded, const Theme& theme)
    : magnitude_(magnitude) {
    const double share = faded ? kFadeWithout : 0;
    const auto shown = [&](const QColor& colour) { return mixed(colour, theme.page, share).rgb(); };
    for (int n = 0; n < kSteps; ++n)
        ramp_[static_cast<std::size_t>(n)] =
            shown(fill(theme, role, 2. * n / (kSteps - 1) - 1, false));
    const QColor ground = zeroGround(theme);
    empty_ = shown(theme.tile);
    inserted_ = shown(mixed(ground, theme.inserted, .25));
    border_ = shown(mixed(ground, theme.zeroPadding, .25));
    additional_ = shown(mixed(ground, theme.additional, .25));
    notFinite_ = shown(theme.error);
}

QRgb CellPalette::of(const CellContent& content) const {
    using Kind = CellContent::Kind;
    switch (content.kind) {
        case Kind::Empty:
        case Kind::Pending:
            return empty_;
        case Kind::Inserted:
            return inserted_;
        case Kind::Border:
            return border_;
        case Kind::Additional:
            return additional_;
        case Kind::Value:
            break;
    }
    return ofValue(content.value);
}

QRgb CellPalette::ofValue(double value) const {
    if (!std::isfinite(value))
        return notFinite_;
    const double share = magnitude_ > 0 ? std::clamp(value / magnitude_, -1., 1.) : 0;
    // Half a step is added where the middle is, since the conversion cuts off.
    constexpr double kHalf = (kSteps - 1) / 2.;
    return ramp_[static_cast<std::size_t>(share * kHalf + (kHalf + .5))];
}

void drawDensity(QPainter& painter, const ArraySource& source, const Grid& grid, const QRectF& clip,
                 bool faded, const Theme& theme, PaintCount& count) {
    const Raster raster = rasterOf(painter, grid, clip);
    if (raster.area.isEmpty())
        return;
    const QImage image = source.isSparse()    ? countsImage(source, raster, faded, theme, count)
                         : source.valuesOf(0) ? sampledValues(source, raster, faded, theme, count)
                                              : sampledImage(source, raster, faded, theme, count);
    painter.drawImage(raster.area, image);
}

}  // namespace paint
