#pragma once

#include "core/experiment.h"

#include <QString>

namespace model {

/// How the window writes cells and numbers in its sentences, as formula markup without the dollars
/// (see paint::mathText): Z(1,1), Y_{0}(2,3), K_{1,0}(0,2), W(2,5), W^{T}(5,2), y_{2}, z_{5}.
/// Planes are named only where there is more than one.
QString cellName(const core::Shape& shape, const core::Cell& cell);
/// The same in the colour of the array's side.
QString inkedCellName(const core::Shape& shape, const core::Cell& cell);

/// A count with its thousands apart: 2,340,900.
QString counted(core::Index count);

/// The fewest digits that read back to the value, with a true minus.
QString numberWords(double value);
/// The same, in parentheses where it is negative.
QString factorWords(double value);

/// A whole number over another as a mixed fraction: ½, −1½, 2 3/5.
QString fractionWords(core::Index numerator, core::Index denominator);

/// constant + coefficient·variable, as short as it can be written: "u", "1 + u", "6−2m".
QString linearWords(core::Index constant, core::Index coefficient, const QString& variable);

/// "row 3" or "rows 1–3".
QString rangeWords(const QString& one, const QString& many, core::Index first, core::Index last);

/// The value that a result has at a cell of any of its arrays; 0 at a structural zero.
double valueAt(const core::Result& result, const core::Cell& cell);

}  // namespace model
