#include "ui/model/explanation.h"

#include "ui/model/cell_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace model {

namespace {

using core::ArrayId;
using core::Cell;
using core::Index;
using core::Shape;
using core::Way;
using core::deconvolution::CellKind;

QString tr(const char* text) {
    return QCoreApplication::translate("model::explanation", text);
}

QString formula(const QString& markup) {
    return QStringLiteral("$%1$").arg(markup);
}

QString at(Index row, Index column) {
    return QStringLiteral("(%1,%2)").arg(row).arg(column);
}

/// What is being explained, and in what.
struct Subject {
    const core::Result& result;
    Shape shape;
    Cell cell;
    Way way;
    bool pinned;

    QString name(const Cell& other) const { return formula(inkedCellName(shape, other)); }
    double value(const Cell& other) const { return valueAt(result, other); }
};

std::optional<Cell> only(const Shape& shape, const Cell& cell, ArrayId in) {
    const auto sets = core::meets(shape, cell, in);
    if (sets.empty() || core::countOf(sets) != 1)
        return std::nullopt;
    return sets.front().first;
}

/// Arrays that hold another's cells laid out anew are explained as that one.
Cell original(const Shape& shape, const Cell& cell) {
    switch (cell.array) {
        case ArrayId::ZFlat:
            return only(shape, cell, ArrayId::Z).value_or(cell);
        case ArrayId::TFlat:
        case ArrayId::Stretched:
        case ArrayId::Padded:
            return only(shape, cell, ArrayId::T).value_or(cell);
        case ArrayId::Turned:
            return only(shape, cell, ArrayId::K).value_or(cell);
        default:
            return cell;
    }
}

// ── A number of Z: where it comes from

QString windowCentre(const core::Axis& axis, Index r) {
    const Index extent = core::extent(axis) - 1;
    return fractionWords(2 * (r + axis.paddingBefore) - extent, 2 * axis.stride);
}

QString placeOfZ(const Subject& subject, Way way, Index products, bool inPanelHead) {
    const auto& [rows, columns, groups] = subject.shape.geometry;
    const Index r = subject.cell.at[1];
    const Index c = subject.cell.at[2];
    switch (way) {
        case Way::Matrix: {
            const Index row = core::numberOf(subject.shape, subject.cell);
            return inPanelHead ? tr("Row %1 of $W^{T}$ times $y$").arg(row)
                               : tr("row %1 of $W^{T}$").arg(row);
        }
        case Way::PaddedInput:
            return (inPanelHead ? tr("Window at %1 of the padded input") : tr("window at %1"))
                .arg(at(r, c));
        case Way::FractionalStride:
            if (inPanelHead)
                return tr("Window centred on (%1, %2) of $y$")
                    .arg(windowCentre(rows, r), windowCentre(columns, c));
            return tr("step %1").arg(at(r, c));
        case Way::Stamp:
            break;
    }
    if (products == 0)
        return inPanelHead ? tr("No stamp reaches it") : tr("no stamp");
    if (products == 1)
        return inPanelHead ? tr("One stamp lands here") : tr("one stamp");
    return (inPanelHead ? tr("%1 stamps overlap here") : tr("%1 stamps overlap")).arg(products);
}

QString tapIndex(const core::Axis& axis, Index r, const QString& variable) {
    const QString numerator = linearWords(r + axis.paddingBefore, -axis.stride, variable);
    if (axis.dilation == 1)
        return numerator;
    return QStringLiteral("(%1)/%2").arg(numerator).arg(axis.dilation);
}

QString planeIndex(bool several, const QString& index) {
    return several ? QStringLiteral("_{%1}").arg(index) : QString();
}

QString formulaOfZ(const Subject& subject) {
    const Shape& shape = subject.shape;
    if (subject.way == Way::Matrix) {
        const Index q = core::numberOf(shape, subject.cell);
        return formula(QStringLiteral("z_{%1} = Σ_{j} W^{T}_{%1j} y_{j}").arg(q));
    }
    const auto& [rows, columns, groups] = shape.geometry;
    const bool filters = shape.filters > 1;
    const bool several = filters || shape.channels > groups;
    const QString tap =
        several ? QStringLiteral("_{f,%1}").arg(subject.cell.at[0] % (shape.channels / groups))
                : QString();
    return formula(QStringLiteral("%1 = Σ_{%2m,n} Y%3(m,n) K%4(%5, %6)")
                       .arg(cellName(shape, subject.cell),
                            filters ? QStringLiteral("f,") : QString(),
                            planeIndex(filters, QStringLiteral("f")), tap,
                            tapIndex(rows, subject.cell.at[1], QStringLiteral("m")),
                            tapIndex(columns, subject.cell.at[2], QStringLiteral("n"))));
}

void addTerms(Explanation& made, const Subject& subject, const core::TermCount& count) {
    double sum = 0;
    for (const core::Term& term : core::sumOf(subject.shape, subject.cell, kMostListedTerms)) {
        Explanation::Row row;
        row.number = static_cast<int>(made.rows.size()) + 1;
        row.left = subject.name(term.value);
        row.leftValue = subject.value(term.value);
        row.right = subject.name(term.tap);
        row.rightValue = subject.value(term.tap);
        row.product = row.leftValue * row.rightValue;
        sum += row.product;
        made.rows.append(row);
    }
    made.more = count.products - made.rows.size();
    made.sum = made.more > 0 ? subject.value(subject.cell) : sum;
}

void addZeros(Explanation& made, const core::TermCount& count) {
    for (const auto& [kind, number] : {std::pair{CellKind::Inserted, count.inserted},
                                       {CellKind::Border, count.border},
                                       {CellKind::Additional, count.additional}})
        if (number > 0)
            made.zeros.append({kind, number});
}

void addElsewhere(Explanation& made, Way present, const std::function<QString(Way)>& where) {
    for (const Way way : {Way::Matrix, Way::PaddedInput, Way::FractionalStride, Way::Stamp})
        if (way != present)
            made.elsewhere.append({way, where(way)});
}

QString whatXHeld(const Subject& subject) {
    const auto same = core::samePlace(subject.shape, subject.cell, ArrayId::X);
    if (!same || subject.shape.typed)
        return {};
    const QString name = formula(cellName(subject.shape, *same));
    const double was = subject.value(*same);
    if (was == subject.value(subject.cell))
        return tr("Dashed in $X$: the same place. %1 is %2 too, by chance; $W^{T}$ gives back the "
                  "shape, not the value.")
            .arg(name, numberWords(was));
    return tr("Dashed in $X$: the same place. %1 was %2; $W^{T}$ gives back the shape, not the "
              "value.")
        .arg(name, numberWords(was));
}

Explanation explainZ(const Subject& subject) {
    Explanation made;
    const core::TermCount count = core::termCount(subject.shape, subject.cell);
    made.place = placeOfZ(subject, subject.way, count.products, true);
    made.formula = formulaOfZ(subject);
    addTerms(made, subject, count);
    if (subject.way == Way::PaddedInput || subject.way == Way::FractionalStride)
        addZeros(made, count);
    addElsewhere(made, subject.way,
                 [&](Way way) { return placeOfZ(subject, way, count.products, false); });
    if (subject.pinned)
        made.note = whatXHeld(subject);
    return made;
}

// ── A number of Y that was computed and is not what Wᵀ acts on: where it comes from

Explanation explainY(const Subject& subject) {
    Explanation made;
    const core::TermCount count = core::termCount(subject.shape, subject.cell);
    const auto& [rows, columns, groups] = subject.shape.geometry;
    made.place =
        tr("Window at %1 of $X$, padding included")
            .arg(at(subject.cell.at[1] * rows.stride, subject.cell.at[2] * columns.stride));
    const auto position = [](const core::Axis& axis, Index m, const char* variable) {
        return linearWords(m * axis.stride - axis.paddingBefore, axis.dilation,
                           QString::fromLatin1(variable));
    };
    made.formula = formula(QStringLiteral("%1 = Σ_{u,v} X(%2, %3) K(u,v)")
                               .arg(cellName(subject.shape, subject.cell),
                                    position(rows, subject.cell.at[1], "u"),
                                    position(columns, subject.cell.at[2], "v")));
    addTerms(made, subject, count);
    addZeros(made, count);
    return made;
}

// ── What a number is used in: where it goes

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

Explanation explainStamp(const Subject& subject) {
    Explanation made;
    made.goes = true;
    const auto target = only(subject.shape, subject.cell, ArrayId::Z);
    made.place = target ? tr("Lands on %1").arg(subject.name(*target)) : tr("Falls outside of $Z$");
    addTerms(made, subject, core::termCount(subject.shape, subject.cell));
    return made;
}

Explanation explainZero(const Subject& subject) {
    Explanation made;
    made.goes = true;
    const CellKind kind = subject.cell.array == ArrayId::Padded
                              ? core::deconvolution::paddedCellKind(
                                    subject.shape.geometry, subject.cell.at[1], subject.cell.at[2])
                              : CellKind::Inserted;
    switch (kind) {
        case CellKind::Inserted:
            made.place =
                tr("An inserted zero: with $s$ above 1, $s − 1$ stand between neighbours.");
            break;
        case CellKind::Additional:
            made.place =
                tr("Additional padding: $a$ rows and columns that say which input is meant.");
            break;
        default:
            made.place =
                tr("Zero padding: $p′$ cells round the input, so that windows reach over "
                   "its edge.");
            break;
    }
    made.note = tr("Whatever tap meets it, the product is 0.");
    return made;
}

Explanation explainOriginal(const Subject& subject) {
    switch (subject.cell.array) {
        case ArrayId::Z:
            return explainZ(subject);
        case ArrayId::Y:
            return subject.shape.typed ? explainY(subject) : explainOutput(subject);
        case ArrayId::T:
            return explainOutput(subject);
        case ArrayId::X:
            return explainInput(subject);
        case ArrayId::K:
            return explainTap(subject);
        case ArrayId::W:
        case ArrayId::WT:
            return explainEntry(subject);
        case ArrayId::Stamp:
            return explainStamp(subject);
        default:
            return explainZero(subject);
    }
}

}  // namespace

Explanation explain(const core::Result& result, const Cell& cell, Way way, bool pinned) {
    const Shape shape = core::shapeOf(result.experiment);
    const Subject subject{result, shape, original(shape, cell), way, pinned};
    Explanation made = explainOriginal(subject);
    made.name = subject.name(subject.cell);
    made.value = subject.value(subject.cell);
    return made;
}

QString wayName(Way way) {
    switch (way) {
        case Way::Matrix:
            return tr("Matrix");
        case Way::PaddedInput:
            return tr("Padded input");
        case Way::FractionalStride:
            return tr("Fractional stride");
        case Way::Stamp:
            break;
    }
    return tr("Stamp");
}

}  // namespace model
