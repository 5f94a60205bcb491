#pragma once

#include "core/features.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace model {

/// A photo as numbers: 1 or 3 channels, 0…255. `grey` is the mean of the channels, and the same
/// array where there is one.
struct Photo {
    QString name;
    core::Shared<core::Planes<float>> planes;
    core::Shared<core::Planes<float>> grey{};
    core::ValueSpan values{};  // that both lie within
    QByteArray file{};         // what it was decoded from, to be saved with an experiment
    QString sample{};          // the name of the sample that it is, if it is one

    friend bool operator==(const Photo&, const Photo&) = default;
};

/// A photo of these channels, with their mean.
Photo photoOf(const QString& name, core::Shared<core::Planes<float>> planes);

/// The numbers of a picture: 1 channel where all its pixels are grey, else 3; transparent parts as
/// on white paper. 16-bit pictures keep fractions of a level. Takes as long as the picture is
/// large: not for the GUI thread.
Photo photoOf(const QString& name, const QImage& image);

/// Planes of 1 or 3 channels as a picture, scaled down by means to fit `most` where they are larger
/// (an empty size: as large as they are). Values are rounded and cut off at 0 and 255.
QImage imageOf(const core::Planes<float>& planes, const QSize& most = {});

}  // namespace model
