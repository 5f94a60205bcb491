#pragma once

#include "core/array.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace core {

// Whole numbers as a person writes them for both axes, in a line of notation and in a command's
// options alike. All throw Refused: `what`, such as "--stride '2,a'", begins the sentence, which
// goes on with what is wrong and how it is written.

/// A single number.
Index readWhole(std::string_view text, const std::string& what);

/// Rows and columns, "5x3" or "2,1"; one number holds for both.
std::pair<Index, Index> readPair(std::string_view text, char separator, const std::string& what);

/// Padding at the top, left, bottom and right: "1", "1,2" for rows and columns, or "1,0,2,1".
std::array<Index, 4> readSides(std::string_view text, const std::string& what);

}  // namespace core
