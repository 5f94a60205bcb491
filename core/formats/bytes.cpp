#include "core/formats/bytes.h"

#include <algorithm>
#include <cstring>

namespace core::formats {

Source sourceOf(std::string_view bytes, std::string name) {
    const auto read = [left = bytes](char* to, std::size_t capacity) mutable {
        const std::size_t count = std::min(capacity, left.size());
        std::memcpy(to, left.data(), count);
        left.remove_prefix(count);
        return count;
    };
    return {read, static_cast<Index>(bytes.size()), std::move(name)};
}

}  // namespace core::formats
