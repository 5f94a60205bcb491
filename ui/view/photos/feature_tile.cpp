#include "ui/view/photos/feature_tile.h"

#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/paint/number_text.h"
#include "ui/view/controls/elided.h"
#include "ui/view/photos/origin_words.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

namespace view {

namespace {

constexpr int kLineHeight = 22;  // name and value over a picture with its filter beside it
constexpr int kTextHeight = 38;  // name and size, as high as a filter of 2×2
constexpr int kOverPicture = 8;
constexpr int kUnderPicture = 3;  // over the histogram's own room for its marker
constexpr int kBetween = 12;      // filter and name
constexpr int kNameBaseline = 15, kSizeBaseline = 33;

QString roleTag(paint::Role role) {
    return role == paint::Role::Input ? QStringLiteral("input") : QStringLiteral("output");
}

}  // namespace

FeatureTile::FeatureTile(QWidget* parent)
    : QWidget(parent),
      cells_(new FilterCells(this)),
      picture_(new MapPicture(this)),
      histogram_(new FeatureHistogram(this)) {}

void FeatureTile::setLabel(const Label& label) {
    label_ = label;
    cells_->setAccessibleName(tr("Filter %1, %2").arg(label.number).arg(label.name));
    cells_->setObjectName(QStringLiteral("filter%1").arg(label.number));
    picture_->setAccessibleName(tr("Feature map %1, %2").arg(label.number).arg(label.name));
    picture_->setObjectName(QStringLiteral("featureMap%1").arg(label.number));
    histogram_->setAccessibleName(tr("Histogram of feature map %1").arg(label.number));
    histogram_->setObjectName(QStringLiteral("histogram%1").arg(label.number));
    layOut();
    update();
}

void FeatureTile::setValues(std::optional<QPoint> place, const QVector<float>& values, int colour) {
    place_ = place;
    values_ = values;
    colour_ = colour;
    picture_->setRing(place);
    histogram_->setMarked(place ? values : QVector<float>(), colour);
    picture_->setAccessibleDescription(place ? paint::mathText(valueMarkup(true)).plain()
                                             : QString());
    update(0, 0, width(), picture_->y());
}

void FeatureTile::setPictureSize(const QSize& size) {
    pictureSize_ = size;
    layOut();
}

void FeatureTile::setPlain(bool plain) {
    plain_ = plain;
    histogram_->setPlain(plain);
    layOut();
}

void FeatureTile::setBeside(bool beside) {
    beside_ = beside;
    layOut();
    update();
}

int FeatureTile::heightOver(core::Index kernelRows, core::Index kernelColumns, bool beside) {
    if (beside)
        return kLineHeight;
    return std::max(FilterCells::sizeOf(kernelRows, kernelColumns).height(), kTextHeight) +
           kOverPicture;
}

int FeatureTile::heightUnder(bool plain) {
    return kUnderPicture + FeatureHistogram::heightFor(plain);
}

int FeatureTile::widthBeside(core::Index kernelRows, core::Index kernelColumns) {
    return FilterCells::sizeOf(kernelRows, kernelColumns).width() + kBetween;
}

void FeatureTile::layOut() {
    const QSize cells = cells_->sizeHint();
    const int left = beside_ ? cells.width() + kBetween : 0;
    const int top = beside_ ? kLineHeight : std::max(cells.height(), kTextHeight) + kOverPicture;
    cells_->setGeometry(QRect({0, beside_ ? top : 0}, cells));
    picture_->setGeometry(left, top, pictureSize_.width(), pictureSize_.height());
    histogram_->setGeometry(left, top + pictureSize_.height() + kUnderPicture, width() - left,
                            FeatureHistogram::heightFor(plain_));
}

QString FeatureTile::valueMarkup(bool isLong) const {
    if (!place_ || values_.isEmpty())
        return {};
    QStringList numbers;
    for (const float value : values_)
        numbers.append(roundedNumber(double{value}));
    const QString value = QStringLiteral("**%1**").arg(numbers.join(QStringLiteral(" · ")));
    if (!isLong)
        return value;
    return QStringLiteral("[%1]$%2_{%3}(%4,%5)$[/]  ")
               .arg(roleTag(label_.role), label_.letter)
               .arg(label_.number)
               .arg(place_->y())
               .arg(place_->x()) +
           value;
}

// Where there is no room for the place, the number alone.
paint::MathText FeatureTile::fittingValue(const paint::MathStyle& style, double room) const {
    const paint::MathText value = paint::mathText(valueMarkup(true));
    if (paint::width(value, style) <= room)
        return value;
    return elided(paint::mathText(valueMarkup(false)), style, std::max(room, 0.0));
}

void FeatureTile::paintOver(QPainter& painter, const paint::Theme& theme) const {
    const double left = cells_->width() + kBetween;
    const double room = width() - left;
    const paint::MathStyle style{13, 15, theme.text};
    paint::MathText name;
    name.runs.append(
        {label_.name, paint::MathText::Face::Ui, paint::MathText::Script::Base, std::nullopt});
    paint::draw(painter, {left, kNameBaseline}, elided(name, style, room), style, theme);

    const paint::MathText value = fittingValue(style, room);
    const double valueWidth = paint::width(value, style);
    const paint::MathStyle small{12, 15, theme.text2};
    const paint::MathText letter = paint::mathText(QStringLiteral("[%1]$%2_{%3}$[/]")
                                                       .arg(roleTag(label_.role), label_.letter)
                                                       .arg(label_.number));
    const paint::MathText size =
        paint::mathText(QStringLiteral("%1×%2").arg(label_.rows).arg(label_.columns));
    const double letterWidth = paint::width(letter, small);
    const double both = letterWidth + 8 + paint::width(size, small);
    // Where there is room for one only, the value stands in for the size.
    if (both + 12 + valueWidth <= room || value.isEmpty()) {
        paint::draw(painter, {left, kSizeBaseline}, letter, small, theme);
        paint::draw(painter, {left + letterWidth + 8, kSizeBaseline}, size, small, theme);
    }
    paint::draw(painter, {width() - valueWidth, kSizeBaseline}, value, style, theme);
}

// Its letter stands before the name already, and its place in the sum.
void FeatureTile::paintInOneLine(QPainter& painter, const paint::Theme& theme) const {
    const double left = picture_->x();
    const double room = width() - left;
    const paint::MathStyle style{13, 15, theme.text};
    paint::MathText name = paint::mathText(QStringLiteral("[%1]$%2_{%3}$[/]  ")
                                               .arg(roleTag(label_.role), label_.letter)
                                               .arg(label_.number));
    name.runs.append(
        {label_.name, paint::MathText::Face::Ui, paint::MathText::Script::Base, std::nullopt});
    const paint::MathText value = elided(paint::mathText(valueMarkup(false)), style, room);
    const double valueWidth = paint::width(value, style);
    paint::draw(painter, {left, kNameBaseline},
                elided(name, style, valueWidth > 0 ? room - valueWidth - kBetween : room), style,
                theme);
    paint::draw(painter, {width() - valueWidth, kNameBaseline}, value, style, theme);
}

void FeatureTile::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    if (beside_)
        paintInOneLine(painter, theme);
    else
        paintOver(painter, theme);
}

void FeatureTile::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void FeatureTile::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    const QAction* remove = menu.addAction(tr("Remove filter %1").arg(label_.number));
    if (menu.exec(event->globalPos()) == remove)
        emit removeAsked();
}

}  // namespace view
