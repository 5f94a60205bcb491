#pragma once

#include "core/experiment.h"
#include "ui/model/mention.h"

#include <QString>
#include <optional>

namespace model {

/// A symbol of the arithmetic in plain words. Markup (see paint::mathText).
struct SymbolWords {
    QString title;     // $p′ = $**2**
    QString sentence;  // what it counts
    QString where;     // what is lit, and in which view
};

/// The symbol that is written so: one of i, k, s, p, d, o, a with or without a prime.
std::optional<Symbol> symbolWritten(const QString& text);
/// How it is written, as markup of a formula.
QString symbolName(Symbol symbol);

/// Its value in this geometry and what that stands for, in the words of the way that is shown.
SymbolWords symbolWords(Symbol symbol, const core::Geometry& geometry, core::Way way);

}  // namespace model
