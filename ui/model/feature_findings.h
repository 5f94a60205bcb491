#pragma once

#include "core/feature_reduction.h"
#include "core/feature_statistics.h"

#include <vector>

namespace model {

/// What one filter's values come to at a range.
struct RangedValues {
    double range = 1;
    double beyond = 0;  // share of the values, 0…1
    core::Histogram histogram;
};

/// One filter's values, over all colours where they are run over one by one.
struct FilterFindings {
    RangedValues shared;  // at the range of all filters
    RangedValues own;     // at its own
    float least = 0;
    float greatest = 0;
};

/// What the gallery says about the maps of a request. Immutable once made.
struct FeatureFindings {
    core::FeatureShape shape;
    bool sampled = false;  // a preview: from a sample of the values
    double sharedRange = 1;
    double beyond = 0;  // of all values, at the shared range
    std::vector<FilterFindings> filters;
};

FeatureFindings findingsOf(const core::FeatureStatistics& statistics,
                           const core::FeatureShape& shape, bool sampled);

}  // namespace model
