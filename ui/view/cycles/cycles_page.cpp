#include "ui/view/cycles/cycles_page.h"

#include "ui/model/cycle_words.h"
#include "ui/view/controls/fitting_line.h"
#include "ui/view/controls/focus_order.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/text_link.h"
#include "ui/view/controls/word_choice.h"
#include "ui/view/cycles/cycle_strip.h"
#include "ui/view/cycles/cycles_left_panel.h"
#include "ui/view/cycles/fidelity_plot.h"
#include "ui/view/cycles/linked_pictures.h"
#include "ui/view/cycles/range_legend.h"
#include "ui/view/page_frame.h"

#include <QDragEnterEvent>
#include <QGraphicsOpacityEffect>
#include <QHBoxLayout>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace view {
namespace {

using Series = model::FidelityPoint::Series;

constexpr std::array<double, 3> kZooms{0, 1, 4};

paint::RowPicture rowPicture(const model::CyclePicture& picture, const QString& title,
                             const QString& note) {
    return {title,          model::sizeOf(picture.step),
            note,           picture.image,
            picture.halves, static_cast<double>(picture.step.columns)};
}

QString plotKey() {
    return CyclesPage::tr(
        "[input]●—[/]  $n$ cycles, against the original"
        "     ▫- -  transposed step $n$, against the convolution of its size");
}

MathLabel* caption(const char* object) {
    auto* label = new MathLabel({}, MathLabel::Kind::Caption);
    label->setObjectName(QString::fromLatin1(object));
    label->setInk(paint::MathText::Ink::Text2);
    return label;
}

}  // namespace

CyclesPage::CyclesPage(QWidget* parent)
    : QWidget(parent),
      frame_(new PageFrame(this)),
      left_(new CyclesLeftPanel),
      right_(new CyclesRightPanel),
      line_(new FittingLine) {
    line_->setObjectName(QStringLiteral("cyclesFoldedLine"));
    line_->setAccessibleName(tr("What is left"));
    setObjectName(QStringLiteral("cyclesPage"));
    setAccessibleName(tr("Cycles"));
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(frame_);
    stage_ = stage();
    frame_->setLeft(left_);
    frame_->setStage(stage_);
    footer_ = footer();
    frame_->setFooter(footer_);
    frame_->setRight(right_, line_);
    frame_->setRightTitle(tr("What is left"));
    connect(frame_, &PageFrame::formChanged, this, &CyclesPage::fit);
    fit();
}

QWidget* CyclesPage::stage() {
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setSpacing(8);
    head_ = new MathLabel;
    head_->setObjectName(QStringLiteral("cyclesHead"));
    layout->addWidget(head_);
    strip_ = new CycleStrip;
    connect(strip_, &CycleStrip::selectAsked, this, &CyclesPage::stepAsked);
    connect(strip_, &CycleStrip::namesChanged, this, &CyclesPage::describe);
    layout->addWidget(strip_);
    notice_ = new MathLabel({}, MathLabel::Kind::Caption);
    notice_->setObjectName(QStringLiteral("cyclesNotice"));
    notice_->setWordWrap(true);
    notice_->setInk(paint::MathText::Ink::Error);
    notice_->hide();
    layout->addWidget(notice_);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 12, 0, 0);
    lowerHead_ = new MathLabel;
    row->addWidget(lowerHead_, 1, Qt::AlignTop);
    switch_ = new WordChoice({tr("Enlarged"), tr("1, 3 and 5 cycles"), tr("Fidelity")});
    switch_->setObjectName(QStringLiteral("cyclesSwitch"));
    switch_->setAccessibleName(tr("Show"));
    switch_->setCurrent(0);
    row->addWidget(switch_, 0, Qt::AlignTop);
    layout->addLayout(row);

    lower_ = new QStackedWidget;
    enlarged_ = new LinkedPictures;
    compared_ = new LinkedPictures;
    compared_->setObjectName(QStringLiteral("comparedPictures"));
    compared_->setAccessibleName(tr("The original after several cycles"));
    plot_ = new FidelityPlot;
    auto* plotPane = new QWidget;
    auto* plotLayout = new QVBoxLayout(plotPane);
    plotLayout->setContentsMargins(0, 0, 0, 0);
    plotLayout->addWidget(plot_, 1);
    plotKey_ = caption("fidelityKey");
    plotKey_->setWordWrap(true);
    plotKey_->setMarkup(plotKey());
    plotLayout->addWidget(plotKey_);
    lower_->addWidget(enlarged_);
    lower_->addWidget(compared_);
    lower_->addWidget(plotPane);
    layout->addWidget(lower_, 1);
    connect(switch_, &WordChoice::chosen, this, [this](int index) {
        switch_->setCurrent(index);
        lower_->setCurrentIndex(index);
        describe();
    });
    for (LinkedPictures* pictures : {enlarged_, compared_})
        connect(pictures, &LinkedPictures::zoomChanged, this, [this, pictures](double zoom) {
            (pictures == enlarged_ ? compared_ : enlarged_)->setZoom(zoom);
            setZoomWord(zoom);
        });
    return widget;
}

