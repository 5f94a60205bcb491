#pragma once

#include <cstdint>

// Sums of products along contiguous rows. As in row_job.h, only raw pointers and numbers pass
// between plain C++ and the files compiled once per instruction set.

namespace core::kernels {

/// outputs[f · outputStride + p] = Σ_t  rows[f · rowStride + t] · columns[p · columnStride + t] for
/// 0 ≤ f < rowCount, 0 ≤ p < columnCount and 0 ≤ t < count, or that added to what is there. Nothing
/// else is read or written.
template <class T>
struct DotJob {
    const T* rows;
    std::int64_t rowStride;
    std::int64_t rowCount;
    const T* columns;
    std::int64_t columnStride;
    std::int64_t columnCount;
    std::int64_t count;  // at least kFewestProducts
    T* outputs;
    std::int64_t outputStride;
    bool adds;
};

/// Shorter sums are for other kernels.
inline constexpr std::int64_t kFewestProducts = 64;

template <class T>
using DotRows = void (*)(const DotJob<T>&);

}  // namespace core::kernels
