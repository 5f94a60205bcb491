#pragma once

#include "core/geometry.h"

#include <QString>
#include <QVector>

namespace model {

/// A problem in the window's words: what is wrong and why, as markup, and ways out that a person
/// can take with a click.
struct ProblemWords {
    struct Remedy {
        QString text;  // "a kernel of 4"
        core::Problem::Remedy remedy;
    };
    QString what;  // "5 is larger than the padded input, $i + 2p = 4 + 2·0 = 4$."
    QVector<Remedy> remedies;
};
ProblemWords problemWords(const core::Problem& problem, const core::Geometry& geometry);

/// How the last geometry that could be computed differs from what was asked for: "kernel 3×3",
/// "stride 1". All that differs, or "the example before" where nothing of it does.
QString lastGoodWords(const core::Geometry& lastGood, const core::Geometry& asked);

}  // namespace model
