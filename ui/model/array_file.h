#pragma once

#include "core/array.h"

#include <QString>

namespace model {

/// An array of numbers from a CSV, Matrix Market or NPY file, as an input (channels × rows ×
/// columns) or as a filter bank. Text such as the clipboard holds is read as CSV; tabs will do for
/// commas. Throws core::Refused with a sentence that names the file.
core::Planes<double> readInputFile(const QString& file);
core::Kernels<double> readKernelFile(const QString& file);
core::Planes<double> inputFromText(const QString& text);

/// Whether a file's ending is one of those.
bool isArrayFile(const QString& file);

}  // namespace model
