#pragma once

#include "fibres.h"
#include "land.h"

namespace samples {

/// The grass, the flowers and the spruce that stand nearest to the camera at x = z = 0.
Fibres nearPlants(const Land& land);

}  // namespace samples
