#include "app/deconv/filter_bank.h"

#include "app/deconv/arrays.h"
#include "app/deconv/command.h"
#include "app/deconv/geometry_options.h"
#include "core/presets/kernel_presets.h"
#include "ui/model/filter_banks.h"

#include <QCommandLineParser>
#include <algorithm>

using core::Index;
using core::Refused;

namespace {

constexpr Index kMostFilters = 1024;

const core::KernelPreset* presetOf(const QString& name) {
    const auto presets = core::kernelPresets();
    const auto found = std::find_if(presets.begin(), presets.end(), [&](const auto& preset) {
        return name == QLatin1String(preset.name);
    });
    return found == presets.end() ? nullptr : &*found;
}

core::Matrix<double> presetKernel(const QString& name, std::optional<Sizes> size, Sizes strides,
                                  quint64 seed) {
    const std::string preset = name.toStdString();
    core::KernelWish wish{core::usualSize(preset, strides.first, strides.second), seed};
    if (size)
        wish.size = {size->first, size->second};
    return makeKernel(preset, wish);
}

void checkKernelSize(const Sizes& size) {
    constexpr Index kMost = 1024;
    if (size.first > kMost || size.second > kMost)
        throw Refused("--kernel-size goes up to " + std::to_string(kMost) + "x" +
                      std::to_string(kMost));
}

NamedBank presetBank(const QCommandLineParser& parser, Index photoChannels, Sizes strides) {
    std::optional<Sizes> size;
    if (parser.isSet("kernel-size"))
        size = readSizes("--kernel-size", parser.value("kernel-size"));
    if (size)
        checkKernelSize(*size);
    const qint64 seed = wholeNumber("--seed", parser.value("seed"), 0, 4294967295);
    NamedBank bank;
    std::vector<core::Matrix<double>> kernels;
    for (const QString& name : parser.value("preset").split(',')) {
        // Every random filter of a bank is another one.
        kernels.push_back(
            presetKernel(name, size, strides, static_cast<quint64>(seed) + kernels.size()));
        bank.names << name;
        bank.titles << QString::fromUtf8(presetOf(name)->title);
    }
    const auto differs = [&](const core::Matrix<double>& kernel) {
        return kernel.shape() != kernels.front().shape();
    };
    if (std::any_of(kernels.begin(), kernels.end(), differs))
        throw Refused(
            "--preset names kernels of different sizes; give them one with "
            "--kernel-size");
    bank.filters = core::bankOf<float>(kernels);
    if (parser.isSet("across") && photoChannels > 1)
        bank.filters = model::acrossColours(bank.filters);
    return bank;
}

NamedBank fileBank(const QString& path, core::FeatureOperation operation, Index photoChannels) {
    const NamedArray file = readArray(path);
    const core::Kernels<float> filters = bankOf<float>(file);
    NamedBank bank;
    try {
        bank.filters = filtersOfLayer(filters, operation, photoChannels);
    } catch (const Refused& refused) {
        throw Refused(file.name + ": " + refused.what());
    }
    for (Index n = 1; n <= std::min(size(bank.filters, 0), kMostFilters); ++n) {
        bank.names << "filter";
        bank.titles << QStringLiteral("Filter %1").arg(n);
    }
    return bank;
}

}  // namespace

NamedBank readBank(const QCommandLineParser& parser, core::FeatureOperation operation,
                   Index photoChannels, Sizes strides) {
    if (parser.isSet("filters") == parser.isSet("preset"))
        throw Refused("Give either --filters with a file or --preset with names");
    if (parser.isSet("filters") && parser.isSet("across"))
        throw Refused(
            "--across repeats presets over the colours; filters from a file have their own "
            "channels, so leave it out");
    NamedBank bank = parser.isSet("filters")
                         ? fileBank(parser.value("filters"), operation, photoChannels)
                         : presetBank(parser, photoChannels, strides);
    if (size(bank.filters, 0) > kMostFilters)
        throw Refused("There are " + std::to_string(size(bank.filters, 0)) + " filters; at most " +
                      std::to_string(kMostFilters) + " are drawn");
    return bank;
}

core::Matrix<double> readKernel(const QString& nameOrFile, quint64 seed) {
    const bool isFile = isNpy(nameOrFile) || nameOrFile.endsWith(".csv", Qt::CaseInsensitive);
    if (!isFile)
        return presetKernel(nameOrFile, std::nullopt, {1, 1}, seed);
    const NamedArray file = readArray(nameOrFile);
    const core::Kernels<double> bank = bankOf<double>(file);
    if (size(bank, 0) != 1 || size(bank, 1) != 1)
        throw Refused(file.name + " holds several kernels; one is needed");
    auto kernel = core::uninitialised<core::Matrix<double>>({size(bank, 2), size(bank, 3)});
    std::copy(bank.begin(), bank.end(), kernel.begin());
    return kernel;
}

QString presetList() {
    QString text;
    for (const core::KernelPreset& preset : core::kernelPresets())
        text += QString::fromUtf8(preset.name).leftJustified(18) + QString::fromUtf8(preset.title) +
                ": " + QString::fromUtf8(preset.about) + "\n";
    return text;
}
