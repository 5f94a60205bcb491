#include "core/deconvolution/zones.h"
#include "core/trace.h"
#include "core/trace/lines.h"

#include <algorithm>

namespace core {
namespace {

using deconvolution::CellKind;
using deconvolution::Zones;

/// Cells first + block·blockStep + n along one axis, with 0 ≤ block < blocks, 0 ≤ n < count.
struct Run {
    Index first = 0;
    Index count = 0;
    Index blocks = 1;
    Index blockStep = 0;
};
using Runs = std::vector<Run>;

Run run(Index first, Index end) {
    return {first, std::max<Index>(end - first, 0)};
}

/// The cells of one axis that are of one kind.
Runs runsOfKind(const Zones& zones, CellKind kind) {
    switch (kind) {
        case CellKind::Additional:
            return {run(zones.additionalFirst, zones.size)};
        case CellKind::Border:
            return {run(0, zones.insideFirst), run(zones.insideEnd, zones.additionalFirst)};
        case CellKind::Value:
            return {
                {zones.valueFirst, std::min<Index>(zones.values, 1), zones.values, zones.stride}};
        case CellKind::Inserted:
            break;
    }
    if (zones.values == 0)
        return {run(zones.insideFirst, zones.insideEnd)};
    const Index lastValue = zones.valueFirst + (zones.values - 1) * zones.stride;
    return {run(zones.insideFirst, zones.valueFirst),
            {zones.valueFirst + 1, zones.values > 1 ? zones.stride - 1 : 0, zones.values - 1,
             zones.stride},
            run(lastValue + 1, zones.insideEnd)};
}

Runs runsUpTo(const Zones& zones, CellKind most) {
    if (most == CellKind::Additional)
        return {run(0, zones.size)};
    if (most == CellKind::Border)
        return {run(0, zones.additionalFirst)};
    if (most == CellKind::Inserted)
        return {run(zones.insideFirst, zones.insideEnd)};
    return runsOfKind(zones, CellKind::Value);
}

}  // namespace

std::vector<CellSet> cellsOfKind(const Shape& shape, CellKind kind, ArrayId in) {
    if (in != ArrayId::Padded && in != ArrayId::Stretched)
        return {};
    const bool isPadded = in == ArrayId::Padded;
    const auto zonesOf = [isPadded](const Axis& axis) {
        return isPadded ? deconvolution::paddedZones(axis) : deconvolution::stretchedZones(axis);
    };
    const Zones rows = zonesOf(shape.geometry.rows);
    const Zones columns = zonesOf(shape.geometry.columns);
    std::vector<CellSet> sets;
    const auto add = [&](const Run& row, const Run& column) {
        if (row.count * row.blocks * column.count * column.blocks == 0)
            return;
        sets.push_back({{in, {0, row.first, column.first}},
                        {{shape.filters, {1, 0, 0}},
                         {row.blocks, {0, row.blockStep, 0}},
                         {row.count, {0, 1, 0}},
                         {column.blocks, {0, 0, column.blockStep}},
                         {column.count, {0, 0, 1}}}});
    };
    // A cell is of the kind that its row or its column has, whichever is further from a value.
    if (kind == CellKind::Value) {
        add(runsOfKind(rows, kind).front(), runsOfKind(columns, kind).front());
        return sets;
    }
    const CellKind lesser = static_cast<CellKind>(static_cast<int>(kind) - 1);
    for (const Run& row : runsOfKind(rows, kind))
        for (const Run& column : runsUpTo(columns, kind))
            add(row, column);
    for (const Run& row : runsUpTo(rows, lesser))
        for (const Run& column : runsOfKind(columns, kind))
            add(row, column);
    return sets;
}

}  // namespace core
