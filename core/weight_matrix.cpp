#include "core/weight_matrix.h"

#include "core/convolution.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core {
namespace {

/// The taps u = first, first − step, … ≥ last that meet a cell of X along one axis; each lies step
/// outputs further than the one before, so they come in rising order of the output.
struct TapsOfInput {
    Index first = 0;
    Index last = 0;
};
TapsOfInput tapsOfInput(const Axis& axis, Index outputs, Index position) {
    const Index sum = position + axis.paddingBefore;
    const Index reach = sum - (outputs - 1) * axis.stride;
    return {std::min(axis.kernel - 1, dividedDown(sum, axis.dilation)),
            std::max<Index>(0, dividedUp(reach, axis.dilation))};
}

/// The taps first … end − 1 that stay on X for an output whose first tap falls on `position`.
struct TapsOfOutput {
    Index first = 0;
    Index end = 0;
};
TapsOfOutput tapsOfOutput(const Axis& axis, Index position) {
    return {std::max<Index>(0, dividedUp(-position, axis.dilation)),
            std::min(axis.kernel, dividedUp(axis.input - position, axis.dilation))};
}

/// How many (output, tap) pairs along one axis stay on X.
Index pairsAlong(const Axis& axis, Index outputs) {
    Index pairs = 0;
    for (Index u = 0; u < axis.kernel; ++u) {
        const Index offset = u * axis.dilation - axis.paddingBefore;
        const Index first = std::max<Index>(0, dividedUp(-offset, axis.stride));
        const Index end = std::min(outputs, dividedUp(axis.input - offset, axis.stride));
        pairs += std::max<Index>(0, end - first);
    }
    return pairs;
}

std::optional<Index> tapBetween(const Axis& axis, Index output, Index position) {
    const Index span = position + axis.paddingBefore - output * axis.stride;
    if (span < 0 || span % axis.dilation != 0 || span / axis.dilation >= axis.kernel)
        return std::nullopt;
    return span / axis.dilation;
}

template <class T>
std::optional<Problem> problemWith(const Geometry& geometry, const Kernels<T>& kernels) {
    if (std::optional<Problem> found = problem(geometry))
        return found;
    const std::array<Index, 4> bank{size(kernels, 0), size(kernels, 1), size(kernels, 2),
                                    size(kernels, 3)};
    const std::array<Index, 3> x{bank[1] * geometry.groups, geometry.rows.input,
                                 geometry.columns.input};
    const std::array<Index, 3> y{bank[0], outputSize(geometry.rows), outputSize(geometry.columns)};
    if (std::optional<Problem> found = problemWithConvolution(geometry, x, bank))
        return found;
    return problemWithTransposed(geometry, y, bank);
}

}  // namespace

template <class T>
WeightMatrix<T>::WeightMatrix(const Geometry& geometry, Shared<Kernels<T>> kernels)
    : geometry_(geometry), kernels_(std::move(kernels)) {
    if (const std::optional<Problem> found = problemWith(geometry_, *kernels_))
        throw Refused(sentence(*found, geometry_));
    filters_ = size(*kernels_, 0);
    channels_ = size(*kernels_, 1) * geometry_.groups;
    outputRows_ = outputSize(geometry_.rows);
    outputColumns_ = outputSize(geometry_.columns);
}

template <class T>
Index WeightMatrix<T>::nonZeros() const {
    return filters_ * size(*kernels_, 1) * pairsAlong(geometry_.rows, outputRows_) *
           pairsAlong(geometry_.columns, outputColumns_);
}

template <class T>
std::optional<Tap> WeightMatrix<T>::tapAt(Index row, Index column) const {
    const Index inputRows = geometry_.rows.input;
    const Index inputColumns = geometry_.columns.input;
    const Index filter = row / outputColumns_ / outputRows_;
    const Index channel = column / inputColumns / inputRows;
    const Index depth = size(*kernels_, 1);
    if (channel / depth != filter / (filters_ / geometry_.groups))
        return std::nullopt;
    const auto u = tapBetween(geometry_.rows, row / outputColumns_ % outputRows_,
                              column / inputColumns % inputRows);
    const auto v = tapBetween(geometry_.columns, row % outputColumns_, column % inputColumns);
    if (!u || !v)
        return std::nullopt;
    return Tap{filter, channel % depth, *u, *v};
}

template <class T>
std::optional<T> WeightMatrix<T>::at(Index row, Index column) const {
    const std::optional<Tap> tap = tapAt(row, column);
    if (!tap)
        return std::nullopt;
    return (*kernels_)(tap->filter, tap->channel, tap->row, tap->column);
}

template <class T>
void WeightMatrix<T>::entriesOfRow(Index row, std::vector<Entry>& entries) const {
    entries.clear();
    const Axis& rows = geometry_.rows;
    const Axis& columns = geometry_.columns;
    const Index filter = row / outputColumns_ / outputRows_;
    const Index top = row / outputColumns_ % outputRows_ * rows.stride - rows.paddingBefore;
    const Index left = row % outputColumns_ * columns.stride - columns.paddingBefore;
    const TapsOfOutput down = tapsOfOutput(rows, top);
    const TapsOfOutput across = tapsOfOutput(columns, left);
    const Index depth = size(*kernels_, 1);
    const Index firstChannel = filter / (filters_ / geometry_.groups) * depth;
    for (Index g = 0; g < depth; ++g) {
        for (Index u = down.first; u < down.end; ++u) {
            const Index start =
                ((firstChannel + g) * rows.input + top + u * rows.dilation) * columns.input + left;
            for (Index v = across.first; v < across.end; ++v)
                entries.push_back({row, start + v * columns.dilation, Tap{filter, g, u, v},
                                   (*kernels_)(filter, g, u, v)});
        }
    }
}

template <class T>
void WeightMatrix<T>::entriesOfColumn(Index column, std::vector<Entry>& entries) const {
    entries.clear();
    const Axis& rows = geometry_.rows;
    const Axis& columns = geometry_.columns;
    const Index channel = column / columns.input / rows.input;
    const Index down = column / columns.input % rows.input;
    const Index across = column % columns.input;
    const TapsOfInput downTaps = tapsOfInput(rows, outputRows_, down);
    const TapsOfInput acrossTaps = tapsOfInput(columns, outputColumns_, across);
    const Index depth = size(*kernels_, 1);
    const Index filtersInGroup = filters_ / geometry_.groups;
    const Index firstFilter = channel / depth * filtersInGroup;
    for (Index f = firstFilter; f < firstFilter + filtersInGroup; ++f) {
        for (Index u = downTaps.first; u >= downTaps.last; --u) {
            const Index m = down + rows.paddingBefore - u * rows.dilation;
            if (m % rows.stride != 0)
                continue;
            const Index start = (f * outputRows_ + m / rows.stride) * outputColumns_;
            for (Index v = acrossTaps.first; v >= acrossTaps.last; --v) {
                const Index n = across + columns.paddingBefore - v * columns.dilation;
                if (n % columns.stride == 0)
                    entries.push_back({start + n / columns.stride, column,
                                       Tap{f, channel % depth, u, v},
                                       (*kernels_)(f, channel % depth, u, v)});
            }
        }
    }
}

template class WeightMatrix<float>;
template class WeightMatrix<double>;

}  // namespace core
