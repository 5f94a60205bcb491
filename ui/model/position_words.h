#pragma once

#include "core/experiment.h"

#include <QString>

namespace model {

/// What a row or a column of W or Wᵀ stands for: a position in X (or Z, which has its shape) or in
/// Y (or what Wᵀ acts on).
enum class Line { Row, Column };

/// The cell of X, Y, T or Z that a row or column of W or Wᵀ stands for: W takes X to Y, Wᵀ takes T
/// to Z.
core::Cell cellOfLine(const core::Shape& shape, core::ArrayId weights, Line line,
                      core::Index number);

/// "input (2,3)" for a cell of X or Z, "output (1,0)" for one of Y or T; with its channel or filter
/// where there are several: "filter 1, output (1,0)".
QString positionWords(const core::Shape& shape, const core::Cell& cell);
QString positionWords(const core::Shape& shape, core::ArrayId weights, Line line,
                      core::Index number);

/// The rows of W or Wᵀ that belong together, those of an image row: "output row 1".
QString blockWords(const core::Shape& shape, core::ArrayId weights, core::Index block);

/// An entry of W or Wᵀ as what it takes to what: "output (2,1) ← input (3,3)".
QString entryWords(const core::Shape& shape, const core::Cell& entry);

/// A cell in one line, for where its number has no room: its name and value, and what it is tied
/// to. Markup (see paint::mathText): W(17,42) = −1 · K(1,2) · output (2,1) ← input (3,3).
QString cellLine(const core::Result& result, const core::Cell& cell);

}  // namespace model
