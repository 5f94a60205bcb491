#pragma once

#include <cstddef>

namespace core {

/// Memory for arrays, aligned to 64 bytes. Large blocks that are given back are kept, up to a
/// bound, for the next request that they fit: touching fresh memory costs more than a convolution.
/// Throws std::bad_alloc. Safe to call from any thread.
void* takeBuffer(std::size_t bytes);
void giveBackBuffer(void* buffer, std::size_t bytes) noexcept;

/// How many bytes the pool may keep, and how many it keeps now.
void setBufferPoolLimit(std::size_t bytes);
std::size_t pooledBytes();

/// The allocator of every array of the project.
template <class T>
struct PoolAllocator {
    using value_type = T;

    PoolAllocator() = default;
    template <class U>
    PoolAllocator(const PoolAllocator<U>&) {}

    T* allocate(std::size_t count) { return static_cast<T*>(takeBuffer(count * sizeof(T))); }
    void deallocate(T* buffer, std::size_t count) noexcept {
        giveBackBuffer(buffer, count * sizeof(T));
    }
    friend bool operator==(const PoolAllocator&, const PoolAllocator&) { return true; }
};

}  // namespace core
