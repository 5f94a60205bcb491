#pragma once

#include "core/control.h"
#include "core/formats/bytes.h"

#include <span>
#include <variant>
#include <vector>

namespace core::formats {

/// An array as NumPy stores it, in C order: float32 stays float, every other real type (booleans,
/// integers, float16, float64, long double) becomes double.
struct NpyArray {
    std::vector<Index> shape;
    std::variant<std::vector<float>, std::vector<double>> values;
};

/// Reads a .npy file of version 1, 2 or 3, in either byte order and either memory order. The header
/// is not trusted: its size is held against the file's before memory is taken. Throws Refused for
/// anything else: other types, shapes of more than 2³¹ − 1 elements or of none, files that are cut
/// off or too long.
NpyArray readNpy(const Source& source);

/// Writes an array of this shape, whose rows, laid flat one after the other, are its contents.
/// float32 or float64, C order, version 1. T is float or double.
template <class T>
void writeNpy(const Sink& sink, std::span<const Index> shape, const Rows<T>& rows,
              const Control& control = {});

}  // namespace core::formats
