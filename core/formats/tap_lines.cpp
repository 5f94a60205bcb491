#include "core/formats/tap_lines.h"

#include "core/formats/number.h"
#include "core/taps_on_x.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace core::formats {
namespace {

/// A whole number of at most 15 digits with its separator, counted up as one does by hand. Its
/// characters are kept in words: a byte that was just changed could not be read with its neighbours
/// before it has reached the cache.
class Counter {
public:
    static constexpr std::size_t kLongest = 16;

    void set(Index value, char separator) {
        const Index by = value - value_;
        value_ = value;
        if (by < 0 || by > 9 || length_ == 0 || !advance(static_cast<std::uint64_t>(by)))
            write(separator);
    }
    /// `to` has room for kLongest characters, whatever the number needs.
    char* copyTo(char* to) const {
        std::memcpy(to, &words_[0], sizeof(std::uint64_t));
        if (length_ > sizeof(std::uint64_t))
            std::memcpy(to + sizeof(std::uint64_t), &words_[1], sizeof(std::uint64_t));
        return to + length_;
    }

private:
    static std::size_t shiftOf(std::size_t n) {
        return (std::endian::native == std::endian::little ? n % 8 : 7 - n % 8) * 8;
    }
    char digit(std::size_t n) const { return static_cast<char>(words_[n / 8] >> shiftOf(n)); }
    void add(std::size_t n, std::uint64_t by) { words_[n / 8] += by << shiftOf(n); }

    /// Whether there were enough digits.
    bool advance(std::uint64_t by) {
        std::size_t n = length_ - 2;
        for (add(n, by); digit(n) > '9'; add(n, 1)) {
            words_[n / 8] -= std::uint64_t{10} << shiftOf(n);
            if (n-- == 0)
                return false;
        }
        return true;
    }
    void write(char separator) {
        char text[kNumberLength] = {};
        char* const end = writeNumber(text, value_);
        *end = separator;
        length_ = static_cast<std::size_t>(end - text) + 1;
        std::memcpy(words_, text, sizeof words_);
    }

    std::uint64_t words_[2] = {};
    std::size_t length_ = 0;
    Index value_ = 0;
};

}  // namespace

template <class T>
TapLines<T>::TapLines(const WeightMatrix<T>& matrix, bool transposed, char separator, Index base)
    : matrix_(matrix), transposed_(transposed), separator_(separator), base_(base) {
    const Kernels<T>& kernels = *matrix.kernels();
    for (const T value : kernels) {
        const std::string text = numberText(value) + "\n";
        texts_.push_back({{}, static_cast<std::uint32_t>(text.size())});
        std::copy(text.begin(), text.end(), texts_.back().characters);
        longest_ = std::max(longest_, text.size());
    }
    const Index inGroup = matrix.filters() / matrix.geometry().groups;
    most_ = (transposed ? inGroup : size(kernels, 1)) * size(kernels, 2) * size(kernels, 3);
}

template <class T>
Index TapLines<T>::rowsAtOnce() const {
    constexpr Index kTaps = 8192;
    return std::max<Index>(1, kTaps / most_);
}

/// How far each number of a line has been counted.
template <class T>
class TapLines<T>::Line {
public:
    explicit Line(const TapLines& lines)
        : lines_(lines),
          isShort_(lines.longest_ <= kShort),
          columns_(static_cast<std::size_t>(lines.most_)) {}

    void setRow(Index row) { row_.set(row + lines_.base_, lines_.separator_); }
    /// Writes it, and returns where it ends. `tap` counts the taps of a row; from row to row its
    /// column mostly moves by the stride.
    char* write(char* to, Index tap, Index column, Index place) {
        Counter& counter = columns_[static_cast<std::size_t>(tap)];
        counter.set(column + lines_.base_, lines_.separator_);
        to = counter.copyTo(row_.copyTo(to));
        // To copy a fixed length is quicker than to look at how much there is.
        const Text& text = lines_.texts_[static_cast<std::size_t>(place)];
        std::memcpy(to, text.characters, kShort);
        if (!isShort_)
            std::memcpy(to + kShort, text.characters + kShort, kTextLength - kShort);
        return to + text.length;
    }

private:
    static constexpr std::size_t kShort = 8;

    const TapLines& lines_;
    bool isShort_;
    Counter row_;
    std::vector<Counter> columns_;
};

