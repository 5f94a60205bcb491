#include "ui/paint/filter_picture.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace paint {

namespace {

constexpr double kCell = 19;
constexpr core::Index kLargeCells = 3;  // the largest filter with cells of that size
constexpr double kDigitsFrom = 13;

double cellOf(core::Index rows, core::Index columns) {
    const core::Index most = std::max(rows, columns);
    return most <= kLargeCells
               ? kCell
               : kCell * static_cast<double>(kLargeCells) / static_cast<double>(most);
}

QColor fillOf(const Theme& theme, float value, float largest, bool digits) {
    const bool dark = theme.scheme == Scheme::Dark;
    const double share = largest > 0 ? std::abs(double{value}) / double{largest} : 0;
    double strength = value >= 0 && dark ? 0.54 : 0.44;
    if (value < 0 && dark)
        strength = 0.50;
    if (!digits)
        strength *= 1.4;
    return mixed(theme.tile, value >= 0 ? theme.kernel.arm : theme.negativeArm, share * strength);
}

}  // namespace

double FilterPicture::cell() const {
    return cellOf(rows(), columns());
}

QSize FilterPicture::size() const {
    return filterSize(rows(), columns());
}

QRectF FilterPicture::box(int row, int column) const {
    return {column * cell(), row * cell(), cell(), cell()};
}

QSize filterSize(core::Index rows, core::Index columns) {
    const double cell = cellOf(rows, columns);
    return {static_cast<int>(std::lround(static_cast<double>(columns) * cell)),
            static_cast<int>(std::lround(static_cast<double>(rows) * cell))};
}

void drawFilter(QPainter& painter, const FilterPicture& picture, const Theme& theme) {
    float largest = 0;
    for (const float tap : *picture.filters)
        largest = std::max(largest, std::abs(tap));
    const bool digits = picture.cell() >= kDigitsFrom;
    const double gap = picture.gap();
    painter.setFont(uiFont(11));
    painter.setPen(theme.text);
    for (int row = 0; row < picture.rows(); ++row) {
        for (int column = 0; column < picture.columns(); ++column) {
            const QRectF tile = picture.box(row, column).adjusted(0, 0, -gap, -gap);
            const float value = (*picture.filters)(picture.filter, picture.channel, row, column);
            painter.fillRect(tile, fillOf(theme, value, largest, digits));
            if (digits)
                drawNumber(painter, tile, Qt::AlignCenter,
                           fittingNumber(double{value}, painter.font(), tile.width() - 1));
        }
    }
}

}  // namespace paint
