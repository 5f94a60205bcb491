#pragma once

#include "core/features.h"
#include "ui/model/export_item.h"
#include "ui/model/feature_findings.h"
#include "ui/paint/feature_picture.h"

#include <QRectF>
#include <QStringList>
#include <memory>
#include <vector>

namespace paint {

/// What the gallery of feature maps shows.
struct GalleryFigure {
    core::FeatureRequest request;
    QStringList names;
    core::Index channel = 0;  // of deep filters
    QRectF part;              // of the maps that is shown, in their pixels, x along the columns
    /// Of all values, if they are known already; else they are counted when a picture is written.
    std::shared_ptr<const model::FeatureFindings> findings;
    bool shared = true;  // one range for all maps, or each its own
    PictureColours colours = PictureColours::Ramp;
};

/// The gallery, all its maps, and each map by itself, with filter, histogram and range. Maps are
/// computed anew for the picture, off the GUI thread, filter by filter.
std::vector<model::ExportItem> galleryExports(const GalleryFigure& figure, const Theme& theme);

}  // namespace paint
