#pragma once

#include "core/experiment.h"
#include "ui/model/cycles_part.h"
#include "ui/model/later.h"
#include "ui/model/photos_part.h"

#include <QString>

namespace model {

enum class Page { Workbench, Photos, Cycles };

/// What the Workbench page is about. The geometry is what was asked for, and may be impossible; the
/// arrays are those of the last one that could be computed.
struct WorkbenchPart {
    core::Geometry geometry;
    core::Index filters = 1;
    core::Index channels = 1;
    Later<core::Planes<double>> input;
    core::Shared<core::Kernels<double>> kernels;
    Later<core::Planes<double>> typed;            // what Wᵀ acts on, none for Y from above
    QString example;                              // the one it was last set from
    QString inputPreset, kernelPreset;            // what X and K are regenerated from; none: typed
    std::uint32_t inputSeed = 1, kernelSeed = 1;  // of random ones

    friend bool operator==(const WorkbenchPart&, const WorkbenchPart&) = default;
};

/// Everything that undo brings back: one part a page. Small to copy; arrays are shared. View, zoom,
/// selection and playback are not in it.
struct Experiment {
    WorkbenchPart workbench;
    PhotosPart photos;
    CyclesPart cycles;

    friend bool operator==(const Experiment&, const Experiment&) = default;
};

}  // namespace model
