#include "ui/view/workbench/values_section.h"

#include "core/presets/input_presets.h"
#include "core/presets/kernel_presets.h"
#include "ui/model/workbench.h"
#include "ui/view/controls/choice_field.h"
#include "ui/view/controls/math_label.h"
#include "ui/view/controls/seed_field.h"

#include <QCoreApplication>
#include <QSignalBlocker>
#include <algorithm>

namespace view {

namespace {

constexpr int kFieldXNarrow = 84, kAfterName = 12;
const QString kFromAbove = QStringLiteral("\u0001above");
const QString kTyped = QStringLiteral("\u0001typed");

QString titleOf(const char* title) {
    return QCoreApplication::translate("presets", title);
}

void select(ChoiceField* field, const QString& data, const QString& otherwise) {
    const int index = data.isEmpty() ? -1 : field->findData(data);
    if (index >= 0)
        field->setCurrentIndex(index);
    else
        field->showOther(otherwise);
}

}  // namespace

ValuesSection::ValuesSection(QWidget* parent)
    : QWidget(parent),
      head_(new MathLabel(tr("Values"), MathLabel::Kind::Head, this)),
      input_(new ChoiceField(this)),
      kernel_(new ChoiceField(this)),
      actsOn_(new ChoiceField(this)),
      inputSeed_(new SeedField(tr("the input"), QStringLiteral("inputSeed"), this)),
      kernelSeed_(new SeedField(tr("the kernel"), QStringLiteral("kernelSeed"), this)) {
    const QString names[] = {tr("Input $X$"), tr("Kernel $K$"), tr("$W^{T}$ acts on")};
    for (std::size_t n = 0; n < 3; ++n)
        names_[n] = new MathLabel(names[n], MathLabel::Kind::Body, this);
    for (MathLabel*& name : seedNames_) {
        name = new MathLabel(tr("Seed"), MathLabel::Kind::Body, this);
        name->setInk(paint::MathText::Ink::Text2);
    }
    connect(inputSeed_, &SeedField::seedAsked, this, &ValuesSection::inputSeedAsked);
    connect(inputSeed_, &SeedField::newSeedAsked, this, &ValuesSection::newInputSeedAsked);
    connect(kernelSeed_, &SeedField::seedAsked, this, &ValuesSection::kernelSeedAsked);
    connect(kernelSeed_, &SeedField::newSeedAsked, this, &ValuesSection::newKernelSeedAsked);
    input_->setObjectName(QStringLiteral("inputPreset"));
    input_->setAccessibleName(tr("Input values"));
    kernel_->setObjectName(QStringLiteral("kernelPreset"));
    kernel_->setAccessibleName(tr("Kernel values"));
    actsOn_->setObjectName(QStringLiteral("actsOn"));
    actsOn_->setAccessibleName(tr("Wᵀ acts on"));
    for (const core::KernelPreset& preset : core::kernelPresets()) {
        kernel_->addItem(titleOf(preset.title), QString::fromUtf8(preset.name));
        kernel_->setItemData(kernel_->count() - 1, titleOf(preset.about), Qt::ToolTipRole);
    }
    connect(input_, &QComboBox::activated, this,
            [this] { emit inputPresetAsked(input_->currentData().toString()); });
    connect(kernel_, &QComboBox::activated, this,
            [this] { emit kernelPresetAsked(kernel_->currentData().toString()); });
    connect(actsOn_, &QComboBox::activated, this, [this] {
        const QString chosen = actsOn_->currentData().toString();
        if (chosen == kFromAbove)
            emit yAsked();
        else
            emit typedAsked(chosen == kTyped ? QString() : chosen);
    });
}

// Only presets that come in the present size are offered.
void ValuesSection::fillInput(const model::WorkbenchPart& part) {
    input_->clear();
    const core::InputWish wish{part.channels, part.geometry.rows.input,
                               part.geometry.columns.input};
    for (const core::InputPreset& preset : core::inputPresets()) {
        if (!core::comesIn(preset.name, wish))
            continue;
        input_->addItem(titleOf(preset.title), QString::fromUtf8(preset.name));
        input_->setItemData(input_->count() - 1, titleOf(preset.about), Qt::ToolTipRole);
    }
}

void ValuesSection::fillActsOn(const model::WorkbenchPart& part) {
    actsOn_->clear();
    actsOn_->addItem(narrow_ ? tr("$Y$, above") : tr("$Y$, from above"), kFromAbove);
    actsOn_->addItem(tr("Typed"), kTyped);
    if (!part.typed)
        return;
    const core::InputWish wish{part.typed.size(0), part.typed.size(1), part.typed.size(2)};
    for (const core::InputPreset& preset : core::inputPresets())
        if (core::comesIn(preset.name, wish))
            actsOn_->addItem(titleOf(preset.title), QString::fromUtf8(preset.name));
}

void ValuesSection::show(const model::WorkbenchPart& part) {
    part_ = part;
    const QSignalBlocker blockers[] = {QSignalBlocker(input_), QSignalBlocker(kernel_),
                                       QSignalBlocker(actsOn_)};
    fillInput(part);
    fillActsOn(part);
    select(input_, part.inputPreset, tr("Typed"));
    select(kernel_, part.kernelPreset, tr("Typed"));
    actsOn_->setCurrentIndex(part.typed ? 1 : 0);
    for (ChoiceField* field : {input_, kernel_, actsOn_})
        field->update();
    inputSeed_->setSeed(part.inputSeed);
    kernelSeed_->setSeed(part.kernelSeed);
    inputSeed_->setVisible(model::isRandom(part.inputPreset));
    kernelSeed_->setVisible(model::isRandom(part.kernelPreset));
    seedNames_[0]->setVisible(model::isRandom(part.inputPreset));
    seedNames_[1]->setVisible(model::isRandom(part.kernelPreset));
}

// Under the fields of the geometry; where a name would be cut, all take what their labels spare.
int ValuesSection::fieldsLeft(int width, const PanelForm& form) const {
    const int usual = form.narrow ? kFieldXNarrow : width - 2 * form.fieldWidth() - form.fieldGap();
    int widestName = 0, needed = 0;
    for (const MathLabel* name : names_)
        widestName = std::max(widestName, name->sizeHint().width());
    for (const ChoiceField* field : {input_, kernel_, actsOn_})
        needed = std::max(needed, field->shownWidth());
    return needed <= width - usual ? usual : std::min(usual, widestName + kAfterName);
}

int ValuesSection::layOut(int width, const PanelForm& form) {
    if (form.narrow != narrow_) {
        narrow_ = form.narrow;
        show(part_);
    }
    head_->setGeometry(QRect(QPoint(0, 0), head_->sizeHint()));
    int y = form.low ? 21 : 24;
    const int x = fieldsLeft(width, form);
    ChoiceField* fields[] = {input_, kernel_, actsOn_};
    for (std::size_t n = 0; n < 3; ++n) {
        names_[n]->setGeometry(QRect(QPoint(0, y + 2), names_[n]->sizeHint()));
        fields[n]->setGeometry(x, y, width - x, 24);
        y += form.rowPitch();
        SeedField* seed = n == 0 ? inputSeed_ : n == 1 ? kernelSeed_ : nullptr;
        if (!seed || seed->isHidden())
            continue;
        seedNames_[n]->setGeometry(QRect(QPoint(0, y + 2), seedNames_[n]->sizeHint()));
        seed->setGeometry(x, y, width - x, 24);
        y += form.rowPitch();
    }
    return y - form.rowPitch() + 24;
}

}  // namespace view
