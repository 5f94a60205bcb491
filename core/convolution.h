#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

namespace core {

/// The direct convolution (cross-correlation, as in every framework): Y of F × o_rows × o_columns
/// from X of C × i_rows × i_columns and K of F × (C/groups) × k_rows × k_columns,
///
///     Y(f, m, n) = Σ X(c, m·s + u·d − p_before, n·s + v·d − p_before) · K(f, c, u, v)
///
/// over the C/groups channels c of f's group, X being 0 outside. Exact where the data are integers
/// that T holds. Throws Refused if the arrays do not have the geometry's sizes, Cancelled when
/// asked to stop. T is float or double.
template <class T>
Planes<T> convolve(const Planes<T>& input, const Kernels<T>& kernels, const Geometry& geometry,
                   const Control& control = {});

/// The transposed convolution: Z of C × i_rows × i_columns from Y of F × o_rows × o_columns and the
/// same K,
///
///     Z(c, m·s + u·d − p_before, n·s + v·d − p_before) += Y(f, m, n) · K(f, c, u, v).
///
/// C = groups · kernels.shape(1). Errors as above.
template <class T>
Planes<T> convolveTransposed(const Planes<T>& input, const Kernels<T>& kernels,
                             const Geometry& geometry, const Control& control = {});

/// What is wrong with arrays of these shapes in this geometry, if anything: groups that do not
/// divide, channels that differ, sizes that differ.
std::optional<Problem> problemWithConvolution(const Geometry& geometry,
                                              const std::array<Index, 3>& inputShape,
                                              const std::array<Index, 4>& kernelShape);
std::optional<Problem> problemWithTransposed(const Geometry& geometry,
                                             const std::array<Index, 3>& inputShape,
                                             const std::array<Index, 4>& kernelShape);

}  // namespace core
