#include "ui/model/experiment_file.h"

#include "core/control.h"
#include "core/notation.h"
#include "ui/model/experiment_pages.h"
#include "ui/model/json_values.h"
#include "ui/model/workbench.h"
#include "ui/model/workbench_examples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>

namespace model {

namespace {

using core::Index;

const QString kFormat = QStringLiteral("deconvolution-workbench experiment");
constexpr int kVersion = 1;
constexpr Index kMostCount = 1'000'000;

QJsonObject experimentObject(const QByteArray& json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        throw core::Refused("The file is not an experiment: it is no JSON (" +
                            error.errorString().toStdString() + " at byte " +
                            std::to_string(error.offset) + "); use one that the Workbench saved");
    QJsonObject file = document.object();
    if (file[QLatin1String("format")].toString() != kFormat)
        throw core::Refused(
            "The file is JSON but not an experiment; use one that the Workbench saved");
    const int version = file[QLatin1String("version")].toInt();
    if (version < 1)
        throw core::Refused(
            "The experiment does not say its version; use one that the Workbench saved");
    if (version != kVersion)
        throw core::Refused("The experiment is of version " + std::to_string(version) +
                            ", which this program does not know; use a newer one");
    return file;
}

QJsonObject drawn(const QString& preset, std::uint32_t seed) {
    return {{QStringLiteral("preset"), preset},
            {QStringLiteral("seed"), static_cast<qint64>(seed)}};
}

void takeDrawn(const QJsonObject& object, QString& preset, std::uint32_t& seed) {
    if (!isRandom(object[QLatin1String("preset")].toString()))
        return;
    preset = object[QLatin1String("preset")].toString();
    seed = static_cast<std::uint32_t>(
        json::whole(object, "seed", 0, std::numeric_limits<std::uint32_t>::max(), 1));
}

void putWorkbench(QJsonObject& file, const WorkbenchPart& part) {
    file[QLatin1String("geometry")] = QString::fromStdString(core::notation(part.geometry));
    file[QLatin1String("channels")] = static_cast<qint64>(part.channels);
    file[QLatin1String("filters")] = static_cast<qint64>(part.filters);
    file[QLatin1String("input")] = json::arrayOf(*part.input);
    file[QLatin1String("kernels")] = json::arrayOf(*part.kernels);
    if (part.typed)
        file[QLatin1String("typed")] = json::arrayOf(*part.typed);
    if (!part.example.isEmpty())
        file[QLatin1String("example")] = part.example;
    // What random numbers were drawn from, so that they can be drawn on.
    if (isRandom(part.inputPreset))
        file[QLatin1String("inputDrawn")] = drawn(part.inputPreset, part.inputSeed);
    if (isRandom(part.kernelPreset))
        file[QLatin1String("kernelDrawn")] = drawn(part.kernelPreset, part.kernelSeed);
}

WorkbenchPart workbenchFrom(const QJsonObject& file) {
    WorkbenchPart part;
    part.geometry =
        core::geometryFromNotation(file[QLatin1String("geometry")].toString().toStdString());
    part.channels = json::whole(file, "channels", 1, kMostCount, 1);
    part.filters = json::whole(file, "filters", 1, kMostCount, 1);
    if (const auto found = problemOf(part))
        throw core::Refused(core::sentence(*found, part.geometry));
    const auto& [rows, columns, groups] = part.geometry;
    core::Experiment experiment;
    experiment.geometry = part.geometry;
    experiment.input = json::array<core::Planes<double>, 3>(
        file[QLatin1String("input")], {part.channels, rows.input, columns.input}, "input");
    experiment.kernels = json::array<core::Kernels<double>, 4>(
        file[QLatin1String("kernels")],
        {part.filters, part.channels / groups, rows.kernel, columns.kernel}, "kernels");
    if (file.contains(QLatin1String("typed")))
        experiment.typed = json::array<core::Planes<double>, 3>(
            file[QLatin1String("typed")],
            {part.filters, core::outputSize(rows), core::outputSize(columns)}, "typed values");
    part = workbenchOf(experiment);
    part.example = file[QLatin1String("example")].toString();
    takeDrawn(file[QLatin1String("inputDrawn")].toObject(), part.inputPreset, part.inputSeed);
    takeDrawn(file[QLatin1String("kernelDrawn")].toObject(), part.kernelPreset, part.kernelSeed);
    return part;
}

}  // namespace

QByteArray experimentToJson(const Experiment& experiment) {
    QJsonObject file;
    file[QLatin1String("format")] = kFormat;
    file[QLatin1String("version")] = kVersion;
    putWorkbench(file, experiment.workbench);
    PhotoShelf shelf;
    const QJsonObject photos = photosToJson(experiment.photos, shelf);
    if (!photos.isEmpty())
        file[QLatin1String("photos")] = photos;
    if (experiment.cycles != CyclesPart())
        file[QLatin1String("cycles")] = cyclesToJson(experiment.cycles, shelf);
    const QJsonArray pictures = shelf.toJson();
    if (!pictures.isEmpty())
        file[QLatin1String("pictures")] = pictures;
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

Experiment experimentFromJson(const QByteArray& json, const core::Control& control) {
    const QJsonObject file = experimentObject(json);
    Experiment experiment;
    experiment.workbench = workbenchFrom(file);
    const PhotoShelf shelf =
        PhotoShelf::fromJson(file[QLatin1String("pictures")].toArray(), control);
    experiment.photos = photosFromJson(file[QLatin1String("photos")].toObject(), shelf);
    experiment.cycles = cyclesFromJson(file[QLatin1String("cycles")].toObject(), shelf);
    return experiment;
}

}  // namespace model
