#pragma once

#include "ui/model/experiment.h"
#include "ui/view/workbench/panel_form.h"

#include <QWidget>
#include <array>

namespace view {

class ChoiceField;
class MathLabel;
class SeedField;

/// What X and K hold and what Wᵀ acts on: presets by name, random ones with their seed, or "Typed".
class ValuesSection : public QWidget {
    Q_OBJECT
public:
    explicit ValuesSection(QWidget* parent = nullptr);

    void show(const model::WorkbenchPart& part);
    int layOut(int width, const PanelForm& form);

signals:
    void inputPresetAsked(const QString& name);
    void kernelPresetAsked(const QString& name);
    void inputSeedAsked(std::uint32_t seed, bool turning);
    void kernelSeedAsked(std::uint32_t seed, bool turning);
    void newInputSeedAsked();
    void newKernelSeedAsked();
    void yAsked();
    void typedAsked(const QString& preset);  // empty: starting from Y

private:
    void fillInput(const model::WorkbenchPart& part);
    int fieldsLeft(int width, const PanelForm& form) const;
    void fillActsOn(const model::WorkbenchPart& part);

    MathLabel* head_;
    std::array<MathLabel*, 3> names_{};
    ChoiceField* input_;
    ChoiceField* kernel_;
    ChoiceField* actsOn_;
    SeedField* inputSeed_;
    SeedField* kernelSeed_;
    std::array<MathLabel*, 2> seedNames_{};
    bool narrow_ = false;
    model::WorkbenchPart part_;
};

}  // namespace view
