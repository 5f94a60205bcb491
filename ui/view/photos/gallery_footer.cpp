#include "ui/view/photos/gallery_footer.h"

#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/view/controls/field_paint.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace view {

namespace {

constexpr int kNumberRoom = 32;  // before the legend's bar
constexpr int kBar = 204, kBarNarrow = 120, kBarHeight = 11;
constexpr int kSteps = 24;
constexpr int kRoomy = 680;  // wide enough for the words before the zoom
constexpr double kZooms[] = {0, 1, 4};

QString percent(double share) {
    const double value = share * 100;
    if (value == 0)
        return QStringLiteral("0");
    return value < 0.1 ? QStringLiteral("< 0.1") : QString::number(value, 'f', 1);
}

}  // namespace

GalleryFooter::GalleryFooter(QWidget* parent)
    : QWidget(parent),
      zoomName_(new MathLabel(tr("Zoom, all maps together"), MathLabel::Kind::Body, this)),
      zoom_(new WordChoice({tr("Fit"), QStringLiteral("1×"), QStringLiteral("4×")},
                           WordChoice::Size::Normal, this)),
      stop_(new TextLink(tr("Stop"), this)) {
    setObjectName(QStringLiteral("galleryFooter"));
    zoomName_->setInk(paint::MathText::Ink::Text2);
    zoom_->setObjectName(QStringLiteral("galleryZoom"));
    zoom_->setAccessibleName(tr("Zoom of all maps"));
    zoom_->setCurrent(0);
    connect(zoom_, &WordChoice::chosen, this, [this](int index) { emit zoomAsked(kZooms[index]); });
    stop_->setObjectName(QStringLiteral("stopFeatures"));
    stop_->hide();
    connect(stop_, &QAbstractButton::clicked, this, &GalleryFooter::stopAsked);
}

void GalleryFooter::setFindings(std::shared_ptr<const model::FeatureFindings> findings, bool shared,
                                paint::Role role, paint::PictureColours colours) {
    findings_ = std::move(findings);
    shared_ = shared;
    role_ = role;
    colours_ = colours;
    update();
}

void GalleryFooter::setRecombined(bool recombined) {
    recombined_ = recombined;
    update();
}

void GalleryFooter::setMargin(int margin) {
    margin_ = margin;
    layOut();
    update();
}

void GalleryFooter::setComputing(const QString& words) {
    computing_ = words;
    stop_->setVisible(!words.isEmpty());
    layOut();
    update();
}

void GalleryFooter::setZoom(double zoom) {
    const auto* found = std::find(std::begin(kZooms), std::end(kZooms), zoom);
    zoom_->setCurrent(found == std::end(kZooms) ? -1 : static_cast<int>(found - kZooms));
    // The chosen word is wider.
    layOut();
}

void GalleryFooter::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

void GalleryFooter::layOut() {
    const int middle = height() / 2;
    const QSize zoom = zoom_->sizeHint();
    const int left = width() - margin_ - zoom.width();
    // The word's line, not its underline, stands on the middle.
    zoom_->setGeometry(left, middle - 10, zoom.width(), zoom.height());
    const QSize name = zoomName_->sizeHint();
    zoomName_->setVisible(width() >= kRoomy);
    zoomName_->setGeometry(left - 18 - name.width(), middle - 10, name.width(), 20);
    const double words = QFontMetricsF(paint::uiFont(12)).horizontalAdvance(computing_);
    stop_->setGeometry(margin_ + static_cast<int>(words) + 14, middle - 9,
                       stop_->sizeHint().width(), stop_->sizeHint().height());
}

QString GalleryFooter::beyondText() const {
    if (!shared_)
        return {};
    return tr("%1 % lie beyond").arg(percent(findings_->beyond));
}

double GalleryFooter::drawLegend(QPainter& painter, const paint::Theme& theme) const {
    const double middle = height() / 2.0;
    const double baseline = middle + baselineIn(18, 12) - 9;
    const double bar = width() >= kRoomy ? kBar : kBarNarrow;
    const QString end = paint::briefNumber(findings_->sharedRange);
    const QString start = paint::briefNumber(-findings_->sharedRange);
    const double startWidth = paint::numberWidth(start, painter.font());
    const double left = margin_ + std::max<double>(kNumberRoom, startWidth) + 8;
    paint::drawNumber(painter, QPointF(left - 8 - startWidth, baseline), start);
    const QRectF box(left, middle - 5, bar, kBarHeight);
    const auto colours = recombined_ ? paint::PictureColours::SignedGrey : colours_;
    paint::drawFeatureLegend(painter, box, paint::FeatureInk(theme, role_, colours), kSteps,
                             theme.rule);
    paint::drawNumber(painter, QPointF(box.right() + 8, baseline), end);
    return box.right() + 8 + paint::numberWidth(end, painter.font());
}

void GalleryFooter::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.setFont(paint::uiFont(12));
    painter.setPen(theme.text2);
    const double baseline = height() / 2.0 + baselineIn(18, 12) - 9;
    if (!computing_.isEmpty()) {
        painter.drawText(QPointF(margin_, baseline), computing_);
        return;
    }
    if (!findings_)
        return;
    if (!shared_) {
        painter.drawText(QPointF(margin_, baseline), tr("Each map has its own range, under it."));
        return;
    }
    const double right = drawLegend(painter, theme) + 20;
    const double least = (zoomName_->isHidden() ? zoom_->x() : zoomName_->x()) - 12;
    const QString text = beyondText();
    if (right + QFontMetricsF(painter.font()).horizontalAdvance(text) < least)
        painter.drawText(QPointF(right, baseline), text);
}

}  // namespace view
