#include "ui/model/explanation.h"

#include "core/deconvolution/padded_input.h"
#include "ui/model/explanation_uses.h"

#include <algorithm>

namespace model {

using namespace explaining;

namespace {

QString at(Index row, Index column) {
    return QStringLiteral("(%1,%2)").arg(row).arg(column);
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

void addZeros(Explanation& made, const core::TermCount& count) {
    for (const auto& [kind, number] : {std::pair{CellKind::Inserted, count.inserted},
                                       {CellKind::Border, count.border},
                                       {CellKind::Additional, count.additional}})
        if (number > 0)
            made.zeros.append({kind, number});
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

// ── A number of Y that is being computed, or is not what Wᵀ acts on: where it comes from

// As a row of W times x laid flat.
void explainRowOfW(Explanation& made, const Subject& subject) {
    const Index row = core::numberOf(subject.shape, subject.cell);
    made.place = tr("Row %1 of $W$ times $x$ ($X$ by rows)").arg(row);
    made.formula = formula(QStringLiteral("y_{%1} = Σ_{j} W_{%1j} x_{j}").arg(row));
}

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
    if (subject.walk == Walk::Weights)
        explainRowOfW(made, subject);
    addTerms(made, subject, count);
    addZeros(made, count);
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

bool computesY(const Subject& subject) {
    return subject.walk && *subject.walk != Walk::Transposed;
}

Explanation explainOriginal(const Subject& subject) {
    switch (subject.cell.array) {
        case ArrayId::Z:
            return explainZ(subject);
        case ArrayId::Y:
            return subject.shape.typed || computesY(subject) ? explainY(subject)
                                                             : explainOutput(subject);
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

Explanation explain(const core::Result& result, const Cell& cell, Way way, bool pinned,
                    std::optional<Walk> walk) {
    const Shape shape = core::shapeOf(result.experiment);
    const Subject subject{result, shape, original(shape, cell), way, pinned, walk};
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
