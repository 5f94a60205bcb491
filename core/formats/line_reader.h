#pragma once

#include "core/formats/bytes.h"

#include <string>
#include <vector>

namespace core::formats {

/// The lines of a text, one after the other, without their ends (\n or \r\n). A line of more than
/// `longest` bytes is refused, so that a file without lines takes no memory of its size.
class LineReader {
public:
    LineReader(const Source& source, std::size_t longest);

    /// The next line, or false at the end. The text is good until the next call.
    bool next(std::string_view& line);

    /// The number of the line that next() gave, counted from 1.
    Index lineNumber() const { return number_; }

private:
    bool refill();

    const Source& source_;
    std::size_t longest_;
    std::string buffer_;
    std::size_t start_ = 0;
    bool ended_ = false;
    Index number_ = 0;
};

/// Throws Refused: "'name', line 3: …".
[[noreturn]] void refuseLine(const Source& source, Index line, const std::string& what);

/// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace core::formats
