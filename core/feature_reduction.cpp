#include "core/feature_reduction.h"

#include "core/worker_pool.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr Index kStripPixels = 1 << 18;  // of one map: small enough to stop soon

/// The places of a map behind the pixels of one side of a view.
std::vector<Index> centres(double first, double extent, Index pixels, Index size) {
    std::vector<Index> places(static_cast<std::size_t>(pixels));
    for (Index n = 0; n < pixels; ++n) {
        const double centre =
            first + (static_cast<double>(n) + 0.5) * extent / static_cast<double>(pixels);
        places[static_cast<std::size_t>(n)] =
            std::clamp(static_cast<Index>(std::floor(centre)), Index{0}, size - 1);
    }
    return places;
}

/// The part of [first, last) that [from, from + 1) covers.
float covered(double first, double last, Index from) {
    const double begin = std::max(first, static_cast<double>(from));
    const double end = std::min(last, static_cast<double>(from + 1));
    return static_cast<float>(std::max(end - begin, 0.0));
}

/// One axis of a view that is smaller than what it shows.
struct Span {
    double first = 0;
    double perPixel = 1;  // places behind each pixel, at least 1
    Index pixels = 0;
    Index begin = 0;  // the places that the view touches
    Index end = 0;

    double at(Index pixel) const { return first + static_cast<double>(pixel) * perPixel; }
};

Span spanOf(double first, double extent, Index pixels, Index size) {
    Span span;
    span.first = first;
    span.perPixel = extent / static_cast<double>(pixels);
    span.pixels = pixels;
    span.begin = std::clamp(static_cast<Index>(std::floor(first)), Index{0}, size - 1);
    span.end = std::clamp(static_cast<Index>(std::ceil(first + extent)), span.begin + 1, size);
    return span;
}

/// Adds one row of a map, times `weight`, to a row of the view.
void addRow(const float* values, const Span& span, float weight, float* positive, float* negative) {
    for (Index pixel = 0; pixel < span.pixels; ++pixel) {
        const double first = span.at(pixel);
        const double last = span.at(pixel + 1);
        const Index begin = std::max(static_cast<Index>(std::floor(first)), span.begin);
        const Index end = std::min(static_cast<Index>(std::ceil(last)), span.end);
        float above = 0;
        float below = 0;
        for (Index n = begin; n < end; ++n) {
            const bool edge = n == begin || n + 1 == end;
            const float value = values[n - span.begin] * (edge ? covered(first, last, n) : 1.0F);
            above += std::max(value, 0.0F);
            below += std::max(-value, 0.0F);
        }
        positive[pixel] += above * weight;
        negative[pixel] += below * weight;
    }
}

ReducedMaps nothing(const FeatureRequest& request, const FeatureView& view) {
    const Index maps = featureShape(request).maps();
    return {view, zeros<Planes<float>>({maps, view.height, view.width}),
            zeros<Planes<float>>({maps, view.height, view.width})};
}

/// Adds rows of one map to the view; `strip` holds them from `firstRow` on.
void addStrip(ReducedMaps& reduced, Index map, const float* strip, Index firstRow, Index rowCount,
              const Span& rows, const Span& columns) {
    const Index width = columns.end - columns.begin;
    const Index plane = rows.pixels * columns.pixels;
    for (Index r = firstRow; r < firstRow + rowCount; ++r) {
        const double from = (static_cast<double>(r) - rows.first) / rows.perPixel;
        const double to = (static_cast<double>(r + 1) - rows.first) / rows.perPixel;
        const Index first = std::max(static_cast<Index>(std::floor(from)), Index{0});
        const Index last = std::min(static_cast<Index>(std::ceil(to)), rows.pixels);
        for (Index pixel = first; pixel < last; ++pixel) {
            const float weight = covered(rows.at(pixel), rows.at(pixel + 1), r);
            if (weight > 0)
                addRow(strip + (r - firstRow) * width, columns,
                       weight / static_cast<float>(rows.perPixel * columns.perPixel),
                       reduced.positive.data() + map * plane + pixel * columns.pixels,
                       reduced.negative.data() + map * plane + pixel * columns.pixels);
        }
    }
}

