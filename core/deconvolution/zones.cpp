#include "core/deconvolution/zones.h"

#include "core/whole_division.h"

#include <algorithm>

namespace core::deconvolution {

CellKind Zones::kindAt(Index position) const {
    if (position >= additionalFirst)
        return CellKind::Additional;
    if (position < insideFirst || position >= insideEnd)
        return CellKind::Border;
    const Index past = position - valueFirst;
    return past >= 0 && past % stride == 0 ? CellKind::Value : CellKind::Inserted;
}

Zones stretchedZones(const Axis& axis) {
    const TransposedAxis turned = transposed(axis);
    return {turned.stretched, 0, turned.stretched, turned.stretched, 0, turned.input, axis.stride};
}

Zones paddedZones(const Axis& axis) {
    const TransposedAxis turned = transposed(axis);
    Zones zones;
    zones.size = turned.padded;
    zones.stride = axis.stride;
    zones.insideFirst = std::clamp<Index>(turned.paddingBefore, 0, turned.padded);
    zones.insideEnd = std::clamp<Index>(turned.paddingBefore + turned.stretched, 0, turned.padded);
    zones.additionalFirst =
        turned.padded - std::min(turned.additional, turned.padded - zones.insideEnd);
    const Index firstKept = dividedUp(zones.insideFirst - turned.paddingBefore, axis.stride);
    zones.valueFirst = turned.paddingBefore + firstKept * axis.stride;
    zones.values = dividedUp(zones.insideEnd - zones.valueFirst, axis.stride);
    zones.values = std::max<Index>(zones.values, 0);
    return zones;
}

CellKind kindOfCell(CellKind row, CellKind column) {
    return std::max(row, column);
}

}  // namespace core::deconvolution
