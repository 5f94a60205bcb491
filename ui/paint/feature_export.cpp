#include "ui/paint/feature_export.h"

#include "core/feature_statistics.h"
#include "core/formats/file.h"
#include "core/formats/npy.h"
#include "ui/model/picture_file.h"
#include "ui/model/replace_file.h"

#include <QCoreApplication>
#include <QFile>

namespace paint {
namespace {

using core::FeatureRequest;
using core::FeatureShape;
using core::Index;
using model::ExportItem;
using model::FileFormat;

constexpr double kShareOfMaps = 0.5;  // of the work; the rest is writing

QString translated(const char* text) {
    return QCoreApplication::translate("model::ExportItem", text);
}

QString sizeText(Index maps, Index rows, Index columns) {
    const QString plane = QStringLiteral("%1×%2").arg(rows).arg(columns);
    return maps == 1 ? plane : QStringLiteral("%1×%2").arg(maps).arg(plane);
}

/// The maps of one filter, one for each batch.
core::Planes<float> mapsOf(const FeatureRequest& request, Index filter,
                           const core::Control& control) {
    const FeatureRequest one = someFilters(request, filter, 1);
    const FeatureShape shape = featureShape(one);
    return featureMaps(one, {0, 0, shape.rows, shape.columns}, control);
}

double ownRange(const FeatureRequest& request, const core::Planes<float>& maps) {
    core::FeatureStatistics statistics = noStatistics(request);
    const core::FeatureBox inside = insideBorder(request);
    const Index rows = core::size(maps, 1), columns = core::size(maps, 2);
    for (Index map = 0; map < core::size(maps, 0); ++map)
        for (Index row = 0; row < rows; ++row)
            countRow(statistics, map, inside, row, 0, columns,
                     maps.data() + (map * rows + row) * columns);
    return sharedRange(statistics);
}

ExportItem mapExport(const FeatureRequest& request, Index filter, const QString& name,
                     const FeatureInk& ink, const QString& letter) {
    const FeatureShape shape = featureShape(request);
    const QString stem = QStringLiteral("%1_%2").arg(letter).arg(filter + 1);
    ExportItem item{translated("Feature maps"),
                    inkedLetter(letter, QString::number(filter + 1)) + QLatin1Char(' ') + name,
                    sizeText(shape.batches, shape.rows, shape.columns),
                    stem,
                    {FileFormat::Npy, FileFormat::CsvDense, FileFormat::CsvEntries,
                     FileFormat::MatrixMarket, FileFormat::Png},
                    {},
                    {}};
    if (shape.batches > 1)
        item.remark = translated(
            "NPY holds the maps of all colours, CSV and Matrix Market that of the first; the "
            "picture puts the colours together.");
    item.write = [request, filter, ink, stem](FileFormat format, const QString& path,
                                              const core::Control& control) {
        core::Planes<float> maps = mapsOf(request, filter, portion(control, 0, kShareOfMaps));
        if (format != FileFormat::Png) {
            model::exportOf<float>({}, {}, stem, core::share(std::move(maps)))
                .write(format, path, portion(control, kShareOfMaps, 1));
            return;
        }
        const double range = ownRange(someFilters(request, filter, 1), maps);
        const QImage picture = core::size(maps, 0) == 3 ? recombinedPicture(maps, 0, 1, range)
                                                        : featurePicture(maps, 0, range, ink);
        model::replaceFile(path, model::pngOf(picture));
    };
    return item;
}

ExportItem allMapsExport(const FeatureRequest& request) {
    const FeatureShape shape = featureShape(request);
    ExportItem item{translated("Feature maps"),
                    translated("All maps"),
                    sizeText(shape.maps(), shape.rows, shape.columns),
                    QStringLiteral("features"),
                    {FileFormat::Npy},
                    translated("Filter by filter, and for each its colours, where each colour is "
                               "run over by itself."),
                    {}};
    item.write = [request, shape](FileFormat, const QString& path, const core::Control& control) {
        std::vector<Index> sizes{shape.filters, shape.rows, shape.columns};
        if (shape.batches > 1)
            sizes.insert(sizes.begin() + 1, shape.batches);
        core::Planes<float> maps;
        const Index rowsOfFilter = shape.batches * shape.rows;
        const auto row = [&](Index line) {
            if (line % rowsOfFilter == 0)
                maps = mapsOf(request, line / rowsOfFilter, silent(control));
            return maps.data() + line % rowsOfFilter * shape.columns;
        };
        core::formats::replaceFile(
            QFile::encodeName(path).toStdString(), [&](const core::formats::Sink& sink) {
                core::formats::writeNpy<float>(
                    sink, sizes, {shape.maps() * shape.rows, shape.columns, row}, control);
            });
    };
    return item;
}

/// The photo as numbers, and as a picture.
ExportItem photoExport(const QString& group, const QString& letter,
                       const core::Shared<core::Planes<float>>& photo) {
    ExportItem item = model::exportOf<float>(group, translated("%1 photo").arg(inkedLetter(letter)),
                                             letter, photo);
    item.formats.push_back(FileFormat::Png);
    item.write = [numbers = item.write, photo](FileFormat format, const QString& path,
                                               const core::Control& control) {
        if (format != FileFormat::Png)
            return numbers(format, path, control);
        model::replaceFile(path, model::pngOf(model::imageOf(*photo)));
    };
    return item;
}

}  // namespace

QString inkedLetter(const QString& letter, const QString& index) {
    const QString ink =
        letter == QLatin1String("Y") ? QStringLiteral("output") : QStringLiteral("input");
    const QString text = index.isEmpty() ? letter : QStringLiteral("%1_{%2}").arg(letter, index);
    return QStringLiteral("[%1]$%2$[/]").arg(ink, text);
}

std::vector<ExportItem> featureExports(const FeatureRequest& request, const QStringList& names,
                                       PictureColours colours, const Theme& theme) {
    const bool direct = request.operation == core::FeatureOperation::Convolution;
    const QString input = direct ? QStringLiteral("X") : QStringLiteral("Y");
    const QString output = direct ? QStringLiteral("Y") : QStringLiteral("Z");
    const FeatureInk ink(theme, direct ? Role::Output : Role::Input, colours);
    const QString photo = translated("Photo and filters");
    std::vector<ExportItem> items;
    items.push_back(photoExport(photo, input, request.photo));
    items.push_back(model::exportOf<float>(photo, QStringLiteral("[kernel]$K$[/] filters"),
                                           QStringLiteral("K"), request.filters));
    items.push_back(allMapsExport(request));
    for (Index filter = 0; filter < featureShape(request).filters; ++filter)
        items.push_back(
            mapExport(request, filter, names.value(static_cast<qsizetype>(filter)), ink, output));
    return items;
}

}  // namespace paint
