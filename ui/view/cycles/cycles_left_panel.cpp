#include "ui/view/cycles/cycles_left_panel.h"

#include "core/cycle.h"
#include "core/presets/kernel_presets.h"
#include "ui/model/sample_photos.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

namespace view {
namespace {

constexpr int kSectionGap = 24, kSectionGapLow = 16;
constexpr int kBetween = 8;
constexpr int kThumbMost = 216, kThumbLow = 72;
// Kernels that make sense over and over, by name; each comes in 3×3.
constexpr std::array<const char*, 8> kPresets{"box",     "gaussian", "identity", "sharpen",
                                              "outline", "emboss",   "sobel-x",  "laplacian"};

template <class Control>
Control* named(Control* control, const char* object, const QString& name) {
    control->setObjectName(QString::fromLatin1(object));
    control->setAccessibleName(name);
    return control;
}

QHBoxLayout* row(const QString& label, QWidget* field, int fieldWidth) {
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new MathLabel(label), 1);
    field->setFixedWidth(fieldWidth);
    layout->addWidget(field);
    return layout;
}

QVBoxLayout* column(QWidget* widget) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kBetween);
    return layout;
}

}  // namespace

CyclesLeftPanel::CyclesLeftPanel(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Cycle settings"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSectionGap);
    layout->addWidget(photoSection());
    layout->addWidget(cycleSection());
    layout->addStretch(1);
}

// Between the parts of a section.
void CyclesLeftPanel::addGap(QVBoxLayout* layout) {
    gaps_.append(new QWidget);
    gaps_.last()->setFixedHeight(kSectionGap - 2 * kBetween);
    layout->addWidget(gaps_.last());
}

QWidget* CyclesLeftPanel::photoSection() {
    auto* section = new QWidget;
    auto* layout = column(section);
    auto* head = new QHBoxLayout;
    head->addWidget(new MathLabel(tr("Photo"), MathLabel::Kind::Head), 1);
    auto* open = named(new TextLink(tr("Open…")), "cyclesOpen", tr("Open a photo"));
    connect(open, &TextLink::clicked, this, &CyclesLeftPanel::openAsked);
    head->addWidget(open);
    layout->addLayout(head);

    thumb_ = named(new PhotoPicture, "cyclesPhoto", tr("The photo"));
    layout->addWidget(thumb_);

    photo_ = named(new ChoiceField, "cyclesPhotoName", tr("Sample photos"));
    for (const auto& sample : model::samplePhotos())
        photo_->addItem(sample.title, sample.name);
    connect(photo_, &QComboBox::activated, this,
            [this](int index) { emit sampleAsked(photo_->itemData(index).toString()); });
    layout->addWidget(photo_);

    colours_ = named(new ChoiceField, "cyclesChannels", tr("Colour channels"));
    colours_->addItems({tr("Grey, mean"), tr("Each colour")});
    connect(colours_, &QComboBox::activated, this,
            [this](int index) { emit colourAsked(index == 1); });
    layout->addLayout(row(tr("Channels"), colours_, 112));
    return section;
}

QWidget* CyclesLeftPanel::cycleSection() {
    auto* section = new QWidget;
    auto* layout = column(section);
    layout->addWidget(new MathLabel(tr("Cycle"), MathLabel::Kind::Head));
    count_ = named(new NumberField, "cyclesCount", tr("Convolutions"));
    connect(count_, &NumberField::valueAsked, this, &CyclesLeftPanel::countAsked);
    layout->addLayout(row(tr("Convolutions  $N$"), count_, 56));
    countWords_ = new MathLabel({}, MathLabel::Kind::Caption);
    countWords_->setWordWrap(true);
    countWords_->setInk(paint::MathText::Ink::Text2);
    layout->addWidget(countWords_);
    problem_ = named(new MathLabel({}, MathLabel::Kind::Caption), "cyclesProblem", tr("Problem"));
    problem_->setWordWrap(true);
    problem_->setInk(paint::MathText::Ink::Error);
    problem_->hide();
    layout->addWidget(problem_);

    addGap(layout);
    layout->addWidget(new MathLabel(tr("Kernels"), MathLabel::Kind::Head));
    kernels_ = named(new ChoiceField, "cyclesKernels", tr("Kernels of the layers"));
    kernels_->addItem(tr("Random, one a layer"));
    for (const auto& preset : core::kernelPresets()) {
        const QString name = QString::fromLatin1(preset.name);
        if (std::ranges::none_of(kPresets, [&](const char* one) { return name == one; }))
            continue;
        presets_.append(name);
        kernels_->addItem(QCoreApplication::translate("KernelPresets", preset.title));
    }
    kernels_->addItem(tr("Own"));
    connect(kernels_, &QComboBox::activated, this, &CyclesLeftPanel::chooseKernels);
    layout->addWidget(kernels_);

    seedRow_ = new QWidget;
    seed_ = new SeedField(tr("the random kernels"), QStringLiteral("cyclesSeed"));
    connect(seed_, &SeedField::seedAsked, this, &CyclesLeftPanel::seedAsked);
    connect(seed_, &SeedField::newSeedAsked, this, &CyclesLeftPanel::newSeedAsked);
    auto* seedLayout = row(tr("Seed"), seed_, 112);
    seedRow_->setLayout(seedLayout);
    layout->addWidget(seedRow_);

    cells_ = named(new KernelCells, "cyclesKernel", tr("Kernel of every layer"));
    cells_->setEditable(true);
    connect(cells_, &KernelCells::tapAsked, this, &CyclesLeftPanel::tapAsked);
    layout->addWidget(cells_);
    kernelWords_ = new MathLabel({}, MathLabel::Kind::Caption);
    kernelWords_->setWordWrap(true);
    kernelWords_->setInk(paint::MathText::Ink::Text2);
    layout->addWidget(kernelWords_);

    addGap(layout);
    layout->addWidget(new MathLabel(tr("Arithmetic"), MathLabel::Kind::Head));
    sizes_ = named(new MathLabel({}, MathLabel::Kind::Formula), "cyclesSizes", tr("Sizes"));
    sizes_->setWordWrap(true);
    layout->addWidget(sizes_);
    return section;
}

