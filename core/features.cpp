#include "core/features.h"

#include "core/clamped.h"
#include "core/convolution.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

/// The part of the photo that `count` rows or columns of a map from `first` depend on, which may
/// reach beyond the photo, and the axis that makes just them of it.
struct Part {
    Index first = 0;
    Index count = 0;
    Axis axis;
};

Part partOf(const Axis& axis, FeatureOperation operation, Index first, Index count) {
    const Index reach = axis.dilation * (axis.kernel - 1);
    Part part;
    part.axis = axis;
    if (operation == FeatureOperation::Convolution) {
        part.first = first * axis.stride - axis.paddingBefore;
        part.count = (count - 1) * axis.stride + reach + 1;
        part.axis.input = part.count;
        part.axis.paddingBefore = part.axis.paddingAfter = part.axis.outputPadding = 0;
        return part;
    }
    const Index last = first + count - 1 + axis.paddingBefore;
    part.first = dividedDown(first + axis.paddingBefore - reach, axis.stride);
    part.count = dividedDown(last, axis.stride) - part.first + 1;
    const Index after = (part.first + part.count - 1) * axis.stride + reach - last;
    part.axis.paddingBefore = first + axis.paddingBefore - part.first * axis.stride;
    part.axis.paddingAfter = std::max<Index>(after, 0);
    part.axis.outputPadding = std::max<Index>(-after, 0);
    part.axis.input = count;
    return part;
}

/// Rows of the photo of a request, from wherever they are.
class PhotoReader {
public:
    explicit PhotoReader(const FeatureRequest& request)
        : photo_(request.photo.get()), lines_(request.lines.get()), shape_(photoShape(request)) {
        if (lines_)
            row_.resize(static_cast<std::size_t>(shape_[0] * shape_[2]));
    }
    /// The present row: what channel() gives is of it.
    void moveTo(Index row) {
        if (lines_ && row != at_)
            lines_->read(row, row_.data());
        at_ = row;
    }
    const float* channel(Index channel) const {
        return lines_ ? row_.data() + channel * shape_[2]
                      : photo_->data() + (channel * shape_[1] + at_) * shape_[2];
    }

private:
    const Planes<float>* photo_;
    const PhotoLines* lines_;
    std::array<Index, 3> shape_;
    std::vector<float> row_;
    Index at_ = -1;
};

/// Some channels of a part of the photo, 0 beyond its edges.
Planes<float> cropped(const FeatureRequest& request, Index channel, Index channels,
                      const Part& rows, const Part& columns) {
    auto crop = zeros<Planes<float>>({channels, rows.count, columns.count});
    const auto [all, height, width] = photoShape(request);
    const Index left = std::max<Index>(columns.first, 0);
    const Index right = std::min(columns.first + columns.count, width);
    if (left >= right)
        return crop;
    PhotoReader reader(request);
    const Index first = std::max<Index>(rows.first, 0);
    const Index last = std::min(rows.first + rows.count, height);
    for (Index row = first; row < last; ++row) {
        reader.moveTo(row);
        for (Index c = 0; c < channels; ++c) {
            const float* from = reader.channel(channel + c);
            float* to = crop.data() + (c * rows.count + row - rows.first) * columns.count;
            std::copy(from + left, from + right, to + left - columns.first);
        }
    }
    return crop;
}

Kernels<float> exchanged(const Kernels<float>& kernels) {
    const Index filters = size(kernels, 0);
    const Index channels = size(kernels, 1);
    const Index taps = size(kernels, 2) * size(kernels, 3);
    auto result =
        uninitialised<Kernels<float>>({channels, filters, size(kernels, 2), size(kernels, 3)});
    for (Index f = 0; f < filters; ++f)
        for (Index c = 0; c < channels; ++c)
            std::copy_n(kernels.data() + (f * channels + c) * taps, taps,
                        result.data() + (c * filters + f) * taps);
    return result;
}

