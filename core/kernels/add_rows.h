#pragma once

#include <cstdint>

// Short rows added to others. As in row_job.h, only raw pointers and numbers pass between plain C++
// and the files compiled once per instruction set.

namespace core::kernels {

/// to[p · toPlane + r · toRow + n] += from[p · fromPlane + r · fromRow + n] for 0 ≤ p <
/// planes, 0 ≤ r < rows and 0 ≤ n < cells. Nothing else is read or written.
template <class T>
struct AddRowsJob {
    T* to;
    std::int64_t toPlane, toRow;
    const T* from;
    std::int64_t fromPlane, fromRow;
    std::int64_t planes, rows, cells;
};

template <class T>
using AddRows = void (*)(const AddRowsJob<T>&);

}  // namespace core::kernels
