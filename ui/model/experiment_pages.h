#pragma once

#include "core/control.h"
#include "ui/model/experiment.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QVector>

namespace model {

/// The photos that an experiment's file holds: each once, as the file that it came from, or by its
/// name where it is a sample.
class PhotoShelf {
public:
    /// Where a photo stands among them; −1 for none.
    int add(const core::Shared<Photo>& photo);
    /// What is written. Takes long where a picture has yet to be encoded: not for the GUI thread.
    /// Throws core::Refused where one is too large to be kept in a file.
    QJsonArray toJson() const;
    /// Reads and decodes all of them. Throws core::Refused, naming the photo.
    static PhotoShelf fromJson(const QJsonArray& pictures, const core::Control& control);
    /// The photo at a place; null for −1. Throws core::Refused where there is none.
    core::Shared<Photo> at(core::Index place) const;

private:
    QVector<core::Shared<Photo>> photos_;
};

/// The pages' parts as they are written and read. Throws core::Refused naming what is wrong.
QJsonObject photosToJson(const PhotosPart& part, PhotoShelf& shelf);
PhotosPart photosFromJson(const QJsonObject& object, const PhotoShelf& shelf);
QJsonObject cyclesToJson(const CyclesPart& part, PhotoShelf& shelf);
CyclesPart cyclesFromJson(const QJsonObject& object, const PhotoShelf& shelf);

}  // namespace model
