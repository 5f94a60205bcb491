#pragma once

#include "core/experiment.h"
#include "ui/paint/array_source.h"

#include <memory>

namespace paint {

/// Which planes of arrays of several planes are shown.
struct PlaneChoice {
    Index channel = 0;  // of X and Z
    Index filter = 0;   // of Y, K, y

    friend bool operator==(const PlaneChoice&, const PlaneChoice&) = default;
};

/// The step of the stamp view: which y is being stamped, and how many stamps have landed.
struct StampStep {
    Index filter = 0, row = 0, column = 0;
    Index landed = 0;

    friend bool operator==(const StampStep&, const StampStep&) = default;
};

/// The channel within its group that a channel is, in K.
Index channelInGroup(const core::Result& result, Index channel);

/// An array of a result, as the stage shows it. `step` matters to Stamp and to Z in the stamp view
/// (null for the finished Z). The source keeps the result alive.
std::unique_ptr<ArraySource> sourceOf(const std::shared_ptr<const core::Result>& result,
                                      core::ArrayId array, const PlaneChoice& planes,
                                      const StampStep* step = nullptr);

/// Plain values as a source, for arrays that are no part of a result.
std::unique_ptr<ArraySource> sourceOf(core::Planes<double> values, Role role);

}  // namespace paint
