#include "core/buffer_pool.h"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <new>
#include <vector>
#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace core {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kSmallestPooled = std::size_t{1} << 16;
/// Blocks from this size on are laid on huge pages, where the system has them: a first touch of
/// 4 KB pages is four times as slow.
constexpr std::size_t kHugePage = std::size_t{1} << 21;
constexpr std::size_t kSmallestHuge = 2 * kHugePage;
/// A block that so many requests have passed by in vain goes back to the system. While sizes change
/// with every step, as when an input is made larger by one, no block fits the next request. Those
/// that are met say nothing against the other blocks: between two edits there may be hundreds.
constexpr std::uint64_t kMissesKept = 64;

struct Block {
    std::size_t size;
    void* data;
    std::uint64_t since = 0;  // how many misses there had been when it was given back
};

struct Pool {
    std::mutex mutex;
    std::vector<Block> free;  // those given back longest ago first
    std::size_t bytes = 0;
    std::uint64_t misses = 0;  // requests that no block fitted
    std::size_t limit = std::size_t{1} << 30;
};

Pool& pool() {
    // Never destroyed: arrays with static storage may be released after it would have been.
    static Pool* const instance = new Pool;
    return *instance;
}

std::size_t rounded(std::size_t bytes) {
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

std::align_val_t alignmentOf(std::size_t size) {
    return std::align_val_t{size >= kSmallestHuge ? kHugePage : kAlignment};
}

void* obtain(std::size_t size) {
    void* const data = ::operator new(size, alignmentOf(size));
#if defined(__linux__)
    // Only a hint: where it is refused, ordinary pages do.
    if (size >= kSmallestHuge)
        madvise(data, size / kHugePage * kHugePage, MADV_HUGEPAGE);
#endif
    return data;
}

void release(const Block& block) noexcept {
    ::operator delete(block.data, alignmentOf(block.size));
}

void shrink(Pool& held, std::size_t limit) {
    auto kept = held.free.begin();
    const auto isOver = [&](const Block& oldest) {
        return held.bytes > limit || held.misses - oldest.since > kMissesKept;
    };
    for (; kept != held.free.end() && isOver(*kept); ++kept) {
        held.bytes -= kept->size;
        release(*kept);
    }
    held.free.erase(held.free.begin(), kept);
}

}  // namespace

void* takeBuffer(std::size_t bytes) {
    const std::size_t wanted = rounded(bytes);
    if (wanted < bytes)
        throw std::bad_alloc();
    if (wanted >= kSmallestPooled) {
        Pool& held = pool();
        const std::lock_guard lock(held.mutex);
        // The newest is the likeliest to be in a cache.
        const auto found = std::find_if(held.free.rbegin(), held.free.rend(),
                                        [&](const Block& block) { return block.size == wanted; });
        if (found != held.free.rend()) {
            void* const buffer = found->data;
            held.bytes -= found->size;
            held.free.erase(std::next(found).base());
            return buffer;
        }
        ++held.misses;
    }
    return obtain(wanted);
}

void giveBackBuffer(void* buffer, std::size_t bytes) noexcept {
    if (buffer == nullptr)
        return;
    Block block{rounded(bytes), buffer};
    if (block.size >= kSmallestPooled) {
        Pool& held = pool();
        const std::lock_guard lock(held.mutex);
        if (block.size <= held.limit) {
            block.since = held.misses;
            try {
                held.free.push_back(block);
                held.bytes += block.size;
                shrink(held, held.limit);
                return;
            } catch (const std::bad_alloc&) {
                // No room to remember it: it goes back to the system below.
            }
        }
    }
    release(block);
}

void setBufferPoolLimit(std::size_t bytes) {
    Pool& held = pool();
    const std::lock_guard lock(held.mutex);
    held.limit = bytes;
    shrink(held, bytes);
}

std::size_t pooledBytes() {
    Pool& held = pool();
    const std::lock_guard lock(held.mutex);
    return held.bytes;
}

}  // namespace core
