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

void FeatureTile::setValues(std::optional<QPoint> place, const QVector<float>& values,
                            bool subject) {
    place_ = place;
    values_ = values;
    subject_ = subject;
    picture_->setRing(place);
    const bool one = place && values.size() == 1;
    histogram_->setMarked(one ? std::optional(double{values.front()}) : std::nullopt);
    picture_->setAccessibleDescription(place ? paint::mathText(valueMarkup()).plain() : QString());
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

int FeatureTile::heightOver(core::Index kernelRows, core::Index kernelColumns) {
    return std::max(FilterCells::heightOf(kernelRows, kernelColumns), kTextHeight) + kOverPicture;
}

int FeatureTile::heightUnder(bool plain) {
    return kUnderPicture + FeatureHistogram::heightFor(plain);
}

void FeatureTile::layOut() {
    const QSize cells = cells_->sizeHint();
    cells_->setGeometry(QRect({0, 0}, cells));
    const int top = std::max(cells.height(), kTextHeight) + kOverPicture;
    picture_->setGeometry(0, top, pictureSize_.width(), pictureSize_.height());
    histogram_->setGeometry(0, top + pictureSize_.height() + kUnderPicture, width(),
                            FeatureHistogram::heightFor(plain_));
}

QString FeatureTile::valueMarkup() const {
    if (!place_ || values_.isEmpty())
        return {};
    QStringList numbers;
    for (const float value : values_)
        numbers.append(roundedNumber(double{value}));
    return QStringLiteral("[%1]$%2_{%3}(%4,%5)$[/]  **%6**")
        .arg(roleTag(label_.role), label_.letter)
        .arg(label_.number)
        .arg(place_->y())
        .arg(place_->x())
        .arg(numbers.join(QStringLiteral(" · ")));
}

void FeatureTile::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const double left = cells_->width() + kBetween;
    const double room = width() - left;
    const paint::MathStyle style{13, 15, theme.text};
    using Face = paint::MathText::Face;
    paint::MathText name;
    name.runs.append({label_.name, subject_ ? Face::UiStrong : Face::Ui,
                      paint::MathText::Script::Base, std::nullopt});
    paint::draw(painter, {left, kNameBaseline}, elided(name, style, room), style, theme);

    const paint::MathText value = paint::mathText(valueMarkup());
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
