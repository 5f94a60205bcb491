#pragma once

#include "core/geometry.h"

#include <cstdint>

namespace core::deconvolution {

/// What a cell of the padded input is, from nearest to a value to furthest.
enum class CellKind : std::uint8_t { Value, Inserted, Border, Additional };

/// Where along one axis of the stretched or of the padded input its kinds of cells lie:
/// values at valueFirst + n·stride, inserted zeros elsewhere in insideFirst … insideEnd − 1,
/// additional padding from additionalFirst to the end, and border everywhere else. Additional
/// padding is the part of the last a cells that lies beyond the stretched input; where p′ is
/// negative, output padding uncovers cells of the stretched input instead.
struct Zones {
    Index size = 0;
    Index insideFirst = 0;
    Index insideEnd = 0;
    Index additionalFirst = 0;
    Index valueFirst = 0;
    Index values = 0;
    Index stride = 1;

    CellKind kindAt(Index position) const;
};
Zones stretchedZones(const Axis& axis);
Zones paddedZones(const Axis& axis);

/// A cell is of the kind that its row or its column has, whichever is further from a value.
CellKind kindOfCell(CellKind row, CellKind column);

}  // namespace core::deconvolution
