#include "ui/view/workbench/origin_line.h"

#include <algorithm>

namespace view {

namespace {

constexpr int kMostTerms = 12;

}  // namespace

OriginLine::OriginLine(QWidget* parent) : FittingLine(parent) {
    setObjectName(QStringLiteral("originLine"));
    setAccessibleName(tr("Where it comes from"));
    show(std::nullopt);
}

void OriginLine::show(const std::optional<model::Explanation>& explanation) {
    explanation_ = explanation;
    isSymbol_ = false;
    if (!explanation) {
        setHint(tr("Point at any number to see the products that make it up. Click to pin it."));
        return;
    }
    QStringList forms;
    const int count = std::min<int>(kMostTerms, static_cast<int>(explanation->rows.size()));
    for (int terms = count; terms >= 0; --terms)
        forms.append(model::explanationLine(*explanation, terms));
    setForms(forms);
}

void OriginLine::showSymbol(const std::optional<model::SymbolWords>& symbol) {
    if (symbol)
        setForms({QStringLiteral("%1  [text2]%2[/]").arg(symbol->title, symbol->sentence)});
    else if (isSymbol_)
        show(explanation_);
    isSymbol_ = symbol.has_value();
}

}  // namespace view
