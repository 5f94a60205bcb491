#pragma once

#include "core/features.h"

#include <QByteArray>
#include <QImage>
#include <QString>
#include <array>

namespace model {

/// A photo as numbers: 1 or 3 channels, 0…255. `grey` is the mean of the channels, and the same
/// array where there is one. A glimpse of a photo has the lines of both instead of the arrays.
struct Photo {
    QString name;
    core::Shared<core::Planes<float>> planes;
    core::Shared<core::Planes<float>> grey{};
    core::Shared<core::PhotoLines> lines{};
    core::Shared<core::PhotoLines> greyLines{};
    core::ValueSpan values{};  // that both lie within
    QByteArray file{};         // what it was decoded from, to be saved with an experiment
    QString sample{};          // the name of the sample that it is, if it is one

    friend bool operator==(const Photo&, const Photo&) = default;
};

/// Channels × rows × columns.
std::array<core::Index, 3> shapeOf(const Photo& photo);

/// A photo of these channels, with their mean.
Photo photoOf(const QString& name, core::Shared<core::Planes<float>> planes);

/// The numbers of a picture: 1 channel where all its pixels are grey, else 3; transparent parts as
/// on white paper. 16-bit pictures keep fractions of a level. Takes as long as the picture is
/// large: not for the GUI thread.
Photo photoOf(const QString& name, const QImage& image);

/// The same photo before any of its numbers are made, which costs next to nothing: enough for a
/// preview of what filters make of it.
Photo glimpseOf(const QString& name, const QImage& image);

/// Makes the arrays of a glimpse, and is a photo then. Throws core::Cancelled when asked to stop.
Photo photoOf(const Photo& glimpse, const core::Control& control = {});

/// Planes of 1 or 3 channels as a picture, scaled down by means to fit `most` where they are larger
/// (an empty size: as large as they are). Values are rounded and cut off at 0 and 255.
QImage imageOf(const core::Planes<float>& planes, const QSize& most = {});

/// As quickly as can be, from one row behind each row of the picture.
QImage imageOf(const core::PhotoLines& lines, const QSize& most);

}  // namespace model
