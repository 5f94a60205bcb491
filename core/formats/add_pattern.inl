// The body of add_pattern_*.cpp, each of which defines
//   DECONV_SET      the namespace of the function,
//   DECONV_BYTES    the size of a vector,
// and is compiled for its own instruction set; see row_kernels.inl for what that forbids.

#include "core/formats/add_pattern.h"

#include <cstdint>

namespace core::formats {
namespace {

typedef unsigned char Vector __attribute__((vector_size(DECONV_BYTES), may_alias));
typedef unsigned char Unaligned __attribute__((vector_size(DECONV_BYTES), aligned(1), may_alias));

inline Vector sum(const char* from, const char* pattern) {
    return *reinterpret_cast<const Unaligned*>(from) + *reinterpret_cast<const Unaligned*>(pattern);
}

void add(char* to, const char* from, const char* pattern, std::size_t length, std::size_t count) {
    // Stores that cross cache lines take longer, so all but the first are where they should be.
    *reinterpret_cast<Unaligned*>(to) = sum(from, pattern);
    std::size_t n = DECONV_BYTES - reinterpret_cast<std::uintptr_t>(to) % DECONV_BYTES;
    for (const char* repeated = pattern; n < count; repeated -= length) {
        std::size_t end = static_cast<std::size_t>(pattern - repeated) + length;
        if (end > count)
            end = count;
        for (; n < end; n += DECONV_BYTES)
            *reinterpret_cast<Vector*>(to + n) = sum(from + n, repeated + n);
    }
}

}  // namespace

namespace DECONV_SET {
extern const AddPattern kAddPattern;
const AddPattern kAddPattern = add;
}  // namespace DECONV_SET

}  // namespace core::formats
