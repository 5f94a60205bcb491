#include "ui/view/controls/elided.h"

namespace view {

paint::MathText elided(paint::MathText text, const paint::MathStyle& style, double room) {
    if (paint::width(text, style) <= room)
        return text;
    paint::MathText shorter = text;
    while (!text.isEmpty()) {
        QString& last = text.runs.last().text;
        last.chop(1);
        if (last.trimmed().isEmpty())
            text.runs.removeLast();
        shorter = text;
        shorter.runs.append({QStringLiteral("…"), paint::MathText::Face::Ui,
                             paint::MathText::Script::Base, std::nullopt});
        if (paint::width(shorter, style) <= room)
            return shorter;
    }
    return shorter;
}

}  // namespace view
