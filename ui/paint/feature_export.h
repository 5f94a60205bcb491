#pragma once

#include "core/features.h"
#include "ui/model/export_item.h"
#include "ui/paint/feature_picture.h"

#include <QStringList>
#include <vector>

namespace paint {

/// What the Photos page shows as something to export: the photo, the filters, each filter's map as
/// numbers or as a picture in its own range, and all maps in one file. Maps are computed anew, one
/// filter at a time, so that the window need not hold them whole.
std::vector<model::ExportItem> featureExports(const core::FeatureRequest& request,
                                              const QStringList& names, PictureColours colours,
                                              const Theme& theme);

/// A letter with an index in the ink of its side, as markup: Y green, X and Z blue.
QString inkedLetter(const QString& letter, const QString& index = {});

}  // namespace paint
