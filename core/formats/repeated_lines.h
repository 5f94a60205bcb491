#pragma once

#include "core/array.h"
#include "core/formats/add_pattern.h"

#include <string_view>
#include <vector>

namespace core::formats {

/// Lines `row<separator>column<separator>value` that come again and again, each time with all rows
/// larger by one number and all columns by another. After a hundred times the last two digits of
/// every number are what they were. So the text of a hundred times is kept, without the digits
/// before these two; but where they grow by 1 or more within the hundred times, the text says so.
/// Those digits as they are when the hundred times begin are the pattern that is added to the text,
/// byte by byte but many at once. It changes only where there is a 9 that grows, and after each
/// hundred times.
class RepeatedLines {
public:
    struct Line {
        Index row, column;
        std::string_view value;  // with the end of the line; the same memory where it is the same
    };
    /// By how much the rows and the columns grow from one time to the next, one of them by 1.
    struct Steps {
        Index row, column;
    };

    explicit RepeatedLines(char separator) : separator_(separator) {}

    /// Sets out to write the lines `times` times, or for as many as no number gets a digit more.
    /// Returns how many these are; 0 for lines that are too short, too long or too far apart for
    /// this. Where it is no gain, left() is 0 then. It is quicker where the lines are those of
    /// before, some times further.
    Index begin(const std::vector<Line>& lines, Steps steps, Index times);

    /// Writes on until `limit` is reached, or passed by less than the text of one time and
    /// kPatternMargin, and returns where it ended. At most what begin() said is written.
    char* write(char* to, const char* limit);
    /// How many times are left.
    Index left() const { return left_; }

    /// Fewer times are no gain.
    static constexpr Index kFewTimes = 8;
    /// The longest text of one time.
    static constexpr std::size_t kLongest = 3072;

private:
    static constexpr Index kTimes = 100;
    static constexpr Index kManyTimes = 48;  // to be a gain where their text is not kept yet
    static constexpr Index kLargestStep = 10;

    struct Number {
        Index value;
        Index step;
        std::size_t place;  // of its first digit
        std::size_t digits;

        std::size_t upper() const { return digits > 2 ? digits - 2 : 0; }
    };
    /// A number of three digits or more: the digits before its last two.
    struct Upper {
        std::size_t first, last;  // their places
        int step;                 // what they grow by in a hundred times
        Index low;                // the last two digits when these begin
    };
    /// An upper part that ends in a 9 and grows.
    struct Carry {
        Index time;
        Upper upper;
    };

    bool isFurther(const std::vector<Line>& lines, Steps steps, Index& by) const;
    void layOut(const std::vector<Line>& lines, Steps steps);
    void addNumber(Index value, Index step);
    Index timesTillLonger() const;
    bool findTime(Steps steps);
    void keep(const std::vector<Line>& lines);
    void keepNumber(const Number& number);
    void keepGrowing(char* to, Index low, Index step);
    void beginPattern();
    void repeatPattern();
    void carry(const Upper& upper);
    void findCarry(const Upper& upper);
    void orderCarries();
    void beginHundred();
    void pass(Index times);

    char separator_;
    AddPattern add_ = addPattern();
    std::vector<Number> numbers_;  // the row and the column of each line, as they began
    std::vector<const char*> values_;
    std::size_t length_ = 0;
    Index passed_ = 0;      // times since then
    Index tillLonger_ = 0;  // times from now on
    Index left_ = 0;

    std::vector<char> kept_;
    std::vector<Number> keptNumbers_;
    std::vector<const char*> keptValues_;

    Index time_ = 0;  // of the hundred
    std::vector<Upper> uppers_;
    std::vector<char> pattern_;
    std::vector<Carry> carries_;  // of these hundred times, the next one last
};

}  // namespace core::formats
