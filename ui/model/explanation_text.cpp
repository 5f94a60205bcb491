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
    const bool ofX = row.use.term.value.array == core::ArrayId::X;
    return QStringLiteral("[%1]**%2**[/]·[kernel]**%3**[/]")
        .arg(ofX ? QStringLiteral("input") : QStringLiteral("output"), factorWords(row.leftValue),
             factorWords(row.rightValue));
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

int lineCount(const Explanation& explanation) {
    return static_cast<int>(explanation.rows.size() + explanation.zeros.size());
}

Mention mentionOf(const Explanation& explanation, int line) {
    const auto rows = static_cast<int>(explanation.rows.size());
    if (line < 0 || line >= lineCount(explanation))
        return {};
    if (line < rows)
        return explanation.rows[line].use;
    return explanation.zeros[line - rows].kind;
}

int lineOf(const Explanation& explanation, const Mention& mention) {
    if (!std::holds_alternative<std::monostate>(mention))
        for (int line = 0; line < lineCount(explanation); ++line)
            if (mentionOf(explanation, line) == mention)
                return line;
    return -1;
}

QString lineText(const Explanation& explanation, int line) {
    const auto rows = static_cast<int>(explanation.rows.size());
    if (line < rows)
        return rowText(explanation.rows[line]);
    const auto& zeros = explanation.zeros[line - rows];
    return zerosText(zeros.kind).arg(zeros.count) + QStringLiteral(" = 0");
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
    for (int line = 0; line < lineCount(explanation); ++line) {
        if (line == explanation.rows.size() && explanation.more > 0)
            lines << tr("… and %1 more").arg(explanation.more);
        lines << plain(lineText(explanation, line));
    }
    if (explanation.zeros.isEmpty() && explanation.more > 0)
        lines << tr("… and %1 more").arg(explanation.more);
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
