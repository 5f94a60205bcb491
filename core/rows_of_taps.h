#pragma once

#include "core/weight_matrix.h"

namespace core {

/// Compressed rows in a caller's memory: start has rows + 1 entries, column and value have one for
/// each non-zero.
template <class T>
struct RowsOfTaps {
    Index rows;
    std::int32_t* start;
    std::int32_t* column;
    T* value;
};

/// The same as sparseRows(), into a caller's memory and by the calling thread, without allocating:
/// for W at teaching sizes, where all else would take longer than the work. `rows` has to have room
/// for W's rows and non-zeros, both below 2³¹.
template <class T>
void writeRowsOfTaps(const WeightMatrix<T>& matrix, const RowsOfTaps<T>& rows);

/// y = W·x from them. x is as long as W is wide, y as long as it is high; they do not overlap.
template <class T>
void multiplyRowsOfTaps(const RowsOfTaps<T>& rows, const T* x, T* y);

}  // namespace core
