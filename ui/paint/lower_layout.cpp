#include "ui/paint/lower_layout.h"

#include <QString>
#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using core::ArrayId;

constexpr double kKeyHeight = 24;  // the key under the arrays, or the captions of small multiples

struct Band {
    const core::Shape& shape;
    double top, bottom;
    double scale;  // how much more height there is than at 800
    double height() const { return bottom - top; }
};

Grid gridFor(const core::Shape& shape, ArrayId array, double cellWidth, double cellHeight) {
    const auto sizes = core::arrayShape(shape, array);
    const bool flat = sizes.size() == 1;
    Grid grid;
    grid.cellWidth = cellWidth;
    grid.cellHeight = cellHeight;
    grid.rows = flat ? sizes[0] : sizes[sizes.size() - 2];
    grid.columns = flat ? 1 : sizes[sizes.size() - 1];
    const Index inputs = shape.geometry.columns.input;
    const Index outputs = core::outputSize(shape.geometry.columns);
    if (array == ArrayId::WT) {
        grid.rowBlock = inputs;
        grid.columnBlock = outputs;
    } else if (flat) {
        grid.rowBlock = array == ArrayId::ZFlat ? inputs : outputs;
    }
    return grid;
}

void place(StageLayout& layout, Grid grid, ArrayId array, double x, double y) {
    grid.origin = {x, y};
    layout.panes.push_back(makePane(array, true, grid));
}

double wholeOrJoined(double cell) {
    return cell >= 2 ? std::floor(cell) : cell;
}

// Z ends at the right margin, unless that is too far from what it is the result of.
double leftOfResult(const StageLayout& layout, double width) {
    constexpr double kFarthest = 130;
    return std::min(layout.right - width, layout.panes.back().box.right() + kFarthest);
}

void placeMatrix(StageLayout& layout, const Band& band) {
    constexpr double kFlatY = 44, kFlatZ = 46;
    constexpr double kToY = 60, kToFlatZ = 64, kToZ = 61;
    const Grid all = gridFor(band.shape, ArrayId::WT, 1, 1);
    const Grid z = gridFor(band.shape, ArrayId::Z, 1, 1);
    const double width = layout.right - layout.left;
    const double index = layout.low ? 0 : rowIndexWidth(all.rows);
    const double underZ = layout.low ? 33 : 41;
    const double zCell = wholeOrJoined(
        std::min({60 * band.scale, (band.height() - underZ) / static_cast<double>(z.rows),
                  .4 * width / static_cast<double>(z.columns)}));
    const double zWidth = zCell * static_cast<double>(z.columns);

    const double fitting = std::min(fittingCell(all.rows, all.rowBlock, band.height(), 28),
                                    fittingCell(all.columns, all.columnBlock, band.height(), 28));
    // Rows of less than a pixel or so fill the height to its end, and have a frame.
    constexpr double kUnderFrame = 4;
    const double row = fitting < 2 ? fitting * (1 - kUnderFrame / band.height()) : fitting;
    // Where there is little width, what is between the arrays gives way before Wᵀ does.
    constexpr double kBetween = kToY + kToFlatZ + kToZ, kLeastWeights = 100;
    const double others = index + zWidth + kFlatY + kFlatZ;
    const double tightness = std::clamp((width - others - kLeastWeights) / kBetween, .2, 1.);
    const double rest = width - others - tightness * kBetween;
    // Room beside Wᵀ for what its rows are, where it is not missing elsewhere.
    constexpr double kLabels = 20;
    const double labels = tightness < 1 ? 0 : std::clamp(rest - kLeastWeights, 0., kLabels);
    const double room = rest - labels;
    const auto columns = static_cast<double>(all.columns);
    const Index betweenBlocks = (all.columns - 1) / all.columnBlock;
    const double gaps = 3 * static_cast<double>(betweenBlocks);
    const double widest = row >= 2 ? std::min(36., 2 * row + 8) : std::max(row, 24 / columns);
    const double column =
        wholeOrJoined(std::max(std::min(widest, (room - (row >= 6 ? gaps : 0)) / columns), .0));

    place(layout, gridFor(band.shape, ArrayId::WT, column, row), ArrayId::WT, layout.left + index,
          band.top);
    place(layout, gridFor(band.shape, ArrayId::TFlat, kFlatY, row), ArrayId::TFlat,
          layout.panes.back().box.right() + tightness * kToY + labels, band.top);
    place(layout, gridFor(band.shape, ArrayId::ZFlat, kFlatZ, row), ArrayId::ZFlat,
          layout.panes.back().box.right() + tightness * kToFlatZ, band.top);
    place(layout, gridFor(band.shape, ArrayId::Z, zCell, zCell), ArrayId::Z,
          leftOfResult(layout, zWidth), band.top);
}

