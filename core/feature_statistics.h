#pragma once

#include "core/features.h"

#include <cstdint>
#include <vector>

namespace core {

/// How often each value occurs in a map, to within a step that is a power of two, so that whole
/// numbers up to 16,384 are told apart exactly. Values that are not finite are left out.
struct ValueCounts {
    double step = 1;
    std::vector<std::uint32_t> positive;  // [n]: n·step < value ≤ (n + 1)·step
    std::vector<std::uint32_t> negative;  // the same of −value
    Index zeros = 0;
    Index total = 0;
    float least = 0;  // exact; 0 where there are no values
    float greatest = 0;
};

/// What the maps of a request hold: for each map all values, and those inside the border.
struct FeatureStatistics {
    std::vector<ValueCounts> all;
    std::vector<ValueCounts> inside;
};

/// Statistics of a request before any value was counted.
FeatureStatistics noStatistics(const FeatureRequest& request);

/// Counts values of one row of a map, one at each of the given columns, which rise. Different maps
/// may be counted from different threads at once.
void countRow(FeatureStatistics& statistics, Index map, const FeatureBox& inside, Index row,
              const std::vector<Index>& columns, const float* values);
/// The same for columns that follow each other.
void countRow(FeatureStatistics& statistics, Index map, const FeatureBox& inside, Index row,
              Index firstColumn, Index columns, const float* values);

/// The statistics with the maps of one filter over all the colours taken together, one for each
/// filter.
FeatureStatistics byFilter(const FeatureStatistics& statistics, const FeatureShape& shape);

/// The range ± that a map is shown at: the 99.5th percentile of magnitude inside the border,
/// rounded up (see roundedRange).
double rangeOf(const FeatureStatistics& statistics, Index map);
/// One range for all the maps: that of all their values taken together.
double sharedRange(const FeatureStatistics& statistics);

/// A magnitude rounded up to a number that is good to read: to tens from 10 on (to a third digit
/// from 10,000 on), to one digit below; 1 for 0.
double roundedRange(double magnitude);

/// The share of values, 0…1, whose magnitude exceeds the range, in one map or in all.
double shareBeyond(const ValueCounts& counts, double range);
double shareBeyond(const FeatureStatistics& statistics, double range);

/// The values of a map in `bins` equal parts of −range…range (each from its lower end up to, but
/// without, its upper one; the last with it), and how many lie beyond.
struct Histogram {
    std::vector<Index> bins;
    Index below = 0;
    Index above = 0;
};
Histogram histogramOf(const ValueCounts& counts, double range, int bins = 60);

}  // namespace core
