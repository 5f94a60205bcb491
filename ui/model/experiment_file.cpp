#include "ui/model/experiment_file.h"

#include "core/control.h"
#include "core/notation.h"
#include "ui/model/workbench_examples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>
#include <limits>

namespace model {

namespace {

using core::Index;

const QString kFormat = QStringLiteral("deconvolution-workbench experiment");
constexpr int kVersion = 1;

QJsonValue toJson(double value) {
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-inf") : QStringLiteral("inf");
    return value;
}

/// Entries from `data` on, nested by the sizes from `dimension` on; moves `data` past them.
template <class Sizes>
QJsonArray nested(const double*& data, const Sizes& sizes, std::size_t dimension) {
    QJsonArray list;
    for (std::size_t n = 0; n < sizes[dimension]; ++n) {
        if (dimension + 1 < sizes.size())
            list.append(nested(data, sizes, dimension + 1));
        else
            list.append(toJson(*data++));
    }
    return list;
}

template <class A>
QJsonArray toJson(const A& array) {
    const double* data = array.data();
    return nested(data, array.shape(), 0);
}

double number(const QJsonValue& value, const char* name) {
    if (value.isDouble())
        return value.toDouble();
    if (value == QLatin1String("nan"))
        return std::numeric_limits<double>::quiet_NaN();
    if (value == QLatin1String("inf"))
        return std::numeric_limits<double>::infinity();
    if (value == QLatin1String("-inf"))
        return -std::numeric_limits<double>::infinity();
    throw core::Refused(std::string("The experiment's ") + name +
                        " holds something that is no number; use numbers, \"nan\" or \"inf\"");
}

template <std::size_t N>
void read(const QJsonValue& json, const std::array<Index, N>& shape, std::size_t dimension,
          double*& to, const char* name) {
    if (dimension == N) {
        *to++ = number(json, name);
        return;
    }
    const QJsonArray list = json.toArray();
    if (list.size() != shape[dimension])
        throw core::Refused(std::string("The experiment's ") + name + " has " +
                            std::to_string(list.size()) + " entries where its geometry says " +
                            std::to_string(shape[dimension]) + "; make them agree");
    for (const auto& entry : list)
        read(entry, shape, dimension + 1, to, name);
}

template <class A, std::size_t N>
core::Shared<A> arrayFrom(const QJsonValue& json, const std::array<Index, N>& shape,
                          const char* name) {
    A array = core::zeros<A>(shape);
    double* to = array.data();
    read(json, shape, 0, to, name);
    return core::share(std::move(array));
}

Index count(const QJsonObject& file, const char* name) {
    const double value = file[QLatin1String(name)].toDouble(1);
    if (!(value >= 1 && value <= 1'000'000) || value != std::floor(value))
        throw core::Refused(std::string("The experiment's number of ") + name +
                            " is not a whole number from 1 up; correct it in the file");
    return static_cast<Index>(value);
}

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
    if (file[QLatin1String("version")].toInt() != kVersion)
        throw core::Refused("The experiment is of version " +
                            std::to_string(file[QLatin1String("version")].toInt()) +
                            ", which this program does not know; use a newer one");
    return file;
}

}  // namespace

QByteArray experimentToJson(const WorkbenchPart& part) {
    QJsonObject file;
    file[QLatin1String("format")] = kFormat;
    file[QLatin1String("version")] = kVersion;
    file[QLatin1String("geometry")] = QString::fromStdString(core::notation(part.geometry));
    file[QLatin1String("channels")] = static_cast<qint64>(part.channels);
    file[QLatin1String("filters")] = static_cast<qint64>(part.filters);
    file[QLatin1String("input")] = toJson(*part.input);
    file[QLatin1String("kernels")] = toJson(*part.kernels);
    if (part.typed)
        file[QLatin1String("typed")] = toJson(*part.typed);
    if (!part.example.isEmpty())
        file[QLatin1String("example")] = part.example;
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

WorkbenchPart experimentFromJson(const QByteArray& json) {
    const QJsonObject file = experimentObject(json);
    WorkbenchPart part;
    part.geometry =
        core::geometryFromNotation(file[QLatin1String("geometry")].toString().toStdString());
    part.channels = count(file, "channels");
    part.filters = count(file, "filters");
    if (const auto found = problemOf(part))
        throw core::Refused(core::sentence(*found, part.geometry));
    const auto& [rows, columns, groups] = part.geometry;
    core::Experiment experiment;
    experiment.geometry = part.geometry;
    experiment.input = arrayFrom<core::Planes<double>, 3>(
        file[QLatin1String("input")], {part.channels, rows.input, columns.input}, "input");
    experiment.kernels = arrayFrom<core::Kernels<double>, 4>(
        file[QLatin1String("kernels")],
        {part.filters, part.channels / groups, rows.kernel, columns.kernel}, "kernels");
    if (file.contains(QLatin1String("typed")))
        experiment.typed = arrayFrom<core::Planes<double>, 3>(
            file[QLatin1String("typed")],
            {part.filters, core::outputSize(rows), core::outputSize(columns)}, "typed values");
    part = workbenchOf(experiment);
    part.example = file[QLatin1String("example")].toString();
    return part;
}

}  // namespace model
