#include "core/formats/tap_lines.h"

#include <algorithm>
#include <cstring>

namespace core::formats {

template <class T>
TapLines::TapLines(const WeightMatrix<T>& matrix, bool transposed, char separator, Index base)
    : blocks_(blocksOf(matrix, transposed)),
      inner_(blocks_.across.inner()),
      separator_(separator),
      base_(base),
      kernelRows_(size(*matrix.kernels(), 2)),
      kernelColumns_(size(*matrix.kernels(), 3)),
      columns_(static_cast<std::size_t>(blocks_.depth * kernelRows_)),
      repeated_(separator) {
    for (const T value : *matrix.kernels()) {
        const std::string text = numberText(value) + "\n";
        texts_.push_back({{}, static_cast<std::uint32_t>(text.size())});
        std::copy(text.begin(), text.end(), texts_.back().characters);
        isShort_ = isShort_ && text.size() <= kShort;
    }
    beginRowOfPlane();
}

const TapLines::Text* TapLines::textsOf(Index planeAcross, Index kernelRow) const {
    const Index kernel = blocks_.kernelOf(plane_, planeAcross);
    return texts_.data() + (kernel * kernelRows_ + kernelRow) * kernelColumns_;
}

Index TapLines::columnOf(Index planeAcross, const Links::Link& down) const {
    const Index plane = blocks_.firstPlane(plane_) + planeAcross;
    return base_ + (plane * blocks_.height + down.other) * blocks_.width;
}

void TapLines::beginRowOfPlane() {
    blocks_.down.at(down_, downLinks_);
    lineByLineTo_ = inner_.first;
}

void TapLines::advance(Index rows) {
    written_ += rows;
    across_ += rows;
    if (across_ < blocks_.across.positions())
        return;
    across_ = 0;
    if (++down_ == blocks_.down.positions()) {
        down_ = 0;
        ++plane_;
    }
    beginRowOfPlane();
}

/// Whether the rows from here on repeat each other, and it is a gain to write them so.
bool TapLines::beginRepeating() {
    const Index cycle = blocks_.across.cycle();
    const Index times = (inner_.end - across_) / cycle;
    if (across_ < lineByLineTo_ || times < RepeatedLines::kFewTimes)
        return false;
    lines_.clear();
    for (Index n = 0; n < cycle; ++n) {
        blocks_.across.at(across_ + n, acrossLinks_);
        for (Index plane = 0; plane < blocks_.depth; ++plane) {
            for (const Links::Link& down : downLinks_) {
                const Text* const texts = textsOf(plane, down.tap);
                for (const Links::Link& link : acrossLinks_) {
                    const Text& text = texts[link.tap];
                    lines_.push_back({base_ + written_ + n,
                                      columnOf(plane, down) + link.other,
                                      {text.characters, text.length}});
                }
            }
        }
    }
    const Index possible = repeated_.begin(lines_, {cycle, blocks_.across.shift()}, times);
    if (repeated_.left() > 0)
        return true;
    lineByLineTo_ = possible > 0 ? across_ + possible * cycle : inner_.end;
    return false;
}

char* TapLines::writeRepeated(char* to, const char* limit) {
    const Index before = repeated_.left();
    to = repeated_.write(to, limit);
    advance((before - repeated_.left()) * blocks_.across.cycle());
    return to;
}

char* TapLines::writeRow(char* to, const char* limit) {
    blocks_.across.at(across_, acrossLinks_);
    char rowText[CountedNumber::kLongest];
    const char* const rowEnd = row_.write(rowText, base_ + written_, separator_);
    for (; planeAcross_ < blocks_.depth; ++planeAcross_, downLink_ = 0) {
        for (; downLink_ < downLinks_.size(); ++downLink_, acrossLink_ = 0) {
            to = writeLines({rowText, rowEnd}, to, limit);
            if (acrossLink_ < acrossLinks_.size())
                return to;
        }
    }
    planeAcross_ = 0;
    downLink_ = acrossLink_ = 0;
    advance(1);
    return to;
}

/// The lines of one row of a kernel. What they need is copied: for all that the compiler knows,
/// each character that is written may be part of it.
char* TapLines::writeLines(std::string_view rowText, char* to, const char* limit) {
    const Links::Link& down = downLinks_[downLink_];
    const Text* const texts = textsOf(planeAcross_, down.tap);
    const Index first = columnOf(planeAcross_, down);
    CountedNumber& kept = columns_[static_cast<std::size_t>(planeAcross_ * kernelRows_ + down.tap)];
    CountedNumber column = kept;
    const char separator = separator_;
    const bool isShort = isShort_;
    const Links::Link* link = acrossLinks_.data() + acrossLink_;
    const Links::Link* const end = acrossLinks_.data() + acrossLinks_.size();
    for (; link < end && to < limit; ++link) {
        std::memcpy(to, rowText.data(), CountedNumber::kLongest);
        to = column.write(to + rowText.size(), first + link->other, separator);
        const Text& text = texts[link->tap];
        std::memcpy(to, text.characters, kShort);
        if (!isShort)
            std::memcpy(to + kShort, text.characters + kShort, kTextLength - kShort);
        to += text.length;
    }
    acrossLink_ = static_cast<std::size_t>(link - acrossLinks_.data());
    kept = column;
    return to;
}

char* TapLines::write(char* to, const char* limit) {
    while (to < limit && !isAtEnd()) {
        const bool isWithinRow = planeAcross_ > 0 || downLink_ > 0 || acrossLink_ > 0;
        if (!isWithinRow && (repeated_.left() > 0 || beginRepeating()))
            to = writeRepeated(to, limit);
        else
            to = writeRow(to, limit);
    }
    return to;
}

double TapLines::fraction() const {
    return static_cast<double>(written_) / static_cast<double>(blocks_.rows());
}

template TapLines::TapLines(const WeightMatrix<float>&, bool, char, Index);
template TapLines::TapLines(const WeightMatrix<double>&, bool, char, Index);

}  // namespace core::formats
