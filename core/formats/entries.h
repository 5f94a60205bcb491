#pragma once

#include "core/control.h"
#include "core/formats/bytes.h"
#include "core/weight_matrix.h"

#include <vector>

namespace core::formats {

/// A matrix as a list of entries, as the sparse formats have it. Entries of one position add up.
struct Entries {
    Index rows = 0;
    Index columns = 0;
    std::vector<Index> row;
    std::vector<Index> column;
    std::vector<double> value;
};

/// The same laid out, zero where there is no entry. Throws Refused above kDenseLimit cells.
Matrix<double> dense(const Entries& entries);

/// The rows of W, or of Wᵀ, with zeros where no tap meets. Each is made when it is asked for.
template <class T>
Rows<T> denseRows(const WeightMatrix<T>& matrix, bool transposed);

/// Hands on W, or Wᵀ, in lines `row<separator>column<separator>value`, ordered by row and then
/// column, counted from `base`: every tap that meets the input, zero taps included. Needs memory
/// for the kernels only. `head` comes before the first line. The sink is called by several threads,
/// one after the other. Throws Cancelled, and what the sink throws.
template <class T>
void writeEntries(const Sink& sink, const WeightMatrix<T>& matrix, bool transposed, char separator,
                  Index base, const Control& control = {}, std::string_view head = {});

/// The same for every cell of an array of rows.
template <class T>
void writeEntries(const Sink& sink, const Rows<T>& rows, char separator, Index base,
                  const Control& control = {});

}  // namespace core::formats
