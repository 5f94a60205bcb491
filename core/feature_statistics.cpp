#include "core/feature_statistics.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr Index kSteps = 16384;
constexpr double kPercentile = 0.995;

/// No magnitude of a map exceeds this: the largest pixel times all that a filter's taps of one sign
/// (or, on pixels of both signs, of either) come to.
double largestMagnitude(const FeatureRequest& request) {
    const ValueSpan span = request.photoValues ? *request.photoValues : valueSpan(*request.photo);
    const double least = span.least;
    const double greatest = span.greatest;
    const Kernels<float>& filters = *request.filters;
    const std::size_t taps = filters.size() / std::max<std::size_t>(filters.shape(0), 1);
    double most = 0;
    for (std::size_t f = 0; f < filters.shape(0); ++f) {
        double above = 0;
        double below = 0;
        for (std::size_t n = 0; n < taps; ++n) {
            const double tap = filters.data()[f * taps + n];
            (tap > 0 ? above : below) += std::abs(tap);
        }
        const double positive = greatest * above - least * below;
        const double negative = greatest * below - least * above;
        most = std::max({most, positive, negative});
    }
    return std::isfinite(most) ? most : 1e30;
}

ValueCounts noCounts(double step) {
    ValueCounts counts;
    counts.step = step;
    counts.positive.assign(kSteps, 0);
    counts.negative.assign(kSteps, 0);
    return counts;
}

void count(ValueCounts& counts, const float* values, Index count) {
    const auto perStep = static_cast<float>(1 / counts.step);
    for (Index n = 0; n < count; ++n) {
        const float value = values[n];
        if (!std::isfinite(value))
            continue;
        counts.least = counts.total == 0 ? value : std::min(counts.least, value);
        counts.greatest = counts.total == 0 ? value : std::max(counts.greatest, value);
        ++counts.total;
        if (value == 0) {
            ++counts.zeros;
            continue;
        }
        const float steps = std::ceil(std::abs(value) * perStep) - 1;
        const auto at = static_cast<std::size_t>(std::min(steps, static_cast<float>(kSteps - 1)));
        ++(value > 0 ? counts.positive : counts.negative)[at];
    }
}

void addCounts(ValueCounts& sum, const ValueCounts& counts) {
    if (counts.total == 0)
        return;
    sum.least = sum.total == 0 ? counts.least : std::min(sum.least, counts.least);
    sum.greatest = sum.total == 0 ? counts.greatest : std::max(sum.greatest, counts.greatest);
    sum.zeros += counts.zeros;
    sum.total += counts.total;
    for (std::size_t n = 0; n < sum.positive.size(); ++n) {
        sum.positive[n] += counts.positive[n];
        sum.negative[n] += counts.negative[n];
    }
}

/// The smallest magnitude that the given share of all values does not exceed.
double percentile(const std::vector<const ValueCounts*>& maps, double share) {
    Index total = 0;
    Index reached = 0;
    for (const ValueCounts* counts : maps) {
        total += counts->total;
        reached += counts->zeros;
    }
    const double wanted = share * static_cast<double>(total);
    if (total == 0 || static_cast<double>(reached) >= wanted)
        return 0;
    for (std::size_t n = 0; n < static_cast<std::size_t>(kSteps); ++n) {
        for (const ValueCounts* counts : maps)
            reached += counts->positive[n] + counts->negative[n];
        if (static_cast<double>(reached) >= wanted)
            return static_cast<double>(n + 1) * maps.front()->step;
    }
    return static_cast<double>(kSteps) * maps.front()->step;
}

/// How many steps lie within the range.
std::size_t stepsWithin(const ValueCounts& counts, double range) {
    const double steps = std::round(range / counts.step);
    return static_cast<std::size_t>(std::clamp(steps, 0.0, static_cast<double>(kSteps)));
}

Index sumFrom(const std::vector<std::uint32_t>& counts, std::size_t first) {
    Index sum = 0;
    for (std::size_t n = first; n < counts.size(); ++n)
        sum += counts[n];
    return sum;
}

}  // namespace

FeatureStatistics noStatistics(const FeatureRequest& request) {
    const double most = std::max(largestMagnitude(request), 1e-30);
    const double step = std::exp2(std::ceil(std::log2(most / static_cast<double>(kSteps))));
    const auto maps = static_cast<std::size_t>(featureShape(request).maps());
    const ValueCounts none = noCounts(step);
    return {std::vector<ValueCounts>(maps, none), std::vector<ValueCounts>(maps, none)};
}

