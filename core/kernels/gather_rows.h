#pragma once

#include <cstdint>

// Cells at a stride laid side by side. As in row_job.h, only raw pointers and numbers pass between
// plain C++ and the files compiled once per instruction set.

namespace core::kernels {

/// to[r · toStride + n] = from[r · fromStride + n · step] for 0 ≤ r < rows and 0 ≤ n < cells.
/// Nothing else is written, and nothing read that lies outside of a row's first and last cell.
template <class T>
struct GatherJob {
    T* to;
    std::int64_t toStride;
    const T* from;
    std::int64_t fromStride;
    std::int64_t rows;
    std::int64_t cells;
    std::int64_t step;
};

template <class T>
using GatherRows = void (*)(const GatherJob<T>&);

}  // namespace core::kernels
