#include "ui/paint/stage_pen.h"

#include "ui/paint/wrapped.h"

namespace paint {
namespace {

constexpr double kLeading = 18;

}  // namespace

double StagePen::write(QPointF baseline, const QString& markup, const MathStyle& style,
                       Align align) const {
    const MathText text = mathText(markup);
    if (align != Align::Left) {
        const double advance = width(text, style);
        baseline.rx() -= align == Align::Right ? advance : advance / 2;
    }
    return draw(painter_, baseline, text, style, theme_);
}

double StagePen::head(QPointF baseline, const QString& markup) const {
    return write(baseline, QStringLiteral("**%1**").arg(markup), {13, 14, theme_.text});
}

double StagePen::caption(QPointF baseline, const QString& markup, Align align) const {
    return write(baseline, markup, captionStyle(), align);
}

double StagePen::label(QPointF baseline, const QString& letter, const QString& words) const {
    const double advance = write(baseline, letter, {20, 20, theme_.text});
    if (words.isEmpty())
        return advance;
    return advance + 8 + caption(baseline + QPointF(advance + 8, 0), words);
}

void StagePen::sign(QPointF baseline, const QString& sign) const {
    write(baseline, QStringLiteral("$%1$").arg(sign), {18, 18, theme_.text}, Align::Centre);
}

double StagePen::paragraph(QPointF baseline, double width, const QString& markup) const {
    for (const MathText& line : wrapped(mathText(markup), captionStyle(), width)) {
        draw(painter_, baseline, line, captionStyle(), theme_);
        baseline.ry() += kLeading;
    }
    return baseline.y();
}

}  // namespace paint
