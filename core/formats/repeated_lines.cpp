#include "core/formats/repeated_lines.h"

#include "core/formats/number.h"
#include "core/whole_division.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

namespace core::formats {
namespace {

constexpr Index kHundred = 100;

std::size_t digitsOf(Index value) {
    char text[kNumberLength];
    return static_cast<std::size_t>(writeNumber(text, value) - text);
}

/// What a number grows by, two digits and the separator, as they lie in memory.
constexpr std::uint32_t wordOf(char growth, char tens, char ones, char separator) {
    return std::bit_cast<std::uint32_t>(std::array{growth, tens, ones, separator});
}

constexpr auto kTwoDigits = [] {
    std::array<std::uint32_t, kHundred> words{};
    for (std::size_t n = 0; n < words.size(); ++n)
        words[n] = wordOf(0, static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10), 0);
    return words;
}();

Index powerOfTen(std::size_t exponent) {
    Index power = 1;
    for (std::size_t n = 0; n < exponent; ++n)
        power *= 10;
    return power;
}

}  // namespace

Index RepeatedLines::begin(const std::vector<Line>& lines, Steps steps, Index times) {
    left_ = 0;
    if (Index by = 0; isFurther(lines, steps, by)) {
        while (by > 0) {
            const Index now = std::min(by, kTimes - time_);
            pass(now);
            by -= now;
        }
        left_ = std::min(times, tillLonger_);
        return left_;
    }
    tillLonger_ = 0;
    if (std::max(steps.row, steps.column) > kLargestStep)
        return 0;
    layOut(lines, steps);
    if (length_ < kPatternMargin || length_ > kLongest)
        return 0;
    const Index possible = timesTillLonger();
    times = std::min(times, possible);
    const bool isKept = times >= kFewTimes && findTime(steps);
    if (!isKept && times < kManyTimes)
        return times;
    if (!isKept)
        keep(lines);
    passed_ = 0;
    tillLonger_ = possible;
    beginPattern();
    left_ = times;
    return times;
}

/// Whether these are the present lines some times further, while no number gets longer.
bool RepeatedLines::isFurther(const std::vector<Line>& lines, Steps steps, Index& by) const {
    if (tillLonger_ == 0 || lines.size() != values_.size())
        return false;
    const auto valueAt = [&](std::size_t n) {
        return numbers_[n].value + passed_ * numbers_[n].step;
    };
    by = steps.row == 1 ? lines[0].row - valueAt(0) : lines[0].column - valueAt(1);
    if (by < 0 || by > kTimes || by >= tillLonger_)
        return false;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        if (lines[n].value.data() != values_[n] ||
            lines[n].row != valueAt(2 * n) + by * steps.row ||
            lines[n].column != valueAt(2 * n + 1) + by * steps.column)
            return false;
    }
    return true;
}

void RepeatedLines::layOut(const std::vector<Line>& lines, Steps steps) {
    numbers_.clear();
    values_.clear();
    length_ = 0;
    for (const Line& line : lines) {
        addNumber(line.row, steps.row);
        addNumber(line.column, steps.column);
        values_.push_back(line.value.data());
        length_ += line.value.size();
    }
}

void RepeatedLines::addNumber(Index value, Index step) {
    numbers_.push_back({value, step, length_, digitsOf(value)});
    length_ += numbers_.back().digits + 1;
}

Index RepeatedLines::timesTillLonger() const {
    Index times = std::numeric_limits<Index>::max();
    for (const Number& number : numbers_)
        times = std::min(times, dividedUp(powerOfTen(number.digits) - number.value, number.step));
    return times;
}

/// Whether these lines are kept, at some time, and if so, sets it.
bool RepeatedLines::findTime(Steps steps) {
    const auto isLaidOutAlike = [](const Number& a, const Number& b) {
        return a.place == b.place && a.digits == b.digits && a.step == b.step;
    };
    if (values_ != keptValues_ ||
        !std::equal(numbers_.begin(), numbers_.end(), keptNumbers_.begin(), isLaidOutAlike))
        return false;
    const std::size_t counting = steps.row == 1 ? 0 : 1;
    const Index further = numbers_[counting].value - keptNumbers_[counting].value;
    const Index time = further - dividedDown(further, kTimes) * kTimes;
    const auto isThen = [&](const Number& now, const Number& kept) {
        return (kept.value + time * kept.step - now.value) % kHundred == 0;
    };
    if (!std::equal(numbers_.begin(), numbers_.end(), keptNumbers_.begin(), isThen))
        return false;
    time_ = time;
    return true;
}

void RepeatedLines::keep(const std::vector<Line>& lines) {
    keptNumbers_ = numbers_;
    keptValues_ = values_;
    time_ = 0;
    std::vector<char> text(length_, 0);
    for (std::size_t n = 0; n < lines.size(); ++n) {
        const Number& row = numbers_[2 * n];
        const Number& column = numbers_[2 * n + 1];
        const std::size_t value = column.place + column.digits + 1;
        text[row.place + row.digits] = text[value - 1] = separator_;
        std::memcpy(text.data() + value, lines[n].value.data(), lines[n].value.size());
    }
    kept_.assign(static_cast<std::size_t>(kTimes) * length_ + kPatternMargin, 0);
    for (std::size_t time = 0; time < static_cast<std::size_t>(kTimes); ++time)
        std::memcpy(kept_.data() + time * length_, text.data(), length_);
    for (const Number& number : numbers_)
        keepNumber(number);
}

