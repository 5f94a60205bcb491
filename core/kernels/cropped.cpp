#include "core/kernels/cropped.h"

#include "core/kernels/products.h"

#include <algorithm>

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

template <class T>
std::optional<Cropped<T>> cropped(const PlanesJob<T>& job) {
    constexpr double kWorthIt = 0.8;  // of the taps
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Kept keptRows = keptTaps(rows), keptColumns = keptTaps(columns);
    const Index taps = rows.kernel * columns.kernel, kept = keptRows.count * keptColumns.count;
    if (static_cast<double>(kept) > kWorthIt * static_cast<double>(taps))
        return {};
    const Index kernels = job.filters * job.depth;
    Cropped<T> smaller{job, uninitialised<Vector<T>>({kernels * kept})};
    smaller.job.geometry.rows = croppedAxis(rows, keptRows);
    smaller.job.geometry.columns = croppedAxis(columns, keptColumns);
    T* to = smaller.bank.data();
    const T* from = job.bank + keptRows.first * columns.kernel + keptColumns.first;
    for (Index n = 0; n < kernels; ++n, from += taps) {
        for (Index u = 0; u < keptRows.count; ++u)
            to = std::copy_n(from + u * columns.kernel, keptColumns.count, to);
    }
    smaller.job.bank = smaller.bank.data();
    return smaller;
}

template std::optional<Cropped<float>> cropped(const PlanesJob<float>&);
template std::optional<Cropped<double>> cropped(const PlanesJob<double>&);

}  // namespace core::kernels
