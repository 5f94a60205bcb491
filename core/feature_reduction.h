#pragma once

#include "core/feature_statistics.h"
#include "core/features.h"

namespace core {

/// A part of the maps, in pixels of a map that need not be whole, and the size of the picture that
/// it is drawn into.
struct FeatureView {
    double row = 0;
    double column = 0;
    double rows = 0;
    double columns = 0;
    Index height = 0;
    Index width = 0;

    friend bool operator==(const FeatureView&, const FeatureView&) = default;
};

/// Maps reduced to the pixels of a screen: over the part of a map behind each, the mean of the
/// values above 0 (others counting as 0), and the mean of those below 0, as a magnitude. Both are
/// kept, so that fine edges, which have both signs side by side, do not cancel to nothing.
struct ReducedMaps {
    FeatureView view;
    Planes<float> positive;  // maps × height × width
    Planes<float> negative;
};

/// One value for each pixel of the view: the map's value at the pixel's centre. Exact where a map's
/// pixel is at least as large as the view's; a quick preview elsewhere, whatever the photo's size.
ReducedMaps sampledView(const FeatureRequest& request, const FeatureView& view,
                        const Control& control = {});

/// Means over all the values behind each pixel, by parts of them, strip by strip. Where a map's
/// pixel is at least as large as the view's it is sampledView().
ReducedMaps averagedView(const FeatureRequest& request, const FeatureView& view,
                         const Control& control = {});

/// What a gallery shows of a request when nothing is zoomed: every value counted, and each whole
/// map reduced to height × width. No map is ever held whole.
struct FeatureSurvey {
    FeatureStatistics statistics;
    ReducedMaps maps;
};
FeatureSurvey survey(const FeatureRequest& request, Index height, Index width,
                     const Control& control = {});

/// The same from a sample: the values at the view's pixels, counted and drawn.
FeatureSurvey sampledSurvey(const FeatureRequest& request, Index height, Index width,
                            const Control& control = {});

}  // namespace core
