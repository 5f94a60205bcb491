#include "ui/view/controls/math_label.h"

#include "ui/paint/fonts.h"
#include "ui/paint/inks.h"
#include "ui/paint/wrapped.h"
#include "ui/view/controls/field_paint.h"

#include <QPainter>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>

namespace view {

namespace {

struct Measure {
    double uiPixels, mathPixels;
    int lineHeight;
};

Measure measureOf(MathLabel::Kind kind) {
    switch (kind) {
        case MathLabel::Kind::Caption:
        case MathLabel::Kind::Head:
            return {12, 13, 18};
        case MathLabel::Kind::Formula:
            return {13, 15, 20};
        case MathLabel::Kind::Title:
            return {23, 24, 32};
        case MathLabel::Kind::Body:
            break;
    }
    return {13, 14, 20};
}

paint::MathStyle styleOf(MathLabel::Kind kind) {
    const Measure measure = measureOf(kind);
    return {measure.uiPixels, measure.mathPixels, {}};
}

paint::MathText textOf(const QString& markup, MathLabel::Kind kind) {
    paint::MathText text = paint::mathText(markup);
    if (kind == MathLabel::Kind::Head)
        for (paint::MathText::Run& run : text.runs)
            if (run.face == paint::MathText::Face::Ui)
                run.face = paint::MathText::Face::UiStrong;
    return text;
}

}  // namespace

MathLabel::MathLabel(const QString& markup, Kind kind, QWidget* parent)
    : QWidget(parent), kind_(kind) {
    if (kind == Kind::Head)
        ink_ = paint::MathText::Ink::Text2;
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMarkup(markup);
}

void MathLabel::setMarkup(const QString& markup) {
    if (markup == markup_ && !accessibleName().isNull())
        return;
    markup_ = markup;
    linesWidth_.reset();
    asked_.reset();
    setAccessibleName(paint::mathText(QString(markup).replace(u'\n', u' ')).plain());
    updateGeometry();
    update();
}

void MathLabel::setInk(paint::MathText::Ink ink) {
    ink_ = ink;
    update();
}

void MathLabel::setWordWrap(bool wrap) {
    wrap_ = wrap;
    linesWidth_.reset();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(wrap);
    setSizePolicy(policy);
    updateGeometry();
}

void MathLabel::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

QSize MathLabel::sizeHint() const {
    if (!asked_)
        asked_ = paint::width(textOf(markup_, kind_), styleOf(kind_));
    const int asked = static_cast<int>(std::ceil(*asked_));
    if (wrap_)
        return {asked, heightForWidth(width())};
    return {asked, measureOf(kind_).lineHeight};
}

QSize MathLabel::minimumSizeHint() const {
    return wrap_ ? QSize(40, measureOf(kind_).lineHeight) : QSize(0, measureOf(kind_).lineHeight);
}

paint::MathStyle MathLabel::styleIn(int width) const {
    const paint::MathStyle style = styleOf(kind_);
    const int most = kind_ == Kind::Title ? 9 : wrap_ && kind_ == Kind::Formula ? 3 : 0;
    if (most == 0)
        return style;
    const auto widest = [&](const paint::MathStyle& one) {
        double most = 0;
        for (const QString& line : markup_.split(u'\n'))
            most = std::max(most, paint::width(textOf(line, kind_), one));
        return most;
    };
    paint::MathStyle smaller = style;
    for (int less = 0; less <= most; ++less) {
        smaller = {style.uiPixels - less, style.mathPixels - less, {}};
        if (widest(smaller) <= width)
            return smaller;
    }
    return wrap_ ? style : smaller;
}

const std::vector<paint::ShapedText>& MathLabel::linesIn(int width) const {
    if (linesWidth_ == width)
        return lines_;
    linesWidth_ = width;
    lines_.clear();
    const paint::MathStyle style = styleIn(width);
    for (const QString& one : markup_.split(u'\n')) {
        const paint::MathText text = textOf(one, kind_);
        const auto lines =
            wrap_ ? paint::wrapped(text, style, width) : QVector<paint::MathText>{text};
        for (const paint::MathText& line : lines)
            lines_.emplace_back(line, style);
    }
    return lines_;
}

int MathLabel::heightForWidth(int width) const {
    return static_cast<int>(linesIn(width).size()) * measureOf(kind_).lineHeight;
}

// How high it is depends on how wide it became.
void MathLabel::resizeEvent(QResizeEvent* event) {
    if (wrap_ && event->oldSize().width() != width())
        updateGeometry();
}

void MathLabel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const Measure measure = measureOf(kind_);
    double baseline = baselineIn(measure.lineHeight, measure.uiPixels);
    for (const paint::ShapedText& line : linesIn(width())) {
        const bool right = alignment_.testFlag(Qt::AlignRight);
        line.draw(painter, {right ? width() - line.width() : 0, baseline},
                  paint::colourOf(ink_, theme), theme);
        baseline += measure.lineHeight;
    }
}

}  // namespace view
