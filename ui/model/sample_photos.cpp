#include "ui/model/sample_photos.h"

#include <QCoreApplication>
#include <algorithm>

// A static library's resources are not found until they are asked for by name, from outside any
// namespace.
static void initialiseSamples() {
    Q_INIT_RESOURCE(samples);
}

namespace model {

QVector<SamplePhoto> samplePhotos() {
    const auto title = [](const char* text) {
        return QCoreApplication::translate("SamplePhotos", text);
    };
    return {
        {QStringLiteral("bear"), title(QT_TRANSLATE_NOOP("SamplePhotos", "Bear")),
         QStringLiteral("bear.png")},
        {QStringLiteral("lake"), title(QT_TRANSLATE_NOOP("SamplePhotos", "Mountain lake")),
         QStringLiteral("lake.png")},
        {QStringLiteral("card"), title(QT_TRANSLATE_NOOP("SamplePhotos", "Test card")),
         QStringLiteral("card.png")},
    };
}

std::optional<QImage> samplePicture(const QString& name) {
    initialiseSamples();
    const auto all = samplePhotos();
    const auto sample =
        std::ranges::find_if(all, [&](const SamplePhoto& one) { return one.name == name; });
    if (sample == all.end())
        return std::nullopt;
    return QImage(QStringLiteral(":/samples/") + sample->file);
}

std::optional<Photo> glimpseOfSample(const QString& name) {
    const auto picture = samplePicture(name);
    if (!picture)
        return std::nullopt;
    Photo photo = glimpseOf(name + QStringLiteral(".png"), *picture);
    photo.sample = name;
    return photo;
}

std::optional<Photo> samplePhoto(const QString& name) {
    const auto glimpse = glimpseOfSample(name);
    if (!glimpse)
        return std::nullopt;
    return photoOf(*glimpse);
}

}  // namespace model
