#pragma once

#include "app/deconv/filter_bank.h"

#include <QString>

/// What to write of a photo's feature maps.
struct FeatureWish {
    core::FeatureRequest request;
    NamedBank bank;
    QString photo;           // its name
    bool ownRange = false;   // each filter's maps in their own range, not all in one
    bool perColour = false;  // also a picture for each colour
};

/// Writes features.npy, a picture for each filter and a contact sheet into a folder, all or
/// nothing, and returns a line that says what they show. Holds the maps of one filter at a time.
/// Throws core::Refused, core::Cancelled.
QString writeFeatures(const QString& folder, const FeatureWish& wish, const core::Control& control);
