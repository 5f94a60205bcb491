#include "core/first_touch.h"

#include "core/array.h"
#include "core/worker_pool.h"

#include <cstdint>
#if defined(__linux__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace core {

#if defined(__linux__)

namespace {

constexpr std::size_t kHugePage = std::size_t{1} << 21;

bool isLaidOut(void* memory) {
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    char* const start =
        static_cast<char*>(memory) - reinterpret_cast<std::uintptr_t>(memory) % page;
    unsigned char resident = 1;
    return mincore(start, page, &resident) != 0 || (resident & 1) != 0;
}

}  // namespace

bool touchFresh(void* memory, std::size_t bytes, const Control& control) {
    if (bytes < 2 * kHugePage || isLaidOut(memory))
        return false;
    const auto pages = static_cast<Index>((bytes + kHugePage - 1) / kHugePage);
    forEach(pages, silent(control), [&](Index page) {
        static_cast<volatile char*>(memory)[static_cast<std::size_t>(page) * kHugePage] = 0;
    });
    return true;
}

#else

bool touchFresh(void*, std::size_t, const Control&) {
    return false;
}

#endif

}  // namespace core
