#include "ui/model/feature_findings.h"

namespace model {

namespace {

RangedValues at(const core::ValueCounts& counts, double range) {
    return {range, core::shareBeyond(counts, range), core::histogramOf(counts, range)};
}

}  // namespace

FeatureFindings findingsOf(const core::FeatureStatistics& statistics,
                           const core::FeatureShape& shape, bool sampled) {
    const core::FeatureStatistics filters = core::byFilter(statistics, shape);
    FeatureFindings findings;
    findings.shape = shape;
    findings.sampled = sampled;
    findings.sharedRange = core::sharedRange(filters);
    findings.beyond = core::shareBeyond(filters, findings.sharedRange);
    for (core::Index filter = 0; filter < shape.filters; ++filter) {
        const core::ValueCounts& counts = filters.all[static_cast<std::size_t>(filter)];
        findings.filters.push_back({at(counts, findings.sharedRange),
                                    at(counts, core::rangeOf(filters, filter)), counts.least,
                                    counts.greatest});
    }
    return findings;
}

}  // namespace model
