#include "ui/model/arithmetic.h"

#include <QCoreApplication>
#include <functional>

namespace model {

namespace {

using core::Axis;
using core::Index;

QString tr(const char* text) {
    return QCoreApplication::translate("model::arithmetic", text);
}

QString number(Index value) {
    return value < 0 ? QStringLiteral("(−%1)").arg(-value) : QString::number(value);
}

QString result(Index value) {
    return value < 0 ? QStringLiteral("−%1").arg(-value) : QString::number(value);
}

bool isSymmetric(const core::Geometry& geometry) {
    return geometry.rows.paddingBefore == geometry.rows.paddingAfter &&
           geometry.columns.paddingBefore == geometry.columns.paddingAfter;
}

/// How formulas are written for a geometry: with d or without, with 2p or with p₁ + p₂.
struct Form {
    bool symmetric = true;
    bool dilated = false;

    QString paddings() const {
        return symmetric ? QStringLiteral("2p") : QStringLiteral("p_{1} + p_{2}");
    }
    QString paddings(const Axis& axis) const {
        if (symmetric)
            return QStringLiteral("2·%1").arg(number(axis.paddingBefore));
        return QStringLiteral("%1 + %2").arg(number(axis.paddingBefore), number(axis.paddingAfter));
    }
    QString minusPaddings() const {
        return symmetric ? QStringLiteral("2p") : QStringLiteral("p_{1} − p_{2}");
    }
    QString minusPaddings(const Axis& axis) const {
        if (symmetric)
            return paddings(axis);
        return QStringLiteral("%1 − %2").arg(number(axis.paddingBefore), number(axis.paddingAfter));
    }
};

QString dilatedLess1(const Axis& axis) {
    return QStringLiteral("%1·%2").arg(number(axis.dilation), number(axis.kernel - 1));
}

using Write = std::function<Formula::Numbers(const Axis&)>;

Formula formula(const QString& name, const QString& symbols, const core::Geometry& geometry,
                const Write& write) {
    Formula made{name, symbols, {}, false};
    const Formula::Numbers rows = write(geometry.rows);
    const Formula::Numbers columns = write(geometry.columns);
    if (rows.expression == columns.expression && rows.result == columns.result) {
        made.numbers = {rows};
        return made;
    }
    made.numbers = {rows, columns};
    made.numbers[0].side = tr("rows");
    made.numbers[1].side = tr("columns");
    return made;
}

Formula outputFormula(const core::Geometry& geometry, const Form& form) {
    return formula(QStringLiteral("o"),
                   QStringLiteral("⌊(i + %1 − d(k − 1) − 1)/s⌋ + 1").arg(form.paddings()), geometry,
                   [&](const Axis& axis) {
                       const Index o = core::outputSize(axis);
                       return Formula::Numbers{{},
                                               QStringLiteral("⌊(%1 + %2 − %3 − 1)/%4⌋ + 1")
                                                   .arg(number(axis.input), form.paddings(axis),
                                                        dilatedLess1(axis), number(axis.stride)),
                                               result(o),
                                               o < 1};
                   });
}

Formula paddingFormula(const core::Geometry& geometry) {
    Formula made = formula(
        QStringLiteral("p′"), QStringLiteral("d(k − 1) − p"), geometry, [](const Axis& axis) {
            return Formula::Numbers{
                {},
                QStringLiteral("%1 − %2").arg(dilatedLess1(axis), number(axis.paddingBefore)),
                result(core::transposed(axis).paddingBefore),
                false};
        });
    made.oneLine = made.numbers.size() == 1;
    return made;
}

// Each side has its own net amount once the paddings differ; a belongs to the far one.
QVector<Formula> paddingFormulas(const core::Geometry& geometry) {
    return {formula(QStringLiteral("p′_{1}"), QStringLiteral("d(k − 1) − p_{1}"), geometry,
                    [](const Axis& axis) {
                        return Formula::Numbers{{},
                                                QStringLiteral("%1 − %2").arg(
                                                    dilatedLess1(axis), number(axis.paddingBefore)),
                                                result(core::transposed(axis).paddingBefore),
                                                false};
                    }),
            formula(QStringLiteral("p′_{2}"), QStringLiteral("d(k − 1) − p_{2} + a"), geometry,
                    [](const Axis& axis) {
                        return Formula::Numbers{
                            {},
                            QStringLiteral("%1 − %2 + %3")
                                .arg(dilatedLess1(axis), number(axis.paddingAfter),
                                     number(axis.outputPadding)),
                            result(core::transposed(axis).paddingAfter),
                            false};
                    })};
}

Formula additionalFormula(const core::Geometry& geometry, const Form& form) {
    const bool asked = geometry.rows.outputPadding >= geometry.rows.stride ||
                       geometry.columns.outputPadding >= geometry.columns.stride;
    if (asked)
        return formula(QStringLiteral("a"), QStringLiteral("\\text{output padding}"), geometry,
                       [](const Axis& axis) {
                           return Formula::Numbers{
                               {}, number(axis.outputPadding), result(axis.outputPadding), false};
                       });
    const QString kernel = form.dilated ? QStringLiteral("d(k − 1) − 1") : QStringLiteral("k");
    return formula(QStringLiteral("a"),
                   QStringLiteral("(i + %1 − %2) \\text{mod} s").arg(form.paddings(), kernel),
                   geometry, [&](const Axis& axis) {
                       const QString k = form.dilated ? dilatedLess1(axis) + QStringLiteral(" − 1")
                                                      : number(axis.kernel);
                       return Formula::Numbers{{},
                                               QStringLiteral("(%1 + %2 − %3) \\text{mod} %4")
                                                   .arg(number(axis.input), form.paddings(axis), k,
                                                        number(axis.stride)),
                                               result(axis.outputPadding),
                                               false};
                   });
}

Formula transposedFormula(const core::Geometry& geometry, const Form& form) {
    const QString kernel = form.dilated ? QStringLiteral("d(k − 1) + 1") : QStringLiteral("k");
    return formula(QStringLiteral("o′"),
                   QStringLiteral("s(i′ − 1) + a + %1 − %2").arg(kernel, form.minusPaddings()),
                   geometry, [&](const Axis& axis) {
                       const core::TransposedAxis t = core::transposed(axis);
                       const QString k = form.dilated ? dilatedLess1(axis) + QStringLiteral(" + 1")
                                                      : number(axis.kernel);
                       return Formula::Numbers{
                           {},
                           QStringLiteral("%1·(%2 − 1) + %3 + %4 − %5")
                               .arg(number(axis.stride), number(t.input),
                                    number(axis.outputPadding), k, form.minusPaddings(axis)),
                           result(t.output),
                           false};
                   });
}

QString condition(int relationship) {
    switch (relationship) {
        case 8:
            return QStringLiteral("$s = 1, p = 0$");
        case 9:
            return QStringLiteral("$s = 1$");
        case 10:
            return QStringLiteral("$s = 1, k = 2n + 1, p = n$");
        case 11:
            return QStringLiteral("$s = 1, p = k − 1$");
        case 12:
            return tr("$p = 0$, $s$ divides $i − k$");
        case 13:
            return tr("$s$ divides $i + 2p − k$");
        case 14:
            return tr("any $k, s, p$");
        default:
            return tr("any $d$");
    }
}

QString relationshipOf(const core::Geometry& geometry) {
    const auto rows = core::relationships(geometry.rows);
    const auto columns = core::relationships(geometry.columns);
    const auto best = [](const core::Relationships& r) {
        return r.transposed ? r.transposed : r.direct;
    };
    const std::optional<int> ofRows = best(rows);
    const std::optional<int> ofColumns = best(columns);
    if (!ofRows || !ofColumns)
        return isSymmetric(geometry)
                   ? tr("No relationship as written: $a$ is asked for, not left over.")
                   : tr("No relationship as written: the paddings differ.");
    if (*ofRows == *ofColumns)
        return tr("Relationship %1: %2").arg(QString::number(*ofRows), condition(*ofRows));
    return tr("Relationship %1 (rows), %2 (columns)")
        .arg(QString::number(*ofRows), QString::number(*ofColumns));
}

}  // namespace

Arithmetic arithmetic(const core::Geometry& geometry) {
    const Form form{isSymmetric(geometry),
                    geometry.rows.dilation != 1 || geometry.columns.dilation != 1};
    Arithmetic made;
    made.formulas.append(outputFormula(geometry, form));
    if (const auto problem = core::problem(geometry)) {
        const bool sizes = problem->kind == core::Problem::Kind::KernelTooLarge;
        made.wait = sizes ? tr("An output has at least one row and one column; $p′$, $a$ and $o′$ "
                               "wait for one.")
                          : tr("$p′$, $a$ and $o′$ wait for a geometry that can be computed.");
        if (!sizes)
            made.formulas.clear();
        return made;
    }
    if (form.symmetric)
        made.formulas.append(paddingFormula(geometry));
    else
        made.formulas.append(paddingFormulas(geometry));
    made.formulas.append(additionalFormula(geometry, form));
    made.formulas.append(transposedFormula(geometry, form));
    made.relationship = relationshipOf(geometry);
    return made;
}

}  // namespace model
