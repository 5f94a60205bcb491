#include "ui/model/explanation_uses.h"

#include <algorithm>

namespace model::explaining {
namespace {

/// The part of Z, or of another array, that a frame covers, in words.
QString boxWords(const Shape& shape, const core::Frame& frame, ArrayId in) {
    const auto sizes = core::arrayShape(shape, in);
    const std::size_t n = sizes.size();
    const Index firstRow = std::max<Index>(frame.first.at[n - 2], 0);
    const Index lastRow = std::min(frame.first.at[n - 2] + frame.rows, sizes[n - 2]) - 1;
    const Index firstColumn = std::max<Index>(frame.first.at[n - 1], 0);
    const Index lastColumn = std::min(frame.first.at[n - 1] + frame.columns, sizes[n - 1]) - 1;
    if (firstRow > lastRow || firstColumn > lastColumn)
        return tr("nowhere, all of it is cropped");
    return tr("%1, %2").arg(rangeWords(tr("row"), tr("rows"), firstRow, lastRow),
                            rangeWords(tr("column"), tr("columns"), firstColumn, lastColumn));
}

QString landsOn(const Shape& shape, const Cell& cell) {
    const auto frame = core::frame(shape, cell, ArrayId::Z);
    return frame ? boxWords(shape, *frame, ArrayId::Z) : QString();
}

/// What has landed on a cell of Z before the stamp of that number.
double before(const Subject& subject, const Cell& target, Index stamp) {
    double sum = 0;
    for (const core::Term& term : core::sumOf(subject.shape, target, kMostListedTerms))
        if (core::numberOf(subject.shape, term.value) < stamp)
            sum += subject.value(term.value) * subject.value(term.tap);
    return sum;
}

void addUses(Explanation& made, const Subject& subject, ArrayId in, bool landing) {
    const Cell& cell = subject.cell;
    for (const core::Use& use : core::usesOf(subject.shape, cell, in, kMostListedTerms)) {
        Explanation::Row row;
        row.use = use;
        row.left = subject.name(use.target);
        const bool isTap = cell.array == ArrayId::K;
        const Cell& partner = isTap ? use.term.value : use.term.tap;
        row.leftValue = subject.value(isTap ? partner : use.term.value);
        row.right = subject.name(isTap ? use.term.value : use.term.tap);
        row.rightValue = subject.value(use.term.tap);
        row.product = row.leftValue * row.rightValue;
        if (landing) {
            row.before = before(subject, use.target, core::numberOf(subject.shape, cell));
            row.product += *row.before;
        }
        made.rows.append(row);
    }
    made.more = core::countOf(core::meets(subject.shape, cell, in)) - made.rows.size();
}

void addComing(Explanation& made, const Subject& subject, Index stamp) {
    constexpr Index kMostListed = 4;
    const Index count = core::cellCount(subject.shape, ArrayId::T);
    for (Index next = stamp + 1; next < count && next <= stamp + kMostListed; ++next) {
        const Cell cell = core::cellAt(subject.shape, ArrayId::T, next);
        made.coming.append(
            {next + 1, subject.name(cell), subject.value(cell), landsOn(subject.shape, cell)});
    }
}

QString placeOfOutput(const Subject& subject, Way way, bool inPanelHead) {
    const Index number = core::numberOf(subject.shape, subject.cell);
    const Index uses = core::countOf(core::meets(subject.shape, subject.cell, ArrayId::Z));
    switch (way) {
        case Way::Matrix:
            return (inPanelHead ? tr("Multiplies column %1 of $W^{T}$")
                                : tr("column %1 of $W^{T}$"))
                .arg(number);
        case Way::PaddedInput:
            return (inPanelHead ? tr("Seen by %1 windows of the padded input") : tr("%1 windows"))
                .arg(uses);
        case Way::FractionalStride:
            return (inPanelHead ? tr("Met by %1 steps of the window") : tr("%1 steps")).arg(uses);
        case Way::Stamp:
            break;
    }
    if (inPanelHead)
        return tr("Added to %1 of $Z$").arg(landsOn(subject.shape, subject.cell));
    return tr("stamp %1 of %2").arg(number + 1).arg(core::cellCount(subject.shape, ArrayId::T));
}

}  // namespace

Explanation explainOutput(const Subject& subject) {
    Explanation made;
    made.goes = true;
    const bool stamps = subject.way == Way::Stamp;
    const auto& [rows, columns, groups] = subject.shape.geometry;
    const auto lands = [](const core::Axis& axis, Index m, const char* variable) {
        return linearWords(m * axis.stride - axis.paddingBefore, axis.dilation,
                           QString::fromLatin1(variable));
    };
    made.place = placeOfOutput(subject, subject.way, true);
    made.formula =
        tr("$Z(%1, %2)$ grows by $%3·K(u,v)$")
            .arg(lands(rows, subject.cell.at[1], "u"), lands(columns, subject.cell.at[2], "v"),
                 factorWords(subject.value(subject.cell)));
    addUses(made, subject, ArrayId::Z, stamps);
    if (stamps) {
        addComing(made, subject, core::numberOf(subject.shape, subject.cell));
        made.note =
            tr("The small numbers in $Z$ say which stamps have landed there. A cell is "
               "finished when its last one has.");
    } else {
        addElsewhere(made, subject.way,
                     [&](Way way) { return placeOfOutput(subject, way, false); });
    }
    return made;
}

Explanation explainInput(const Subject& subject) {
    Explanation made;
    made.goes = true;
    const Index uses = core::countOf(core::meets(subject.shape, subject.cell, ArrayId::Y));
    const auto& [rows, columns, groups] = subject.shape.geometry;
    made.place = uses == 0   ? tr("No window reaches it")
                 : uses == 1 ? tr("In one window, so in one output")
                             : tr("In %1 windows, so in %1 outputs").arg(uses);
    made.formula = tr("$Y(m,n)$ takes $%1·K(%2, %3)$")
                       .arg(factorWords(subject.value(subject.cell)),
                            tapIndex(rows, subject.cell.at[1], QStringLiteral("m")),
                            tapIndex(columns, subject.cell.at[2], QStringLiteral("n")));
    addUses(made, subject, ArrayId::Y, false);
    return made;
}

Explanation explainTap(const Subject& subject) {
    Explanation made;
    made.goes = true;
    const Index entries = core::countOf(core::meets(subject.shape, subject.cell, ArrayId::W));
    const auto& [rows, columns, groups] = subject.shape.geometry;
    made.place = tr("At %1 entries of $W$, each on one diagonal of a block").arg(entries);
    const auto position = [](const core::Axis& axis, Index tap, const char* variable) {
        return linearWords(tap * axis.dilation - axis.paddingBefore, axis.stride,
                           QString::fromLatin1(variable));
    };
    made.formula =
        tr("$Y(m,n)$ takes $%1·X(%2, %3)$")
            .arg(factorWords(subject.value(subject.cell)), position(rows, subject.cell.at[2], "m"),
                 position(columns, subject.cell.at[3], "n"));
    addUses(made, subject, ArrayId::Y, false);
    return made;
}

Explanation explainEntry(const Subject& subject) {
    Explanation made;
    made.goes = true;
    const bool direct = subject.cell.array == ArrayId::W;
    const ArrayId from = direct ? ArrayId::X : ArrayId::T;
    const ArrayId to = direct ? ArrayId::Y : ArrayId::Z;
    const Cell value = core::cellAt(subject.shape, from, subject.cell.at[1]);
    const Cell target = core::cellAt(subject.shape, to, subject.cell.at[0]);
    const auto tap = only(subject.shape, subject.cell, ArrayId::K);
    if (!tap) {
        made.isStructuralZero = true;
        made.place = tr("No tap meets %1 and %2, so this is 0 for any kernel.")
                         .arg(subject.name(value), subject.name(target));
        return made;
    }
    made.place = tr("The tap %1, which takes %2 to %3")
                     .arg(subject.name(*tap), subject.name(value), subject.name(target));
    addUses(made, subject, to, false);
    return made;
}

}  // namespace model::explaining
