#include "ui/view/photos/photos_panel.h"

#include "ui/model/photo_operations.h"
#include "ui/model/problem_words.h"
#include "ui/paint/fonts.h"
#include "ui/paint/math_text.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/geometry/geometry_section.h"
#include "ui/view/photos/filters_section.h"
#include "ui/view/photos/photo_thumb.h"

#include <QFontMetrics>
#include <QSignalBlocker>

namespace view {

namespace {

using Kind = MathLabel::Kind;

constexpr int kFieldWidth = 112;
constexpr int kThumbMost = 144;
constexpr int kThumbLow = 56;

void place(QWidget* widget, int x, int y) {
    widget->setGeometry(QRect(QPoint(x, y), widget->sizeHint()));
}

/// Names come from files: a `$` or a `[` in them is no markup.
QString plainMarkup(QString text) {
    for (const char mark : {'$', '[', ']', '*'})
        text.replace(QLatin1Char(mark), QChar(0x00b7));
    return text;
}

/// In the page's words, with the ways out that it has fields for: the photo is what it is.
model::ProblemWords wordsFor(const core::Problem& problem, const core::Geometry& geometry) {
    model::ProblemWords words = model::problemWords(problem, geometry);
    words.remedies.removeIf([](const model::ProblemWords::Remedy& one) {
        const core::Field field = one.remedy.field;
        return field == core::Field::Input || field == core::Field::Groups ||
               field == core::Field::Channels ||
               (field == core::Field::Kernel && one.remedy.value > model::kMostFilterSize);
    });
    for (model::ProblemWords::Remedy& one : words.remedies)
        if (one.remedy.field == core::Field::Kernel)
            one.text = PhotosPanel::tr("filters of %1×%1").arg(one.remedy.value);
    return words;
}

GeometryShown shownOf(const model::PhotosPart& part, const std::optional<core::Problem>& problem,
                      std::optional<core::Padding> named) {
    GeometryShown shown;
    shown.geometry = part.geometry;
    shown.problem = problem;
    if (problem)
        shown.words = wordsFor(*problem, model::geometryOf(part));
    shown.named = named;
    shown.hasOutputPadding = part.operation == model::Operation::Transposed;
    return shown;
}

}  // namespace

PhotosPanel::PhotosPanel(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Photo"), Kind::Head, this)),
      open_(new TextLink(tr("Open…"), this)),
      thumb_(new PhotoThumb(this)),
      name_(new MathLabel({}, Kind::Body, this)),
      size_(new MathLabel({}, Kind::Caption, this)),
      channelsName_(new MathLabel(tr("Channels"), Kind::Body, this)),
      channels_(new ChoiceField(this)),
      operationHead_(new MathLabel(tr("Operation"), Kind::Head, this)),
      operation_(new ChoiceField(this)),
      geometry_(new GeometrySection(GeometrySection::Of::Photo, this)),
      filters_(new FiltersSection(this)) {
    setObjectName(QStringLiteral("photosPanel"));
    open_->setObjectName(QStringLiteral("openPhoto"));
    open_->setAccessibleName(tr("Open a photo"));
    connect(open_, &QAbstractButton::clicked, this, &PhotosPanel::openAsked);
    thumb_->setObjectName(QStringLiteral("photoThumb"));
    thumb_->setAccessibleName(tr("The photo"));
    size_->setInk(paint::MathText::Ink::Text2);
    channels_->setObjectName(QStringLiteral("photoChannels"));
    channels_->setAccessibleName(tr("Channels of the photo"));
    channels_->addItem(tr("Grey, mean"), static_cast<int>(model::Channels::GreyMean));
    channels_->addItem(tr("Each colour"), static_cast<int>(model::Channels::PerColour));
    channels_->addItem(tr("Across RGB"), static_cast<int>(model::Channels::AcrossColours));
    connect(channels_, &QComboBox::activated, this, [this] {
        emit channelsAsked(static_cast<model::Channels>(channels_->currentData().toInt()));
    });
    operation_->setObjectName(QStringLiteral("photoOperation"));
    operation_->setAccessibleName(tr("Operation of the filters"));
    operation_->addItem(tr("Convolution"), static_cast<int>(model::Operation::Convolution));
    operation_->addItem(tr("Transposed convolution"),
                        static_cast<int>(model::Operation::Transposed));
    connect(operation_, &QComboBox::activated, this, [this] {
        emit operationAsked(static_cast<model::Operation>(operation_->currentData().toInt()));
    });
    connect(geometry_, &GeometrySection::heightChanged, this, &PhotosPanel::layOut);
}

void PhotosPanel::show(const model::PhotosPart& part, const std::optional<core::Problem>& problem,
                       std::optional<core::Padding> named, int channel) {
    const bool direct = part.operation == model::Operation::Convolution;
    if (part.photo) {
        letter_ = direct ? QStringLiteral("[input]$X$[/]  ") : QStringLiteral("[output]$Y$[/]  ");
        fileName_ = part.photo->name;
        const auto [channels, rows, columns] = model::shapeOf(*part.photo);
        size_->setMarkup(QStringLiteral("%1×%2").arg(rows).arg(columns));
    } else {
        letter_.clear();
        fileName_ = tr("none yet");
        size_->setMarkup({});
    }
    showChannels(part);
    const QSignalBlocker blocker(operation_);
    operation_->setCurrentIndex(operation_->findData(static_cast<int>(part.operation)));
    operation_->update();
    filters_->show(part, channel);
    geometry_->show(shownOf(part, problem, named), false);
    layOut();
}

void PhotosPanel::showChannels(const model::PhotosPart& part) {
    const QSignalBlocker blocker(channels_);
    const bool colours = model::hasColours(part);
    channels_->setEnabled(colours);
    channels_->setToolTip(colours ? QString() : tr("This photo is grey: it has one channel."));
    if (part.photo && !colours)
        channels_->showOther(tr("Grey"));
    else
        channels_->setCurrentIndex(channels_->findData(static_cast<int>(part.channels)));
    channels_->update();
}

void PhotosPanel::setThumb(const QImage& picture, const QSize& size) {
    thumb_->setPhoto(picture, size);
    layOut();
}

void PhotosPanel::setForm(const PanelForm& form) {
    form_ = form;
    layOut();
}

QSize PhotosPanel::minimumSizeHint() const {
    return {geometry_->neededWidth(form_), height_};
}

void PhotosPanel::resizeEvent(QResizeEvent* /*event*/) {
    layOut();
}

// Long names lose their middle, so that their ends tell photos apart.
void PhotosPanel::placeName(const QRect& place) {
    const double letter = paint::width(paint::mathText(letter_), {13, 13, {}});
    const QString fitting =
        QFontMetrics(paint::uiFont(13))
            .elidedText(fileName_, Qt::ElideMiddle, place.width() - static_cast<int>(letter) - 2);
    name_->setMarkup(letter_ + plainMarkup(fitting));
    name_->setToolTip(fitting == fileName_ ? QString() : fileName_);
    name_->setGeometry(place);
}

// In a low window the photo is small, with its name beside it.
int PhotosPanel::layOutPhoto(int width) {
    place(head_, 0, 0);
    place(open_, width - open_->sizeHint().width(), 0);
    const QSize size = size_->sizeHint();
    if (form_.low) {
        const int thumbWidth = width - kFieldWidth - 12;
        const int height = thumb_->heightFor(thumbWidth, kThumbLow);
        thumb_->setGeometry(0, 20, thumbWidth, height);
        placeName({thumbWidth + 12, 22, kFieldWidth, 20});
        size_->setGeometry(thumbWidth + 12, 42, kFieldWidth, 18);
        return 20 + kThumbLow + 6;
    }
    const int height = thumb_->heightFor(width, kThumbMost);
    thumb_->setGeometry(0, 24, width, height);
    placeName({0, 24 + height + 6, width - size.width() - 8, 20});
    place(size_, width - size.width(), 24 + height + 8);
    return 24 + height + 29;
}

void PhotosPanel::layOut() {
    const int width = this->width();
    const int section = form_.low ? 12 : 27;
    int y = layOutPhoto(width);
    channelsName_->setGeometry(0, y + 2, width - kFieldWidth - 4, 20);
    channels_->setGeometry(width - kFieldWidth, y, kFieldWidth, 24);
    y += 24 + section - (form_.low ? 0 : 2);
    place(operationHead_, 0, y);
    operation_->setGeometry(0, y + (form_.low ? 19 : 21), width, 24);
    y += (form_.low ? 43 : 36) + section;
    const int geometryHeight = geometry_->layOut(width, form_);
    geometry_->setGeometry(0, y, width, geometryHeight);
    y += geometryHeight + section - (form_.low ? 0 : 7);
    const int filtersHeight = filters_->layOut(width, form_.low);
    filters_->setGeometry(0, y, width, filtersHeight);
    y += filtersHeight;
    if (height_ != y) {
        height_ = y;
        setMinimumHeight(y);
        updateGeometry();
    }
}

}  // namespace view
