#include "ui/model/workbench_examples.h"

#include "core/presets/input_presets.h"
#include "core/presets/kernel_presets.h"

#include <algorithm>

namespace model {

namespace {

// A person does not choose presets for arrays larger than this and then wonders which it was.
constexpr std::size_t kMostRecognised = 1 << 14;

template <class A>
bool sameNumbers(const Later<A>& a, const Later<A>& b) {
    if (a == b)
        return true;
    if (!a || !b || a.shape() != b.shape())
        return false;
    const core::Shared<A> first = a.array(), second = b.array();
    return std::equal(first->begin(), first->end(), second->begin());
}

QString inputPresetOf(const core::Planes<double>& input) {
    const core::InputWish wish{core::size(input, 0), core::size(input, 1), core::size(input, 2)};
    if (input.size() > kMostRecognised)
        return {};
    for (const core::InputPreset& preset : core::inputPresets())
        if (core::comesIn(preset.name, wish)) {
            const core::Planes<double> made = core::makeInput(preset.name, wish);
            if (std::equal(made.begin(), made.end(), input.begin()))
                return QString::fromUtf8(preset.name);
        }
    return {};
}

QString kernelPresetOf(const core::Kernels<double>& kernels) {
    const core::KernelSize size{core::size(kernels, 2), core::size(kernels, 3)};
    if (kernels.shape(0) != 1 || kernels.shape(1) != 1 || kernels.size() > kMostRecognised)
        return {};
    for (const core::KernelPreset& preset : core::kernelPresets())
        if (core::comesIn(preset.name, size)) {
            const core::Matrix<double> made = core::makeKernel(preset.name, {size});
            if (std::equal(made.begin(), made.end(), kernels.begin()))
                return QString::fromUtf8(preset.name);
        }
    return {};
}

}  // namespace

WorkbenchPart openingWorkbench() {
    return *workbenchExample(QString::fromUtf8(core::examples().front().name));
}

std::optional<WorkbenchPart> workbenchExample(const QString& name) {
    const auto examples = core::examples();
    const bool known = std::any_of(examples.begin(), examples.end(), [&](const core::Example& e) {
        return name == QString::fromUtf8(e.name);
    });
    if (!known)
        return std::nullopt;
    WorkbenchPart part = workbenchOf(core::makeExample(name.toStdString()));
    part.example = name;
    return part;
}

WorkbenchPart workbenchOf(const core::Experiment& experiment) {
    WorkbenchPart part;
    part.geometry = experiment.geometry;
    part.input = experiment.input;
    part.kernels = experiment.kernels;
    part.typed = experiment.typed;
    part.filters = core::size(*experiment.kernels, 0);
    part.channels = core::size(*experiment.input, 0);
    part.inputPreset = inputPresetOf(*experiment.input);
    part.kernelPreset = kernelPresetOf(*experiment.kernels);
    return part;
}

core::Way wayOfExample(const QString& name) {
    for (const core::Example& example : core::examples())
        if (name == QString::fromUtf8(example.name))
            return example.way;
    return core::Way::Matrix;
}

bool isStillItsExample(const WorkbenchPart& part) {
    const std::optional<WorkbenchPart> example = workbenchExample(part.example);
    return example && haveSameNumbers(part, *example);
}

bool haveSameNumbers(const WorkbenchPart& a, const WorkbenchPart& b) {
    return a.geometry == b.geometry && a.filters == b.filters && a.channels == b.channels &&
           sameNumbers(a.input, b.input) &&
           sameNumbers<core::Kernels<double>>(a.kernels, b.kernels) &&
           sameNumbers(a.typed, b.typed);
}

}  // namespace model
