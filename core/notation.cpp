#include "core/notation.h"

#include "core/control.h"

#include <charconv>
#include <vector>

namespace core {

namespace {

constexpr std::string_view kExample = "i5x5 k3x3 s2 p1 d1 op0";

std::string number(Index value) {
    return std::to_string(value);
}

std::string pairText(Index rows, Index columns) {
    return rows == columns ? number(rows) : number(rows) + "," + number(columns);
}

std::string sizeText(Index rows, Index columns) {
    return number(rows) + "x" + number(columns);
}

std::string paddingText(const Axis& rows, const Axis& columns) {
    if (rows.paddingBefore == rows.paddingAfter && columns.paddingBefore == columns.paddingAfter)
        return pairText(rows.paddingBefore, columns.paddingBefore);
    return number(rows.paddingBefore) + "," + number(columns.paddingBefore) + "," +
           number(rows.paddingAfter) + "," + number(columns.paddingAfter);
}

[[noreturn]] void refuse(std::string_view part, const std::string& reason) {
    throw Refused("The geometry's part '" + std::string(part) + "' " + reason);
}

Index parseNumber(std::string_view text, std::string_view part) {
    Index value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        refuse(part, "has a number that is too large; sizes go up to " + number(kLargestSize));
    if (error != std::errc() || end != text.data() + text.size())
        refuse(part, "has no whole number where one is expected; write it as in '" +
                         std::string(kExample) + "'");
    return value;
}

std::vector<Index> parseNumbers(std::string_view text, char separator, std::string_view part) {
    std::vector<Index> numbers;
    while (true) {
        const std::size_t end = text.find(separator);
        numbers.push_back(parseNumber(text.substr(0, end), part));
        if (end == std::string_view::npos)
            return numbers;
        text.remove_prefix(end + 1);
    }
}

using Pair = std::pair<Index, Index>;

Pair parsePair(std::string_view text, char separator, std::string_view part) {
    const std::vector<Index> numbers = parseNumbers(text, separator, part);
    if (numbers.size() > 2)
        refuse(part, "has " + std::to_string(numbers.size()) +
                         " numbers; give one, or one for rows and one for columns");
    return {numbers.front(), numbers.back()};
}

std::array<Index, 4> parsePadding(std::string_view text, std::string_view part) {
    const std::vector<Index> n = parseNumbers(text, ',', part);
    switch (n.size()) {
        case 1:
            return {n[0], n[0], n[0], n[0]};
        case 2:
            return {n[0], n[1], n[0], n[1]};
        case 4:
            return {n[0], n[1], n[2], n[3]};
        default:
            refuse(part, "has " + std::to_string(n.size()) +
                             " numbers; give one, two (rows, columns) or four (top, left, bottom, "
                             "right)");
    }
}

template <class T>
void set(std::optional<T>& field, T value, std::string_view part) {
    if (field)
        refuse(part, "says again what another part has said; give each once");
    field = value;
}

void parsePart(std::string_view part, PartialGeometry& geometry) {
    const std::size_t letters =
        std::min(part.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), part.size());
    const std::string_view name = part.substr(0, letters);
    const std::string_view rest = part.substr(letters);
    if (name == "i")
        set(geometry.input, parsePair(rest, 'x', part), part);
    else if (name == "k")
        set(geometry.kernel, parsePair(rest, 'x', part), part);
    else if (name == "s")
        set(geometry.stride, parsePair(rest, ',', part), part);
    else if (name == "d")
        set(geometry.dilation, parsePair(rest, ',', part), part);
    else if (name == "op")
        set(geometry.outputPadding, parsePair(rest, ',', part), part);
    else if (name == "g")
        set(geometry.groups, parseNumber(rest, part), part);
    else if (name == "p")
        set(geometry.padding, parsePadding(rest, part), part);
    else if (part == "psame")
        set(geometry.namedPadding, Padding::Same, part);
    else if (part == "pvalid")
        set(geometry.namedPadding, Padding::Valid, part);
    else if (part == "pfull")
        set(geometry.namedPadding, Padding::Full, part);
    else
        refuse(part, "is not known; the parts are i, k, s, p, d, op and g, as in '" +
                         std::string(kExample) + "'");
    if (geometry.padding && geometry.namedPadding)
        refuse(part, "says again what another part has said; give each once");
}

void throwProblem(const std::optional<Problem>& problem, const Axis& axis) {
    if (problem)
        throw Refused(sentence(*problem, axis));
}

/// The axis made from its input size; `asked` is the output padding that the line names.
Axis complete(Axis axis, Side side, std::optional<Padding> padding, std::optional<Index> asked) {
    axis = padding ? withPadding(axis, *padding) : withInput(axis, axis.input);
    throwProblem(problemWithInput(axis, axis.input, side), axis);
    if (asked.value_or(0) != 0)
        axis.outputPadding = *asked;
    throwProblem(problem(axis, side), axis);
    return axis;
}

}  // namespace

std::string notation(const Geometry& geometry) {
    const Axis& r = geometry.rows;
    const Axis& c = geometry.columns;
    std::string line = "i" + sizeText(r.input, c.input) + " k" + sizeText(r.kernel, c.kernel) +
                       " s" + pairText(r.stride, c.stride) + " p" + paddingText(r, c) + " d" +
                       pairText(r.dilation, c.dilation) + " op" +
                       pairText(r.outputPadding, c.outputPadding);
    if (geometry.groups != 1)
        line += " g" + number(geometry.groups);
    return line;
}

PartialGeometry parseNotation(std::string_view line) {
    PartialGeometry geometry;
    constexpr std::string_view kSpaces = " \t\r\n";
    while (true) {
        const std::size_t start = line.find_first_not_of(kSpaces);
        if (start == std::string_view::npos)
            return geometry;
        line.remove_prefix(start);
        const std::size_t length = std::min(line.find_first_of(kSpaces), line.size());
        parsePart(line.substr(0, length), geometry);
        line.remove_prefix(length);
    }
}

Geometry geometryFromNotation(std::string_view line) {
    const PartialGeometry part = parseNotation(line);
    if (!part.input || !part.kernel)
        throw Refused("The geometry '" + std::string(line) + "' does not say the " +
                      (part.input ? "kernel" : "input") + " size; write it as in '" +
                      std::string(kExample) + "'");
    const Pair one{1, 1};
    const auto [si, sj] = part.stride.value_or(one);
    const auto [di, dj] = part.dilation.value_or(one);
    const auto [top, left, bottom, right] = part.padding.value_or(std::array<Index, 4>{});
    Geometry geometry;
    geometry.rows = {part.input->first, part.kernel->first, si, di, top, bottom, 0};
    geometry.columns = {part.input->second, part.kernel->second, sj, dj, left, right, 0};
    std::optional<Index> rowsAsked;
    std::optional<Index> columnsAsked;
    if (part.outputPadding) {
        rowsAsked = part.outputPadding->first;
        columnsAsked = part.outputPadding->second;
    }
    geometry.rows = complete(geometry.rows, Side::Rows, part.namedPadding, rowsAsked);
    geometry.columns = complete(geometry.columns, Side::Columns, part.namedPadding, columnsAsked);
    geometry.groups = part.groups.value_or(1);
    if (const auto found = problem(geometry))
        throw Refused(sentence(*found, geometry));
    return geometry;
}

}  // namespace core
