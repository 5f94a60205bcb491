#include "ui/paint/elided.h"

namespace paint {

MathText elided(MathText text, const MathStyle& style, double room) {
    if (width(text, style) <= room)
        return text;
    MathText shorter = text;
    while (!text.isEmpty()) {
        QString& last = text.runs.last().text;
        last.chop(1);
        if (last.trimmed().isEmpty())
            text.runs.removeLast();
        shorter = text;
        shorter.runs.append(
            {QStringLiteral("…"), MathText::Face::Ui, MathText::Script::Base, std::nullopt});
        if (width(shorter, style) <= room)
            return shorter;
    }
    return shorter;
}

}  // namespace paint
