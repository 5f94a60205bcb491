#pragma once

#include "ui/model/photo.h"

#include <QString>
#include <QVector>
#include <optional>

namespace model {

/// A picture that comes with the program, drawn by resources/samples/generator.
struct SamplePhoto {
    QString name;   // to ask for it by: "bear"
    QString title;  // to show: "Bear"
    QString file;   // what it would be called as a file: "bear.png"
};

/// All of them, the one for a first look first.
QVector<SamplePhoto> samplePhotos();

/// One as it is kept, of 8 bits a channel; nothing for a name that is not among them.
std::optional<QImage> samplePicture(const QString& name);

/// A glimpse of one, called by its file name.
std::optional<Photo> glimpseOfSample(const QString& name);

/// One as numbers. Takes some 10 ms.
std::optional<Photo> samplePhoto(const QString& name);

}  // namespace model
