#pragma once

#include <cstdint>

// Cells at a stride laid side by side. As in row_job.h, only raw pointers and numbers pass between
// plain C++ and the files compiled once per instruction set.

namespace core::kernels {

/// The most segments of a row that are gathered together.
inline constexpr int kMostGathered = 4;

/// Of each row of several planes, a few segments:
/// segment.to[p · toPlane + r · toRow + n] = from[p · fromPlane + r · fromRow + segment.shift +
/// n · step] for n < segment.cells. Rows are written in their order, and up to a cache line of
/// zeros after each, where the next one may begin; cells may be read that no row needs, but none
/// from `end` on.
template <class T>
struct GatherPlanesJob {
    struct Segment {
        T* to;
        std::int64_t shift;  // at least 0, and less than the step
        std::int64_t cells;  // at most one less than another segment has
    };
    Segment segments[kMostGathered];
    std::int64_t count;  // of segments; only 1 where the step is 1
    const T* from;
    const T* end;
    std::int64_t step;
    std::int64_t rows, toRow, fromRow;
    std::int64_t planes, toPlane, fromPlane;
};

template <class T>
using GatherPlanes = void (*)(const GatherPlanesJob<T>&);

}  // namespace core::kernels
