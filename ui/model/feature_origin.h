#pragma once

#include "ui/model/photos_part.h"

#include <QPointF>
#include <QRect>
#include <QString>
#include <optional>
#include <vector>

namespace model {

/// A pixel of a feature map. `colour` is the channel of the photo that is run over by itself, 0
/// where there is only one way.
struct MapPixel {
    core::Index filter = 0;
    core::Index colour = 0;
    core::Index row = 0;
    core::Index column = 0;

    friend bool operator==(const MapPixel&, const MapPixel&) = default;
};

/// Which pixel the page is about: see Selection, which is the Workbench's.
struct MapSelection {
    std::optional<MapPixel> pointed;
    std::optional<MapPixel> pinned;

    std::optional<MapPixel> subject() const { return pinned ? pinned : pointed; }

    friend bool operator==(const MapSelection&, const MapSelection&) = default;
};

/// Where a pixel's value comes from: the products that it is the sum of, and the photo around them.
struct FeatureOrigin {
    struct Term {
        core::Index channel, row, column;  // of the photo
        core::Index u, v;                  // of the filter, in the same channel
        float value;
        float tap;
        double product;
    };
    MapPixel pixel;
    double sum = 0;
    std::vector<Term> terms;
    core::Index border = 0;  // zeros that the window meets, by kind
    core::Index inserted = 0;
    core::Index additional = 0;
    /// What the filter sees of the photo, in its pixels (x the columns); null if nothing.
    QRect window;
};

/// Read from the trace of the experiment that the request is. The pixel lies within the maps.
FeatureOrigin originOf(const core::FeatureRequest& request, const MapPixel& pixel);

/// The place of the photo, in its pixels, that the middle of a pixel's window lies on.
QPointF placeBehind(const core::FeatureRequest& request, const MapPixel& pixel);
/// The pixel of the maps whose window's middle is nearest to a place of the photo.
MapPixel pixelOver(const core::FeatureRequest& request, QPointF place, core::Index filter,
                   core::Index colour);

/// The value there for every filter, colour by colour (see FeatureShape).
std::vector<float> valuesAt(const core::FeatureRequest& request, core::Index row,
                            core::Index column);

/// The sum in symbols, as markup, for the geometry of a request: "$Z_2(r,c) = …$". `number` is the
/// filter's, from 1.
QString formulaOf(const core::FeatureRequest& request, core::Index number);

}  // namespace model
