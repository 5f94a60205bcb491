#pragma once

#include "core/geometry.h"

namespace core {

/// What a field of one axis says; of its two paddings the larger. 0 for Groups and Channels, which
/// an axis does not have.
Index valueOf(const Axis& axis, Field field);

}  // namespace core
