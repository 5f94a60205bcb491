#include "ui/paint/map_head.h"

#include "ui/paint/elided.h"
#include "ui/paint/wrapped.h"

#include <QStringList>
#include <algorithm>

namespace paint {

namespace {

constexpr int kBetween = 12, kAfterLetter = 8;
constexpr int kNameBaseline = 15, kSizeBaseline = 33;
constexpr int kNextLine = 16;
constexpr double kLeastName = 11;
const MathStyle kNameStyle{13, 15, {}};

MathText plainText(const QString& text) {
    MathText result;
    result.runs.append({text, MathText::Face::Ui, MathText::Script::Base, std::nullopt});
    return result;
}

/// A name in the room that there is for it.
struct Name {
    QVector<MathText> lines;
    MathStyle style;
};

Name nameIn(const QString& name, QSizeF room) {
    const MathText text = plainText(name);
    MathStyle style = kNameStyle;
    if (width(text, style) <= room.width())
        return {{text}, style};
    if (room.height() >= kMapHead + kNextLine) {
        const MathText first = wrapped(text, style, room.width()).first();
        const MathText rest = plainText(name.mid(first.plain().size()).trimmed());
        if (width(first, style) <= room.width())
            return {{first, elided(rest, style, room.width())}, style};
    }
    while (style.uiPixels > kLeastName && width(text, style) > room.width())
        --style.uiPixels;
    return {{elided(text, style, room.width())}, style};
}

}  // namespace

bool showsWholeName(const QString& name, QSizeF room) {
    QStringList shown;
    for (const MathText& line : nameIn(name, room).lines)
        shown.append(line.plain());
    return shown.join(QLatin1Char(' ')) == name;
}

MathText letterOf(const MapLabel& label) {
    const QString role =
        label.role == Role::Input ? QStringLiteral("input") : QStringLiteral("output");
    return mathText(QStringLiteral("[%1]$%2_{%3}$[/]").arg(role, label.letter).arg(label.number));
}

void drawMapHead(QPainter& painter, QPointF corner, QSizeF size, const MapLabel& label,
                 const MathText& value, const MathText& briefly, const Theme& theme) {
    const MathStyle style = kNameStyle;
    const double room = size.width();
    const Name name = nameIn(label.name, size);
    corner.ry() -= kNextLine;
    for (const MathText& line : name.lines) {
        corner.ry() += kNextLine;
        draw(painter, corner + QPointF(0, kNameBaseline), line, name.style, theme);
    }
    const MathText shown =
        width(value, style) <= room ? value : elided(briefly, style, std::max(room, 0.0));
    const double shownWidth = width(shown, style);
    const MathStyle small{12, 15, theme.text2};
    const MathText letter = letterOf(label);
    const MathText sides = mathText(QStringLiteral("%1×%2").arg(label.rows).arg(label.columns));
    const double letterWidth = width(letter, small);
    const double both = letterWidth + kAfterLetter + width(sides, small);
    const QPointF baseline = corner + QPointF(0, kSizeBaseline);
    // Where there is room for one only, the value stands in for the size.
    if (both + kBetween + shownWidth <= room || shown.isEmpty()) {
        draw(painter, baseline, letter, small, theme);
        draw(painter, baseline + QPointF(letterWidth + kAfterLetter, 0), sides, small, theme);
    }
    draw(painter, baseline + QPointF(room - shownWidth, 0), shown, style, theme);
}

void drawMapLine(QPainter& painter, QPointF corner, double room, const MapLabel& label,
                 const MathText& value, const Theme& theme) {
    const MathStyle style{13, 15, theme.text};
    const QPointF baseline = corner + QPointF(0, kNameBaseline);
    const MathText shown = elided(value, style, room);
    const double shownWidth = width(shown, style);
    MathText name = letterOf(label);
    name.runs += plainText(QStringLiteral("  ") + label.name).runs;
    draw(painter, baseline,
         elided(name, style, shownWidth > 0 ? room - shownWidth - kBetween : room), style, theme);
    draw(painter, baseline + QPointF(room - shownWidth, 0), shown, style, theme);
}

}  // namespace paint
