#include "core/formats/entries.h"

#include "core/formats/in_turns.h"
#include "core/formats/number.h"
#include "core/formats/tap_lines.h"

#include <algorithm>

namespace core::formats {

namespace {

template <class T>
using Entry = typename WeightMatrix<T>::Entry;

template <class T>
void entriesOf(const WeightMatrix<T>& matrix, bool transposed, Index row,
               std::vector<Entry<T>>& entries) {
    if (!transposed) {
        matrix.entriesOfRow(row, entries);
        return;
    }
    matrix.entriesOfColumn(row, entries);
    for (Entry<T>& entry : entries)
        std::swap(entry.row, entry.column);
}

/// Tells how far the writing of rows has come, and whether to go on, once in a while.
class RowProgress {
public:
    RowProgress(Index rows, const Control& control) : rows_(rows), control_(control) {}

    void at(Index row, Index cells) {
        cells_ += cells;
        if (cells_ < kOftenEnough)
            return;
        cells_ = 0;
        checkStop(control_);
        report(control_, static_cast<double>(row) / static_cast<double>(rows_));
    }

private:
    static constexpr Index kOftenEnough = 100'000;
    Index rows_;
    const Control& control_;
    Index cells_ = 0;
};

std::string_view number(char (&text)[kNumberLength], Index value, char separator) {
    char* end = writeNumber(text, value);
    *end++ = separator;
    return {text, static_cast<std::size_t>(end - text)};
}

}  // namespace

Matrix<double> dense(const Entries& entries) {
    if (entries.rows > kDenseLimit / std::max<Index>(entries.columns, 1))
        throw Refused("A matrix of " + std::to_string(entries.rows) + "×" +
                      std::to_string(entries.columns) + " is too large to be laid out; at most " +
                      std::to_string(kDenseLimit) + " cells are");
    auto matrix = zeros<Matrix<double>>({entries.rows, entries.columns});
    for (std::size_t n = 0; n < entries.value.size(); ++n)
        matrix(entries.row[n], entries.column[n]) += entries.value[n];
    return matrix;
}

template <class T>
Rows<T> denseRows(const WeightMatrix<T>& matrix, bool transposed) {
    const Index length = transposed ? matrix.rows() : matrix.columns();
    const auto at = [matrix, transposed, entries = std::vector<Entry<T>>(),
                     row = std::vector<T>(static_cast<std::size_t>(length))](Index index) mutable {
        std::fill(row.begin(), row.end(), T{0});
        entriesOf(matrix, transposed, index, entries);
        for (const Entry<T>& entry : entries)
            row[static_cast<std::size_t>(entry.column)] = entry.value;
        return static_cast<const T*>(row.data());
    };
    return {transposed ? matrix.columns() : matrix.rows(), length, at};
}

template <class T>
void writeEntries(const Sink& sink, const WeightMatrix<T>& matrix, bool transposed, char separator,
                  Index base, const Control& control, std::string_view head) {
    TapLines lines(matrix, transposed, separator, base);
    const Maker maker{[&](char* to, const char* limit) { return lines.write(to, limit); },
                      TapLines::kOverrun, [&] { return lines.fraction(); }};
    handOnInTurns(sink, head, maker, control);
}

template <class T>
void writeEntries(const Sink& sink, const Rows<T>& rows, char separator, Index base,
                  const Control& control) {
    BufferedSink out(sink);
    RowProgress progress(rows.count, control);
    char text[kNumberLength];
    for (Index row = 0; row < rows.count; ++row) {
        const T* values = rows.at(row);
        for (Index column = 0; column < rows.length; ++column) {
            out.append(number(text, row + base, separator));
            out.append(number(text, column + base, separator));
            out.append({text, static_cast<std::size_t>(writeNumber(text, values[column]) - text)});
            out.append('\n');
        }
        progress.at(row, rows.length);
    }
    out.flush();
}

template Rows<float> denseRows(const WeightMatrix<float>&, bool);
template Rows<double> denseRows(const WeightMatrix<double>&, bool);
template void writeEntries(const Sink&, const WeightMatrix<float>&, bool, char, Index,
                           const Control&, std::string_view);
template void writeEntries(const Sink&, const WeightMatrix<double>&, bool, char, Index,
                           const Control&, std::string_view);
template void writeEntries(const Sink&, const Rows<float>&, char, Index, const Control&);
template void writeEntries(const Sink&, const Rows<double>&, char, Index, const Control&);

}  // namespace core::formats
