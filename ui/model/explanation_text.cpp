#include "ui/model/cell_words.h"
#include "ui/model/explanation.h"

#include <QCoreApplication>
#include <QStringList>

namespace model {

namespace {

using core::deconvolution::CellKind;

QString tr(const char* text) {
    return QCoreApplication::translate("model::explanation", text);
}

QString rowText(const Explanation::Row& row) {
    if (row.before)
        return QStringLiteral("%1: %2 + %3 × %4 = %5")
            .arg(row.left, numberWords(*row.before), numberWords(row.leftValue),
                 factorWords(row.rightValue), numberWords(row.product));
    return QStringLiteral("%1 %2 × %3 %4 = %5")
        .arg(row.left, numberWords(row.leftValue), row.right, factorWords(row.rightValue),
             numberWords(row.product));
}

/// 17·2 in the colours of its factors, with its sign where it follows another.
QString productMarkup(const Explanation::Row& row) {
    return QStringLiteral("[output]**%1**[/]·[kernel]**%2**[/]")
        .arg(factorWords(row.leftValue), factorWords(row.rightValue));
}

}  // namespace

QString zerosText(CellKind kind) {
    switch (kind) {
        case CellKind::Inserted:
            return tr("%1 × inserted zeros");
        case CellKind::Additional:
            return tr("%1 × additional padding");
        default:
            return tr("%1 × zero padding");
    }
}

QString explanationText(const Explanation& explanation,
                        const std::function<QString(const QString&)>& plain) {
    QStringList lines;
    const QString value =
        explanation.isStructuralZero ? QStringLiteral("0") : numberWords(explanation.value);
    lines << plain(explanation.name) + QStringLiteral(" = ") + value;
    for (const QString& words : {explanation.place, explanation.formula})
        if (!words.isEmpty())
            lines << plain(words);
    for (const auto& row : explanation.rows)
        lines << plain(rowText(row));
    if (explanation.more > 0)
        lines << tr("… and %1 more").arg(explanation.more);
    for (const auto& zeros : explanation.zeros)
        lines << zerosText(zeros.kind).arg(zeros.count) + QStringLiteral(" = 0");
    if (explanation.sum)
        lines << tr("sum") + QStringLiteral(" = ") + numberWords(*explanation.sum);
    return lines.join(QLatin1Char('\n'));
}

QString explanationLine(const Explanation& explanation, int terms) {
    const QString name = explanation.name + QStringLiteral(" $=$ ");
    const QString value =
        explanation.isStructuralZero ? QStringLiteral("0") : numberWords(explanation.value);
    if (explanation.goes || explanation.rows.isEmpty())
        return name + QStringLiteral("**%1**").arg(value);
    const auto count = static_cast<int>(explanation.rows.size());
    QStringList products;
    for (int n = 0; n < std::min(terms, count); ++n)
        products << productMarkup(explanation.rows[n]);
    if (terms < count || explanation.more > 0)
        products << QStringLiteral("…");
    return name + products.join(QStringLiteral(" + ")) + QStringLiteral(" $=$ **%1**").arg(value);
}

}  // namespace model
