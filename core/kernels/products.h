#pragma once

#include "core/kernels/planes.h"

#include <vector>

namespace core::kernels {

/// The sizes of one group of a job.
struct GroupSizes {
    Index read, written;    // cells of a plane
    Index planes, results;  // planes that are read and written
    Index taps;             // of a kernel

    Index readCells() const { return planes * read; }
    Index writtenCells() const { return results * written; }
    Index weights() const { return planes * results * taps; }
};
template <class T>
GroupSizes groupSizes(const PlanesJob<T>& job);

/// The products of each cell of a plane of results, one cell after the other, without those that
/// would lie outside of what is read. Cells of as many products follow each other: a processor
/// guesses well how often a loop goes round if that is as often as the last time.
struct Products {
    std::vector<Product> products;
    std::vector<ResultCell> cells;
};

/// How far apart two neighbouring cells and weights are laid.
struct Spacing {
    Index read, weight, written;
};
template <class T>
Products productsOf(const PlanesJob<T>& job, const Spacing& spacing);

/// How often one tap meets the input along an axis.
Index meetingsOf(const Axis& axis, Index tap);

/// How often all taps together do.
double meetingCount(const Axis& axis);

/// How many taps meet the input at all along an axis.
Index meetingTaps(const Axis& axis);

/// How many products there are, as a floating-point number: they may be too many to count.
template <class T>
double productCount(const PlanesJob<T>& job);

}  // namespace core::kernels
