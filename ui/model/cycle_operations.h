#pragma once

#include "core/cycle.h"
#include "ui/model/cycles_part.h"

#include <QString>

namespace model {

/// The most convolutions that the page offers; the command takes more.
inline constexpr int kMostCycles = 12;

/// The kernels of the layers, in the order of the convolutions.
core::Layers layersOf(const CyclesPart& part);

/// What the cycle starts from: the photo's colours or their mean. The part has a photo.
core::Shared<core::Planes<float>> originalOf(const CyclesPart& part);

/// Why the cycle cannot be computed, in a sentence; empty if it can. The part has a photo.
QString problemOf(const CyclesPart& part);

/// The largest number of convolutions that the photo and the kernel allow, up to kMostCycles.
int mostCyclesOf(const CyclesPart& part);

/// The part with an entry of its one kernel changed, which makes the kernel the person's own. A
/// random one becomes own with the first layer's entries.
CyclesPart withTap(CyclesPart part, core::Index row, core::Index column, float value);

/// How strongly the weight matrix W of a step with this kernel passes patterns on: its largest and
/// smallest singular value for a picture of side × side. Wᵀ has the same ones.
struct KernelSpectrum {
    double strongest = 0;
    double weakest = 0;
    int side = 0;
};
KernelSpectrum spectrumOf(const core::Matrix<float>& kernel, int side);

}  // namespace model
