#include "core/blocks.h"

#include "core/taps_on_x.h"

#include <algorithm>

namespace core {

void Links::at(Index position, std::vector<Link>& links) const {
    links.clear();
    if (transposed_)
        addOutputs(position, links);
    else
        addInputs(position, links);
}

void Links::addInputs(Index output, std::vector<Link>& links) const {
    const Index position = output * axis_.stride - axis_.paddingBefore;
    const TapsOnX taps = tapsOnX(axis_, position);
    for (Index u = taps.first; u < taps.end; ++u)
        links.push_back({position + u * axis_.dilation, u});
}

void Links::addOutputs(Index input, std::vector<Link>& links) const {
    const Index padded = input + axis_.paddingBefore;
    const Index last = std::min(axis_.kernel - 1, padded / axis_.dilation);
    for (Index u = last; u >= 0; --u) {
        const Index reached = padded - u * axis_.dilation;
        const Index output = axis_.stride == 1 ? reached : reached / axis_.stride;
        if (output >= outputs_)
            break;
        if (output * axis_.stride == reached)
            links.push_back({output, u});
    }
}

Links::Span Links::inner() const {
    const Index reach = axis_.dilation * (axis_.kernel - 1);
    if (transposed_)
        return {std::max<Index>(0, reach - axis_.paddingBefore),
                std::min(axis_.input, (outputs_ - 1) * axis_.stride - axis_.paddingBefore + 1)};
    const Index last = axis_.input - 1 - reach + axis_.paddingBefore;
    return {dividedUp(axis_.paddingBefore, axis_.stride),
            std::min(outputs_, dividedDown(last, axis_.stride) + 1)};
}

template <class T>
Blocks blocksOf(const WeightMatrix<T>& matrix, bool transposed) {
    const auto& [rows, columns, groups] = matrix.geometry();
    const Links down(rows, matrix.outputRows(), transposed);
    const Links across(columns, matrix.outputColumns(), transposed);
    const Index filters = matrix.filters() / groups;
    const Index channels = matrix.channels() / groups;
    if (transposed)
        return {down,
                across,
                matrix.channels(),
                channels,
                filters,
                matrix.outputRows(),
                matrix.outputColumns(),
                true};
    return {down, across, matrix.filters(), filters, channels, rows.input, columns.input, false};
}

template Blocks blocksOf(const WeightMatrix<float>&, bool);
template Blocks blocksOf(const WeightMatrix<double>&, bool);

}  // namespace core
