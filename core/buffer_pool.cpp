#include "core/buffer_pool.h"

#include <map>
#include <mutex>
#include <new>

namespace core {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kSmallestPooled = std::size_t{1} << 16;

struct Pool {
    std::mutex mutex;
    std::multimap<std::size_t, void*> free;
    std::size_t bytes = 0;
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

void release(void* buffer) noexcept {
    ::operator delete (buffer, std::align_val_t{kAlignment});
}

void shrink(Pool& held, std::size_t limit) {
    while (held.bytes > limit && !held.free.empty()) {
        const auto largest = std::prev(held.free.end());
        held.bytes -= largest->first;
        release(largest->second);
        held.free.erase(largest);
    }
}

}  // namespace

void* takeBuffer(std::size_t bytes) {
    const std::size_t wanted = rounded(bytes);
    if (wanted < bytes)
        throw std::bad_alloc();
    if (wanted >= kSmallestPooled) {
        Pool& held = pool();
        const std::lock_guard lock(held.mutex);
        const auto found = held.free.find(wanted);
        if (found != held.free.end()) {
            void* const buffer = found->second;
            held.bytes -= found->first;
            held.free.erase(found);
            return buffer;
        }
    }
    return ::operator new (wanted, std::align_val_t{kAlignment});
}

void giveBackBuffer(void* buffer, std::size_t bytes) noexcept {
    if (buffer == nullptr)
        return;
    const std::size_t size = rounded(bytes);
    if (size >= kSmallestPooled) {
        Pool& held = pool();
        const std::lock_guard lock(held.mutex);
        if (size <= held.limit) {
            try {
                held.free.emplace(size, buffer);
                held.bytes += size;
                shrink(held, held.limit);
                return;
            } catch (const std::bad_alloc&) {
                // No room to remember it: it goes back to the system below.
            }
        }
    }
    release(buffer);
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
