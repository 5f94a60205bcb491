#pragma once

#include "ui/model/photo.h"

namespace core {
struct Control;
}

/// Reads a photo while nothing but ourselves can write to standard error, as libpng would. Throws
/// core::Refused.
model::Photo readPhotoQuietly(const QString& path, const core::Control& control);
