#include "ui/view/controls/fitting_line.h"

#include "ui/paint/elided.h"
#include "ui/paint/math_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/field_paint.h"

#include <QPainter>

namespace view {

namespace {

paint::MathText fitting(const QStringList& forms, const paint::MathStyle& style, double room) {
    paint::MathText line;
    for (const QString& form : forms) {
        line = paint::mathText(form);
        if (paint::width(line, style) <= room)
            return line;
    }
    return paint::elided(line, style, room);
}

}  // namespace

FittingLine::FittingLine(QWidget* parent) : QWidget(parent) {}

void FittingLine::setForms(const QStringList& forms) {
    forms_ = forms;
    hint_ = false;
    setAccessibleDescription(forms.isEmpty() ? QString() : paint::mathText(forms.first()).plain());
    update();
}

void FittingLine::setHint(const QString& hint) {
    forms_ = {hint};
    hint_ = true;
    setAccessibleDescription({});
    update();
}

void FittingLine::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const paint::MathStyle style =
        hint_ ? paint::MathStyle{12, 13, theme.text2} : paint::MathStyle{13, 16, theme.text};
    paint::draw(painter, {0, static_cast<double>(baselineIn(height(), 13))},
                fitting(forms_, style, width()), style, theme);
}

}  // namespace view
