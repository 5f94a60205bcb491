#include "ui/model/experiment_pages.h"

#include "core/presets/kernel_presets.h"
#include "ui/model/cycle_operations.h"
#include "ui/model/filter_banks.h"
#include "ui/model/json_values.h"
#include "ui/model/photo_operations.h"
#include "ui/model/picture_file.h"
#include "ui/model/sample_photos.h"

#include <algorithm>
#include <limits>

namespace model {

namespace {

using core::Index;

constexpr qsizetype kMostPictureBytes = qsizetype{64} << 20;
constexpr Index kMostNumber = 1'000'000;
constexpr Index kMostSeed = std::numeric_limits<std::uint32_t>::max();

const QStringList kChannels{QStringLiteral("grey"), QStringLiteral("each colour"),
                            QStringLiteral("across colours")};
const QStringList kOperations{QStringLiteral("convolution"),
                              QStringLiteral("transposed convolution")};
const QStringList kBanks{QStringLiteral("edges"), QStringLiteral("classic"),
                         QStringLiteral("random"), QStringLiteral("own")};
const QStringList kCycleKernels{QStringLiteral("random"), QStringLiteral("preset"),
                                QStringLiteral("own")};

QJsonArray pairOf(Index rows, Index columns) {
    return {static_cast<qint64>(rows), static_cast<qint64>(columns)};
}

QByteArray encoded(const Photo& photo) {
    return photo.file.isEmpty() ? pngOf(imageOf(*photo.planes)) : photo.file;
}

/// Strides, dilation, padding and output padding; sizes follow from the photo and the filters.
void putGeometry(QJsonObject& object, const core::Geometry& geometry) {
    const auto& [rows, columns, groups] = geometry;
    object[QStringLiteral("stride")] = pairOf(rows.stride, columns.stride);
    object[QStringLiteral("dilation")] = pairOf(rows.dilation, columns.dilation);
    object[QStringLiteral("paddingBefore")] = pairOf(rows.paddingBefore, columns.paddingBefore);
    object[QStringLiteral("paddingAfter")] = pairOf(rows.paddingAfter, columns.paddingAfter);
    object[QStringLiteral("outputPadding")] = pairOf(rows.outputPadding, columns.outputPadding);
}

void takeGeometry(const QJsonObject& object, core::Geometry& geometry) {
    const auto take = [&](const char* key, Index least, Index core::Axis::*member) {
        const auto [rows, columns] = json::pair(object, key, least, kMostNumber);
        geometry.rows.*member = rows;
        geometry.columns.*member = columns;
    };
    take("stride", 1, &core::Axis::stride);
    take("dilation", 1, &core::Axis::dilation);
    take("paddingBefore", 0, &core::Axis::paddingBefore);
    take("paddingAfter", 0, &core::Axis::paddingAfter);
    take("outputPadding", 0, &core::Axis::outputPadding);
}

core::Shared<core::Kernels<float>> filtersFrom(const QJsonValue& value) {
    const QJsonArray filters = value.toArray();
    const QJsonArray channels = filters.first().toArray();
    const QJsonArray rows = channels.first().toArray();
    const std::array<Index, 4> shape{filters.size(), channels.size(), rows.size(),
                                     rows.first().toArray().size()};
    const auto within = [](Index size, Index most) { return size >= 1 && size <= most; };
    if (!within(shape[0], kMostFilters) || (shape[1] != 1 && shape[1] != 3) ||
        !within(shape[2], kMostFilterSize) || !within(shape[3], kMostFilterSize))
        throw core::Refused(
            "The experiment's filters are not 1 to " + std::to_string(kMostFilters) +
            " filters of 1 or 3 channels and up to " + std::to_string(kMostFilterSize) + "×" +
            std::to_string(kMostFilterSize) + "; correct them in the file");
    return json::array<core::Kernels<float>>(value, shape, "filters");
}

QStringList namesFrom(const QJsonValue& value, Index count) {
    QStringList names;
    for (const auto& name : value.toArray())
        names.append(name.toString());
    while (names.size() < count)
        names.append(QStringLiteral("%1").arg(names.size() + 1));
    return names.mid(0, count);
}

}  // namespace

int PhotoShelf::add(const core::Shared<Photo>& photo) {
    if (!photo)
        return -1;
    for (int n = 0; n < photos_.size(); ++n)
        if (photos_[n] == photo || (!photo->file.isEmpty() && photos_[n]->file == photo->file))
            return n;
    photos_.append(photo);
    return static_cast<int>(photos_.size()) - 1;
}

QJsonArray PhotoShelf::toJson() const {
    QJsonArray pictures;
    for (const core::Shared<Photo>& photo : photos_) {
        QJsonObject picture{{QStringLiteral("name"), photo->name}};
        if (!photo->sample.isEmpty()) {
            picture[QStringLiteral("sample")] = photo->sample;
        } else {
            const QByteArray file = encoded(*photo);
            if (file.size() > kMostPictureBytes)
                throw core::Refused(
                    "The photo " + photo->name.toStdString() + " takes " +
                    std::to_string(file.size() >> 20) + " MB, more than the " +
                    std::to_string(kMostPictureBytes >> 20) +
                    " MB that an experiment can hold; open it as JPEG or PNG first");
            picture[QStringLiteral("data")] = QString::fromLatin1(file.toBase64());
        }
        pictures.append(picture);
    }
    return pictures;
}

PhotoShelf PhotoShelf::fromJson(const QJsonArray& pictures, const core::Control& control) {
    PhotoShelf shelf;
    for (const auto& value : pictures) {
        core::checkStop(control);
        const QJsonObject picture = value.toObject();
        const QString name = picture[QStringLiteral("name")].toString();
        const QString sample = picture[QStringLiteral("sample")].toString();
        if (!sample.isEmpty()) {
            const auto photo = samplePhoto(sample);
            if (!photo)
                throw core::Refused("The experiment's photo is the sample '" +
                                    sample.toStdString() +
                                    "', which this program does not have; use a newer one");
            shelf.photos_.append(core::share(*photo));
            continue;
        }
        const auto file =
            QByteArray::fromBase64Encoding(picture[QStringLiteral("data")].toString().toLatin1(),
                                           QByteArray::AbortOnBase64DecodingErrors);
        if (!file || (*file).isEmpty())
            throw core::Refused("The experiment's photo " + name.toStdString() +
                                " is damaged; open the photo itself instead");
        shelf.photos_.append(core::share(decodePhoto(*file, name, control)));
    }
    return shelf;
}

core::Shared<Photo> PhotoShelf::at(Index place) const {
    if (place < 0)
        return nullptr;
    if (place >= photos_.size())
        throw core::Refused("The experiment's photo " + std::to_string(place) +
                            " is not in the file, which has " + std::to_string(photos_.size()) +
                            "; use one that the Workbench saved");
    return photos_[place];
}

QJsonObject photosToJson(const PhotosPart& part, PhotoShelf& shelf) {
    QJsonObject object;
    if (!part.filters)
        return object;
    object[QStringLiteral("photo")] = shelf.add(part.photo);
    object[QStringLiteral("channels")] = kChannels[static_cast<int>(part.channels)];
    object[QStringLiteral("operation")] = kOperations[static_cast<int>(part.operation)];
    putGeometry(object, part.geometry);
    object[QStringLiteral("bank")] = kBanks[static_cast<int>(part.bank)];
    object[QStringLiteral("seed")] = static_cast<qint64>(part.seed);
    object[QStringLiteral("filters")] = json::arrayOf(*part.filters);
    object[QStringLiteral("names")] = QJsonArray::fromStringList(part.names);
    if (!part.filterFile.isEmpty())
        object[QStringLiteral("filterFile")] = part.filterFile;
    return object;
}

PhotosPart photosFromJson(const QJsonObject& object, const PhotoShelf& shelf) {
    PhotosPart part;
    if (object.isEmpty())
        return part;
    part.photo = shelf.at(json::whole(object, "photo", -1, kMostNumber, -1));
    part.channels = static_cast<Channels>(json::word(object, "channels", kChannels));
    part.operation = static_cast<Operation>(json::word(object, "operation", kOperations));
    takeGeometry(object, part.geometry);
    part.bank = static_cast<Bank>(json::word(object, "bank", kBanks));
    part.seed = static_cast<std::uint32_t>(json::whole(object, "seed", 0, kMostSeed, 1));
    part.filters = filtersFrom(object[QStringLiteral("filters")]);
    const Index channels = core::size(*part.filters, 1);
    if ((channels == 3) != (part.channels == Channels::AcrossColours && hasColours(part)))
        throw core::Refused("The experiment's filters have " + std::to_string(channels) +
                            " channels, which do not fit its photo; correct them in the file");
    part.names = namesFrom(object[QStringLiteral("names")], core::size(*part.filters, 0));
    part.filterFile = object[QStringLiteral("filterFile")].toString();
    return part;
}

QJsonObject cyclesToJson(const CyclesPart& part, PhotoShelf& shelf) {
    QJsonObject object{{QStringLiteral("photo"), shelf.add(part.photo)},
                       {QStringLiteral("colour"), part.colour},
                       {QStringLiteral("convolutions"), part.count},
                       {QStringLiteral("kernels"), kCycleKernels[static_cast<int>(part.kernels)]},
                       {QStringLiteral("seed"), static_cast<qint64>(part.seed)},
                       {QStringLiteral("preset"), part.preset}};
    if (part.own)
        object[QStringLiteral("own")] = json::arrayOf(*part.own);
    return object;
}

CyclesPart cyclesFromJson(const QJsonObject& object, const PhotoShelf& shelf) {
    CyclesPart part;
    if (object.isEmpty())
        return part;
    part.photo = shelf.at(json::whole(object, "photo", -1, kMostNumber, -1));
    part.colour = object[QStringLiteral("colour")].toBool();
    part.count = static_cast<int>(json::whole(object, "convolutions", 0, 999, part.count));
    part.kernels = static_cast<CycleKernels>(json::word(object, "kernels", kCycleKernels));
    part.seed = static_cast<std::uint32_t>(json::whole(object, "seed", 0, kMostSeed, 1));
    QStringList presets;
    for (const core::KernelPreset& preset : core::kernelPresets())
        presets.append(QString::fromUtf8(preset.name));
    part.preset = presets[static_cast<int>(json::word(object, "preset", presets))];
    const QJsonArray own = object[QStringLiteral("own")].toArray();
    if (own.isEmpty())
        return part;
    const std::array<Index, 2> shape{own.size(), own.first().toArray().size()};
    if (shape[0] > kMostFilterSize || shape[1] < 1 || shape[1] > kMostFilterSize)
        throw core::Refused("The experiment's own kernel is larger than " +
                            std::to_string(kMostFilterSize) + "×" +
                            std::to_string(kMostFilterSize) + "; correct it in the file");
    part.own = json::array<core::Matrix<float>>(own, shape, "own kernel");
    return part;
}

}  // namespace model
