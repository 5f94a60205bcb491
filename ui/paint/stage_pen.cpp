#include "ui/paint/stage_pen.h"

#include "ui/paint/wrapped.h"

namespace paint {
namespace {

constexpr double kLeading = 18;

QString headMarkup(const QString& markup) {
    return QStringLiteral("**%1**").arg(markup);
}

}  // namespace

double StagePen::write(QPointF baseline, const QString& markup, const MathStyle& style,
                       Align align) const {
    const auto text = texts_ ? texts_->line(markup, style)
                             : std::make_shared<const ShapedText>(mathText(markup), style);
    if (align != Align::Left)
        baseline.rx() -= align == Align::Right ? text->width() : text->width() / 2;
    text->draw(painter_, baseline, style.ink, theme_);
    return text->width();
}

double StagePen::width(const QString& markup, const MathStyle& style) const {
    return texts_ ? texts_->line(markup, style)->width() : paint::width(mathText(markup), style);
}

int StagePen::lineCount(double width, const QString& markup) const {
    if (texts_)
        return static_cast<int>(texts_->lines(markup, captionStyle(), width).size());
    return static_cast<int>(wrapped(mathText(markup), captionStyle(), width).size());
}

double StagePen::head(QPointF baseline, const QString& markup) const {
    return write(baseline, headMarkup(markup), {13, 14, theme_.text});
}

double StagePen::headWidth(const QString& markup) const {
    return width(headMarkup(markup), {13, 14, theme_.text});
}

double StagePen::widthOfHead(const QString& markup) {
    return paint::width(mathText(headMarkup(markup)), {13, 14, {}});
}

double StagePen::widthOfCaption(const QString& markup) {
    return paint::width(mathText(markup), {12, 14, {}});
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
    ShapedTexts own;
    for (const auto& line : (texts_ ? *texts_ : own).lines(markup, captionStyle(), width)) {
        line->draw(painter_, baseline, captionStyle().ink, theme_);
        baseline.ry() += kLeading;
    }
    return baseline.y();
}

}  // namespace paint
