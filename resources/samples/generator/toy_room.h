#pragma once

#include "picture.h"

namespace samples {

/// A plush bear with a knitted scarf, toy blocks and a ball on a wooden table before books, lit by
/// a window: hair, wool, wood grain, soft shadow, gloss, and a lens that is focused on the bear.
Picture toyRoom(int width, int height, int samplesPerPixel);

}  // namespace samples