/// Where one row or column of a map finds its numbers: pairs of a tap and a place on the photo.
struct Tapped {
    Index tap;
    Index place;
};

std::vector<Tapped> tappedBy(const Axis& axis, FeatureOperation operation, Index photoSize,
                             Index position) {
    std::vector<Tapped> result;
    for (Index tap = 0; tap < axis.kernel; ++tap) {
        Index place = position * axis.stride - axis.paddingBefore + tap * axis.dilation;
        if (operation == FeatureOperation::Transposed) {
            const Index stretched = position + axis.paddingBefore - tap * axis.dilation;
            if (stretched < 0 || stretched % axis.stride != 0)
                continue;
            place = stretched / axis.stride;
        }
        if (place >= 0 && place < photoSize)
            result.push_back({tap, place});
    }
    return result;
}

/// For each tap of a kernel's row, the place on the photo of each column asked for, −1 for none.
std::vector<std::vector<Index>> columnPlaces(const FeatureRequest& request,
                                             const std::vector<Index>& columns) {
    const Axis& axis = request.geometry.columns;
    std::vector<std::vector<Index>> places(static_cast<std::size_t>(axis.kernel),
                                           std::vector<Index>(columns.size(), -1));
    for (std::size_t n = 0; n < columns.size(); ++n)
        for (const Tapped& tapped :
             tappedBy(axis, request.operation, photoShape(request)[2], columns[n]))
            places[static_cast<std::size_t>(tapped.tap)][n] = tapped.place;
    return places;
}

void gather(const float* row, const std::vector<Index>& places, std::vector<float>& values) {
    for (std::size_t n = 0; n < places.size(); ++n)
        values[n] = places[n] < 0 ? 0.0F : row[places[n]];
}

void addTimes(const std::vector<float>& values, float tap, float* sums) {
    for (std::size_t n = 0; n < values.size(); ++n)
        sums[n] += values[n] * tap;
}

std::pair<Index, Index> insideAxis(const Axis& axis, FeatureOperation operation, Index count,
                                   Index photoSize) {
    const Index reach = axis.dilation * (axis.kernel - 1);
    const bool direct = operation == FeatureOperation::Convolution;
    const Index first =
        std::max<Index>(0, direct ? (axis.paddingBefore + axis.stride - 1) / axis.stride
                                  : reach - axis.paddingBefore);
    const Index last = std::min(
        count - 1, direct ? dividedDown(photoSize - 1 - reach + axis.paddingBefore, axis.stride)
                          : (photoSize - 1) * axis.stride - axis.paddingBefore);
    return first <= last ? std::pair(first, last - first + 1) : std::pair(Index{0}, count);
}

/// What featuresAt() computes from: for each of the columns asked for where each tap reads.
struct Sampling {
    const FeatureRequest& request;
    FeatureShape shape;
    std::vector<std::vector<Index>> places;
    Index height = 0;
    Index width = 0;
};

/// One row of every map, at the columns asked for.
void sampleRow(const Sampling& sampling, Index row, Index place, Planes<float>& maps) {
    const auto [planes, height, width] = photoShape(sampling.request);
    PhotoReader photo(sampling.request);
    const Kernels<float>& filters = *sampling.request.filters;
    const Index channels = size(filters, 1);
    const FeatureShape& shape = sampling.shape;
    std::vector<float> values(static_cast<std::size_t>(sampling.width));
    for (const Tapped& at :
         tappedBy(sampling.request.geometry.rows, sampling.request.operation, height, place)) {
        photo.moveTo(at.place);
        for (Index plane = 0; plane < planes; ++plane) {
            const float* line = photo.channel(plane);
            const auto channel = static_cast<std::size_t>(plane % channels);
            const Index first = plane / channels * shape.filters;
            for (std::size_t v = 0; v < sampling.places.size(); ++v) {
                gather(line, sampling.places[v], values);
                for (Index f = 0; f < shape.filters; ++f)
                    addTimes(values,
                             filters(static_cast<std::size_t>(f), channel,
                                     static_cast<std::size_t>(at.tap), v),
                             maps.data() + ((first + f) * sampling.height + row) * sampling.width);
            }
        }
    }
}

}  // namespace

