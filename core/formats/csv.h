#pragma once

#include "core/control.h"
#include "core/formats/bytes.h"
#include "core/formats/entries.h"

namespace core::formats {

/// Reads one matrix: a line a row, numbers separated by commas, no header. Blanks around a number
/// and a byte order mark at the start are passed over. Throws Refused, naming the line and the
/// cell, for rows of unequal length, empty cells, anything that is not a decimal number, numbers
/// that double cannot hold and matrices above kDenseLimit cells.
Matrix<double> readCsv(const Source& source);

/// Reads lines of row,column,value, zero-based, no header; the matrix is as large as its largest
/// indices say. Throws Refused as above.
Entries readCsvEntries(const Source& source);

/// Writes a matrix as lines of numbers, fewest digits, one row at a time.
template <class T>
void writeCsv(const Sink& sink, const Rows<T>& rows, const Control& control = {});

}  // namespace core::formats