void countRow(FeatureStatistics& statistics, Index map, const FeatureBox& inside, Index row,
              Index firstColumn, Index columns, const float* values) {
    const auto at = static_cast<std::size_t>(map);
    count(statistics.all[at], values, columns);
    if (row < inside.row || row >= inside.row + inside.rows)
        return;
    const Index first = std::max(firstColumn, inside.column);
    const Index last = std::min(firstColumn + columns, inside.column + inside.columns);
    if (first < last)
        count(statistics.inside[at], values + (first - firstColumn), last - first);
}

void countRow(FeatureStatistics& statistics, Index map, const FeatureBox& inside, Index row,
              const std::vector<Index>& columns, const float* values) {
    const auto at = static_cast<std::size_t>(map);
    count(statistics.all[at], values, static_cast<Index>(columns.size()));
    if (row < inside.row || row >= inside.row + inside.rows)
        return;
    const auto first = std::lower_bound(columns.begin(), columns.end(), inside.column);
    const auto last = std::lower_bound(first, columns.end(), inside.column + inside.columns);
    count(statistics.inside[at], values + (first - columns.begin()), last - first);
}

FeatureStatistics byFilter(const FeatureStatistics& statistics, const FeatureShape& shape) {
    FeatureStatistics result;
    for (Index filter = 0; filter < shape.filters; ++filter) {
        const auto first = static_cast<std::size_t>(filter);
        result.all.push_back(statistics.all[first]);
        result.inside.push_back(statistics.inside[first]);
        for (Index batch = 1; batch < shape.batches; ++batch) {
            const auto map = static_cast<std::size_t>(batch * shape.filters + filter);
            addCounts(result.all.back(), statistics.all[map]);
            addCounts(result.inside.back(), statistics.inside[map]);
        }
    }
    return result;
}

double rangeOf(const FeatureStatistics& statistics, Index map) {
    return roundedRange(
        percentile({&statistics.inside[static_cast<std::size_t>(map)]}, kPercentile));
}

double sharedRange(const FeatureStatistics& statistics) {
    std::vector<const ValueCounts*> maps;
    for (const ValueCounts& counts : statistics.inside)
        maps.push_back(&counts);
    return roundedRange(percentile(maps, kPercentile));
}

double roundedRange(double magnitude) {
    if (!(magnitude > 0))
        return 1;
    const double digit = std::floor(std::log10(magnitude));
    const double exponent = digit <= 1 ? digit : std::max(1.0, digit - 2);
    // A power below 1 is divided by: 0.1 is not a number that a double holds.
    const double power = std::pow(10.0, std::abs(exponent));
    return exponent < 0 ? std::ceil(magnitude * power) / power
                        : std::ceil(magnitude / power) * power;
}

double shareBeyond(const ValueCounts& counts, double range) {
    if (counts.total == 0)
        return 0;
    const std::size_t within = stepsWithin(counts, range);
    const Index beyond = sumFrom(counts.positive, within) + sumFrom(counts.negative, within);
    return static_cast<double>(beyond) / static_cast<double>(counts.total);
}

double shareBeyond(const FeatureStatistics& statistics, double range) {
    double beyond = 0;
    double total = 0;
    for (const ValueCounts& counts : statistics.all) {
        beyond += shareBeyond(counts, range) * static_cast<double>(counts.total);
        total += static_cast<double>(counts.total);
    }
    return total > 0 ? beyond / total : 0;
}

Histogram histogramOf(const ValueCounts& counts, double range, int bins) {
    Histogram histogram;
    histogram.bins.assign(static_cast<std::size_t>(bins), 0);
    const std::size_t within = stepsWithin(counts, range);
    histogram.above = sumFrom(counts.positive, within);
    histogram.below = sumFrom(counts.negative, within);
    const auto add = [&](double value, Index times) {
        const double place = std::floor((value + range) * bins / (2 * range));
        const double at = std::clamp(place, 0.0, bins - 1.0);
        histogram.bins[static_cast<std::size_t>(at)] += times;
    };
    add(0, counts.zeros);
    for (std::size_t n = 0; n < within; ++n) {
        const double value = static_cast<double>(n + 1) * counts.step;
        if (counts.positive[n] > 0)
            add(value, counts.positive[n]);
        if (counts.negative[n] > 0)
            add(-value, counts.negative[n]);
    }
    return histogram;
}

}  // namespace core
