#include "core/formats/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace core::formats {

namespace {

template <class T>
char* writeReal(char* to, T value) {
    char* const end = to + kNumberLength;
    // To 2⁵³ every whole number is one of double, and its digits are all that it has.
    constexpr double kWhole = 9007199254740992.0;
    const double magnitude = std::abs(static_cast<double>(value));
    if (std::isnan(value))
        return std::copy_n("nan", 3, to);
    if (std::isinf(value))
        return std::to_chars(to, end, value).ptr;
    if (magnitude < kWhole && std::trunc(value) == value && !(value == 0 && std::signbit(value)))
        return std::to_chars(to, end, static_cast<Index>(value)).ptr;
    const bool plain = magnitude == 0 || (magnitude >= 1e-5 && magnitude < kWhole);
    return std::to_chars(to, end, value,
                         plain ? std::chars_format::fixed : std::chars_format::scientific)
        .ptr;
}

bool isWord(std::string_view text, std::string_view word) {
    return text.size() == word.size() && std::equal(text.begin(), text.end(), word.begin(),
                                                    [](char a, char b) { return (a | 0x20) == b; });
}

/// Whether a number too far from 1 for its type is near 0, not near infinity.
bool isTiny(std::string_view text) {
    return std::abs(std::strtod(std::string(text).c_str(), nullptr)) < 1;
}

}  // namespace

char* writeNumber(char* to, double value) {
    return writeReal(to, value);
}

char* writeNumber(char* to, float value) {
    return writeReal(to, value);
}

char* writeNumber(char* to, Index value) {
    return std::to_chars(to, to + kNumberLength, value).ptr;
}

NumberKind readNumber(std::string_view text, double& value) {
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    const std::string_view unsignedText = text.substr(text.starts_with('-') ? 1 : 0);
    const bool isNamed = isWord(unsignedText, "nan") || isWord(unsignedText, "inf") ||
                         isWord(unsignedText, "infinity");
    const bool isDecimal =
        !unsignedText.empty() && unsignedText.find_first_not_of("0123456789.eE+-") == text.npos;
    if (!isNamed && !isDecimal)
        return NumberKind::NotANumber;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (stop != end || error == std::errc::invalid_argument)
        return NumberKind::NotANumber;
    if (error == std::errc::result_out_of_range) {
        value = 0;
        return isTiny(text) ? NumberKind::Value : NumberKind::TooLarge;
    }
    return NumberKind::Value;
}

NumberKind readNumber(std::string_view text, Index& value) {
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (stop != end || error == std::errc::invalid_argument)
        return NumberKind::NotANumber;
    return error == std::errc() ? NumberKind::Value : NumberKind::TooLarge;
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kLongest = 24;
    std::string result = "'";
    for (const char c : text.substr(0, kLongest))
        result += c >= ' ' && c != '\x7f' && static_cast<unsigned char>(c) < 0x80 ? c : '?';
    return result + (text.size() > kLongest ? "…'" : "'");
}

}  // namespace core::formats
