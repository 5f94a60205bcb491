#pragma once

#include "tests/bench/measure.h"

#include <vector>

namespace bench {

/// Geometries off the beaten track, one thread each, about `seconds` for all: what they take in
/// multiples of what they may, which is three times the cost of a multiply-add on a tuned path with
/// as many products for a result, or three times what reading and writing everything takes, bank
/// included, where that is more.
std::vector<Measured> measureGeneral(double seconds);

}  // namespace bench
