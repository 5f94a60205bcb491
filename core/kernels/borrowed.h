#pragma once

#include "core/kernels/planes_plan.h"

namespace core::kernels {

/// Fills plan.borrowed, which is empty where rows are better copied before they are read. All else
/// in the plan is known.
template <class T>
void planBorrowed(Plan<T>& plan);

/// Whether these steps of rows can be read where they are: none of them, and nothing that a vector
/// reads beyond them, is outside of the input.
template <class T>
bool canBorrow(const Plan<T>& plan, Index firstRow, Index rowCount);

/// Where a group's planes are read by a step of rows, at step 0 of columns.
template <class T>
const T* borrowedRow(const Plan<T>& plan, Index group, Index rowStep);

/// Whether few enough cells at the ends of a stencil's rows reach beyond the input for them to be
/// computed once more.
template <class T>
bool hasShortEnds(const Plan<T>& plan);

/// Where a step of rows of a stencil's input is read where it is, as it is read for position 0 of
/// columns; or null if it is outside of the input, or nothing may be read beyond its ends.
template <class T>
const T* stencilRow(const Plan<T>& plan, Index group, Index rowStep);

}  // namespace core::kernels
