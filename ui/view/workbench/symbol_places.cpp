#include "ui/view/workbench/symbol_places.h"

#include "ui/model/symbol_words.h"

namespace view {
namespace {

using Run = paint::MathText::Run;

const QString kPrime = QStringLiteral("′");

double advance(const Run& run, const QString& text, const paint::MathStyle& style) {
    return paint::width({{{text, run.face, run.script, {}}}}, style);
}

}  // namespace

QVector<SymbolPlace> symbolPlaces(const paint::MathText& line, const paint::MathStyle& style) {
    QVector<SymbolPlace> places;
    double x = 0;
    for (qsizetype n = 0; n < line.runs.size(); ++n) {
        const Run& run = line.runs[n];
        const double end = x + advance(run, run.text, style);
        const bool isLetter = run.face == paint::MathText::Face::Italic &&
                              run.script == paint::MathText::Script::Base;
        const Run next = n + 1 < line.runs.size() ? line.runs[n + 1] : Run{};
        const bool primed = next.text.startsWith(kPrime);
        const auto symbol = model::symbolWritten(primed ? run.text + kPrime : run.text);
        if (isLetter && symbol)
            places.append({*symbol, x, end + (primed ? advance(next, kPrime, style) : 0)});
        x = end;
    }
    return places;
}

}  // namespace view
