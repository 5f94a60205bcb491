#include "core/formats/csv.h"

#include "core/formats/line_reader.h"
#include "core/formats/number.h"

#include <algorithm>

namespace core::formats {

namespace {

/// Long enough for the rows of W of a 12-megapixel photo.
constexpr std::size_t kLongestLine = std::size_t{1} << 28;

[[noreturn]] void refuseCell(const Source& source, Index line, Index cell,
                             const std::string& what) {
    refuseLine(source, line, "cell " + std::to_string(cell) + " " + what);
}

double parseCell(const Source& source, Index line, Index cell, std::string_view text) {
    double value = 0;
    text = trimmed(text);
    if (text.empty())
        refuseCell(source, line, cell, "is empty; every cell needs a number");
    switch (readNumber(text, value)) {
        case NumberKind::Value:
            return value;
        case NumberKind::TooLarge:
            refuseCell(
                source, line, cell,
                "is " + quoted(text) + ", more than a double holds; write inf if that is meant");
        case NumberKind::NotANumber:
            break;
    }
    refuseCell(source, line, cell,
               "is " + quoted(text) + ", not a decimal number; cells are separated by commas only");
}

/// Appends the numbers of a line and returns how many they were.
Index parseLine(const Source& source, Index lineNumber, std::string_view line,
                std::vector<double>& values) {
    Index count = 0;
    while (true) {
        const std::size_t end = line.find(',');
        values.push_back(parseCell(source, lineNumber, ++count, line.substr(0, end)));
        if (end == std::string_view::npos)
            return count;
        line.remove_prefix(end + 1);
    }
}

Index parseIndex(const Source& source, Index line, Index cell, std::string_view text) {
    Index value = -1;
    text = trimmed(text);
    if (readNumber(text, value) != NumberKind::Value || value < 0 || value >= kLargestSize)
        refuseCell(source, line, cell,
                   "is " + quoted(text) + ", not an index; a line is row,column,value from 0 on");
    return value;
}

}  // namespace

Matrix<double> readCsv(const Source& source) {
    LineReader reader(source, kLongestLine);
    std::vector<double> values;
    Index rows = 0;
    Index columns = 0;
    std::string_view line;
    while (reader.next(line)) {
        const Index count = parseLine(source, reader.lineNumber(), line, values);
        if (rows++ == 0)
            columns = count;
        if (count != columns)
            refuseLine(source, reader.lineNumber(),
                       std::to_string(count) + (count == 1 ? " cell" : " cells") +
                           " where line 1 has " + std::to_string(columns) +
                           "; all rows must be of one length");
        if (static_cast<Index>(values.size()) > kDenseLimit)
            refuseLine(source, reader.lineNumber(),
                       "more than " + std::to_string(kDenseLimit) +
                           " cells; use .npy for arrays of that size");
    }
    if (rows == 0)
        throw Refused(source.name + " is empty; a matrix needs at least one number");
    auto matrix = uninitialised<Matrix<double>>({rows, columns});
    std::copy(values.begin(), values.end(), matrix.data());
    return matrix;
}

Entries readCsvEntries(const Source& source) {
    LineReader reader(source, 4096);
    Entries entries;
    std::string_view line;
    while (reader.next(line)) {
        const Index number = reader.lineNumber();
        if (std::count(line.begin(), line.end(), ',') != 2)
            refuseLine(source, number, "a line must be row,column,value");
        const std::size_t first = line.find(',');
        const std::size_t second = line.find(',', first + 1);
        entries.row.push_back(parseIndex(source, number, 1, line.substr(0, first)));
        entries.column.push_back(
            parseIndex(source, number, 2, line.substr(first + 1, second - first - 1)));
        entries.value.push_back(parseCell(source, number, 3, line.substr(second + 1)));
        entries.rows = std::max(entries.rows, entries.row.back() + 1);
        entries.columns = std::max(entries.columns, entries.column.back() + 1);
    }
    if (entries.value.empty())
        throw Refused(source.name + " is empty; it needs lines of row,column,value");
    return entries;
}

template <class T>
void writeCsv(const Sink& sink, const Rows<T>& rows, const Control& control) {
    constexpr Index kCellsBetweenLooks = 100'000;
    BufferedSink out(sink);
    char text[kNumberLength];
    Index cells = 0;
    for (Index row = 0; row < rows.count; ++row) {
        const T* values = rows.at(row);
        for (Index column = 0; column < rows.length; ++column) {
            char* end = writeNumber(text, values[column]);
            *end++ = column + 1 < rows.length ? ',' : '\n';
            out.append({text, static_cast<std::size_t>(end - text)});
        }
        cells += rows.length;
        if (cells >= kCellsBetweenLooks) {
            cells = 0;
            checkStop(control);
            report(control, static_cast<double>(row) / static_cast<double>(rows.count));
        }
    }
    out.flush();
}

template void writeCsv(const Sink&, const Rows<float>&, const Control&);
template void writeCsv(const Sink&, const Rows<double>&, const Control&);

}  // namespace core::formats
