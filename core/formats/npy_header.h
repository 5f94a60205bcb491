#pragma once

#include "core/formats/bytes.h"

#include <span>
#include <string>
#include <vector>

namespace core::formats {

/// What the header of a .npy file says.
struct NpyHeader {
    char kind = 'f';     // b, i, u or f
    Index itemSize = 8;  // in bytes
    bool bigEndian = false;
    bool fortranOrder = false;
    std::vector<Index> shape;
    Index count = 0;  // the product of the shape
};

/// Understands the dictionary of a header; `name` is for sentences. Throws Refused.
NpyHeader parseNpyHeader(std::string_view dictionary, const std::string& name);

/// The bytes of a version 1 header, a multiple of 64, for '<f4' or '<f8' in C order.
std::string npyHeader(std::span<const Index> shape, std::size_t itemSize);

}  // namespace core::formats
