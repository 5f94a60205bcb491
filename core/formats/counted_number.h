#pragma once

#include "core/formats/number.h"

#include <array>
#include <cstring>

namespace core::formats {

/// 000 to 999, four bytes each, and four more, so that four can be read from any of them on.
inline constexpr auto kThreeDigits = [] {
    std::array<char, std::size_t{4} * 1001> texts{};
    for (std::size_t n = 0; n < 1000; ++n) {
        texts[4 * n] = static_cast<char>('0' + n / 100);
        texts[4 * n + 1] = static_cast<char>('0' + n / 10 % 10);
        texts[4 * n + 2] = static_cast<char>('0' + n % 10);
    }
    return texts;
}();

/// Writes whole numbers ≥ 0 that are mostly near the one before: what comes before their last three
/// digits is kept.
class CountedNumber {
public:
    /// How many bytes a number may touch, with its separator.
    static constexpr std::size_t kLongest = 24;

    char* write(char* to, Index value, char separator) {
        auto low = static_cast<std::size_t>(value - base_);
        if (low >= kThousand)
            low = moveTo(value);
        // To copy a fixed length is quicker than to look at how much there is.
        std::memcpy(to, upper_, kShort);
        if (length_ > kShort)
            std::memcpy(to + kShort, upper_ + kShort, sizeof upper_ - kShort);
        to += length_;
        const std::size_t zeros = base_ > 0 ? 0 : std::size_t{low < 100} + std::size_t{low < 10};
        std::memcpy(to, kThreeDigits.data() + 4 * low + zeros, 4);
        to += 3 - zeros;
        *to = separator;
        return to + 1;
    }

private:
    static constexpr Index kThousand = 1000;
    static constexpr std::size_t kShort = 8;

    /// Returns the last three digits.
    std::size_t moveTo(Index value) {
        const Index upper = value / kThousand;
        char text[kNumberLength] = {};
        length_ = upper > 0 ? static_cast<std::size_t>(writeNumber(text, upper) - text) : 0;
        std::memcpy(upper_, text, sizeof upper_);
        base_ = upper * kThousand;
        return static_cast<std::size_t>(value - base_);
    }

    Index base_ = -kThousand;
    std::size_t length_ = 0;
    char upper_[16] = {};
};

}  // namespace core::formats
