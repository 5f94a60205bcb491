#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace core {

enum class FeatureOperation { Convolution, Transposed };

/// The least and the greatest finite value of an array, 0 among them.
struct ValueSpan {
    float least = 0;
    float greatest = 0;

    friend bool operator==(const ValueSpan&, const ValueSpan&) = default;
};
ValueSpan valueSpan(const Planes<float>& planes);

/// A photo that is not there as an array yet, but of which any row can be had.
struct PhotoLines {
    Index channels = 1;
    Index rows = 0;
    Index columns = 0;
    /// Writes a row of every channel, channels × columns; from several threads at once.
    std::function<void(Index row, float* to)> read;
};

/// A filter bank and the photo that it is to run over. Filters of as many channels as the photo
/// run across its colours and make one map each; filters of one channel run over each channel of
/// the photo by itself, as if the colours were a batch, and make one map for each.
struct FeatureRequest {
    Shared<Planes<float>> photo;     // C × rows × columns; null where `lines` are given
    Shared<Kernels<float>> filters;  // F × (1 or C) × rows × columns, for either operation
    Geometry geometry;               // the photo is X of the convolution, Y of the transposed one
    FeatureOperation operation = FeatureOperation::Transposed;
    /// What the photo's values lie within, where that is known: saves reading all of it.
    std::optional<ValueSpan> photoValues = std::nullopt;
    /// What a photo that is no array yet is read from: a sample of its maps takes a fraction of the
    /// time that it takes to make the array. Its values are then given.
    Shared<PhotoLines> lines = nullptr;
};

/// The size of the photo of a request, channels × rows × columns.
std::array<Index, 3> photoShape(const FeatureRequest& request);

/// The geometry with the strides, dilation and padding of `options` for a photo and filters of
/// these sizes. Its output padding is kept for the transposed convolution, and follows from the
/// photo's size for the direct one.
Geometry featureGeometry(const Geometry& options, FeatureOperation operation,
                         std::pair<Index, Index> photoSize, std::pair<Index, Index> kernelSize);

/// The most pixels of one map.
inline constexpr Index kMostMapPixels = 2'147'483'647;

/// What is wrong with a request, if anything: its geometry, filters whose channels are neither 1
/// nor the photo's, or maps of more than kMostMapPixels. Nothing is allocated.
std::optional<Problem> problem(const FeatureRequest& request);

/// How many maps a request makes, and their size. A map's number is batch · filters + filter.
struct FeatureShape {
    Index batches = 1;  // channels that are run over by themselves
    Index filters = 1;
    Index rows = 1;
    Index columns = 1;

    Index maps() const { return batches * filters; }
};
FeatureShape featureShape(const FeatureRequest& request);

/// The request for some of its filters alone.
FeatureRequest someFilters(const FeatureRequest& request, Index first, Index count);

/// A part of a map.
struct FeatureBox {
    Index row = 0;
    Index column = 0;
    Index rows = 0;
    Index columns = 0;
};

/// Every map within a box, maps × rows × columns, by the fast convolution over the part of the
/// photo that the box depends on. The box lies within the maps and has at least one pixel; the
/// request has no problem. Throws Cancelled when asked to stop.
Planes<float> featureMaps(const FeatureRequest& request, const FeatureBox& box,
                          const Control& control = {});

/// Every map at the crossings of the given rows and columns (rising or not), maps × rows × columns:
/// the exact values there at the cost of those pixels alone.
Planes<float> featuresAt(const FeatureRequest& request, const std::vector<Index>& rows,
                         const std::vector<Index>& columns, const Control& control = {});

/// The pixels of a map inside the border: those whose window lies wholly on the photo. Without
/// any, it is the whole map.
FeatureBox insideBorder(const FeatureRequest& request);

/// Filters as a file or a layer of that operation holds them, in the layout of a request. A
/// convolution's are F × C already; a transposed convolution's come as channels × F (PyTorch's
/// layout), which holds where their first size is 1 or the photo's channels. Throws Refused where
/// they fit no such photo.
Kernels<float> filtersOfLayer(const Kernels<float>& kernels, FeatureOperation operation,
                              Index photoChannels);

}  // namespace core