// Padded input ∗ turned kernel = Z, all of one cell; `ruler` is kept free at the left.
void placeConvolution(StageLayout& layout, const Band& band, double ruler) {
    constexpr double kOperators = 110, kBefore = 46;
    const Grid padded = gridFor(band.shape, ArrayId::Padded, 1, 1);
    const Grid kernel = gridFor(band.shape, ArrayId::Turned, 1, 1);
    const Grid z = gridFor(band.shape, ArrayId::Z, 1, 1);
    const double width = layout.right - layout.left - ruler - kOperators;
    const auto rows = static_cast<double>(std::max({padded.rows, kernel.rows, z.rows}));
    const auto columns = static_cast<double>(padded.columns + kernel.columns + z.columns);
    double cell = wholeOrJoined(std::min({44 * band.scale, band.height() / rows, width / columns}));
    double kernelCell = cell;
    if (cell < 14) {
        kernelCell = kernelCellBeside(cell, kernel.rows, kernel.columns);
        const double left = width - kernelCell * static_cast<double>(kernel.columns);
        cell = wholeOrJoined(
            std::min(band.height() / rows, left / static_cast<double>(padded.columns + z.columns)));
    }
    place(layout, gridFor(band.shape, ArrayId::Padded, cell, cell), ArrayId::Padded,
          layout.left + ruler, band.top);
    const double end = layout.panes.back().box.right();
    const double zLeft = layout.right - cell * static_cast<double>(z.columns);
    const double slack = zLeft - end - kernelCell * static_cast<double>(kernel.columns);
    place(layout, gridFor(band.shape, ArrayId::Turned, kernelCell, kernelCell), ArrayId::Turned,
          std::round(end + std::min(kBefore, .5 * slack)), band.top);
    place(layout, gridFor(band.shape, ArrayId::Z, cell, cell), ArrayId::Z,
          leftOfResult(layout, cell * static_cast<double>(z.columns)), band.top);
}

void placeSmallMultiples(StageLayout& layout, const Band& band, const Grid& z, double count,
                         double right) {
    constexpr double kBetween = 26, kSum = 56;
    SmallMultiples& small = layout.small;
    small.cell = wholeOrJoined(
        std::min({15., 60. / static_cast<double>(z.rows), 60. / static_cast<double>(z.columns)}));
    const QSizeF size(small.cell * static_cast<double>(z.columns),
                      small.cell * static_cast<double>(z.rows));
    small.pitch = std::max(size.width(), 48.) + kBetween;
    small.count = static_cast<int>(
        std::clamp(std::floor((right - layout.left - kSum) / small.pitch), 1., count));
    const double top = band.bottom - size.height();
    small.first = {QPointF(layout.left, top), size};
    small.tabs = top - 20;
    small.captions = band.bottom + 17;
}

void placeStamp(StageLayout& layout, const Band& band) {
    constexpr double kTimes = 84, kArrow = 114;
    constexpr double kSmall = 104;  // the small multiples with their tabs and the room over them
    const Grid t = gridFor(band.shape, ArrayId::T, 1, 1);
    const Grid stamp = gridFor(band.shape, ArrayId::Stamp, 1, 1);
    const Grid z = gridFor(band.shape, ArrayId::Z, 1, 1);
    const double width = layout.right - layout.left - kTimes - kArrow;
    const bool small = !layout.low;
    const auto zColumns = static_cast<double>(z.columns);
    const auto others = static_cast<double>(t.columns + stamp.columns);
    const double zCell =
        wholeOrJoined(std::min({66 * band.scale, band.height() / static_cast<double>(z.rows),
                                std::max(width - 32 * others, .45 * width) / zColumns}));
    const double high = band.height() - (small ? kSmall : 0);
    const double room = width - zCell * zColumns;
    const double tCell =
        wholeOrJoined(std::min({44 * band.scale, high / static_cast<double>(t.rows), room / others,
                                .5 * room / static_cast<double>(t.columns)}));
    const double stampRoom = room - tCell * static_cast<double>(t.columns);
    const double stampCell =
        wholeOrJoined(std::min({46 * band.scale, high / static_cast<double>(stamp.rows),
                                stampRoom / static_cast<double>(stamp.columns)}));
    place(layout, gridFor(band.shape, ArrayId::T, tCell, tCell), ArrayId::T, layout.left, band.top);
    place(layout, gridFor(band.shape, ArrayId::Stamp, stampCell, stampCell), ArrayId::Stamp,
          layout.panes.back().box.right() + kTimes, band.top);
    const double zLeft = leftOfResult(layout, zCell * zColumns);
    place(layout, gridFor(band.shape, ArrayId::Z, zCell, zCell), ArrayId::Z, zLeft, band.top);
    const auto count = static_cast<double>(t.rows * t.columns * band.shape.filters);
    if (small)
        placeSmallMultiples(layout, band, z, count, zLeft);
}

}  // namespace

double rowIndexWidth(Index rows) {
    const auto digits = static_cast<double>(QString::number(rows - 1).size());
    return std::max(26., 7 * digits + 12);
}

void placeLower(StageLayout& layout, const core::Shape& shape, core::Way way, double top,
                double bottom) {
    const double scale = std::max(1., layout.size.height() / 700);
    if (way == core::Way::Matrix) {
        placeMatrix(layout, {shape, top, bottom, scale});
        return;
    }
    bottom -= layout.low ? kKeyHeight + 3 : kKeyHeight;
    if (way == core::Way::Stamp) {
        placeStamp(layout, {shape, top, bottom, scale});
        return;
    }
    layout.lastLine += 2;
    const bool fractional = way == core::Way::FractionalStride;
    if (fractional) {
        layout.lowerLabels -= 4;
        top += kRulerHeight;
    }
    placeConvolution(layout, {shape, top, bottom, scale}, fractional ? kRulerWidth : 0);
}

}  // namespace paint
