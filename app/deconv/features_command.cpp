#include "app/deconv/command.h"
#include "app/deconv/feature_writer.h"
#include "app/deconv/geometry_options.h"
#include "app/deconv/picture_input.h"
#include "core/formats/folder.h"
#include "ui/model/picture_file.h"

#include <QCommandLineParser>
#include <cstdio>

using core::FeatureOperation;
using core::FeatureRequest;
using core::Index;
using core::Refused;

namespace {

FeatureOperation readOperation(const QString& name) {
    if (name == "conv")
        return FeatureOperation::Convolution;
    if (name == "transpose")
        return FeatureOperation::Transposed;
    throw Refused("--op is '" + name.toStdString() + "', which is neither conv nor transpose");
}

bool readOwnRange(const QString& name) {
    if (name != "shared" && name != "own")
        throw Refused("--range is '" + name.toStdString() + "', which is neither shared nor own");
    return name == "own";
}

void checkSize(const FeatureRequest& request) {
    if (const auto found = problem(request))
        throw Refused(sentence(*found, request.geometry));
    const core::FeatureShape shape = featureShape(request);
    if (shape.rows > model::kMostPixels / shape.columns)
        throw Refused("Each map would have " + std::to_string(shape.rows) + "×" +
                      std::to_string(shape.columns) + " pixels, more than the " +
                      std::to_string(model::kMostPixels) + " that are drawn; use a smaller photo");
    if (shape.maps() > core::kLargestSize / shape.rows / shape.columns)
        throw Refused(std::to_string(shape.maps()) + " maps of " + std::to_string(shape.rows) +
                      "×" + std::to_string(shape.columns) + " are more than " +
                      std::to_string(core::kLargestSize) + " numbers; use fewer filters");
}

core::PartialGeometry readPart(const QCommandLineParser& parser, FeatureOperation operation) {
    const bool direct = operation == FeatureOperation::Convolution;
    const core::PartialGeometry part =
        readGeometry(parser, direct ? OutputPadding::DoesNot : OutputPadding::Belongs);
    if (part.groups.value_or(1) != 1)
        throw Refused(
            "--groups is not for photos: filters of one channel run over each colour by "
            "itself already, so leave it out");
    return part;
}

void run(const QCommandLineParser& parser, const core::Control& control) {
    if (parser.isSet("list")) {
        std::fputs(qUtf8Printable(presetList()), stdout);
        return;
    }
    const QString folder = required(parser, "o");
    FeatureWish wish;
    wish.ownRange = readOwnRange(parser.value("range"));
    wish.perColour = parser.isSet("per-colour");
    const FeatureOperation operation = readOperation(parser.value("op"));
    const core::PartialGeometry part = readPart(parser, operation);
    core::formats::checkFolderWritable(fileName(folder));
    const model::Photo photo = readPhotoQuietly(required(parser, "image"), control);
    FeatureRequest& request = wish.request;
    request.operation = operation;
    request.photo = parser.isSet("grey") ? photo.grey : photo.planes;
    wish.bank =
        readBank(parser, operation, size(*request.photo, 0), part.stride.value_or(Sizes{1, 1}));
    request.filters = core::share(core::Kernels<float>(wish.bank.filters));
    const Sizes photoSize{size(*request.photo, 1), size(*request.photo, 2)};
    const Sizes kernelSize{size(*request.filters, 2), size(*request.filters, 3)};
    request.geometry = operation == FeatureOperation::Convolution
                           ? directGeometry(part, photoSize, kernelSize)
                           : transposedGeometry(part, photoSize, kernelSize);
    checkSize(request);
    wish.photo = photo.name;
    const QString line = writeFeatures(folder, wish, control) + "; in " + folder;
    std::puts(qUtf8Printable(line));
}

void declare(QCommandLineParser& parser) {
    addOption(parser, {"image"}, "The photo.", "file");
    addOption(parser, {"filters"},
              "A bank as .npy or .csv: filters×channels×rows×columns, for transpose "
              "channels×filters×rows×columns (PyTorch's layouts). Filters of one channel run over "
              "each colour by itself, filters of three across the colours.",
              "file");
    addOption(parser, {"preset"}, "Kernels by name, one or more; --list shows them.", "name,name");
    addOption(parser, {"list"}, "List the presets, one a line, name first.");
    addOption(parser, {"kernel-size"}, "The size of presets that come in any, rows x columns.",
              "size");
    parser.addOption({"seed", "The seed of random presets.", "number", "1"});
    addOption(parser, {"across"}, "Repeat presets over the colours, so that they run across them.");
    addOption(parser, {"grey"}, "Take the mean of the photo's colours.");
    parser.addOption({"op", "conv or transpose.", "operation", "conv"});
    declareGeometry(parser, OutputPadding::Belongs);
    parser.addOption({"range", "shared: all pictures in one range; own: each filter's in its own.",
                      "range", "shared"});
    addOption(parser, {"per-colour"}, "Also write a picture for each colour by itself.");
    addOption(parser, {"o", "output"}, "The folder for the files, made if it is not there.",
              "folder");
}

}  // namespace

Command featuresCommand() {
    return {"features",
            "The feature maps of a photo: pictures, a contact sheet and the numbers.",
            "Writes a picture for each filter, contact_sheet.png, and features.npy: "
            "filter×rows×columns, or colour×filter×rows×columns where filters run over each colour "
            "by itself; each filter's colours are then recombined in its picture.",
            "deconv features --image photo.jpg --preset sobel-x,sobel-y --padding same -o maps",
            declare,
            run,
            true};
}
