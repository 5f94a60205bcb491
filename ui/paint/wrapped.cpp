#include "ui/paint/wrapped.h"

#include <algorithm>

namespace paint {

namespace {

/// A part of a text that stays on one line.
struct Piece {
    MathText text;
    double width = 0;      // with the space that it ends with
    double lastSpace = 0;  // of that width

    double widthAtEnd() const { return width - lastSpace; }
};

void append(Piece& piece, const MathText::Run& part, const QVector<double>& places,
            qsizetype first) {
    if (part.text.isEmpty())
        return;
    const qsizetype end = first + part.text.size();
    piece.text.runs.append(part);
    piece.width += places[end] - places[first];
    piece.lastSpace = part.text.endsWith(u' ') ? places[end] - places[end - 1] : 0;
}

/// The text cut after each space at which a line may end; within equations as well, or not.
QVector<Piece> pieces(const MathText& text, const MathStyle& style, bool withinEquations) {
    QVector<Piece> all{Piece{}};
    int depth = 0;
    for (const MathText::Run& run : text.runs) {
        const bool formula =
            run.face == MathText::Face::Italic || run.face == MathText::Face::Upright;
        const QVector<double> places = characterPlaces(run, style);
        MathText::Run part = run;
        part.text.clear();
        qsizetype first = 0;
        for (const QChar letter : run.text) {
            part.text += letter;
            if (formula)
                depth += letter == u'(' ? 1 : letter == u')' ? -1 : 0;
            // An equation stays whole: several may part after a comma.
            const bool within =
                formula && !withinEquations && !part.text.endsWith(QLatin1String(", "));
            if (letter != u' ' || depth > 0 || within)
                continue;
            append(all.last(), part, places, first);
            all.append(Piece{});
            first += part.text.size();
            part.text.clear();
        }
        append(all.last(), part, places, first);
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
    QVector<Piece> all = pieces(text, style, false);
    const bool tooWide = std::any_of(all.begin(), all.end(),
                                     [&](const Piece& one) { return one.widthAtEnd() > room; });
    if (tooWide)
        all = pieces(text, style, true);
    QVector<MathText> lines{MathText{}};
    double used = 0;
    for (const Piece& piece : all) {
        if (piece.text.isEmpty())
            continue;
        if (!lines.last().isEmpty() && used + piece.widthAtEnd() > room) {
            lines.append(MathText{});
            used = 0;
        }
        append(lines.last(), piece.text);
        used += piece.width;
    }
    for (MathText& line : lines)
        line = withoutLastSpace(line);
    return lines;
}

}  // namespace paint
