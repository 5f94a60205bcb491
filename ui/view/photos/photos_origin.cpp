#include "ui/view/photos/photos_origin.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/number_text.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/photos/origin_words.h"
#include "ui/view/photos/pixel_window.h"
#include "ui/view/photos/term_list.h"

#include <QPainter>
#include <algorithm>

namespace view {

namespace {

using Kind = MathLabel::Kind;

constexpr double kTitle = 24, kLeastTitle = 13;
constexpr int kTitleBaseline = 53;  // from the panel's top, as the others
constexpr int kWhereTop = 66;
constexpr int kFormulaTop = 101;
constexpr int kSumHeight = 36;

QString rangeText(int first, int last) {
    return first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
}

}  // namespace

PhotosOrigin::PhotosOrigin(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Where it comes from"), Kind::Head, this)),
      hint_(
          new MathLabel(tr("Point at a feature map: the products behind its pixel stand here, with "
                           "the photo’s pixels. A click pins it, Escape lets go. By keyboard: Tab "
                           "to a map, arrows move, Return pins, + and − zoom."),
                        Kind::Body, this)),
      where_(new MathLabel({}, Kind::Body, this)),
      formula_(new MathLabel({}, Kind::Formula, this)),
      colour_(new WordChoice({tr("red"), tr("green"), tr("blue")}, WordChoice::Size::Small, this)),
      terms_(new TermList(this)),
      photoHead_(new MathLabel(tr("The photo there"), Kind::Head, this)),
      pixels_(new PixelWindow(this)),
      caption_(new MathLabel({}, Kind::Caption, this)) {
    setObjectName(QStringLiteral("photosOrigin"));
    setAccessibleName(tr("Where it comes from"));
    hint_->setInk(paint::MathText::Ink::Text2);
    hint_->setWordWrap(true);
    where_->setInk(paint::MathText::Ink::Text2);
    formula_->setWordWrap(true);
    caption_->setInk(paint::MathText::Ink::Text2);
    caption_->setWordWrap(true);
    colour_->setObjectName(QStringLiteral("originColour"));
    colour_->setAccessibleName(tr("Colour of the photo"));
    connect(colour_, &WordChoice::chosen, this, &PhotosOrigin::colourAsked);
    showNothing();
}

void PhotosOrigin::showNothing() {
    empty_ = true;
    pinned_ = false;
    setAccessibleDescription({});
    layOut();
    update();
}

void PhotosOrigin::show(const core::FeatureRequest& request, const model::FeatureOrigin& origin,
                        bool pinned) {
    empty_ = false;
    pinned_ = pinned;
    const FeatureLetters letters = lettersOf(request.operation);
    title_ = mapMarkup(letters, origin.pixel);
    sum_ = roundedNumber(origin.sum);
    setAccessibleDescription(paint::mathText(title_).plain() + QStringLiteral(" = ") + sum_);
    where_->setMarkup(tr("Window of the photo times filter %1").arg(origin.pixel.filter + 1));
    formula_->setMarkup(model::formulaOf(request, origin.pixel.filter + 1));
    terms_->setOrigin(origin, letters, core::size(*request.filters, 1) > 1);
    showPixels(request, origin);
    layOut();
    update();
}

void PhotosOrigin::setColours(bool chooses, int colour) {
    chooses_ = chooses;
    colour_->setCurrent(colour);
    layOut();
}

void PhotosOrigin::showPixels(const core::FeatureRequest& request,
                              const model::FeatureOrigin& origin) {
    const bool seen = !origin.window.isNull();
    photoHead_->setVisible(seen);
    pixels_->setVisible(seen);
    if (!seen) {
        caption_->setMarkup(tr("No tap meets the photo here: only zeros."));
        return;
    }
    pixels_->setWindow(request.photo, static_cast<int>(origin.pixel.colour), origin.window);
    const QRect shown = pixels_->shown();
    caption_->setMarkup(
        tr("Rows %1, columns %2; outlined, what filter %3 sees.")
            .arg(rangeText(shown.top(), shown.bottom()), rangeText(shown.left(), shown.right()))
            .arg(origin.pixel.filter + 1));
}

void PhotosOrigin::layOut() {
    const int width = this->width();
    head_->setGeometry(QRect({0, 0}, head_->sizeHint()));
    hint_->setVisible(empty_);
    for (QWidget* widget : {static_cast<QWidget*>(where_), static_cast<QWidget*>(formula_),
                            static_cast<QWidget*>(terms_), static_cast<QWidget*>(caption_)})
        widget->setVisible(!empty_);
    colour_->setVisible(!empty_ && chooses_);
    if (empty_) {
        photoHead_->hide();
        pixels_->hide();
    }
    int y = 28;
    if (empty_) {
        hint_->setGeometry(0, y, width, hint_->heightForWidth(width));
        y += hint_->height();
    } else {
        where_->setGeometry(0, kWhereTop, width, 20);
        formula_->setGeometry(0, kFormulaTop, width, formula_->heightForWidth(width));
        y = formula_->geometry().bottom() + 13;
        if (chooses_) {
            colour_->setGeometry(QRect({0, y}, colour_->sizeHint()));
            y += 28;
        }
        terms_->setGeometry(0, y - 1, width, terms_->wantedHeight());
        y += terms_->wantedHeight();
        ruleAt_ = y;
        y += kSumHeight;
        if (!pixels_->isHidden()) {
            y += 10;
            photoHead_->setGeometry(QRect({0, y}, photoHead_->sizeHint()));
            y += 25;
            pixels_->setGeometry(0, y, width, pixels_->heightFor(width));
            y += pixels_->height() + 13;
        }
        caption_->setGeometry(0, y, width, caption_->heightForWidth(width));
        y += caption_->height();
    }
    if (height_ != y) {
        height_ = y;
        setMinimumHeight(y);
        updateGeometry();
    }
}

// As large as it fits.
void PhotosOrigin::paintTitle(QPainter& painter, const paint::Theme& theme) {
    const paint::MathText title = paint::mathText(title_);
    const paint::MathText equals = paint::mathText(QStringLiteral("="));
    for (double size = kTitle; size >= kLeastTitle; size -= 1) {
        const paint::MathStyle style{size, size, theme.text};
        const QFont strong = paint::uiFont(size, QFont::DemiBold);
        const double gap = size * 0.38;
        const double wide = paint::width(title, style) + gap + paint::width(equals, style) + gap +
                            paint::numberWidth(sum_, strong);
        if (wide > width() && size > kLeastTitle)
            continue;
        double x = paint::draw(painter, {0, kTitleBaseline}, title, style, theme) + gap;
        x += paint::draw(painter, {x, kTitleBaseline}, equals, style, theme) + gap;
        painter.setFont(strong);
        painter.setPen(theme.text);
        paint::drawNumber(painter, QPointF(x, kTitleBaseline), sum_);
        return;
    }
}

void PhotosOrigin::paintEvent(QPaintEvent* /*event*/) {
    if (empty_)
        return;
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    paintTitle(painter, theme);
    if (pinned_) {
        const QString words = tr("pinned");
        painter.setFont(paint::uiFont(13));
        painter.setPen(theme.accent);
        const double left = width() - QFontMetricsF(painter.font()).horizontalAdvance(words);
        painter.drawText(QPointF(left, 13), words);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawPolygon(QPolygonF({{left - 14, 4}, {left - 5, 4}, {left - 5, 13}}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(0, ruleAt_, width(), 1, theme.rule);
    painter.setFont(paint::uiFont(13));
    painter.setPen(theme.text2);
    painter.drawText(QPointF(0, ruleAt_ + 20), tr("sum"));
    const QFont strong = paint::uiFont(15, QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(theme.text);
    paint::drawNumber(painter, QPointF(width() - paint::numberWidth(sum_, strong), ruleAt_ + 20),
                      sum_);
}

void PhotosOrigin::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

}  // namespace view