/// Makes the maps strip by strip and hands each map's part of a strip on, several maps at once.
template <class Use>
void forEachStrip(const FeatureRequest& request, const Span& rows, const Span& columns,
                  const Control& control, Use use) {
    const Index width = columns.end - columns.begin;
    const Index height = std::max<Index>(kStripPixels / width, 1);
    const Index maps = featureShape(request).maps();
    Control part = control;
    part.progress = nullptr;
    for (Index row = rows.begin; row < rows.end; row += height) {
        checkStop(control);
        const Index count = std::min(height, rows.end - row);
        const auto strip = featureMaps(request, {row, columns.begin, count, width}, part);
        forEach(maps, part,
                [&](Index map) { use(map, strip.data() + map * count * width, row, count); });
        report(control, static_cast<double>(row + count - rows.begin) /
                            static_cast<double>(rows.end - rows.begin));
    }
}

bool isMagnified(const FeatureView& view) {
    return view.rows <= static_cast<double>(view.height) &&
           view.columns <= static_cast<double>(view.width);
}

FeatureView wholeView(const FeatureShape& shape, Index height, Index width) {
    return {0,      0,    static_cast<double>(shape.rows), static_cast<double>(shape.columns),
            height, width};
}

}  // namespace

ReducedMaps sampledView(const FeatureRequest& request, const FeatureView& view,
                        const Control& control) {
    const FeatureShape shape = featureShape(request);
    ReducedMaps reduced{
        view,
        featuresAt(request, centres(view.row, view.rows, view.height, shape.rows),
                   centres(view.column, view.columns, view.width, shape.columns), control),
        zeros<Planes<float>>({shape.maps(), view.height, view.width})};
    const Index plane = view.height * view.width;
    forEach(shape.maps(), silent(control), [&](Index map) {
        float* positive = reduced.positive.data() + map * plane;
        float* negative = reduced.negative.data() + map * plane;
        for (Index n = 0; n < plane; ++n) {
            // Not a number stays above 0, where it is seen.
            negative[n] = positive[n] < 0 ? -positive[n] : 0;
            positive[n] = positive[n] < 0 ? 0 : positive[n];
        }
    });
    return reduced;
}

ReducedMaps averagedView(const FeatureRequest& request, const FeatureView& view,
                         const Control& control) {
    if (isMagnified(view))
        return sampledView(request, view, control);
    const FeatureShape shape = featureShape(request);
    const Span rows = spanOf(view.row, view.rows, view.height, shape.rows);
    const Span columns = spanOf(view.column, view.columns, view.width, shape.columns);
    ReducedMaps reduced = nothing(request, view);
    forEachStrip(request, rows, columns, control,
                 [&](Index map, const float* strip, Index row, Index count) {
                     addStrip(reduced, map, strip, row, count, rows, columns);
                 });
    return reduced;
}

FeatureSurvey survey(const FeatureRequest& request, Index height, Index width,
                     const Control& control) {
    const FeatureShape shape = featureShape(request);
    const FeatureView view = wholeView(shape, height, width);
    const bool magnified = isMagnified(view);
    FeatureSurvey result{noStatistics(request),
                         magnified ? sampledView(request, view, control) : nothing(request, view)};
    const FeatureBox inside = insideBorder(request);
    const Span rows = spanOf(0, view.rows, height, shape.rows);
    const Span columns = spanOf(0, view.columns, width, shape.columns);
    forEachStrip(request, rows, columns, control,
                 [&](Index map, const float* strip, Index row, Index count) {
                     for (Index r = 0; r < count; ++r)
                         countRow(result.statistics, map, inside, row + r, 0, shape.columns,
                                  strip + r * shape.columns);
                     if (!magnified)
                         addStrip(result.maps, map, strip, row, count, rows, columns);
                 });
    return result;
}

FeatureSurvey sampledSurvey(const FeatureRequest& request, Index height, Index width,
                            const Control& control) {
    const FeatureShape shape = featureShape(request);
    const FeatureView view = wholeView(shape, height, width);
    FeatureSurvey result{noStatistics(request), sampledView(request, view, control)};
    const FeatureBox inside = insideBorder(request);
    const auto rows = centres(0, view.rows, height, shape.rows);
    const auto columns = centres(0, view.columns, width, shape.columns);
    forEach(shape.maps(), silent(control), [&](Index map) {
        std::vector<float> values(columns.size());
        for (Index r = 0; r < height; ++r) {
            const Index from = (map * height + r) * width;
            for (std::size_t n = 0; n < values.size(); ++n)
                values[n] = result.maps.positive.data()[from + static_cast<Index>(n)] -
                            result.maps.negative.data()[from + static_cast<Index>(n)];
            countRow(result.statistics, map, inside, rows[static_cast<std::size_t>(r)], columns,
                     values.data());
        }
    });
    return result;
}

}  // namespace core
