#pragma once

#include "core/geometry.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// A geometry in one line, such as `i5x5 k3x3 s2 p1 d1 op0`. Sizes are rows x columns; a number
/// given once holds for both axes, `s2,1` for rows and columns, `p1,0,2,1` for top, left, bottom
/// and right; ` g2` follows where there are groups. `op` is a (see Axis).
std::string notation(const Geometry& geometry);

/// What a line says; what it leaves out is empty, so that a command can fill it from its files.
struct PartialGeometry {
    std::optional<std::pair<Index, Index>> input;
    std::optional<std::pair<Index, Index>> kernel;
    std::optional<std::pair<Index, Index>> stride;
    std::optional<std::pair<Index, Index>> dilation;
    std::optional<std::array<Index, 4>> padding;  // top, left, bottom, right
    std::optional<Padding> namedPadding;          // `psame`, `pvalid`, `pfull`
    std::optional<std::pair<Index, Index>> outputPadding;
    std::optional<Index> groups;
};

/// Reads a line; parts may come in any order and be left out. Throws Refused with a sentence that
/// names the part. Every line that notation() writes reads back to the same geometry.
PartialGeometry parseNotation(std::string_view line);

/// The geometry of a line that names at least input and kernel. Without `op`, or with `op0` where
/// it does not fit, a follows from the input size. Throws Refused.
Geometry geometryFromNotation(std::string_view line);

}  // namespace core