void CyclesLeftPanel::chooseKernels(int index) {
    if (index == 0)
        emit kernelsAsked(model::CycleKernels::Random, {});
    else if (index <= presets_.size())
        emit kernelsAsked(model::CycleKernels::Preset, presets_[index - 1]);
    else
        emit kernelsAsked(model::CycleKernels::Own, {});
}

void CyclesLeftPanel::setPart(const model::CyclesPart& part,
                              const core::Shared<model::Photo>& photo,
                              const core::Matrix<float>& first, int mostCycles) {
    count_->setValue(part.count);
    count_->setTurningRange(1, mostCycles);
    countWords_->setMarkup(
        part.count == 1
            ? tr("then one transposed convolution")
            : tr("then %1 transposed ones, with the same kernels in reverse").arg(part.count));
    seed_->setSeed(part.seed);
    colours_->setCurrentIndex(part.colour ? 1 : 0);
    const bool isRandom = part.kernels == model::CycleKernels::Random;
    seedRow_->setVisible(isRandom);
    cells_->setVisible(!isRandom);
    cells_->setKernel(first);
    const auto preset = presets_.indexOf(part.preset);
    if (isRandom)
        kernels_->setCurrentIndex(0);
    else if (part.kernels == model::CycleKernels::Preset && preset >= 0)
        kernels_->setCurrentIndex(static_cast<int>(preset) + 1);
    else
        kernels_->setCurrentIndex(kernels_->count() - 1);
    kernelWords_->setMarkup(
        (isRandom ? tr("3×3, of 0, 1 and 2. ") : tr("The same in every layer. ")) +
        tr("Each step is divided by its kernel’s $Σ|K|$, so that all pictures keep to one range."));
    if (!photo)
        return;
    const auto index = photo_->findData(QString(photo->name).remove(QStringLiteral(".png")));
    if (index >= 0)
        photo_->setCurrentIndex(index);
    else
        photo_->showOther(photo->name);
    const auto k = core::size(first, 0);
    const auto i = core::size(*photo->planes, 1);
    sizes_->setMarkup(tr("$o = i − k + 1$ = %1 − %2 + 1 = **%3**\n"
                         "$o′ = i′ + k − 1$ = %3 + %2 − 1 = **%1**")
                          .arg(i)
                          .arg(k)
                          .arg(i - k + 1));
}

void CyclesLeftPanel::setThumb(const QImage& thumb) {
    thumb_->setPicture(thumb);
}

void CyclesLeftPanel::setLow(bool low) {
    thumb_->setMostHeight(low ? kThumbLow : kThumbMost);
    layout()->setSpacing(low ? kSectionGapLow : kSectionGap);
    for (QWidget* gap : std::as_const(gaps_))
        gap->setFixedHeight(std::max((low ? kSectionGapLow : kSectionGap) - 2 * kBetween, 0));
}

void CyclesLeftPanel::setProblem(const QString& sentence) {
    problem_->setMarkup(sentence);
    problem_->setVisible(!sentence.isEmpty());
    countWords_->setVisible(sentence.isEmpty());
    count_->setWrong(!sentence.isEmpty());
}

}  // namespace view
