#include "ui/view/photos/feature_tile.h"

#include "ui/paint/filter_picture.h"
#include "ui/paint/histogram.h"
#include "ui/paint/number_text.h"
#include "ui/view/photos/origin_words.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <algorithm>

namespace view {

namespace {

constexpr int kOverPicture = 8;
constexpr int kUnderPicture = 3;  // over the histogram's own room for its marker
constexpr int kBetween = 12;      // filter and name

}  // namespace

FeatureTile::FeatureTile(QWidget* parent)
    : QWidget(parent),
      cells_(new FilterCells(this)),
      picture_(new MapPicture(this)),
      histogram_(new FeatureHistogram(this)) {}

void FeatureTile::setLabel(const paint::MapLabel& label) {
    if (label_.number != label.number)
        picture_->clear();
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
        return paint::kMapLine;
    return std::max(paint::filterSize(kernelRows, kernelColumns).height(), paint::kMapHead) +
           kOverPicture;
}

int FeatureTile::heightUnder(bool plain) {
    return kUnderPicture + paint::histogramHeight(plain);
}

int FeatureTile::widthBeside(core::Index kernelRows, core::Index kernelColumns) {
    return paint::filterSize(kernelRows, kernelColumns).width() + kBetween;
}

void FeatureTile::layOut() {
    const QSize cells = cells_->sizeHint();
    const int left = beside_ ? cells.width() + kBetween : 0;
    const int top =
        beside_ ? paint::kMapLine : std::max(cells.height(), paint::kMapHead) + kOverPicture;
    cells_->setGeometry(QRect({0, beside_ ? top : 0}, cells));
    picture_->setGeometry(left, top, pictureSize_.width(), pictureSize_.height());
    histogram_->setGeometry(left, top + pictureSize_.height() + kUnderPicture, width() - left,
                            paint::histogramHeight(plain_));
    const bool whole = beside_ || paint::showsWholeName(label_.name, headPlace().size());
    setToolTip(whole ? QString() : label_.name);
}

// What is written over the picture, beside the filter.
QRect FeatureTile::headPlace() const {
    const int left = cells_->width() + kBetween;
    return {left, 0, width() - left, picture_->y() - kOverPicture};
}

QString FeatureTile::valueMarkup(bool isLong) const {
    if (!place_ || values_.isEmpty())
        return {};
    QStringList numbers;
    for (const float value : values_)
        numbers.append(roundedNumber(double{value}));
    QString value = QStringLiteral("**%1**").arg(numbers.join(QStringLiteral(" · ")));
    if (!isLong)
        return value;
    return QStringLiteral("[%1]$%2_{%3}(%4,%5)$[/]  ")
               .arg(label_.role == paint::Role::Input ? QStringLiteral("input")
                                                      : QStringLiteral("output"),
                    label_.letter)
               .arg(label_.number)
               .arg(place_->y())
               .arg(place_->x()) +
           value;
}

void FeatureTile::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    const paint::MathText briefly = paint::mathText(valueMarkup(false));
    if (beside_)
        return paint::drawMapLine(painter, QPointF(0, 0), width(), label_, briefly, theme);
    const QRect head = headPlace();
    paint::drawMapHead(painter, head.topLeft(), head.size(), label_,
                       paint::mathText(valueMarkup(true)), briefly, theme);
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
