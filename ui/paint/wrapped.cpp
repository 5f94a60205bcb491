#include "ui/paint/wrapped.h"

namespace paint {

namespace {

/// The text cut after each space at which a line may end.
QVector<MathText> pieces(const MathText& text) {
    QVector<MathText> all{MathText{}};
    int depth = 0;
    for (const MathText::Run& run : text.runs) {
        const bool formula =
            run.face == MathText::Face::Italic || run.face == MathText::Face::Upright;
        MathText::Run part = run;
        part.text.clear();
        for (const QChar letter : run.text) {
            part.text += letter;
            if (formula)
                depth += letter == u'(' ? 1 : letter == u')' ? -1 : 0;
            // An equation stays whole: several may part after a comma.
            const bool within = formula && !part.text.endsWith(QLatin1String(", "));
            if (letter != u' ' || depth > 0 || within)
                continue;
            all.last().runs.append(part);
            all.append(MathText{});
            part.text.clear();
        }
        if (!part.text.isEmpty())
            all.last().runs.append(part);
    }
    return all;
}

void append(MathText& line, const MathText& piece) {
    for (const MathText::Run& run : piece.runs) {
        const bool same = !line.isEmpty() && line.runs.last().face == run.face &&
                          line.runs.last().script == run.script && line.runs.last().ink == run.ink;
        if (same)
            line.runs.last().text += run.text;
        else
            line.runs.append(run);
    }
}

MathText withoutLastSpace(MathText line) {
    if (!line.isEmpty() && line.runs.last().text.endsWith(u' '))
        line.runs.last().text.chop(1);
    return line;
}

}  // namespace

QVector<MathText> wrapped(const MathText& text, const MathStyle& style, double room) {
    QVector<MathText> lines{MathText{}};
    for (const MathText& piece : pieces(text)) {
        MathText longer = lines.last();
        append(longer, piece);
        const bool fits = width(withoutLastSpace(longer), style) <= room;
        if (fits || lines.last().isEmpty())
            lines.last() = longer;
        else
            lines.append(piece);
    }
    for (MathText& line : lines)
        line = withoutLastSpace(line);
    return lines;
}

}  // namespace paint
