#pragma once

#include "picture.h"

namespace samples {

/// A mountain lake on a summer morning: grass and flowers before it, a spruce, woods on the slopes,
/// snow above, clouds, haze and reflections.
Picture valley(int width, int height, int samplesPerPixel);

}  // namespace samples
