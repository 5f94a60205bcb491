#include "core/kernels/gathered.h"

#include <algorithm>

namespace core::kernels {

std::size_t gatheredTogether(std::span<const Gathered> segments, Index step) {
    Index first = segments[0].column, last = first;
    Index fewest = segments[0].cells, most = fewest;
    std::size_t end = 1;
    for (; step > 1 && end < segments.size() && end < kMostGathered; ++end) {
        const Gathered& next = segments[end];
        first = std::min(first, next.column), last = std::max(last, next.column);
        fewest = std::min(fewest, next.cells), most = std::max(most, next.cells);
        if (last - first >= step || most - fewest > 1 || fewest == 0)
            break;
    }
    return end;
}

template <class T>
void setSegments(GatherPlanesJob<T>& job, std::span<const Gathered> segments, const T* row, T* to,
                 Index apart) {
    const auto together = segments.first(gatheredTogether(segments, job.step));
    const auto isBefore = [](const Gathered& one, const Gathered& other) {
        return one.column < other.column;
    };
    const Index first = std::min_element(together.begin(), together.end(), isBefore)->column;
    job.from = row + first;
    job.count = 0;
    for (const Gathered& segment : together) {
        job.segments[job.count++] = {to + segment.from, segment.column - first, segment.cells};
        to += apart;
    }
}

template void setSegments(GatherPlanesJob<float>&, std::span<const Gathered>, const float*, float*,
                          Index);
template void setSegments(GatherPlanesJob<double>&, std::span<const Gathered>, const double*,
                          double*, Index);

}  // namespace core::kernels
