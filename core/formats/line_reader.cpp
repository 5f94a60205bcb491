#include "core/formats/line_reader.h"

#include "core/control.h"

namespace core::formats {

LineReader::LineReader(const Source& source, std::size_t longest)
    : source_(source), longest_(longest) {}

bool LineReader::refill() {
    constexpr std::size_t kPiece = std::size_t{1} << 18;
    buffer_.erase(0, start_);
    start_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kPiece);
    const std::size_t count = source_.read(buffer_.data() + kept, kPiece);
    buffer_.resize(kept + count);
    if (buffer_.find('\0', kept) != std::string::npos)
        throw Refused(source_.name + " is not text; a file of numbers in text is needed");
    ended_ = count == 0;
    return !ended_;
}

bool LineReader::next(std::string_view& line) {
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    std::size_t end = buffer_.find('\n', start_);
    while (end == std::string::npos && !ended_) {
        const std::size_t searched = buffer_.size() - start_;
        if (searched > longest_)
            refuseLine(source_, number_ + 1, "the line is too long to be a row of numbers");
        refill();
        end = buffer_.find('\n', searched);
    }
    if (end == std::string::npos && start_ == buffer_.size())
        return false;
    end = std::min(end, buffer_.size());
    line = std::string_view(buffer_).substr(start_, end - start_);
    start_ = std::min(end + 1, buffer_.size());
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (number_ == 0 && line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    ++number_;
    return true;
}

void refuseLine(const Source& source, Index line, const std::string& what) {
    throw Refused(source.name + ", line " + std::to_string(line) + ": " + what);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace core::formats
