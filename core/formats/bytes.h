#pragma once

#include "core/array.h"

#include <functional>
#include <optional>
#include <string_view>

namespace core::formats {

/// Takes the bytes of a file in order. Throws Refused where they cannot be written.
using Sink = std::function<void(std::string_view)>;

/// Gives the bytes of a file in order.
struct Source {
    /// Puts at most `capacity` bytes at `to` and returns how many; 0 at the end. Throws Refused.
    std::function<std::size_t(char* to, std::size_t capacity)> read;
    /// How many bytes there are, where that is known.
    std::optional<Index> size;
    /// What the source is called in sentences, such as 'kernel.csv'.
    std::string name;
};

/// A source over bytes in memory, which have to outlive it.
Source sourceOf(std::string_view bytes, std::string name);

/// Rows of equal length that are asked for one after the other, so that a matrix can be written
/// that is never held whole. The pointer is good until the next row is asked for.
template <class T>
struct Rows {
    Index count = 0;
    Index length = 0;
    std::function<const T*(Index row)> at;
};

/// The rows of an array that is held whole; it has to outlive them.
template <class T>
Rows<T> rowsOf(const T* data, Index count, Index length) {
    return {count, length, [data, length](Index row) { return data + row * length; }};
}

/// Collects bytes and hands them on in large pieces.
class BufferedSink {
public:
    explicit BufferedSink(const Sink& sink) : sink_(sink) { buffer_.reserve(kPiece + 4096); }

    void append(std::string_view bytes) {
        buffer_.append(bytes);
        if (buffer_.size() >= kPiece)
            flush();
    }
    void append(char byte) { buffer_.push_back(byte); }

    void flush() {
        if (!buffer_.empty())
            sink_(buffer_);
        buffer_.clear();
    }

private:
    static constexpr std::size_t kPiece = std::size_t{1} << 18;
    const Sink& sink_;
    std::string buffer_;
};

}  // namespace core::formats
