#include "app/deconv/command.h"
#include "app/deconv/filter_bank.h"
#include "app/deconv/picture_input.h"
#include "core/formats/folder.h"
#include "ui/model/cycle_pictures.h"
#include "ui/model/sample_photos.h"

#include <QCommandLineParser>
#include <algorithm>
#include <cstdio>

using core::Index;
using core::Refused;

namespace {

constexpr qint64 kMostConvolutions = 1'000'000;

core::Matrix<float> toFloat(const core::Matrix<double>& kernel) {
    auto result = core::uninitialised<core::Matrix<float>>({size(kernel, 0), size(kernel, 1)});
    std::transform(kernel.begin(), kernel.end(), result.begin(),
                   [](double value) { return static_cast<float>(value); });
    return result;
}

/// Refuses more convolutions than the picture has room for, before there are kernels for them.
void checkCount(Index count, const core::Planes<float>& picture, Index kernelRows,
                Index kernelColumns) {
    const Index rows = size(picture, 1);
    const Index columns = size(picture, 2);
    const Index most = core::mostConvolutions(rows, columns, kernelRows, kernelColumns);
    if (count > most)
        throw Refused("--num-convolutions is " + std::to_string(count) + ", but a picture of " +
                      std::to_string(rows) + "×" + std::to_string(columns) + " has room for " +
                      std::to_string(most) + " with a kernel of " + std::to_string(kernelRows) +
                      "×" + std::to_string(kernelColumns));
}

core::Layers readLayers(const QCommandLineParser& parser, const core::Planes<float>& picture) {
    const Index count =
        wholeNumber("--num-convolutions", parser.value("num-convolutions"), 1, kMostConvolutions);
    const auto seed =
        static_cast<std::uint32_t>(wholeNumber("--seed", parser.value("seed"), 0, 4294967295));
    if (!parser.isSet("kernel")) {
        checkCount(count, picture, 3, 3);
        return core::randomLayers(count, seed);
    }
    const core::Matrix<float> kernel = toFloat(readKernel(parser.value("kernel"), seed));
    checkCount(count, picture, size(kernel, 0), size(kernel, 1));
    return core::equalLayers(count, kernel);
}

void run(const QCommandLineParser& parser, const core::Control& control) {
    const model::Photo photo = parser.isSet("image")
                                   ? readPhotoQuietly(parser.value("image"), control)
                                   : *model::samplePhoto(model::samplePhotos().first().name);
    const core::Layers layers = readLayers(parser, *photo.grey);
    const int count = static_cast<int>(layers.size());
    const QString folder =
        parser.isSet("o") ? parser.value("o") : model::cycleFolderName(photo.name, count);
    core::formats::checkFolderWritable(fileName(folder));
    const QStringList names = model::writeCycle(folder, *photo.grey, layers, control);
    const core::ValueRange range = rangeOf(layers);
    const QString line = QStringLiteral(
                             "%1: %2 pictures, black is %3 and white %4%5, and their "
                             "fidelity; in %6")
                             .arg(photo.name)
                             .arg(names.size() - 1)
                             .arg(range.least)
                             .arg(range.most)
                             .arg(range.least < 0 ? " since a kernel is signed" : "")
                             .arg(folder);
    std::puts(qUtf8Printable(line));
}

void declare(QCommandLineParser& parser) {
    addOption(parser, {"image"},
              "The photo; its channels' mean is taken. Without it, a sample picture.", "file");
    parser.addOption(
        {"num-convolutions", "How many convolutions, and then transposed ones.", "number", "3"});
    addOption(parser, {"kernel"},
              "One kernel for all, by name ('deconv features --list') or as .npy or .csv. Without "
              "it each convolution has a random one of 3×3, of 0, 1 and 2.",
              "name|file");
    parser.addOption({"seed", "The seed of the random kernels.", "number", "1"});
    addOption(parser, {"o", "output"},
              "The folder for the files, made if it is not there; without it, it is called "
              "<image name>_<NN>_convolutions.",
              "folder");
}

}  // namespace

Command cyclesCommand() {
    return {
        "cycles",
        "N convolutions of a photo, then N transposed ones: each as a picture, and what is left.",
        "Stride 1 and no padding; the transposed convolutions use the kernels in reverse, and "
        "each step is divided by its kernel's sum of magnitudes, so that all pictures have one "
        "range. fidelity.csv says how near each is to the original, and to the step of its size.",
        "deconv cycles --image photo.jpg --num-convolutions 5",
        declare,
        run};
}
