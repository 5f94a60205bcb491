#pragma once

#include "core/blocks.h"
#include "core/formats/counted_number.h"
#include "core/formats/repeated_lines.h"

#include <cstdint>
#include <vector>

namespace core::formats {

/// Writes W, or Wᵀ, as lines `row<separator>column<separator>value`, from the first to the last, as
/// many at a time as there is room for. The text of each tap is kept, since there are few and each
/// is written often.
class TapLines {
public:
    template <class T>
    TapLines(const WeightMatrix<T>& matrix, bool transposed, char separator, Index base);
    TapLines(const TapLines&) = delete;
    TapLines& operator=(const TapLines&) = delete;

    /// By how much write() may pass its limit.
    static constexpr std::size_t kOverrun = 4096;

    /// Writes on until `limit` is reached or passed, and returns where it ended: before the limit
    /// where that was all.
    char* write(char* to, const char* limit);
    /// How much of all is written, from 0 to 1.
    double fraction() const;

private:
    static constexpr std::size_t kTextLength = 48, kShort = 8;
    struct Text {
        char characters[kTextLength];
        std::uint32_t length;
    };

    bool isAtEnd() const { return plane_ == blocks_.planes; }
    /// The first of the taps of a kernel's row.
    const Text* textsOf(Index planeAcross, Index kernelRow) const;
    /// The column of the first position across that such a tap meets.
    Index columnOf(Index planeAcross, const Links::Link& down) const;
    void beginRowOfPlane();
    void advance(Index rows);
    bool beginRepeating();
    char* writeRepeated(char* to, const char* limit);
    char* writeRow(char* to, const char* limit);
    char* writeLines(std::string_view rowText, char* to, const char* limit);

    Blocks blocks_;
    Links::Span inner_;
    char separator_;
    Index base_;
    Index kernelRows_, kernelColumns_;
    std::vector<Text> texts_;  // by place in the bank
    bool isShort_ = true;      // all texts

    // Where it is: at a row of the matrix, and how much of it is written.
    Index plane_ = 0, down_ = 0, across_ = 0;
    Index planeAcross_ = 0;
    std::size_t downLink_ = 0, acrossLink_ = 0;
    std::vector<Links::Link> downLinks_, acrossLinks_;
    Index written_ = 0;  // rows

    CountedNumber row_;
    std::vector<CountedNumber> columns_;  // by plane across and row of the kernel
    RepeatedLines repeated_;
    std::vector<RepeatedLines::Line> lines_;
    Index lineByLineTo_ = 0;  // position across up to which it is no gain to repeat lines
};

}  // namespace core::formats