/// A position of Y, and what of W's row there is the same for a whole row of Y. It steps on without
/// dividing.
template <class T>
class TapLines<T>::Place {
public:
    Place(const WeightMatrix<T>& matrix, Index row)
        : matrix_(matrix),
          column_(row % matrix.outputColumns()),
          row_(row / matrix.outputColumns() % matrix.outputRows()),
          filter_(row / matrix.outputColumns() / matrix.outputRows()) {
        beginRow();
    }
    void step() {
        if (++column_ < matrix_.outputColumns())
            return;
        column_ = 0;
        if (++row_ == matrix_.outputRows()) {
            row_ = 0;
            ++filter_;
        }
        beginRow();
    }
    Index filter() const { return filter_; }
    Index firstChannel() const { return firstChannel_; }
    Index top() const { return top_; }
    TapsOnX down() const { return down_; }
    Index left() const {
        const Axis& columns = matrix_.geometry().columns;
        return column_ * columns.stride - columns.paddingBefore;
    }

private:
    void beginRow() {
        const Geometry& geometry = matrix_.geometry();
        const Index filtersInGroup = matrix_.filters() / geometry.groups;
        top_ = row_ * geometry.rows.stride - geometry.rows.paddingBefore;
        down_ = tapsOnX(geometry.rows, top_);
        firstChannel_ = filter_ / filtersInGroup * size(*matrix_.kernels(), 1);
    }

    const WeightMatrix<T>& matrix_;
    Index column_, row_, filter_;
    Index firstChannel_ = 0, top_ = 0;
    TapsOnX down_{};
};

template <class T>
char* TapLines<T>::writeRow(const Place& at, Line& line, char* to) const {
    const auto& [rows, columns, groups] = matrix_.geometry();
    const Index depth = size(*matrix_.kernels(), 1);
    const Index left = at.left();
    const TapsOnX down = at.down(), across = tapsOnX(columns, left);
    for (Index g = 0; g < depth; ++g) {
        for (Index u = down.first; u < down.end; ++u) {
            const Index tap = (g * rows.kernel + u) * columns.kernel;
            const Index place = at.filter() * depth * rows.kernel * columns.kernel + tap;
            const Index inX = (at.firstChannel() + g) * rows.input + at.top() + u * rows.dilation;
            const Index base = inX * columns.input + left;
            for (Index v = across.first; v < across.end; ++v)
                to = line.write(to, tap + v, base + v * columns.dilation, place + v);
        }
    }
    return to;
}

template <class T>
char* TapLines<T>::writeColumn(Index column, std::vector<typename WeightMatrix<T>::Entry>& entries,
                               Line& line, char* to) const {
    const Kernels<T>& kernels = *matrix_.kernels();
    const Index taps = size(kernels, 2) * size(kernels, 3);
    const Index filtersInGroup = matrix_.filters() / matrix_.geometry().groups;
    matrix_.entriesOfColumn(column, entries);
    for (const auto& entry : entries) {
        const Tap& tap = entry.tap;
        const Index inPlane = tap.row * size(kernels, 3) + tap.column;
        const Index plane = tap.filter * size(kernels, 1) + tap.channel;
        to = line.write(to, tap.filter % filtersInGroup * taps + inPlane, entry.row,
                        plane * taps + inPlane);
    }
    return to;
}

template <class T>
std::string_view TapLines<T>::write(Index first, Index end, std::vector<char>& room) const {
    const std::size_t needed =
        static_cast<std::size_t>((end - first) * most_) * (2 * Counter::kLongest + longest_) +
        2 * Counter::kLongest + kTextLength;
    if (room.size() < needed)
        room.resize(needed);
    std::vector<typename WeightMatrix<T>::Entry> entries;
    Line line(*this);
    char* to = room.data();
    for (Index row = first; transposed_ && row < end; ++row) {
        line.setRow(row);
        to = writeColumn(row, entries, line, to);
    }
    if (!transposed_) {
        Place place(matrix_, first);
        for (Index row = first; row < end; ++row, place.step()) {
            line.setRow(row);
            to = writeRow(place, line, to);
        }
    }
    return {room.data(), static_cast<std::size_t>(to - room.data())};
}

template class TapLines<float>;
template class TapLines<double>;

}  // namespace core::formats
