#pragma once

#include "core/kernels/strip.h"

namespace core::kernels {

/// How many cells of a row the results of a vector of so many lanes are picked from.
Index cellsPicked(const Axis& columns, Index lanes);

/// Whether rows of so many column phases are woven (weave_rows.h) instead of being computed a few
/// phases at a time and then spread: where a vector of them takes few products.
template <class T>
bool isWoven(const Plan<T>& plan);

/// What weaving the plan's rows takes, once it is known how they are laid out.
template <class T>
Woven<T> planWoven(const Plan<T>& plan);

/// Lets `to` hold the group's weights, plan.woven.weights cells, in the order in which they are
/// read.
template <class T>
void orderWoven(const Plan<T>& plan, Index group, T* to);

/// Rows of the result, all of the same row phase, each a step after the one before it.
template <class T>
struct WovenRows {
    Part steps;  // of columns
    PhaseTaps phase;
    const T* input;  // of the first row, at the strip's first step of columns
    T* output;       // where the block's first filter's first row begins, or would
    Index filterStride;
    Index count = 1;
    Index next = 0;  // from a row of the result to the next one
};

/// Computes them for a block of filters.
template <class T>
void weave(const Strip<T>& strip, const FilterBlock& block, const WovenRows<T>& rows);

}  // namespace core::kernels
