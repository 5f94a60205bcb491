#include "ui/view/photos/photos_stage.h"

#include "ui/paint/signs.h"
#include "ui/paint/theme.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/photos/feature_gallery.h"

#include <QPainter>

namespace view {

namespace {

using Kind = MathLabel::Kind;

constexpr int kSignRoom = 18;
constexpr int kHeadTop = 13, kHeadTopLow = 9;
constexpr int kGalleryTop = 52, kGalleryTopLow = 40;
constexpr int kGalleryBottom = 6, kGalleryBottomLow = 0;

void place(QWidget* widget, int x, int y) {
    widget->setGeometry(QRect(QPoint(x, y), widget->sizeHint()));
}

}  // namespace

PhotosStage::PhotosStage(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("**Feature maps**"), Kind::Body, this)),
      summary_(new MathLabel({}, Kind::Caption, this)),
      rangeName_(new MathLabel(tr("Range"), Kind::Body, this)),
      range_(new WordChoice({tr("shared"), tr("each its own")}, WordChoice::Size::Normal, this)),
      gallery_(new FeatureGallery(this)),
      complaint_(new MathLabel({}, Kind::Body, this)),
      invitation_(new MathLabel(tr("Drop a photo here, paste one, or"), Kind::Body, this)),
      open_(new TextLink(tr("open…"), this)),
      samplesName_(new MathLabel(tr("Or begin with a sample:"), Kind::Caption, this)) {
    setObjectName(QStringLiteral("photosStage"));
    summary_->setObjectName(QStringLiteral("photosSummary"));
    summary_->setInk(paint::MathText::Ink::Text2);
    rangeName_->setInk(paint::MathText::Ink::Text2);
    range_->setObjectName(QStringLiteral("featureRange"));
    range_->setAccessibleName(tr("Range"));
    range_->setCurrent(0);
    connect(range_, &WordChoice::chosen, this, [this](int index) { emit sharedAsked(index == 0); });
    complaint_->setObjectName(QStringLiteral("photoComplaint"));
    complaint_->setInk(paint::MathText::Ink::Error);
    complaint_->setWordWrap(true);
    complaint_->hide();
    open_->setObjectName(QStringLiteral("openFirstPhoto"));
    open_->setStrong(true);
    connect(open_, &QAbstractButton::clicked, this, &PhotosStage::openAsked);
    samplesName_->setInk(paint::MathText::Ink::Text2);
    setEmpty(true, {});
}

void PhotosStage::setSummary(const QString& summary) {
    summary_->setMarkup(summary);
    layOut();
}

void PhotosStage::setShared(bool shared) {
    range_->setCurrent(shared ? 0 : 1);
    // The chosen word is wider.
    layOut();
}

void PhotosStage::setEmpty(bool empty, const QStringList& samples) {
    empty_ = empty;
    for (QWidget* widget : {static_cast<QWidget*>(head_), static_cast<QWidget*>(summary_),
                            static_cast<QWidget*>(rangeName_), static_cast<QWidget*>(range_),
                            static_cast<QWidget*>(gallery_)})
        widget->setVisible(!empty);
    invitation_->setVisible(empty);
    open_->setVisible(empty);
    samplesName_->setVisible(empty && !samples.isEmpty());
    qDeleteAll(samples_);
    samples_.clear();
    for (const QString& name : empty ? samples : QStringList()) {
        auto* link = new TextLink(name, this);
        link->setObjectName(QStringLiteral("sample"));
        connect(link, &QAbstractButton::clicked, this, [this, name] { emit sampleAsked(name); });
        link->show();
        samples_.append(link);
    }
    layOut();
}

void PhotosStage::setComplaint(const QString& sentence) {
    QString plain = sentence;
    // A file's name may hold what would be markup.
    for (const char mark : {'$', '[', ']', '*'})
        plain.replace(QLatin1Char(mark), QChar(0x00b7));
    complaint_->setMarkup(plain);
    complaint_->setVisible(!sentence.isEmpty());
    layOut();
}

void PhotosStage::setLastGood(const QString& words) {
    stale_ = !words.isEmpty();
    if (stale_)
        summary_->setMarkup(QStringLiteral("**%1**").arg(tr("Last good result: %1.").arg(words)));
    summary_->setInk(stale_ ? paint::MathText::Ink::Text : paint::MathText::Ink::Text2);
    layOut();
    update();
}

void PhotosStage::setForm(int margin, bool low) {
    margin_ = margin;
    low_ = low;
    gallery_->setPlain(low);
    layOut();
}

void PhotosStage::setDropping(bool dropping) {
    dropping_ = dropping;
    update();
}

void PhotosStage::layOut() {
    const int top = low_ ? kHeadTopLow : kHeadTop;
    place(head_, margin_, top);
    place(range_, width() - margin_ - range_->sizeHint().width(), top);
    place(rangeName_, range_->x() - 20 - rangeName_->sizeHint().width(), top);
    const int summaryLeft = head_->geometry().right() + 12 + (stale_ ? kSignRoom : 0);
    summary_->setGeometry(summaryLeft, top + 2, std::max(rangeName_->x() - 12 - summaryLeft, 0),
                          18);
    int galleryTop = low_ ? kGalleryTopLow : kGalleryTop;
    const int inner = width() - 2 * margin_;
    if (!complaint_->isHidden()) {
        const int height = complaint_->heightForWidth(inner);
        const int above = empty_ ? this->height() / 2 - 60 - height : galleryTop - 8;
        complaint_->setGeometry(margin_, above, inner, height);
        galleryTop += height;
    }
    const int bottom = low_ ? kGalleryBottomLow : kGalleryBottom;
    gallery_->setGeometry(margin_, galleryTop, inner, height() - galleryTop - bottom);
    layOutEmpty();
}

// One line in the middle, and the samples by name under it.
void PhotosStage::layOutEmpty() {
    const int middle = height() / 2;
    const int invitation = invitation_->sizeHint().width();
    const int open = open_->sizeHint().width();
    const int left = (width() - invitation - 5 - open) / 2;
    place(invitation_, left, middle - 30);
    place(open_, left + invitation + 5, middle - 29);
    int samples = samplesName_->sizeHint().width();
    for (const TextLink* link : samples_)
        samples += 16 + link->sizeHint().width();
    int x = (width() - samples) / 2;
    place(samplesName_, x, middle + 4);
    x += samplesName_->sizeHint().width() + 16;
    for (TextLink* link : samples_) {
        place(link, x, middle + 4);
        x += link->sizeHint().width() + 16;
    }
}

void PhotosStage::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    const paint::Theme& theme = paint::themeOf(palette());
    painter.fillRect(rect(), theme.page);
    painter.setRenderHint(QPainter::Antialiasing);
    if (stale_ && !empty_)
        paint::drawSign(painter, QPointF(summary_->x() - kSignRoom, summary_->y() + 13),
                        paint::Sign::Clock, theme.stale);
    if (!dropping_)
        return;
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRect(rect().adjusted(8, 8, -9, -9));
}

void PhotosStage::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

}  // namespace view