QWidget* CyclesPage::footer() {
    // Lines of words start at the top: what is under some of them must not lift these.
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setSpacing(12);
    legend_ = new RangeLegend;
    layout->addWidget(legend_, 0, Qt::AlignTop);
    computing_ = caption("cyclesComputing");
    layout->addWidget(computing_, 1, Qt::AlignTop);
    stop_ = new TextLink(tr("Stop"));
    stop_->setObjectName(QStringLiteral("cyclesStop"));
    stop_->setAccessibleName(tr("Stop"));
    stop_->hide();
    connect(stop_, &TextLink::clicked, this, &CyclesPage::stopAsked);
    layout->addWidget(stop_, 0, Qt::AlignTop);
    layout->addStretch(1);
    zoomWords_ = new MathLabel(tr("Zoom, all pictures together"));
    zoomWords_->setObjectName(QStringLiteral("zoomWords"));
    zoomWords_->setInk(paint::MathText::Ink::Text2);
    layout->addWidget(zoomWords_, 0, Qt::AlignTop);
    layout->addSpacing(6);
    zoom_ = new WordChoice({tr("Fit"), tr("1×"), tr("4×")});
    zoom_->setObjectName(QStringLiteral("cyclesZoom"));
    zoom_->setAccessibleName(tr("Zoom"));
    zoom_->setCurrent(0);
    connect(zoom_, &WordChoice::chosen, this, [this](int index) {
        zoom_->setCurrent(index);
        enlarged_->setZoom(kZooms.at(static_cast<std::size_t>(index)));
        compared_->setZoom(kZooms.at(static_cast<std::size_t>(index)));
    });
    layout->addWidget(zoom_, 0, Qt::AlignTop);
    return widget;
}

void CyclesPage::fit() {
    const int margin = frame_->stageMargin();
    const int top = frame_->isLow() ? 12 : 14;
    stage_->layout()->setContentsMargins(margin, top, margin, 8);
    footer_->layout()->setContentsMargins(margin, frame_->isLow() ? 14 : 18, margin, 0);
    // Most of the stage is for what is under the strip, which wraps where there is room for that.
    constexpr double kStripShare = .46;
    strip_->setRoom(frame_->isLow()  ? 64
                    : height() > 950 ? 168
                                     : 112,
                    static_cast<int>(kStripShare * height()), !frame_->isLow());
    zoomWords_->setVisible(!frame_->isNarrow());
    left_->setLow(frame_->isLow());
}

void CyclesPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void CyclesPage::setZoomWord(double zoom) {
    const auto found = std::ranges::find(kZooms, zoom);
    zoom_->setCurrent(found == kZooms.end() ? -1 : static_cast<int>(found - kZooms.begin()));
}

void CyclesPage::setPictures(const model::CyclePictures& pictures, const QString& note) {
    const bool otherCount = pictures.pictures.size() != pictures_.pictures.size();
    pictures_ = pictures;
    note_ = note;
    const int last = static_cast<int>(pictures.pictures.size()) - 1;
    if (otherCount)
        selected_ = last;
    legend_->setRange(pictures.range);
    strip_->setPictures(pictures.pictures);
    if (otherCount)
        orderFocus({strip_, switch_, lower_});
    setSelected(std::clamp(selected_, 0, std::max(0, last)));
    setStale(false);
}

void CyclesPage::setCompared(const QVector<model::CyclePicture>& pictures) {
    comparedPictures_ = pictures;
    showCompared();
}

void CyclesPage::setFidelity(const model::FidelityPoints& points) {
    points_ = points;
    const int count = static_cast<int>(pictures_.pictures.size()) / 2;
    strip_->setFidelity(points);
    plot_->setPoints(points, std::max(1, count));
    right_->setFidelity(points, count);
    showEnlarged();
    showCompared();
    line_->setForms({right_->line()});
}

void CyclesPage::setSpectrum(const model::KernelSpectrum& spectrum) {
    right_->setSpectrum(spectrum);
}

void CyclesPage::setSelected(int step) {
    if (step < 0 || step >= pictures_.pictures.size())
        return;
    selected_ = step;
    const auto& chosen = pictures_.pictures[step].step;
    strip_->setSelected(step);
    right_->setStep(chosen, pictures_.layers);
    right_->setFidelity(points_, static_cast<int>(pictures_.layers.size()));
    plot_->setMarked(static_cast<int>(chosen.number));
    line_->setForms({right_->line()});
    showEnlarged();
    describe();
}

