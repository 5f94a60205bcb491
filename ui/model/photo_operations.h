#pragma once

#include "ui/model/filter_banks.h"
#include "ui/model/photos_part.h"

#include <array>
#include <optional>

namespace model {

/// The page as it starts: 4 edge filters of 2×2, transposed convolution, the photo's grey mean.
PhotosPart firstPhotos(core::Shared<Photo> photo = nullptr);

/// Each of these is the part with one thing changed, as a person asks for it. Numbers that make no
/// sense are kept, for problemOf to say so.
PhotosPart withPhoto(PhotosPart part, core::Shared<Photo> photo);
PhotosPart withChannels(PhotosPart part, Channels channels);
PhotosPart withOperation(PhotosPart part, Operation operation);
PhotosPart withBank(PhotosPart part, Bank bank, std::uint32_t seed);
PhotosPart withFilterSize(PhotosPart part, core::Index size);
PhotosPart withFilterCount(PhotosPart part, core::Index count);
PhotosPart withFilterAdded(PhotosPart part);
PhotosPart withFilterRemoved(PhotosPart part, core::Index filter);
PhotosPart withTap(PhotosPart part, core::Index filter, core::Index channel, core::Index row,
                   core::Index column, float value);
/// Filters read from a file; `layer` is in the layout of the present operation. Throws
/// core::Refused where they are no 1 to 64 filters for this photo or hold values that are not
/// finite.
PhotosPart withFilters(PhotosPart part, const core::Kernels<float>& layer, const QString& file);

/// Stride, dilation, padding (both sides of an axis) or output padding. Both sides where linked.
PhotosPart withField(PhotosPart part, core::Field field, core::Side side, core::Index value);
/// Padding side by side: top, left, bottom, right.
PhotosPart withSides(PhotosPart part, const std::array<core::Index, 4>& sides);
PhotosPart withNamedPadding(PhotosPart part, core::Padding padding);
std::optional<core::Padding> namedPaddingOf(const PhotosPart& part);

/// Whether colours make a difference: a grey photo has one way only.
bool hasColours(const PhotosPart& part);

/// What is wrong with the numbers, if anything. The part has a photo.
std::optional<core::Problem> problemOf(const PhotosPart& part);

/// What to compute; the part has a photo and no problem.
core::FeatureRequest requestOf(const PhotosPart& part);

/// The geometry with the sizes that follow from photo and filters, whether it can be computed or
/// not; that of the parts alone where there is no photo.
core::Geometry geometryOf(const PhotosPart& part);

}  // namespace model
