#include "ui/paint/stage_layout.h"

#include "ui/paint/lower_layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace paint {
namespace {

using core::ArrayId;

constexpr double kLowBelow = 552;      // the height under which captions go
constexpr double kBetweenArrays = 30;  // X, ∗, K: room for an operator
constexpr double kBetweenMatrices = 18;
constexpr double kLeastCell = 16, kMostCell = 36, kMostWeightCell = 28;
constexpr double kLeastBox = 24;

struct Counts {
    Index rows, columns;
};

Counts countsOf(const core::Shape& shape, ArrayId array) {
    const auto sizes = core::arrayShape(shape, array);
    return {sizes[sizes.size() - 2], sizes[sizes.size() - 1]};
}

// How much more height there is than at 800: cells may grow by that.
double scaleOf(const StageLayout& layout) {
    return std::max(1., layout.size.height() / 700);
}

Pane paneAt(const core::Shape& shape, ArrayId array, QPointF origin, double cell) {
    const Counts counts = countsOf(shape, array);
    return makePane(array, false, {origin, cell, cell, counts.rows, counts.columns, 0, 0});
}

// W's cell, where W and Wᵀ beside it may be so high and, together, so wide.
double weightCell(const StageLayout& layout, const core::Shape& shape, double height, double most) {
    const double largest = kMostWeightCell * scaleOf(layout);
    const Counts counts = countsOf(shape, ArrayId::W);
    const Index inputs = shape.geometry.columns.input;
    const Index outputs = core::outputSize(shape.geometry.columns);
    const double cell = std::min(fittingCell(counts.columns, inputs, height, largest),
                                 fittingCell(counts.rows, outputs, height, largest));
    const Index both = counts.rows + counts.columns;
    const Index blocks = (counts.columns - 1) / inputs + (counts.rows - 1) / outputs;
    const double gaps = 3. * static_cast<double>(blocks);
    const double beside = most - kBetweenMatrices;
    const double gapped = fittingCell(both, 0, beside - gaps, cell);
    return std::min(cell, gapped >= 6 ? gapped : std::min(5., fittingCell(both, 0, beside, cell)));
}

// How wide W and Wᵀ may be. Where they have no room for digits anyway, they leave it to those of
// X, K and Y, as long as their own cells can be told apart.
double weightsRoom(const StageLayout& layout, const core::Shape& shape, double height) {
    constexpr double kDigits = 14;
    constexpr std::pair<double, double> kCells[] = {{28, 6}, {24, 6}, {20, 6},
                                                    {24, 5}, {20, 5}, {20, 4}};
    const double width = layout.right - layout.left;
    const auto columns = static_cast<double>(countsOf(shape, ArrayId::X).columns +
                                             countsOf(shape, ArrayId::K).columns +
                                             countsOf(shape, ArrayId::Y).columns);
    const auto beside = [&](double cell) { return width - 3 * kBetweenArrays - cell * columns; };
    const double most = std::max(beside(kLeastCell), .36 * width);
    if (weightCell(layout, shape, height, most) >= kDigits)
        return most;
    for (const auto& [cell, least] : kCells)
        if (beside(cell) > 0 && weightCell(layout, shape, height, beside(cell)) >= least)
            return beside(cell);
    return most;
}

// W and Wᵀ as high and wide as they may be, at the right.
double placeWeights(StageLayout& layout, const core::Shape& shape, double top, double height,
                    double most) {
    const Counts counts = countsOf(shape, ArrayId::W);
    const Index inputs = shape.geometry.columns.input;
    const Index outputs = core::outputSize(shape.geometry.columns);
    const double cell = weightCell(layout, shape, height, most);
    const double thin = cell < 6 ? std::min(6., kLeastBox / static_cast<double>(counts.rows)) : 0;
    const double across = std::max(cell, thin);
    Grid transposed{{}, across, cell, counts.columns, counts.rows, inputs, outputs};
    transposed.origin = {layout.right - transposed.size().width(), top};
    Grid direct{{}, cell, across, counts.rows, counts.columns, outputs, inputs};
    direct.origin = {transposed.origin.x() - kBetweenMatrices - direct.size().width(), top};
    layout.panes.push_back(makePane(ArrayId::W, false, direct));
    layout.panes.push_back(makePane(ArrayId::WT, false, transposed));
    return direct.origin.x();
}

// X, K and Y share a cell, unless the arrays are so large that K would be lost.
void placeEquation(StageLayout& layout, const core::Shape& shape, double top, double height,
                   double right) {
    const Counts x = countsOf(shape, ArrayId::X), k = countsOf(shape, ArrayId::K);
    const Counts y = countsOf(shape, ArrayId::Y);
    const double room = right - layout.left - 3 * kBetweenArrays;
    const double highest = std::min(height, std::max(144., .6 * height));
    const auto columns = static_cast<double>(x.columns + k.columns + y.columns);
    const auto rows = static_cast<double>(std::max({x.rows, k.rows, y.rows}));
    double cell = std::min({room / columns, highest / rows, kMostCell * scaleOf(layout)});
    double kernelCell = cell;
    if (cell >= kLeastCell) {
        cell = kernelCell = std::floor(cell / 4) * 4;
    } else {
        kernelCell = kernelCellBeside(cell, k.rows, k.columns);
        const double left = room - kernelCell * static_cast<double>(k.columns);
        const Index most = std::max(x.rows, y.rows);
        cell = std::min(fittingCell(most, 0, height, kLeastCell),
                        fittingCell(x.columns + y.columns, 0, left, kLeastCell));
    }
    double at = layout.left;
    for (const ArrayId array : {ArrayId::X, ArrayId::K, ArrayId::Y}) {
        const double size = array == ArrayId::K ? kernelCell : cell;
        layout.panes.push_back(paneAt(shape, array, {at, top}, size));
        at = layout.panes.back().box.right() + kBetweenArrays;
    }
}

// On a wide stage the matrices stay near the equation that they say again.
void closeUp(StageLayout& layout) {
    constexpr double kFarthest = 170;
    const double end = layout.find(ArrayId::Y, false)->box.right();
    const double away = layout.find(ArrayId::W, false)->box.left() - end - kFarthest;
    for (Pane& pane : layout.panes)
        if (away > 0 && (pane.array == ArrayId::W || pane.array == ArrayId::WT)) {
            pane.grid.origin.rx() -= away;
            pane.box.translate(-away, 0);
        }
}

}  // namespace

