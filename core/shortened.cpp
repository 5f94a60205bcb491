#include "core/shortened.h"

#include <algorithm>
#include <cstddef>

namespace core {

namespace {

constexpr std::ptrdiff_t kMost = 40;
constexpr std::ptrdiff_t kAtTheStart = 24;

bool beginsCharacter(char byte) {
    constexpr unsigned kMask = 0xc0, kWithin = 0x80;
    return (static_cast<unsigned char>(byte) & kMask) != kWithin;
}

/// Where a text's n-th character begins, or where the text ends.
std::size_t placeOf(std::string_view text, std::ptrdiff_t n) {
    std::size_t place = 0;
    for (; place < text.size(); ++place)
        if (beginsCharacter(text[place]) && n-- == 0)
            break;
    return place;
}

}  // namespace

std::string shortened(std::string_view text) {
    const std::ptrdiff_t count = std::count_if(text.begin(), text.end(), beginsCharacter);
    if (count <= kMost)
        return std::string(text);
    const std::ptrdiff_t atTheEnd = kMost - 1 - kAtTheStart;
    return std::string(text.substr(0, placeOf(text, kAtTheStart))) + "…" +
           std::string(text.substr(placeOf(text, count - atTheEnd)));
}

}  // namespace core
