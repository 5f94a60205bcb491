#include "ui/paint/map_head.h"

#include "ui/paint/elided.h"

#include <algorithm>

namespace paint {

namespace {

constexpr int kBetween = 12, kAfterLetter = 8;
constexpr int kNameBaseline = 15, kSizeBaseline = 33;

MathText plainText(const QString& text) {
    MathText result;
    result.runs.append({text, MathText::Face::Ui, MathText::Script::Base, std::nullopt});
    return result;
}

}  // namespace

MathText letterOf(const MapLabel& label) {
    const QString role =
        label.role == Role::Input ? QStringLiteral("input") : QStringLiteral("output");
    return mathText(QStringLiteral("[%1]$%2_{%3}$[/]").arg(role, label.letter).arg(label.number));
}

void drawMapHead(QPainter& painter, QPointF corner, double room, const MapLabel& label,
                 const MathText& value, const MathText& briefly, const Theme& theme) {
    const MathStyle style{13, 15, theme.text};
    draw(painter, corner + QPointF(0, kNameBaseline), elided(plainText(label.name), style, room),
         style, theme);
    const MathText shown =
        width(value, style) <= room ? value : elided(briefly, style, std::max(room, 0.0));
    const double shownWidth = width(shown, style);
    const MathStyle small{12, 15, theme.text2};
    const MathText letter = letterOf(label);
    const MathText size = mathText(QStringLiteral("%1×%2").arg(label.rows).arg(label.columns));
    const double letterWidth = width(letter, small);
    const double both = letterWidth + kAfterLetter + width(size, small);
    const QPointF baseline = corner + QPointF(0, kSizeBaseline);
    // Where there is room for one only, the value stands in for the size.
    if (both + kBetween + shownWidth <= room || shown.isEmpty()) {
        draw(painter, baseline, letter, small, theme);
        draw(painter, baseline + QPointF(letterWidth + kAfterLetter, 0), size, small, theme);
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