void CyclesPage::showEnlarged() {
    if (pictures_.pictures.isEmpty())
        return;
    const int last = static_cast<int>(pictures_.pictures.size()) - 1;
    const int upper = std::min(selected_, last - selected_);
    const model::CyclePicture& first = pictures_.pictures[upper];
    QVector<paint::RowPicture> row{rowPicture(first, model::nameOf(first.step), {})};
    if (upper != last - upper) {
        const model::CyclePicture& second = pictures_.pictures[last - upper];
        row.append(rowPicture(
            second, model::nameOf(second.step),
            model::closenessAt(points_, Series::ToStep, static_cast<int>(second.step.number))));
    }
    enlarged_->setPictures(row);
}

void CyclesPage::showCompared() {
    QVector<paint::RowPicture> row;
    for (const auto& picture : comparedPictures_) {
        const auto n = static_cast<int>(picture.step.number);
        const QString title = n == 0   ? tr("Original")
                              : n == 1 ? tr("1 cycle")
                                       : tr("%1 cycles").arg(n);
        row.append(rowPicture(picture, title, model::closenessAt(points_, Series::ToOriginal, n)));
        row.last().size.clear();
    }
    compared_->setPictures(row);
}

void CyclesPage::describe() {
    if (pictures_.pictures.isEmpty())
        return;
    const auto& first = pictures_.pictures.front().step;
    const auto& middle = pictures_.pictures[pictures_.pictures.size() / 2].step;
    QString words = tr("%1 to %2 and back").arg(model::sizeOf(first), model::sizeOf(middle));
    if (pictures_.reduction > 1)
        words += tr(", shown at 1/%1").arg(pictures_.reduction);
    if (!note_.isEmpty())
        words += QStringLiteral(", ") + note_;
    head_->setMarkup(
        isAlone() ? tr("**Film strip**  [text2]%1, the photo alone: its cycle cannot be computed "
                       "yet[/]")
                        .arg(model::sizeOf(first))
        : stale_ ? tr("**Film strip**  [text2]last good result, %1 to %2 and back; it changes as "
                      "soon as the cycle can be computed[/]")
                       .arg(model::sizeOf(first), model::sizeOf(middle))
        : strip_->showsNumbersOnly()
            ? tr("**Film strip**  [text2]%1: convolutions above, transposed below, PSNR between[/]")
                  .arg(words)
            : tr("**Film strip**  [text2]%1; between two of a size, PSNR and SSIM[/]").arg(words));
    const QString chosen = model::nameOf(pictures_.pictures[selected_].step);
    const QString lower[] = {isAlone()
                                 ? QStringLiteral("**%1**").arg(chosen)
                                 : tr("**%1**  [text2]beside the step of its size[/]").arg(chosen),
                             tr("**What is left**  [text2]of the same photo[/]"),
                             tr("**Fidelity**  [text2]data range 255[/]")};
    lowerHead_->setMarkup(lower[lower_->currentIndex()]);
}

void CyclesPage::setComputing(const QString& words) {
    computing_->setMarkup(words);
    stop_->setVisible(!words.isEmpty());
}

void CyclesPage::setNotice(const QString& sentence) {
    notice_->setMarkup(sentence);
    notice_->setVisible(!sentence.isEmpty());
}

bool CyclesPage::isAlone() const {
    return pictures_.pictures.size() == 1;
}

void CyclesPage::setStale(bool stale) {
    stale_ = stale && !isAlone();
    describe();
    if (!stale_) {
        lower_->setGraphicsEffect(nullptr);
        strip_->setGraphicsEffect(nullptr);
        return;
    }
    for (QWidget* widget : {static_cast<QWidget*>(lower_), static_cast<QWidget*>(strip_)}) {
        auto* effect = new QGraphicsOpacityEffect(widget);
        effect->setOpacity(0.4);
        widget->setGraphicsEffect(effect);
    }
}

// Panes that are not in front may never have been laid out: all have the size of the one that is.
paint::CyclesFigure CyclesPage::figure() const {
    paint::CyclesFigure figure;
    figure.pictures = pictures_;
    figure.points = points_;
    figure.selected = selected_;
    figure.enlarged = enlarged_->row();
    figure.compared = compared_->row();
    figure.plotSize = lower_->size();
    figure.enlarged.size = figure.compared.size = lower_->size();
    figure.plotKey = plotKey();
    if (!points_.isEmpty())
        figure.plot = plot_->drawing(lower_->size());
    return figure;
}

void CyclesPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void CyclesPage::dropEvent(QDropEvent* event) {
    const QMimeData& data = *event->mimeData();
    if (data.hasUrls() && data.urls().front().isLocalFile())
        emit fileDropped(data.urls().front().toLocalFile());
    else if (data.hasImage())
        emit pictureDropped(qvariant_cast<QImage>(data.imageData()));
    event->acceptProposedAction();
}

}  // namespace view