ValueSpan valueSpan(const Planes<float>& planes) {
    ValueSpan span;
    for (const float value : planes) {
        if (std::isfinite(value)) {
            span.least = std::min(span.least, value);
            span.greatest = std::max(span.greatest, value);
        }
    }
    return span;
}

std::array<Index, 3> photoShape(const FeatureRequest& request) {
    if (request.lines)
        return {request.lines->channels, request.lines->rows, request.lines->columns};
    const Planes<float>& photo = *request.photo;
    return {size(photo, 0), size(photo, 1), size(photo, 2)};
}

Geometry featureGeometry(const Geometry& options, FeatureOperation operation,
                         std::pair<Index, Index> photoSize, std::pair<Index, Index> kernelSize) {
    Geometry geometry = options;
    geometry.groups = 1;
    geometry.rows.kernel = kernelSize.first;
    geometry.columns.kernel = kernelSize.second;
    if (operation == FeatureOperation::Convolution) {
        geometry.rows = withInput(geometry.rows, photoSize.first);
        geometry.columns = withInput(geometry.columns, photoSize.second);
    } else {
        geometry.rows = withOutput(geometry.rows, photoSize.first, options.rows.outputPadding);
        geometry.columns =
            withOutput(geometry.columns, photoSize.second, options.columns.outputPadding);
    }
    return geometry;
}

std::optional<Problem> problem(const FeatureRequest& request) {
    if (auto found = problem(request.geometry))
        return found;
    const auto [channels, height, width] = photoShape(request);
    const Kernels<float>& filters = *request.filters;
    if (size(filters, 1) != 1 && size(filters, 1) != channels)
        return Problem{Problem::Kind::ChannelsDiffer,
                       Field::Channels,
                       Side::Both,
                       channels,
                       size(filters, 1),
                       {}};
    const bool direct = request.operation == FeatureOperation::Convolution;
    const auto differs = [](Field field, Side side, Index value,
                            Index limit) -> std::optional<Problem> {
        if (value == limit)
            return std::nullopt;
        return Problem{Problem::Kind::SizesDiffer, field, side, value, limit, {}};
    };
    const auto expected = [&](const Axis& axis) { return direct ? axis.input : outputSize(axis); };
    if (auto found = differs(Field::Input, Side::Rows, height, expected(request.geometry.rows)))
        return found;
    if (auto found =
            differs(Field::Input, Side::Columns, width, expected(request.geometry.columns)))
        return found;
    if (auto found =
            differs(Field::Kernel, Side::Rows, size(filters, 2), request.geometry.rows.kernel))
        return found;
    if (auto found = differs(Field::Kernel, Side::Columns, size(filters, 3),
                             request.geometry.columns.kernel))
        return found;
    const FeatureShape shape = featureShape(request);
    if (shape.rows > kMostMapPixels / shape.columns)
        return Problem{Problem::Kind::TooLarge,
                       direct ? Field::Padding : Field::Stride,
                       Side::Both,
                       clampedProduct(shape.rows, shape.columns),
                       kMostMapPixels,
                       {}};
    return std::nullopt;
}

FeatureShape featureShape(const FeatureRequest& request) {
    FeatureShape shape;
    const bool direct = request.operation == FeatureOperation::Convolution;
    const auto sizeOf = [direct](const Axis& axis) {
        return direct ? outputSize(axis) : axis.input;
    };
    shape.batches = photoShape(request)[0] / size(*request.filters, 1);
    shape.filters = size(*request.filters, 0);
    shape.rows = sizeOf(request.geometry.rows);
    shape.columns = sizeOf(request.geometry.columns);
    return shape;
}

