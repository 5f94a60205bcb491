#include "ui/model/cycle_exports.h"

#include "ui/model/cycle_pictures.h"
#include "ui/model/cycle_words.h"
#include "ui/model/picture_file.h"
#include "ui/model/replace_file.h"

#include <QCoreApplication>

namespace model {
namespace {

using core::Control;
using core::Index;
using Original = core::Shared<core::Planes<float>>;

constexpr double kShareOfComputing = 0.5;

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

QString planesText(Index channels, const core::CycleStep& step) {
    return channels == 1 ? sizeOf(step) : QStringLiteral("%1×%2").arg(channels).arg(sizeOf(step));
}

ExportItem folderItem(const Original& original, const core::Layers& layers,
                      const QString& photoName) {
    const auto count = static_cast<int>(layers.size());
    ExportItem item{translated("The whole cycle"),
                    translated("Every step and its fidelity"),
                    translated("%1 files").arg(2 * count + 2),
                    cycleFolderName(photoName, count),
                    {FileFormat::Folder},
                    {},
                    {}};
    item.write = [original, layers](FileFormat, const QString& path, const Control& control) {
        writeCycle(path, *original, layers, control);
    };
    return item;
}

ExportItem fidelityItem(const Original& original, const core::Layers& layers) {
    ExportItem item{translated("The whole cycle"),
                    translated("Fidelity"),
                    translated("%1 rows").arg(2 * layers.size()),
                    QStringLiteral("fidelity"),
                    {FileFormat::CsvTable},
                    translated("After n cycles against the original, and each transposed step "
                               "against the convolution step of its size."),
                    {}};
    item.write = [original, layers](FileFormat, const QString& path, const Control& control) {
        replaceFile(path, fidelityCsv(fidelityOf(*original, layers, control)));
    };
    return item;
}

ExportItem stepItem(const Original& original, const core::Layers& layers,
                    const core::CycleStep& step) {
    const Index channels = core::size(*original, 0);
    const auto count = static_cast<int>(layers.size());
    QString stem = cycleFileName(step, count);
    stem.chop(4);  // ".png"
    ExportItem item{translated("Steps"),
                    nameOf(step),
                    planesText(channels, step),
                    stem,
                    {FileFormat::Npy, FileFormat::CsvDense, FileFormat::CsvEntries,
                     FileFormat::MatrixMarket, FileFormat::Png},
                    {},
                    {}};
    if (channels > 1)
        item.remark = translated(
            "NPY holds all colours, CSV and Matrix Market red; the picture puts them together.");
    item.write = [original, layers, step, stem](FileFormat format, const QString& path,
                                                const Control& control) {
        auto picture = stepPicture(*original, layers, step, portion(control, 0, kShareOfComputing));
        const Control rest = portion(control, kShareOfComputing, 1);
        if (format == FileFormat::Png)
            return replaceFile(path, pngOf(cycleImage(picture, core::rangeOf(layers))));
        exportOf<float>({}, {}, stem, core::share(std::move(picture))).write(format, path, rest);
    };
    return item;
}

ExportItem kernelItem(const core::Matrix<float>& kernel, std::size_t layer) {
    auto planes = core::uninitialised<core::Kernels<float>>(
        {1, 1, core::size(kernel, 0), core::size(kernel, 1)});
    std::copy(kernel.begin(), kernel.end(), planes.begin());
    return exportOf<float>(translated("Kernels"),
                           translated("[kernel]$K$[/] of layer %1").arg(layer + 1),
                           QStringLiteral("K_%1").arg(layer + 1), core::share(std::move(planes)));
}

}  // namespace

std::vector<ExportItem> cycleExports(const Original& original, const core::Layers& layers,
                                     const QString& photoName) {
    std::vector<ExportItem> items{folderItem(original, layers, photoName),
                                  fidelityItem(original, layers)};
    for (const core::CycleStep& step :
         core::cycleSteps(core::size(*original, 1), core::size(*original, 2), layers))
        items.push_back(stepItem(original, layers, step));
    for (std::size_t layer = 0; layer < layers.size(); ++layer)
        items.push_back(kernelItem(layers[layer], layer));
    return items;
}

}  // namespace model
