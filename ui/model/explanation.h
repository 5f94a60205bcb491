#pragma once

#include "core/experiment.h"
#include "ui/model/mention.h"
#include "ui/model/walk.h"

#include <QString>
#include <QVector>
#include <functional>
#include <optional>

namespace model {

/// What the right panel says of a cell: what it is the sum of, or what it is used in. Names and
/// sentences are markup (see paint::mathText); numbers are numbers, for a view to fit.
struct Explanation {
    bool goes = false;  // "Where it goes", else "Where it comes from"
    QString name;       // $[input]Z(1,1)[/]$
    double value = 0;
    bool isStructuralZero = false;  // then there is no value
    QString place;                  // where, in the words of the present way of seeing
    QString formula;                // the sum in symbols

    /// A product. Sums number theirs from 1, as all views do.
    struct Row {
        int number = 0;
        core::Use use;  // what it stands for: the number that it is added to, and the product
        QString left;
        double leftValue = 0;
        QString right;
        double rightValue = 0;
        double product = 0;
        /// In a stamp that lands: what is there before. Then `left` is where it lands, and
        /// `product` what is there after.
        std::optional<double> before;
    };
    QVector<Row> rows;
    core::Index more = 0;  // products that are not listed

    struct Zeros {
        core::deconvolution::CellKind kind;
        core::Index count;
    };
    QVector<Zeros> zeros;
    std::optional<double> sum;

    struct Elsewhere {
        core::Way way;
        QString where;
    };
    QVector<Elsewhere> elsewhere;

    /// Stamps that have yet to land.
    struct Coming {
        core::Index number;
        QString name;
        double value;
        QString where;
    };
    QVector<Coming> coming;
    QString note;
};

/// At most this many products are listed.
inline constexpr std::size_t kMostListedTerms = 400;

/// The explanation of a cell in a way of seeing. The cell must be one of the result's. `walk` is
/// the one that the cell is a step of: a number of Y then is the sum that makes it, else what it is
/// used in.
Explanation explain(const core::Result& result, const core::Cell& cell, core::Way way, bool pinned,
                    std::optional<Walk> walk = std::nullopt);

QString wayName(core::Way way);

/// "%1 × zero padding" and the like, to be filled with a number.
QString zerosText(core::deconvolution::CellKind kind);

/// The lines that can be pointed at: the products, then the kinds of zeros. What the n-th stands
/// for, and which of them is mentioned; −1 for none.
int lineCount(const Explanation& explanation);
Mention mentionOf(const Explanation& explanation, int line);
int lineOf(const Explanation& explanation, const Mention& mention);
/// Such a line as markup, for screen readers: Y(0,0) 17 × K(1,1) 2 = 34.
QString lineText(const Explanation& explanation, int line);

/// The explanation as lines of plain text, for the clipboard and for screen readers. `plain` turns
/// markup into text.
QString explanationText(const Explanation& explanation,
                        const std::function<QString(const QString&)>& plain);

/// The explanation in one line of markup, for a folded panel: Z(1,1) = 17·2 + 12·(−1) + … = 36,
/// with at most `terms` products.
QString explanationLine(const Explanation& explanation, int terms);

}  // namespace model
