#include "core/number_lists.h"

#include "core/control.h"
#include "core/formats/number.h"
#include "core/geometry.h"

#include <vector>

namespace core {

namespace {

Index readOne(std::string_view text, const char* example, const std::string& what) {
    Index value = 0;
    switch (formats::readNumber(text, value)) {
        case formats::NumberKind::Value:
            return value;
        case formats::NumberKind::TooLarge:
            throw Refused(what + " has a number that is too large; sizes go up to " +
                          std::to_string(kLargestSize));
        case formats::NumberKind::NotANumber:
            break;
    }
    throw Refused(what + " has no whole number where one is expected; write it as in " + example);
}

std::vector<Index> readList(std::string_view text, char separator, const std::string& what) {
    std::vector<Index> numbers;
    while (true) {
        const std::size_t end = text.find(separator);
        numbers.push_back(
            readOne(text.substr(0, end), separator == 'x' ? "5x5" : "2 or 2,1", what));
        if (end == std::string_view::npos)
            return numbers;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

Index readWhole(std::string_view text, const std::string& what) {
    return readOne(text, "2", what);
}

std::pair<Index, Index> readPair(std::string_view text, char separator, const std::string& what) {
    const std::vector<Index> numbers = readList(text, separator, what);
    if (numbers.size() > 2)
        throw Refused(
            what + " has " + std::to_string(numbers.size()) + " numbers; give " +
            (separator == 'x' ? "rows x columns, as in 5x5" : "one, or two as rows,columns"));
    return {numbers.front(), numbers.back()};
}

std::array<Index, 4> readSides(std::string_view text, const std::string& what) {
    const std::vector<Index> n = readList(text, ',', what);
    switch (n.size()) {
        case 1:
            return {n[0], n[0], n[0], n[0]};
        case 2:
            return {n[0], n[1], n[0], n[1]};
        case 4:
            return {n[0], n[1], n[2], n[3]};
        default:
            throw Refused(what + " has " + std::to_string(n.size()) +
                          " numbers; give one, two (rows,columns), four (top,left,bottom,right), "
                          "or same, valid, full");
    }
}

}  // namespace core
