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
    // What does not fit says what stands before its colon or full stop.
    if (symbol) {
        const QString line = QStringLiteral("%1  [text2]%2[/]");
        setForms(
            {line.arg(symbol->title, symbol->sentence),
             line.arg(symbol->title, symbol->sentence.section(u'.', 0, 0).section(u':', 0, 0))});
    }
    if (!symbol && isSymbol_)
        show(explanation_);
    isSymbol_ = symbol.has_value();
}

}  // namespace view
