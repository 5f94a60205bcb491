#pragma once

#include "core/weight_matrix.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace core::formats {

/// Writes W, or Wᵀ, as lines `row<separator>column<separator>value`, some rows at a time. The text
/// of each tap is kept, since there are few and each is written often, and columns side by side are
/// counted up.
template <class T>
class TapLines {
public:
    TapLines(const WeightMatrix<T>& matrix, bool transposed, char separator, Index base);

    Index rows() const { return transposed_ ? matrix_.columns() : matrix_.rows(); }
    /// Rows that make a text of some hundred kilobytes.
    Index rowsAtOnce() const;

    /// The lines of the rows [first, end), in `room`, which grows to what it takes and is reused.
    std::string_view write(Index first, Index end, std::vector<char>& room) const;

private:
    class Line;
    static constexpr std::size_t kTextLength = 48;
    struct Text {
        char characters[kTextLength];
        std::uint32_t length;
    };
    class Place;
    char* writeRow(const Place& at, Line& line, char* to) const;
    char* writeColumn(Index column, std::vector<typename WeightMatrix<T>::Entry>& entries,
                      Line& line, char* to) const;

    const WeightMatrix<T>& matrix_;
    bool transposed_;
    char separator_;
    Index base_;
    std::vector<Text> texts_;  // by place in the bank
    std::size_t longest_ = 0;
    Index most_;  // taps of a row
};

}  // namespace core::formats
