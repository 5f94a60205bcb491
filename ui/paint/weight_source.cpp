#include "ui/paint/weight_source.h"

#include <algorithm>
#include <cmath>

namespace paint {
namespace {

using core::Axis;

// The outputs 0…o−1 whose window has its tap `u` within the input: first and one past the last.
std::pair<Index, Index> outputsMeeting(const Axis& axis, Index tap) {
    const Index offset = tap * axis.dilation - axis.paddingBefore;
    const Index outputs = core::outputSize(axis);
    const Index first = offset >= 0 ? 0 : (-offset + axis.stride - 1) / axis.stride;
    const Index room = axis.input - 1 - offset;
    const Index last = room < 0 ? 0 : room / axis.stride + 1;
    return {std::min(first, outputs), std::clamp<Index>(last, 0, outputs)};
}

Index floored(Index number, Index by) {
    return number >= 0 ? number / by : -((-number + by - 1) / by);
}

Index ceiled(Index number, Index by) {
    return -floored(-number, by);
}

bool touches(const Diagonal& diagonal, Index first, Index last) {
    const Index end = diagonal.row + (diagonal.count - 1) * diagonal.rowStep;
    return diagonal.row <= last && end >= first;
}

}  // namespace

WeightSource::WeightSource(std::shared_ptr<const core::Result> result, bool transposed)
    : WeightSource(result->weights, transposed) {
    result_ = std::move(result);
}

WeightSource::WeightSource(const core::WeightMatrix<double>& matrix, bool transposed)
    : matrix_(&matrix), transposed_(transposed) {
    for (const double value : *matrix.kernels())
        if (std::isfinite(value))
            magnitude_ = std::max(magnitude_, std::abs(value));
}

Index WeightSource::rows() const {
    return transposed_ ? matrix_->columns() : matrix_->rows();
}

Index WeightSource::columns() const {
    return transposed_ ? matrix_->rows() : matrix_->columns();
}

CellContent WeightSource::at(Index row, Index column) const {
    const auto value = transposed_ ? matrix_->at(column, row) : matrix_->at(row, column);
    if (!value)
        return {CellContent::Kind::Empty};
    return {CellContent::Kind::Value, *value};
}

Index WeightSource::rowBlock() const {
    const Axis& axis = matrix_->geometry().columns;
    return transposed_ ? axis.input : core::outputSize(axis);
}

Index WeightSource::columnBlock() const {
    const Axis& axis = matrix_->geometry().columns;
    return transposed_ ? core::outputSize(axis) : axis.input;
}

void WeightSource::forEachDiagonal(Index first, Index last, const VisitDiagonal& visit) const {
    const Axis& rows = matrix_->geometry().rows;
    const Axis& columns = matrix_->geometry().columns;
    const Index outputColumns = core::outputSize(columns);
    const Index outputPlane = core::outputSize(rows) * outputColumns;
    const Index inputPlane = rows.input * columns.input;
    const Index perGroup = matrix_->channels() / matrix_->geometry().groups;
    const Index filtersPerGroup = matrix_->filters() / matrix_->geometry().groups;
    const auto visitTap = [&](Index filter, Index channel, Index u, Index v) {
        const Index offset = u * rows.dilation - rows.paddingBefore;
        const auto [n0, n1] = outputsMeeting(columns, v);
        const Index c = n0 * columns.stride + v * columns.dilation - columns.paddingBefore;
        const Index firstRow = filter * outputPlane, firstColumn = channel * inputPlane;
        // Those rows of Y or of X that the rows asked for belong to.
        const auto meeting = outputsMeeting(rows, u);
        const auto wanted =
            transposed_ ? std::pair{ceiled(floored(first - firstColumn, columns.input) - offset,
                                           rows.stride),
                                    floored(floored(last - firstColumn, columns.input) - offset,
                                            rows.stride)}
                        : std::pair{floored(first - firstRow, outputColumns),
                                    floored(last - firstRow, outputColumns)};
        const Index end = std::min(meeting.second, wanted.second + 1);
        for (Index m = std::max(meeting.first, wanted.first); m < end; ++m) {
            const Index r = m * rows.stride + offset;
            Diagonal diagonal{firstRow + m * outputColumns + n0,
                              firstColumn + r * columns.input + c, 1, columns.stride, n1 - n0};
            if (transposed_) {
                std::swap(diagonal.row, diagonal.column);
                std::swap(diagonal.rowStep, diagonal.columnStep);
            }
            if (diagonal.count > 0 && touches(diagonal, first, last))
                visit(diagonal);
        }
    };
    for (Index filter = 0; filter < matrix_->filters(); ++filter)
        for (Index inGroup = 0; inGroup < perGroup; ++inGroup) {
            const Index channel = filter / filtersPerGroup * perGroup + inGroup;
            for (Index u = 0; u < rows.kernel; ++u)
                for (Index v = 0; v < columns.kernel; ++v)
                    visitTap(filter, channel, u, v);
        }
}

}  // namespace paint
