#pragma once

#include "ui/model/cell_words.h"
#include "ui/model/explanation.h"

#include <QString>
#include <functional>
#include <optional>

/// What the explanations of sums and of uses are made with.
namespace model::explaining {

using core::ArrayId;
using core::Cell;
using core::Index;
using core::Shape;
using core::Way;
using core::deconvolution::CellKind;

QString tr(const char* text);

/// Markup of a formula.
QString formula(const QString& markup);

/// What is being explained, and in what.
struct Subject {
    const core::Result& result;
    Shape shape;
    Cell cell;
    Way way;
    bool pinned;
    std::optional<Walk> walk;

    QString name(const Cell& other) const { return formula(inkedCellName(shape, other)); }
    double value(const Cell& other) const { return valueAt(result, other); }
};

/// The one cell of `in` that meets this one, if there is just one.
std::optional<Cell> only(const Shape& shape, const Cell& cell, ArrayId in);

/// The tap that meets cell r of an axis, with the step of the window as a variable.
QString tapIndex(const core::Axis& axis, Index r, const QString& variable);

/// Lists the products that the cell is the sum of.
void addTerms(Explanation& made, const Subject& subject, const core::TermCount& count);

/// Says where the cell is in each way but the present one.
void addElsewhere(Explanation& made, Way present, const std::function<QString(Way)>& where);

}  // namespace model::explaining