/// Its last two digits at each time, and by how much what is before them has grown.
void RepeatedLines::keepNumber(const Number& number) {
    const Index first = number.value % kHundred;
    char* const last = kept_.data() + number.place + number.digits - 1;
    if (number.upper() > 0)
        return keepGrowing(last - 2, first, number.step);
    for (Index time = 0; time < kTimes; ++time) {
        const Index low = (first + time * number.step) % kHundred;
        char* const digit = last + static_cast<std::size_t>(time) * length_;
        *digit = static_cast<char>('0' + low % 10);
        if (number.digits > 1)
            *(digit - 1) = static_cast<char>('0' + low / 10);
    }
}

/// The same for one of three digits or more, in words of its growth, two digits and the separator.
void RepeatedLines::keepGrowing(char* to, Index low, Index step) {
    Index time = 0;
    for (char growth = 0; time < kTimes; ++growth, low -= kHundred) {
        const std::uint32_t around = wordOf(growth, 0, 0, separator_);
        for (; time < kTimes && low < kHundred; ++time, low += step, to += length_) {
            const std::uint32_t word = kTwoDigits[static_cast<std::size_t>(low)] | around;
            std::memcpy(to, &word, sizeof word);
        }
    }
}

/// The digits before the last two of each number, less by what it has grown at this time.
void RepeatedLines::beginPattern() {
    pattern_.assign(length_ + kPatternMargin, 0);
    uppers_.clear();
    carries_.clear();
    for (std::size_t n = 0; n < numbers_.size(); ++n) {
        const Number& number = numbers_[n];
        if (number.upper() == 0)
            continue;
        Index rest = number.value / kHundred;
        for (std::size_t digit = number.upper(); digit-- > 0; rest /= 10)
            pattern_[number.place + digit] = static_cast<char>('0' + rest % 10);
        const Index low = keptNumbers_[n].value % kHundred;
        const Index grown = (low + time_ * number.step) / kHundred;
        const std::size_t last = number.place + number.upper() - 1;
        pattern_[last] = static_cast<char>(pattern_[last] - grown);
        uppers_.push_back({number.place, last, static_cast<int>(number.step), low});
        findCarry(uppers_.back());
    }
    orderCarries();
    repeatPattern();
}

/// It goes on from its beginning.
void RepeatedLines::repeatPattern() {
    std::memcpy(pattern_.data() + length_, pattern_.data(), kPatternMargin);
}

/// Takes 10 from the last digit, and counts those before it up.
void RepeatedLines::carry(const Upper& upper) {
    char* digit = pattern_.data() + upper.last;
    *digit = static_cast<char>(*digit - 10);
    const char* const first = pattern_.data() + upper.first;
    while (digit-- > first) {
        if (*digit < '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
}

/// Keeps in mind when the last digit gets larger than 9, if it does before the hundred times end.
void RepeatedLines::findCarry(const Upper& upper) {
    const int missing = '9' + 1 - pattern_[upper.last];
    if (missing > upper.step)
        return;
    const Index time = dividedUp(missing * kHundred - upper.low, upper.step);
    if (time < kTimes)
        carries_.push_back({time, upper});
}

void RepeatedLines::orderCarries() {
    std::sort(carries_.begin(), carries_.end(),
              [](const Carry& a, const Carry& b) { return a.time > b.time; });
}

void RepeatedLines::beginHundred() {
    time_ = 0;
    for (const Upper& upper : uppers_) {
        char& digit = pattern_[upper.last];
        digit = static_cast<char>(digit + upper.step);
        if (digit > '9')
            carry(upper);
        findCarry(upper);
    }
    orderCarries();
}

/// Goes on by so many times, to the end of the hundred at most.
void RepeatedLines::pass(Index times) {
    time_ += times;
    passed_ += times;
    tillLonger_ -= times;
    for (; !carries_.empty() && carries_.back().time <= time_; carries_.pop_back())
        carry(carries_.back().upper);
    if (time_ == kTimes)
        beginHundred();
    repeatPattern();
}

char* RepeatedLines::write(char* to, const char* limit) {
    const auto length = static_cast<Index>(length_);
    while (left_ > 0 && to < limit) {
        const Index stop = carries_.empty() ? kTimes : carries_.back().time;
        Index times = std::min(stop - time_, left_);
        if (times * length > limit - to)
            times = dividedUp(limit - to, length);
        add_(to, kept_.data() + time_ * length, pattern_.data(), length_,
             static_cast<std::size_t>(times * length));
        to += times * length;
        left_ -= times;
        pass(times);
    }
    return to;
}

}  // namespace core::formats
