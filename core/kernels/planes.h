#pragma once

#include "core/control.h"
#include "core/geometry.h"
#include "core/kernels/row_job.h"
#include "core/kernels/streamed_bytes.h"

namespace core::kernels {

enum class Direction { Direct, Transposed };

/// Up to this many multiply-adds, laying out strips costs more than it saves.
inline constexpr double kFewMultiplyAdds = 8000;

/// A convolution of arrays whose sizes are known to fit. The bank is filters × depth × kernel rows
/// × kernel columns; `input` and `output` are laid out as convolve() and convolveTransposed() say.
template <class T>
struct PlanesJob {
    Direction direction;
    Geometry geometry;
    Index filters;
    Index depth;  // channels within a group
    const T* input;
    const T* bank;
    T* output;
    Index streamedBytes = kStreamedBytes;
};

/// How many multiply-adds it takes, as a floating-point number: they may be too many to count.
template <class T>
double multiplyAdds(const PlanesJob<T>& job);

/// Computes it by the method of methods.h that promises to be quickest.
template <class T>
void computePlanes(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control);

/// Computes it by strips of rows, tiles of which stay in the nearest caches. Each strip copies what
/// it reads of the input, padded and with each column phase at unit stride, so that one kernel
/// serves every geometry. The middle of long rows that is at unit stride anyway is not copied.
template <class T>
void computeByRows(const PlanesJob<T>& job, const RowKernels<T>& kernels, const Control& control);

/// Computes it as the definition says, row by row: the quickest way for a few cells.
template <class T>
void computeFewPlanes(const PlanesJob<T>& job);

}  // namespace core::kernels
