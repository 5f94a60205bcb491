#include "core/kernels/cropped.h"

#include "core/kernels/copy_short.h"
#include "core/kernels/products.h"
#include "core/kernels/room_beside.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <limits>

namespace core::kernels {
namespace {

/// The taps of an axis that are kept.
struct Kept {
    Index first, count;
};

/// Those between the first and the last one that meet the input. What is cut off before and after
/// them is taken from the padding there, so it can be no more.
Kept keptTaps(const Axis& axis) {
    const auto meets = [&](Index tap) { return meetingsOf(axis, tap) > 0; };
    const Index mostBefore = std::min(axis.paddingBefore / axis.dilation, axis.kernel - 1);
    Index first = 0;
    while (first < mostBefore && !meets(first))
        ++first;
    const Index least = std::max(first, axis.kernel - 1 - axis.paddingAfter / axis.dilation);
    Index last = axis.kernel - 1;
    while (last > least && !meets(last))
        --last;
    return {first, last - first + 1};
}

Axis croppedAxis(Axis axis, const Kept& kept) {
    axis.paddingBefore -= kept.first * axis.dilation;
    axis.paddingAfter -= (axis.kernel - kept.first - kept.count) * axis.dilation;
    axis.kernel = kept.count;
    return axis;
}

}  // namespace

std::optional<Cropped> cropped(const Geometry& geometry) {
    constexpr double kMost = 0.8;  // of the taps
    const Axis &rows = geometry.rows, &columns = geometry.columns;
    const Kept keptRows = keptTaps(rows), keptColumns = keptTaps(columns);
    if (static_cast<double>(keptRows.count * keptColumns.count) >
        kMost * static_cast<double>(rows.kernel * columns.kernel))
        return {};
    return Cropped{
        {croppedAxis(rows, keptRows), croppedAxis(columns, keptColumns), geometry.groups},
        keptRows.first,
        keptColumns.first};
}

template <class T>
double croppingCost(const PlanesJob<T>& job, const Cropped& cropped, const Control& control) {
    constexpr double kRow = 1.5, kCell = 0.1;
    const auto columns = static_cast<double>(cropped.geometry.columns.kernel);
    const auto rows = static_cast<double>(job.filters * job.depth * cropped.geometry.rows.kernel);
    if (rows * columns > static_cast<double>(roomBeside(job)))
        return std::numeric_limits<double>::infinity();
    // Other threads wait meanwhile.
    return threadCount(control) * rows * (kRow + kCell * columns);
}

template <class T>
Vector<T> croppedBank(const PlanesJob<T>& job, const Cropped& cropped) {
    const Index rows = cropped.geometry.rows.kernel, columns = cropped.geometry.columns.kernel;
    const Index row = job.geometry.columns.kernel, taps = job.geometry.rows.kernel * row;
    const Index kernels = job.filters * job.depth;
    auto bank = uninitialised<Vector<T>>({kernels * rows * columns});
    T* to = bank.data();
    const T* from = job.bank + cropped.firstRow * row + cropped.firstColumn;
    for (Index n = 0; n < kernels; ++n, from += taps) {
        for (Index u = 0; u < rows; ++u, to += columns)
            copyShort(to, from + u * row, columns);
    }
    return bank;
}

template double croppingCost(const PlanesJob<float>&, const Cropped&, const Control&);
template double croppingCost(const PlanesJob<double>&, const Cropped&, const Control&);
template Vector<float> croppedBank(const PlanesJob<float>&, const Cropped&);
template Vector<double> croppedBank(const PlanesJob<double>&, const Cropped&);

}  // namespace core::kernels
