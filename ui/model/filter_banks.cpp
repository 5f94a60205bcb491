#include "ui/model/filter_banks.h"

#include "core/presets/kernel_presets.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace model {

namespace {

using core::Index;

constexpr const char* kEdges[] = {"vertical-edges", "horizontal-edges", "falling-diagonal",
                                  "rising-diagonal"};
constexpr const char* kClassic[] = {"identity", "box",     "gaussian", "sharpen",   "outline",
                                    "emboss",   "sobel-x", "sobel-y",  "laplacian", "bilinear"};

QString tr(const char* text) {
    return QCoreApplication::translate("model::FilterBank", text);
}

QString titleOf(const char* preset) {
    for (const core::KernelPreset& known : core::kernelPresets())
        if (qstrcmp(known.name, preset) == 0)
            return QCoreApplication::translate("KernelPreset", known.title);
    return {};
}

/// The directions between those of the four presets: each eighth of a turn halved again and again,
/// so that a filter more leaves those before it as they are.
double degreesBetween(Index number) {
    Index parts = 8;
    Index first = 0;
    while (number - first >= parts / 2) {
        first += parts / 2;
        parts *= 2;
    }
    return 180.0 * (2 * static_cast<double>(number - first) + 1) / static_cast<double>(parts);
}

core::Matrix<double> slope(Index size, double degrees) {
    const double radians = degrees * std::numbers::pi / 180;
    const double middle = static_cast<double>(size - 1) / 2;
    auto kernel = core::uninitialised<core::Matrix<double>>({size, size});
    for (Index u = 0; u < size; ++u) {
        for (Index v = 0; v < size; ++v) {
            const double across = (static_cast<double>(v) - middle) / middle;
            const double down = (static_cast<double>(u) - middle) / middle;
            const double fall = -across * std::cos(radians) - down * std::sin(radians);
            kernel(u, v) = std::round(fall * 100) / 100;
        }
    }
    return kernel;
}

}  // namespace

FilterBank edgeBank(Index size, Index count) {
    std::vector<core::Matrix<double>> kernels;
    FilterBank bank;
    constexpr auto kPresets = static_cast<Index>(std::size(kEdges));
    for (Index n = 0; n < count; ++n) {
        if (n < kPresets) {
            kernels.push_back(core::makeKernel(kEdges[n], {{size, size}, 1}));
            bank.names.append(titleOf(kEdges[n]));
            continue;
        }
        const double degrees = degreesBetween(n - kPresets);
        kernels.push_back(slope(size, degrees));
        bank.names.append(tr("Edges at %1°").arg(degrees, 0, 'g', 4));
    }
    bank.filters = core::bankOf<float>(kernels);
    return bank;
}

Index classicCount(Index size) {
    return std::count_if(std::begin(kClassic), std::end(kClassic), [size](const char* preset) {
        return core::comesIn(preset, {size, size});
    });
}

FilterBank classicBank(Index size, Index count) {
    std::vector<core::Matrix<double>> kernels;
    FilterBank bank;
    for (const char* preset : kClassic) {
        if (static_cast<Index>(kernels.size()) == count || !core::comesIn(preset, {size, size}))
            continue;
        kernels.push_back(core::makeKernel(preset, {{size, size}, 1}));
        bank.names.append(titleOf(preset));
    }
    bank.filters = core::bankOf<float>(kernels);
    return bank;
}

FilterBank randomBank(Index size, Index count, std::uint32_t seed) {
    std::vector<core::Matrix<double>> kernels;
    FilterBank bank;
    for (Index n = 0; n < count; ++n) {
        const std::uint64_t own = seed + static_cast<std::uint64_t>(n);
        kernels.push_back(core::makeKernel("random-signed", {{size, size}, own}));
        bank.names.append(tr("Random %1").arg(n + 1));
    }
    bank.filters = core::bankOf<float>(kernels);
    return bank;
}

Index mostFilters(Bank bank, Index size) {
    return bank == Bank::Classic ? classicCount(size) : kMostFilters;
}

FilterBank bankOf(Bank bank, Index size, Index count, std::uint32_t seed) {
    const Index most = std::clamp<Index>(count, 1, mostFilters(bank, size));
    switch (bank) {
        case Bank::Classic:
            return classicBank(size, most);
        case Bank::Random:
            return randomBank(size, most, seed);
        case Bank::Edges:
        case Bank::Own:
            break;
    }
    return edgeBank(std::max<Index>(size, 2), most);
}

core::Kernels<float> acrossColours(const core::Kernels<float>& filters) {
    const Index count = core::size(filters, 0);
    const Index taps = core::size(filters, 2) * core::size(filters, 3);
    auto result = core::uninitialised<core::Kernels<float>>(
        {count, 3, core::size(filters, 2), core::size(filters, 3)});
    for (Index f = 0; f < count; ++f)
        for (Index c = 0; c < 3; ++c)
            std::copy_n(filters.data() + f * taps, taps, result.data() + (f * 3 + c) * taps);
    return result;
}

core::Kernels<float> overOneChannel(const core::Kernels<float>& filters) {
    const Index count = core::size(filters, 0);
    const Index channels = core::size(filters, 1);
    const Index taps = core::size(filters, 2) * core::size(filters, 3);
    auto result = core::zeros<core::Kernels<float>>(
        {count, 1, core::size(filters, 2), core::size(filters, 3)});
    for (Index f = 0; f < count; ++f)
        for (Index c = 0; c < channels; ++c)
            for (Index n = 0; n < taps; ++n)
                result.data()[f * taps + n] += filters.data()[(f * channels + c) * taps + n];
    for (float& tap : result)
        tap /= static_cast<float>(channels);
    return result;
}

}  // namespace model
