#include "core/formats/matrix_market.h"

#include "core/formats/line_reader.h"
#include "core/formats/number.h"

#include <algorithm>

namespace core::formats {

namespace {

constexpr std::size_t kLongestLine = 4096;

std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> result;
    while (!(line = trimmed(line)).empty()) {
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        result.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return result;
}

std::string lowerCase(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
    return result;
}

void readBanner(const Source& source, LineReader& reader) {
    std::string_view line;
    const std::string banner = reader.next(line) ? lowerCase(line) : std::string();
    const auto parts = words(banner);
    const bool fits = parts.size() == 5 && parts[0] == "%%matrixmarket" && parts[1] == "matrix" &&
                      parts[2] == "coordinate" && (parts[3] == "real" || parts[3] == "integer") &&
                      parts[4] == "general";
    if (!fits)
        refuseLine(source, 1,
                   quoted(line) +
                       " is not '%%MatrixMarket matrix coordinate real general', the "
                       "form that is read");
}

Index wholeNumber(const Source& source, Index line, std::string_view text, Index least,
                  Index most) {
    Index value = 0;
    if (readNumber(text, value) != NumberKind::Value || value < least || value > most)
        refuseLine(source, line,
                   quoted(text) + " is not a whole number from " + std::to_string(least) + " to " +
                       std::to_string(most));
    return value;
}

/// The next line that says something; comments are passed over.
bool nextLine(LineReader& reader, std::string_view& line) {
    while (reader.next(line))
        if (!trimmed(line).empty() && line.front() != '%')
            return true;
    return false;
}

struct Announced {
    Index rows;
    Index columns;
    Index count;
};

Announced readSizes(const Source& source, LineReader& reader) {
    std::string_view line;
    const bool found = nextLine(reader, line);
    const auto parts = found ? words(line) : std::vector<std::string_view>();
    const Index number = reader.lineNumber();
    if (parts.size() != 3)
        refuseLine(source, number, "the line of sizes must be rows, columns and entries");
    constexpr Index kMost = Index{1} << 62;
    return {wholeNumber(source, number, parts[0], 1, kMost),
            wholeNumber(source, number, parts[1], 1, kMost),
            wholeNumber(source, number, parts[2], 0, kMost)};
}

void readEntry(const Source& source, Index number, std::string_view line, Entries& entries) {
    const auto parts = words(line);
    if (parts.size() != 3)
        refuseLine(source, number, "an entry must be row, column and value");
    entries.row.push_back(wholeNumber(source, number, parts[0], 1, entries.rows) - 1);
    entries.column.push_back(wholeNumber(source, number, parts[1], 1, entries.columns) - 1);
    double value = 0;
    if (readNumber(parts[2], value) != NumberKind::Value)
        refuseLine(source, number, quoted(parts[2]) + " is not a number that a double holds");
    entries.value.push_back(value);
}

std::string headOf(Index rows, Index columns, Index count) {
    return "%%MatrixMarket matrix coordinate real general\n" + std::to_string(rows) + " " +
           std::to_string(columns) + " " + std::to_string(count) + "\n";
}

}  // namespace

Entries readMatrixMarket(const Source& source) {
    LineReader reader(source, kLongestLine);
    readBanner(source, reader);
    const Announced announced = readSizes(source, reader);
    Entries entries;
    entries.rows = announced.rows;
    entries.columns = announced.columns;
    std::string_view line;
    while (nextLine(reader, line)) {
        if (static_cast<Index>(entries.value.size()) == announced.count)
            refuseLine(source, reader.lineNumber(),
                       "more entries than the " + std::to_string(announced.count) + " announced");
        readEntry(source, reader.lineNumber(), line, entries);
    }
    if (static_cast<Index>(entries.value.size()) != announced.count)
        throw Refused(source.name + " ends after " + std::to_string(entries.value.size()) +
                      " of its " + std::to_string(announced.count) +
                      " entries; it seems to be cut off");
    return entries;
}

template <class T>
void writeMatrixMarket(const Sink& sink, const WeightMatrix<T>& matrix, bool transposed,
                       const Control& control) {
    const std::string head =
        headOf(transposed ? matrix.columns() : matrix.rows(),
               transposed ? matrix.rows() : matrix.columns(), matrix.nonZeros());
    writeEntries(sink, matrix, transposed, ' ', 1, control, head);
}

template <class T>
void writeMatrixMarket(const Sink& sink, const Rows<T>& rows, const Control& control) {
    sink(headOf(rows.count, rows.length, rows.count * rows.length));
    writeEntries(sink, rows, ' ', 1, control);
}

template void writeMatrixMarket(const Sink&, const WeightMatrix<float>&, bool, const Control&);
template void writeMatrixMarket(const Sink&, const WeightMatrix<double>&, bool, const Control&);
template void writeMatrixMarket(const Sink&, const Rows<float>&, const Control&);
template void writeMatrixMarket(const Sink&, const Rows<double>&, const Control&);

}  // namespace core::formats
