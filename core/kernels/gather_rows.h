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

/// The same for the short rows of several planes, at a stride of 1 or more. Rows are written in
/// their order, and up to a cache line of zeros after each, where the next one may begin; cells may
/// be read that no row needs, but none from `end` on.
template <class T>
struct GatherPlanesJob {
    GatherJob<T> rows;
    std::int64_t planes;
    std::int64_t toPlane, fromPlane;
    const T* end;
};

template <class T>
using GatherRows = void (*)(const GatherJob<T>&);
template <class T>
using GatherPlanes = void (*)(const GatherPlanesJob<T>&);

}  // namespace core::kernels
