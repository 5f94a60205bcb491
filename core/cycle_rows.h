#pragma once

#include "core/cycle.h"

namespace core {

/// The last picture of a cycle, by rows: each row of the original goes through all steps at once,
/// so that what lies between the original and the last picture never leaves the caches. Equals the
/// steps one after the other, but for rounding. The layers are to be fit for the picture
/// (checkCycle).
Planes<float> cycledByRows(const Planes<float>& original, const Layers& layers,
                           const Control& control);

}  // namespace core