FeatureRequest someFilters(const FeatureRequest& request, Index first, Index count) {
    const Kernels<float>& all = *request.filters;
    if (first == 0 && count == size(all, 0))
        return request;
    const Index taps = size(all, 1) * size(all, 2) * size(all, 3);
    auto some = uninitialised<Kernels<float>>({count, size(all, 1), size(all, 2), size(all, 3)});
    std::copy_n(all.data() + first * taps, count * taps, some.data());
    FeatureRequest result = request;
    result.filters = share(std::move(some));
    return result;
}

Planes<float> featureMaps(const FeatureRequest& request, const FeatureBox& box,
                          const Control& control) {
    const FeatureShape shape = featureShape(request);
    const Index channels = size(*request.filters, 1);
    const bool direct = request.operation == FeatureOperation::Convolution;
    const Part rows = partOf(request.geometry.rows, request.operation, box.row, box.rows);
    const Part columns =
        partOf(request.geometry.columns, request.operation, box.column, box.columns);
    const Geometry geometry{rows.axis, columns.axis, 1};
    const Kernels<float> turned = direct ? Kernels<float>() : exchanged(*request.filters);

    const auto batchOf = [&](Index batch) {
        checkStop(control);
        const auto crop = cropped(request, batch * channels, channels, rows, columns);
        Control part = control;
        part.progress = nullptr;
        return direct ? convolve(crop, *request.filters, geometry, part)
                      : convolveTransposed(crop, turned, geometry, part);
    };
    if (shape.batches == 1)
        return batchOf(0);
    auto maps = uninitialised<Planes<float>>({shape.maps(), box.rows, box.columns});
    for (Index batch = 0; batch < shape.batches; ++batch) {
        const auto some = batchOf(batch);
        std::copy(some.data(), some.data() + some.size(),
                  maps.data() + batch * static_cast<Index>(some.size()));
    }
    return maps;
}

Planes<float> featuresAt(const FeatureRequest& request, const std::vector<Index>& rows,
                         const std::vector<Index>& columns, const Control& control) {
    const Sampling sampling{request, featureShape(request), columnPlaces(request, columns),
                            static_cast<Index>(rows.size()), static_cast<Index>(columns.size())};
    auto maps = zeros<Planes<float>>({sampling.shape.maps(), sampling.height, sampling.width});
    forEach(sampling.height, silent(control), [&](Index row) {
        sampleRow(sampling, row, rows[static_cast<std::size_t>(row)], maps);
    });
    return maps;
}

FeatureBox insideBorder(const FeatureRequest& request) {
    const FeatureShape shape = featureShape(request);
    const auto rows =
        insideAxis(request.geometry.rows, request.operation, shape.rows, photoShape(request)[1]);
    const auto columns = insideAxis(request.geometry.columns, request.operation, shape.columns,
                                    photoShape(request)[2]);
    return {rows.first, columns.first, rows.second, columns.second};
}

Kernels<float> filtersOfLayer(const Kernels<float>& kernels, FeatureOperation operation,
                              Index photoChannels) {
    const auto fits = [photoChannels](Index channels) {
        return channels == 1 || channels == photoChannels;
    };
    const Index first = size(kernels, 0);
    const Index second = size(kernels, 1);
    if (operation == FeatureOperation::Transposed && fits(first))
        return exchanged(kernels);
    if (operation == FeatureOperation::Convolution && fits(second))
        return kernels;
    const bool direct = operation == FeatureOperation::Convolution;
    throw Refused("The filters have " + std::to_string(direct ? second : first) +
                  " channels, but the photo has " + std::to_string(photoChannels) +
                  "; give filters of shape " +
                  (direct ? "filters×channels×rows×columns" : "channels×filters×rows×columns") +
                  " with 1 or " + std::to_string(photoChannels) + " channels.");
}

}  // namespace core
