#pragma once

#include "core/array.h"
#include "core/geometry.h"

#include <QString>

namespace model {

/// A photo as numbers: 1 or 3 channels, 0…255.
struct Photo {
    QString name;
    core::Shared<core::Planes<float>> planes;

    friend bool operator==(const Photo&, const Photo&) = default;
};

enum class Operation { Convolution, Transposed };
enum class Channels { GreyMean, PerColour, AcrossColours };

/// What the Photos page is about.
struct PhotosPart {
    core::Shared<Photo> photo;
    Channels channels = Channels::GreyMean;
    Operation operation = Operation::Transposed;
    core::Geometry geometry;  // sizes of one axis' input are the photo's
    core::Shared<core::Kernels<float>> filters;

    friend bool operator==(const PhotosPart&, const PhotosPart&) = default;
};

}  // namespace model
