#include "ui/view/cycles/cycles_right_panel.h"

#include "ui/model/cycle_words.h"
#include "ui/paint/fonts.h"
#include "ui/paint/number_text.h"
#include "ui/view/cycles/fidelity_table.h"

#include <QVBoxLayout>

namespace view {
namespace {

using Kind = core::CycleStep::Kind;
using Series = model::FidelityPoint::Series;

MathLabel* words(MathLabel::Kind kind, QVBoxLayout* layout) {
    auto* label = new MathLabel({}, kind);
    label->setWordWrap(kind != MathLabel::Kind::Head);
    if (kind == MathLabel::Kind::Caption)
        label->setInk(paint::MathText::Ink::Text2);
    layout->addWidget(label);
    return label;
}

}  // namespace

CyclesRightPanel::CyclesRightPanel(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("What is left"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* head = words(MathLabel::Kind::Head, layout);
    head->setMarkup(tr("What is left"));
    title_ = new QLabel;
    title_->setObjectName(QStringLiteral("cyclesTitle"));
    title_->setFont(paint::mathFont(24, false));
    layout->addWidget(title_);
    made_ = words(MathLabel::Kind::Caption, layout);
    cells_ = new KernelCells;
    cells_->setObjectName(QStringLiteral("cyclesStepKernel"));
    cells_->setAccessibleName(tr("Kernel of this step"));
    layout->addWidget(cells_);
    divided_ = words(MathLabel::Kind::Caption, layout);
    layout->addSpacing(12);
    pairHead_ = words(MathLabel::Kind::Head, layout);
    pair_ = words(MathLabel::Kind::Body, layout);
    colours_ = words(MathLabel::Kind::Caption, layout);
    layout->addSpacing(12);
    tableHead_ = words(MathLabel::Kind::Head, layout);
    tableHead_->setMarkup(tr("The original after $n$ cycles"));
    table_ = new FidelityTable;
    layout->addWidget(table_);
    layout->addSpacing(12);
    meaning_ = words(MathLabel::Kind::Caption, layout);
    spectrumWords_ = words(MathLabel::Kind::Caption, layout);
    layout->addStretch(1);
}

void CyclesRightPanel::setStep(const core::CycleStep& step, const core::Layers& layers) {
    step_ = step;
    layers_ = layers;
    describe();
}

void CyclesRightPanel::setFidelity(const model::FidelityPoints& points, int count) {
    points_ = points;
    count_ = count;
    describe();
}

void CyclesRightPanel::setSpectrum(const model::KernelSpectrum& spectrum) {
    spectrum_ = spectrum;
    describe();
}

const model::FidelityPoint* CyclesRightPanel::pointOf(Series series, int n) const {
    for (const auto& point : points_)
        if (point.series == series && point.n == n)
            return &point;
    return nullptr;
}

void CyclesRightPanel::describe() {
    title_->setText(model::nameOf(step_));
    const bool hasKernel =
        step_.layer >= 0 && step_.layer < static_cast<core::Index>(layers_.size());
    cells_->setVisible(hasKernel);
    divided_->setVisible(hasKernel);
    if (hasKernel) {
        const auto& kernel = layers_[static_cast<std::size_t>(step_.layer)];
        cells_->setKernel(kernel);
        divided_->setMarkup(tr("The kernel of layer %1, divided by $Σ|K| = %2$.")
                                .arg(step_.layer + 1)
                                .arg(paint::exactNumber(core::magnitude(kernel))));
    }
    QString made = model::sizeOf(step_) + QStringLiteral(". ");
    if (step_.kind == Kind::Convolution)
        made += tr("Each number is a window of the picture before it times the kernel, summed.");
    else if (step_.kind == Kind::Transposed)
        made += tr("Each number of the picture before it was spread over a window by the kernel.");
    else
        made += tr("What the cycle starts from and what its end is compared with.");
    made_->setMarkup(made);

    const bool isTransposed = step_.kind == Kind::Transposed;
    const auto* pair =
        isTransposed ? pointOf(Series::ToStep, static_cast<int>(step_.number)) : nullptr;
    pairHead_->setVisible(pair != nullptr);
    pair_->setVisible(pair != nullptr);
    colours_->setVisible(pair != nullptr && pair->fidelity.channels.size() == 3);
    if (pair != nullptr) {
        const auto before = static_cast<int>(count_ - step_.number);
        pairHead_->setMarkup(before > 0 ? tr("Against convolution %1, of its size").arg(before)
                                        : tr("Against the original"));
        const auto& all = pair->fidelity.all;
        pair_->setMarkup(tr("PSNR **%1 dB**, SSIM **%2**, MSE %3")
                             .arg(model::decibels(all.psnr), model::similarity(all.ssim),
                                  QString::number(all.mse, 'f', 0)));
        if (pair->fidelity.channels.size() == 3) {
            const auto& c = pair->fidelity.channels;
            colours_->setMarkup(tr("Red %1, green %2, blue %3 dB")
                                    .arg(model::decibels(c[0].psnr), model::decibels(c[1].psnr),
                                         model::decibels(c[2].psnr)));
        }
    }
    const bool isEnd = isTransposed && step_.number == count_;
    table_->setPoints(points_, count_, isEnd ? count_ : 0);
    meaning_->setMarkup(
        tr("$W^{T}$ gives back the shape, not the values. A convolution mixes neighbours, and the "
           "transposed one mixes them again with the same weights: nothing is undone. At the "
           "border fewer windows overlap, so it darkens with every cycle."));
    spectrumWords_->setVisible(spectrum_.side > 0);
    if (spectrum_.side > 0)
        spectrumWords_->setMarkup(
            tr("For a picture of %1×%1, $W$ of this kernel passes the pattern it likes best at %2 "
               "and "
               "the one it likes least at %3 of its strength; $W^{T}$ does so a second time.")
                .arg(spectrum_.side)
                .arg(QString::number(spectrum_.strongest, 'f', 2),
                     QString::number(spectrum_.weakest, 'g', 2)));
}

QString CyclesRightPanel::line() const {
    const auto* pair = step_.kind == Kind::Transposed
                           ? pointOf(Series::ToStep, static_cast<int>(step_.number))
                           : nullptr;
    if (pair == nullptr)
        return tr("%1, %2").arg(model::nameOf(step_), model::sizeOf(step_));
    return tr("%1: PSNR %2 dB, SSIM %3")
        .arg(model::nameOf(step_), model::decibels(pair->fidelity.all.psnr),
             model::similarity(pair->fidelity.all.ssim));
}

}  // namespace view