const Pane* StageLayout::find(ArrayId array, bool lower) const {
    for (const Pane& pane : panes)
        if (pane.array == array && pane.lower == lower)
            return &pane;
    return nullptr;
}

Pane makePane(ArrayId array, bool lower, const Grid& grid) {
    const bool framed = std::min(grid.cellWidth, grid.cellHeight) < 4;
    return {array, lower, grid, grid.rect(), framed};
}

double kernelCellBeside(double cell, Index rows, Index columns) {
    if (cell >= kLeastCell)
        return cell;
    const auto most = static_cast<double>(std::max(rows, columns));
    return std::max(cell, std::floor(std::min(28., 112 / most)));
}

StageLayout layoutStage(QSizeF size, const core::Shape& shape, core::Way way) {
    StageLayout layout;
    layout.size = size.expandedTo({320, 240});
    layout.low = layout.size.height() < kLowBelow;
    const bool low = layout.low;
    const double margin = low ? 20 : 24;
    const double height = layout.size.height();
    layout.left = margin;
    layout.right = layout.size.width() - margin;
    layout.upperHead = low ? 22 : 28;
    layout.upperLabels = layout.upperHead + (low ? 28 : 30);
    const double upperTop = layout.upperLabels + 10;
    layout.lastLine = height - 12;
    const double bottom = low ? height - 3 : layout.lastLine - 16;
    const double underHead = low ? 38 : 44;
    const double shared = bottom - upperTop - 32 - underHead;
    const double upper = std::clamp((low ? .36 : .455) * shared, 60., 340.);
    layout.lowerHead = upperTop + std::floor(upper) + 32;
    layout.lowerLabels = layout.lowerHead + (low ? 26 : 32);
    layout.key = low ? height - 10 : layout.lastLine - 21;

    const double weights = weightsRoom(layout, shape, std::floor(upper));
    const double beside = placeWeights(layout, shape, upperTop, std::floor(upper), weights);
    placeEquation(layout, shape, upperTop, std::floor(upper), beside);
    closeUp(layout);
    placeLower(layout, shape, way, layout.lowerHead + underHead, bottom);
    return layout;
}

}  // namespace paint
