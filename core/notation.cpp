#include "core/notation.h"

#include "core/control.h"
#include "core/number_lists.h"
#include "core/shortened.h"

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

std::string named(std::string_view part) {
    return "The geometry's part '" + shortened(part) + "'";
}

[[noreturn]] void refuse(std::string_view part, const std::string& reason) {
    throw Refused(named(part) + " " + reason);
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
        set(geometry.input, readPair(rest, 'x', named(part)), part);
    else if (name == "k")
        set(geometry.kernel, readPair(rest, 'x', named(part)), part);
    else if (name == "s")
        set(geometry.stride, readPair(rest, ',', named(part)), part);
    else if (name == "d")
        set(geometry.dilation, readPair(rest, ',', named(part)), part);
    else if (name == "op")
        set(geometry.outputPadding, readPair(rest, ',', named(part)), part);
    else if (name == "g")
        set(geometry.groups, readWhole(rest, named(part)), part);
    else if (name == "p")
        set(geometry.padding, readSides(rest, named(part)), part);
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
        throw Refused("The geometry '" + shortened(line) + "' does not say the " +
                      (part.input ? "kernel" : "input") + " size; write it as in '" +
                      std::string(kExample) + "'");
    const std::pair<Index, Index> one{1, 1};
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
