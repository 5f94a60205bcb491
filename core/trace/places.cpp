#include "core/trace/lines.h"

namespace core::trace {
namespace {

struct Sizes {
    explicit Sizes(const Geometry& geometry)
        : inputRows(geometry.rows.input),
          inputColumns(geometry.columns.input),
          outputRows(outputSize(geometry.rows)),
          outputColumns(outputSize(geometry.columns)) {}

    Index inputRows, inputColumns, outputRows, outputColumns;
};

void setInput(Place& place, Index number, const Sizes& sizes) {
    place.column.r = number % sizes.inputColumns;
    place.row.r = number / sizes.inputColumns % sizes.inputRows;
    place.depth.c = number / sizes.inputColumns / sizes.inputRows;
}

void setOutput(Place& place, Index number, const Sizes& sizes) {
    place.column.m = number % sizes.outputColumns;
    place.row.m = number / sizes.outputColumns % sizes.outputRows;
    place.depth.f = number / sizes.outputColumns / sizes.outputRows;
}

Index inputNumber(const Place& place, const Sizes& sizes) {
    return (place.depth.c * sizes.inputRows + place.row.r) * sizes.inputColumns + place.column.r;
}

Index outputNumber(const Place& place, const Sizes& sizes) {
    return (place.depth.f * sizes.outputRows + place.row.m) * sizes.outputColumns + place.column.m;
}

}  // namespace

Place placeOf(const Shape& shape, const Cell& cell) {
    const Geometry& geometry = shape.geometry;
    const Sizes sizes(geometry);
    const Coordinates& at = cell.at;
    Place place;
    switch (cell.array) {
        case ArrayId::X:
        case ArrayId::Z:
            place.depth.c = at[0];
            place.row.r = at[1];
            place.column.r = at[2];
            break;
        case ArrayId::ZFlat:
            setInput(place, at[0], sizes);
            break;
        case ArrayId::Y:
        case ArrayId::T:
            place.depth.f = at[0];
            place.row.m = at[1];
            place.column.m = at[2];
            break;
        case ArrayId::TFlat:
            setOutput(place, at[0], sizes);
            break;
        case ArrayId::K:
        case ArrayId::Turned: {
            const bool turned = cell.array == ArrayId::Turned;
            place.depth = {at[0], at[1],
                           at[0] / filtersPerGroup(shape) * channelsPerGroup(shape) + at[1]};
            place.row.u = turned ? geometry.rows.kernel - 1 - at[2] : at[2];
            place.column.u = turned ? geometry.columns.kernel - 1 - at[3] : at[3];
            break;
        }
        case ArrayId::W:
        case ArrayId::WT:
            setOutput(place, at[cell.array == ArrayId::W ? 0 : 1], sizes);
            setInput(place, at[cell.array == ArrayId::W ? 1 : 0], sizes);
            break;
        case ArrayId::Stretched:
        case ArrayId::Padded:
            place.depth.f = at[0];
            place.row.b = at[1] + gridRange(geometry.rows, cell.array).first;
            place.column.b = at[2] + gridRange(geometry.columns, cell.array).first;
            break;
        case ArrayId::Stamp:
            place.depth = {at[0], 0, at[3]};
            place.row.m = at[1];
            place.column.m = at[2];
            place.row.u = at[4];
            place.column.u = at[5];
            break;
    }
    return place;
}

Cell cellOf(const Shape& shape, ArrayId array, const Place& place) {
    const Geometry& geometry = shape.geometry;
    const Sizes sizes(geometry);
    const auto& [depth, row, column] = place;
    switch (array) {
        case ArrayId::X:
        case ArrayId::Z:
            return {array, {depth.c, row.r, column.r}};
        case ArrayId::ZFlat:
            return {array, {inputNumber(place, sizes)}};
        case ArrayId::Y:
        case ArrayId::T:
            return {array, {depth.f, row.m, column.m}};
        case ArrayId::TFlat:
            return {array, {outputNumber(place, sizes)}};
        case ArrayId::K:
            return {array, {depth.f, depth.g, row.u, column.u}};
        case ArrayId::Turned:
            return {array,
                    {depth.f, depth.g, geometry.rows.kernel - 1 - row.u,
                     geometry.columns.kernel - 1 - column.u}};
        case ArrayId::W:
            return {array, {outputNumber(place, sizes), inputNumber(place, sizes)}};
        case ArrayId::WT:
            return {array, {inputNumber(place, sizes), outputNumber(place, sizes)}};
        case ArrayId::Stretched:
        case ArrayId::Padded:
            return {array,
                    {depth.f, row.b - gridRange(geometry.rows, array).first,
                     column.b - gridRange(geometry.columns, array).first}};
        case ArrayId::Stamp:
            return {array, {depth.f, row.m, column.m, depth.c, row.u, column.u}};
    }
    return {};
}

}  // namespace core::trace
