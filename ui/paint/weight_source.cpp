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

std::vector<Diagonal> WeightSource::diagonals(Index first, Index last) const {
    const Axis& rows = matrix_->geometry().rows;
    const Axis& columns = matrix_->geometry().columns;
    const Index outputColumns = core::outputSize(columns);
    const Index outputPlane = core::outputSize(rows) * outputColumns;
    const Index inputPlane = rows.input * columns.input;
    const Index filters = matrix_->filters(), channels = matrix_->channels();
    const Index perGroup = channels / matrix_->geometry().groups;
    const Index filtersPerGroup = filters / matrix_->geometry().groups;
    std::vector<Diagonal> result;
    for (Index filter = 0; filter < filters; ++filter)
        for (Index inGroup = 0; inGroup < perGroup; ++inGroup) {
            const Index channel = filter / filtersPerGroup * perGroup + inGroup;
            for (Index u = 0; u < rows.kernel; ++u) {
                const auto [m0, m1] = outputsMeeting(rows, u);
                for (Index m = m0; m < m1; ++m)
                    for (Index v = 0; v < columns.kernel; ++v) {
                        const auto [n0, n1] = outputsMeeting(columns, v);
                        const Index r = m * rows.stride + u * rows.dilation - rows.paddingBefore;
                        const Index c =
                            n0 * columns.stride + v * columns.dilation - columns.paddingBefore;
                        Diagonal diagonal{filter * outputPlane + m * outputColumns + n0,
                                          channel * inputPlane + r * columns.input + c, 1,
                                          columns.stride, n1 - n0};
                        if (transposed_) {
                            std::swap(diagonal.row, diagonal.column);
                            std::swap(diagonal.rowStep, diagonal.columnStep);
                        }
                        if (diagonal.count > 0 && touches(diagonal, first, last))
                            result.push_back(diagonal);
                    }
            }
        }
    return result;
}

}  // namespace paint
