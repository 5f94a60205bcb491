#include "core/formats/tap_lines.h"

#include "core/formats/number.h"
#include "core/taps_on_x.h"

#include <algorithm>
#include <cstring>

namespace core::formats {
namespace {

/// A whole number with its separator. All that is copied has this length, whatever it needs: to
/// copy a fixed length is quicker than to look at how much there is.
constexpr std::size_t kCounted = 24;

class Counter {
public:
    void set(Index value, char separator) {
        if (!advance(value - value_)) {
            char* const end = writeNumber(text_, value);
            *end = separator;
            length_ = static_cast<std::size_t>(end - text_) + 1;
        }
        value_ = value;
    }
    char* copyTo(char* to) const {
        std::memcpy(to, text_, kCounted);
        return to + length_;
    }

private:
    /// Counts the digits up, as one does by hand; whether there were enough of them.
    bool advance(Index by) {
        if (by < 0 || by > 9 || length_ == 0)
            return false;
        char* digit = text_ + length_ - 2;
        for (*digit = static_cast<char>(*digit + by); *digit > '9'; ++*digit) {
            *digit = static_cast<char>(*digit - 10);
            if (digit-- == text_)
                return false;
        }
        return true;
    }

    char text_[kNumberLength] = {};
    std::size_t length_ = 0;
    Index value_ = 0;
};

char* copyText(char* to, const std::string& text) {
    constexpr std::size_t kShort = 8;
    if (text.size() <= kShort && text.capacity() >= kShort)
        std::memcpy(to, text.data(), kShort);
    else  // NOLINTNEXTLINE(bugprone-not-null-terminated-result): the line goes on behind it
        std::memcpy(to, text.data(), text.size());
    return to + text.size();
}

}  // namespace

template <class T>
TapLines<T>::TapLines(const WeightMatrix<T>& matrix, bool transposed, char separator, Index base)
    : matrix_(matrix), transposed_(transposed), separator_(separator), base_(base) {
    const Kernels<T>& kernels = *matrix.kernels();
    for (const T value : kernels) {
        texts_.push_back(numberText(value) + "\n");
        longest_ = std::max(longest_, texts_.back().size());
    }
    const Index inGroup = matrix.filters() / matrix.geometry().groups;
    most_ = (transposed ? inGroup : size(kernels, 1)) * size(kernels, 2) * size(kernels, 3);
}

template <class T>
Index TapLines<T>::rowsAtOnce() const {
    constexpr Index kTaps = 16384;
    return std::max<Index>(1, kTaps / most_);
}

/// Where lines are written to, and how far each number has been counted.
template <class T>
class TapLines<T>::Line {
public:
    Line(const TapLines& lines, char* to)
        : lines_(lines), columns_(static_cast<std::size_t>(lines.most_)), to_(to) {}

    void setRow(Index row) { row_.set(row + lines_.base_, lines_.separator_); }
    /// `tap` counts the taps of a row; from row to row its column mostly moves by the stride.
    void write(Index tap, Index column, Index place) {
        Counter& counter = columns_[static_cast<std::size_t>(tap)];
        counter.set(column + lines_.base_, lines_.separator_);
        to_ = copyText(counter.copyTo(row_.copyTo(to_)),
                       lines_.texts_[static_cast<std::size_t>(place)]);
    }
    const char* end() const { return to_; }

private:
    const TapLines& lines_;
    Counter row_;
    std::vector<Counter> columns_;
    char* to_;
};

template <class T>
void TapLines<T>::writeRow(Index row, Line& line) const {
    const auto& [rows, columns, groups] = matrix_.geometry();
    const Index depth = size(*matrix_.kernels(), 1);
    const Index plane = matrix_.outputRows() * matrix_.outputColumns();
    const Index filter = row / plane, at = row % plane;
    const Index firstChannel = filter / (matrix_.filters() / groups) * depth;
    const Index top = at / matrix_.outputColumns() * rows.stride - rows.paddingBefore;
    const Index left = at % matrix_.outputColumns() * columns.stride - columns.paddingBefore;
    const TapsOnX down = tapsOnX(rows, top), across = tapsOnX(columns, left);
    for (Index g = 0; g < depth; ++g) {
        for (Index u = down.first; u < down.end; ++u) {
            const Index tap = (g * rows.kernel + u) * columns.kernel;
            const Index place = filter * depth * rows.kernel * columns.kernel + tap;
            const Index inX = (firstChannel + g) * rows.input + top + u * rows.dilation;
            const Index base = inX * columns.input + left;
            for (Index v = across.first; v < across.end; ++v)
                line.write(tap + v, base + v * columns.dilation, place + v);
        }
    }
}

template <class T>
void TapLines<T>::writeColumn(Index column, std::vector<typename WeightMatrix<T>::Entry>& entries,
                              Line& line) const {
    const Kernels<T>& kernels = *matrix_.kernels();
    const Index taps = size(kernels, 2) * size(kernels, 3);
    const Index filtersInGroup = matrix_.filters() / matrix_.geometry().groups;
    matrix_.entriesOfColumn(column, entries);
    for (const auto& entry : entries) {
        const Tap& tap = entry.tap;
        const Index inPlane = tap.row * size(kernels, 3) + tap.column;
        const Index plane = tap.filter * size(kernels, 1) + tap.channel;
        line.write(tap.filter % filtersInGroup * taps + inPlane, entry.row, plane * taps + inPlane);
    }
}

template <class T>
std::string_view TapLines<T>::write(Index first, Index end, std::vector<char>& room) const {
    const std::size_t needed =
        static_cast<std::size_t>((end - first) * most_) * (2 * kCounted + longest_) + 2 * kCounted;
    if (room.size() < needed)
        room.resize(needed);
    std::vector<typename WeightMatrix<T>::Entry> entries;
    Line line(*this, room.data());
    for (Index row = first; row < end; ++row) {
        line.setRow(row);
        if (transposed_)
            writeColumn(row, entries, line);
        else
            writeRow(row, line);
    }
    return {room.data(), static_cast<std::size_t>(line.end() - room.data())};
}

template class TapLines<float>;
template class TapLines<double>;

}  // namespace core::formats
