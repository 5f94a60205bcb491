// Copies by whole cache lines, for x86-64-v4. What is said in kernels/row_kernels.inl of symbols
// holds here too.
#if defined(__x86_64__)

#include <cstdint>

namespace core::x86v4 {

void copyLines(std::int32_t* to, const std::int32_t* from, std::int64_t lines, std::int32_t by);

/// to[n] = from[n] + by for so many lines of 16; `to` is where a line begins.
void copyLines(std::int32_t* to, const std::int32_t* from, std::int64_t lines, std::int32_t by) {
    typedef std::int32_t Line __attribute__((vector_size(64), may_alias));
    typedef std::int32_t Unaligned __attribute__((vector_size(64), aligned(4), may_alias));
    constexpr std::int64_t kLine = 16;
    for (std::int64_t n = 0; n < lines * kLine; n += kLine)
        *reinterpret_cast<Line*>(to + n) = *reinterpret_cast<const Unaligned*>(from + n) + by;
}

}  // namespace core::x86v4

#endif
