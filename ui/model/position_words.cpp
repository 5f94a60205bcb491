#include "ui/model/position_words.h"

#include "core/deconvolution/padded_input.h"
#include "ui/model/cell_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace model {
namespace {

using core::ArrayId;
using core::Cell;
using core::Index;
using core::Shape;
using core::deconvolution::CellKind;

QString tr(const char* text) {
    return QCoreApplication::translate("model::positions", text);
}

QString at(Index row, Index column) {
    return QStringLiteral("(%1,%2)").arg(row).arg(column);
}

bool isInput(ArrayId array) {
    return array == ArrayId::X || array == ArrayId::Z;
}

std::optional<Cell> only(const Shape& shape, const Cell& cell, ArrayId in) {
    const auto cells =
        core::cellsWithin(core::meets(shape, cell, in), core::CellBox::everything(), 2);
    return cells.size() == 1 ? std::optional(cells.front()) : std::nullopt;
}

QString formula(const Shape& shape, const Cell& cell) {
    return QStringLiteral("$%1$").arg(inkedCellName(shape, cell));
}

QString withValue(const core::Result& result, const Shape& shape, const Cell& cell) {
    return QStringLiteral("%1 $=$ **%2**")
        .arg(formula(shape, cell), numberWords(valueAt(result, cell)));
}

QString lineOfEntry(const core::Result& result, const Shape& shape, const Cell& cell) {
    const QString words = entryWords(shape, cell);
    const auto tap = only(shape, cell, ArrayId::K);
    if (!tap)
        return tr("%1: no tap meets it, always 0 · %2").arg(formula(shape, cell), words);
    return QStringLiteral("%1 · %2 · %3")
        .arg(withValue(result, shape, cell), formula(shape, *tap), words);
}

QString lineOfPadded(const core::Result& result, const Shape& shape, const Cell& cell) {
    if (const auto value = only(shape, cell, ArrayId::T))
        return withValue(result, shape, *value) + tr(" · in the padded input");
    const auto kind = core::deconvolution::paddedCellKind(shape.geometry, cell.at[1], cell.at[2]);
    const QString name = formula(shape, cell);
    if (kind == CellKind::Inserted)
        return tr("%1: inserted zero").arg(name);
    return kind == CellKind::Additional ? tr("%1: additional padding").arg(name)
                                        : tr("%1: zero padding").arg(name);
}

QString windows(Index count) {
    return count == 1 ? tr(" · in 1 window") : tr(" · in %1 windows").arg(count);
}

QString products(Index count) {
    return count == 1 ? tr(" · 1 product") : tr(" · sum of %1 products").arg(count);
}

}  // namespace

Cell cellOfLine(const Shape& shape, ArrayId weights, Line line, Index number) {
    const bool direct = weights == ArrayId::W;
    const ArrayId row = direct ? ArrayId::Y : ArrayId::Z;
    const ArrayId column = direct ? ArrayId::X : ArrayId::T;
    return core::cellAt(shape, line == Line::Row ? row : column, number);
}

QString positionWords(const Shape& shape, const Cell& cell) {
    const bool input = isInput(cell.array);
    const QString place = at(cell.at[1], cell.at[2]);
    const Index planes = input ? shape.channels : shape.filters;
    if (planes == 1)
        return input ? tr("input %1").arg(place) : tr("output %1").arg(place);
    return (input ? tr("channel %1, input %2") : tr("filter %1, output %2"))
        .arg(QString::number(cell.at[0]), place);
}

QString positionWords(const Shape& shape, ArrayId weights, Line line, Index number) {
    return positionWords(shape, cellOfLine(shape, weights, line, number));
}

QString blockWords(const Shape& shape, ArrayId weights, Index block) {
    const bool input = weights == ArrayId::WT;
    const core::Axis& rows = shape.geometry.rows;
    const Index inPlane = input ? rows.input : core::outputSize(rows);
    const QString row = QString::number(block % inPlane);
    const Index planes = input ? shape.channels : shape.filters;
    if (planes == 1)
        return input ? tr("input row %1").arg(row) : tr("output row %1").arg(row);
    return (input ? tr("channel %1, row %2") : tr("filter %1, row %2"))
        .arg(QString::number(block / inPlane), row);
}

QString entryWords(const Shape& shape, const Cell& entry) {
    return QStringLiteral("%1 ← %2").arg(
        positionWords(shape, entry.array, Line::Row, entry.at[0]),
        positionWords(shape, entry.array, Line::Column, entry.at[1]));
}

QString cellLine(const core::Result& result, const Cell& cell) {
    const Shape shape = core::shapeOf(result.experiment);
    switch (cell.array) {
        case ArrayId::W:
        case ArrayId::WT:
            return lineOfEntry(result, shape, cell);
        case ArrayId::Padded:
        case ArrayId::Stretched:
            return lineOfPadded(result, shape, cell);
        case ArrayId::X:
            return withValue(result, shape, cell) +
                   windows(core::countOf(core::meets(shape, cell, ArrayId::Y)));
        case ArrayId::Z:
            return withValue(result, shape, cell) + products(core::termCount(shape, cell).products);
        case ArrayId::TFlat:
        case ArrayId::ZFlat: {
            const ArrayId whole = cell.array == ArrayId::TFlat ? ArrayId::T : ArrayId::Z;
            return withValue(result, shape, cell) + QStringLiteral(" · ") +
                   formula(shape, core::cellAt(shape, whole, cell.at[0]));
        }
        default:
            return withValue(result, shape, cell);
    }
}

}  // namespace model
