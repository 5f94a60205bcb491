#pragma once

#include "core/array.h"
#include "core/features.h"
#include "core/geometry.h"
#include "ui/model/photo.h"

#include <QStringList>
#include <cstdint>

namespace model {

using Operation = core::FeatureOperation;
enum class Channels { GreyMean, PerColour, AcrossColours };

/// Where a filter bank came from; Own has been typed, changed or read from a file.
enum class Bank { Edges, Classic, Random, Own };

/// What the Photos page is about. The geometry is what was asked for: strides, dilation, padding
/// and output padding; its sizes follow from the photo and the filters (see requestOf).
struct PhotosPart {
    core::Shared<Photo> photo;
    Channels channels = Channels::GreyMean;
    Operation operation = Operation::Transposed;
    core::Geometry geometry;
    core::Shared<core::Kernels<float>> filters;  // F × (1, or 3 across colours) × rows × columns
    QStringList names;                           // one for each filter
    Bank bank = Bank::Edges;
    std::uint32_t seed = 1;
    QString filterFile;  // that the filters were read from

    friend bool operator==(const PhotosPart&, const PhotosPart&) = default;
};

}  // namespace model
