#pragma once

#include <string>
#include <string_view>

namespace core {

/// A text as a sentence quotes it: whole up to 40 characters, else its two ends with "…" between,
/// 40 characters in all. The text is UTF-8.
std::string shortened(std::string_view text);

}  // namespace core
