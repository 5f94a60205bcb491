#include "ui/model/explanation_parts.h"

#include <QCoreApplication>

namespace model::explaining {

QString tr(const char* text) {
    return QCoreApplication::translate("model::explanation", text);
}

QString formula(const QString& markup) {
    return QStringLiteral("$%1$").arg(markup);
}

std::optional<Cell> only(const Shape& shape, const Cell& cell, ArrayId in) {
    const auto sets = core::meets(shape, cell, in);
    if (sets.empty() || core::countOf(sets) != 1)
        return std::nullopt;
    return sets.front().first;
}

QString tapIndex(const core::Axis& axis, Index r, const QString& variable) {
    QString numerator = linearWords(r + axis.paddingBefore, -axis.stride, variable);
    if (axis.dilation == 1)
        return numerator;
    return QStringLiteral("(%1)/%2").arg(numerator).arg(axis.dilation);
}

void addTerms(Explanation& made, const Subject& subject, const core::TermCount& count) {
    double sum = 0;
    for (const core::Term& term : core::sumOf(subject.shape, subject.cell, kMostListedTerms)) {
        Explanation::Row row;
        row.number = static_cast<int>(made.rows.size()) + 1;
        row.use = {subject.cell, term};
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

void addElsewhere(Explanation& made, Way present, const std::function<QString(Way)>& where) {
    for (const Way way : {Way::Matrix, Way::PaddedInput, Way::FractionalStride, Way::Stamp})
        if (way != present)
            made.elsewhere.append({way, where(way)});
}

}  // namespace model::explaining
