#include "ui/model/cycle_operations.h"

#include "core/analysis.h"
#include "core/presets/kernel_presets.h"
#include "core/weight_matrix.h"

#include <algorithm>

namespace model {
namespace {

core::Matrix<float> presetKernel(const CyclesPart& part) {
    const std::string name = part.preset.toStdString();
    const core::KernelWish wish{core::usualSize(name, 1, 1), part.seed};
    const auto kernel = core::makeKernel(name, wish);
    auto result =
        core::uninitialised<core::Matrix<float>>({core::size(kernel, 0), core::size(kernel, 1)});
    std::ranges::transform(kernel, result.begin(),
                           [](double entry) { return static_cast<float>(entry); });
    return result;
}

}  // namespace

core::Layers layersOf(const CyclesPart& part) {
    switch (part.kernels) {
        case CycleKernels::Preset:
            return core::equalLayers(part.count, presetKernel(part));
        case CycleKernels::Own:
            if (part.own)
                return core::equalLayers(part.count, *part.own);
            break;
        case CycleKernels::Random:
            break;
    }
    return core::randomLayers(part.count, part.seed);
}

core::Shared<core::Planes<float>> originalOf(const CyclesPart& part) {
    return part.colour ? part.photo->planes : part.photo->grey;
}

QString problemOf(const CyclesPart& part) {
    try {
        const auto& planes = *part.photo->planes;
        core::checkCycle(core::size(planes, 1), core::size(planes, 2), layersOf(part));
    } catch (const core::Refused& refused) {
        return QString::fromUtf8(refused.what());
    }
    return {};
}

int mostCyclesOf(const CyclesPart& part) {
    CyclesPart one = part;
    one.count = 1;
    const auto kernel = layersOf(one).front();
    const auto& planes = *part.photo->planes;
    return static_cast<int>(std::min<core::Index>(
        kMostCycles, core::mostConvolutions(core::size(planes, 1), core::size(planes, 2),
                                            core::size(kernel, 0), core::size(kernel, 1))));
}

CyclesPart withTap(CyclesPart part, core::Index row, core::Index column, float value) {
    CyclesPart one = part;
    one.count = 1;
    auto kernel = layersOf(one).front();
    kernel(row, column) = value;
    part.own = core::share(std::move(kernel));
    part.kernels = CycleKernels::Own;
    return part;
}

KernelSpectrum spectrumOf(const core::Matrix<float>& kernel, int side) {
    core::Geometry geometry;
    geometry.rows.input = geometry.columns.input = side;
    geometry.rows.kernel = core::size(kernel, 0);
    geometry.columns.kernel = core::size(kernel, 1);
    auto kernels = core::uninitialised<core::Kernels<double>>(
        {1, 1, geometry.rows.kernel, geometry.columns.kernel});
    const double scale = 1 / core::magnitude(kernel);
    std::ranges::transform(kernel, kernels.begin(), [scale](float entry) { return entry * scale; });
    const core::WeightMatrix<double> weights(geometry, core::share(std::move(kernels)));
    const auto values = core::singularValues(core::dense(weights));
    return {values(0), values(values.size() - 1), side};
}

}  // namespace model
