#include "ui/view/workbench/origin_line.h"

#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/elided.h"
#include "ui/view/controls/field_paint.h"

#include <QPainter>
#include <algorithm>

namespace view {

namespace {

constexpr int kMostTerms = 12;

paint::MathText fittingLine(const model::Explanation& explanation, const paint::MathStyle& style,
                            double room) {
    const int count = std::min<int>(kMostTerms, static_cast<int>(explanation.rows.size()));
    for (int terms = count; terms > 0; --terms) {
        const paint::MathText line = paint::mathText(model::explanationLine(explanation, terms));
        if (paint::width(line, style) <= room)
            return line;
    }
    return elided(paint::mathText(model::explanationLine(explanation, 0)), style, room);
}

}  // namespace

OriginLine::OriginLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("originLine"));
    setAccessibleName(tr("Where it comes from"));
}

void OriginLine::show(const std::optional<model::Explanation>& explanation) {
    explanation_ = explanation;
    setAccessibleDescription(
        explanation ? paint::mathText(model::explanationLine(*explanation, kMostTerms)).plain()
                    : QString());
    update();
}

void OriginLine::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const double baseline = baselineIn(height(), 13);
    if (!explanation_) {
        const paint::MathStyle style{12, 13, theme.text2};
        paint::draw(painter, {0, baseline},
                    elided(paint::mathText(tr("Point at any number to see the products that make "
                                              "it up. Click to pin it.")),
                           style, width()),
                    style, theme);
        return;
    }
    const paint::MathStyle style{13, 16, theme.text};
    paint::draw(painter, {0, baseline}, fittingLine(*explanation_, style, width()), style, theme);
}

}  // namespace view
