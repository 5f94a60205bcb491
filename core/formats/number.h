#pragma once

#include "core/array.h"

#include <string>
#include <string_view>

namespace core::formats {

/// Room for any number as text.
inline constexpr std::size_t kNumberLength = 48;

/// Writes a number with the fewest digits that read back to the same value of its type, and returns
/// where it ends. Integers have no point; not a number and the infinities are nan, inf, -inf.
/// `to` has room for kNumberLength characters.
char* writeNumber(char* to, double value);
char* writeNumber(char* to, float value);
char* writeNumber(char* to, Index value);

template <class T>
std::string numberText(T value) {
    char text[kNumberLength];
    return {text, writeNumber(text, value)};
}

/// What reading a number came to.
enum class NumberKind { Value, NotANumber, TooLarge };

/// Reads a decimal number, all of `text`: digits with or without sign, point and exponent, or nan,
/// inf or infinity in any case. Too small a magnitude is 0; hexadecimal is no number here.
NumberKind readNumber(std::string_view text, double& value);

/// Reads a whole number, all of `text`.
NumberKind readNumber(std::string_view text, Index& value);

/// Text from a file, safe to be quoted in a sentence: short, one line, printable.
std::string quoted(std::string_view text);

}  // namespace core::formats
