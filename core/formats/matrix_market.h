#pragma once

#include "core/control.h"
#include "core/formats/bytes.h"
#include "core/formats/entries.h"

namespace core::formats {

/// Reads a matrix in Matrix Market's coordinate, real (or integer), general form. Throws Refused,
/// naming the line, for other forms, indices outside, and more or fewer entries than announced.
Entries readMatrixMarket(const Source& source);

/// Writes W, or Wᵀ, in that form: every tap that meets the input, zero taps included.
template <class T>
void writeMatrixMarket(const Sink& sink, const WeightMatrix<T>& matrix, bool transposed,
                       const Control& control = {});

/// Writes every cell of an array in that form.
template <class T>
void writeMatrixMarket(const Sink& sink, const Rows<T>& rows, const Control& control = {});

}  // namespace core::formats
