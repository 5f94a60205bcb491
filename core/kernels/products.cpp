#include "core/kernels/products.h"

#include "core/kernels/axis_plan.h"
#include "core/whole_division.h"

#include <algorithm>

namespace core::kernels {
namespace {

/// What a position of the result meets along an axis.
struct Meeting {
    Index read;
    Index tap;
};
using Meetings = std::vector<std::vector<Meeting>>;

Meetings meetings(const Axis& axis, Direction direction) {
    const bool direct = direction == Direction::Direct;
    const Index y = outputSize(axis);
    Meetings all(static_cast<std::size_t>(direct ? y : axis.input));
    for (Index n = 0; n < y; ++n) {
        for (Index tap = 0; tap < axis.kernel; ++tap) {
            const Index x = n * axis.stride - axis.paddingBefore + tap * axis.dilation;
            if (x >= 0 && x < axis.input)
                all[static_cast<std::size_t>(direct ? n : x)].push_back({direct ? x : n, tap});
        }
    }
    return all;
}

/// The positions that have no meeting, those that have one, and so on.
std::vector<std::vector<std::size_t>> byCount(const Meetings& meetings, Index most) {
    std::vector<std::vector<std::size_t>> positions(static_cast<std::size_t>(most) + 1);
    for (std::size_t n = 0; n < meetings.size(); ++n)
        positions[meetings[n].size()].push_back(n);
    return positions;
}

/// Calls visit(row, column) for each cell.
template <class Visit>
void forEachAlike(const Geometry& geometry, const Meetings& byRow, const Meetings& byColumn,
                  const Visit& visit) {
    const auto allRows = byCount(byRow, geometry.rows.kernel);
    const auto allColumns = byCount(byColumn, geometry.columns.kernel);
    for (const std::vector<std::size_t>& rows : allRows) {
        for (const std::vector<std::size_t>& columns : allColumns) {
            for (const std::size_t row : rows) {
                for (const std::size_t column : columns)
                    visit(row, column);
            }
        }
    }
}

}  // namespace

Index meetingsOf(const Axis& axis, Index tap) {
    const Index origin = tap * axis.dilation - axis.paddingBefore;
    const Index from = origin >= 0 ? 0 : dividedUp(-origin, axis.stride);
    const Index to = origin >= axis.input ? 0 : (axis.input - 1 - origin) / axis.stride + 1;
    return std::max<Index>(std::min(to, outputSize(axis)) - from, 0);
}

double meetingCount(const Axis& axis) {
    double count = 0;
    for (Index tap = 0; tap < axis.kernel; ++tap)
        count += static_cast<double>(meetingsOf(axis, tap));
    return count;
}

Index meetingTaps(const Axis& axis) {
    Index taps = 0;
    for (Index tap = 0; tap < axis.kernel; ++tap)
        taps += meetingsOf(axis, tap) > 0 ? 1 : 0;
    return taps;
}

template <class T>
GroupSizes groupSizes(const PlanesJob<T>& job) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index x = rows.input * columns.input, y = outputSize(rows) * outputSize(columns);
    const Index filters = job.filters / job.geometry.groups, taps = rows.kernel * columns.kernel;
    if (job.direction == Direction::Direct)
        return {x, y, job.depth, filters, taps};
    return {y, x, filters, job.depth, taps};
}

template <class T>
Products productsOf(const PlanesJob<T>& job, const Spacing& spacing) {
    const Axis &rows = job.geometry.rows, &columns = job.geometry.columns;
    const Index columnsRead =
        job.direction == Direction::Direct ? columns.input : outputSize(columns);
    const Meetings byRow = meetings(rows, job.direction),
                   byColumn = meetings(columns, job.direction);
    Products all;
    all.products.reserve(static_cast<std::size_t>(productCount(job)));
    all.cells.reserve(byRow.size() * byColumn.size());
    forEachAlike(job.geometry, byRow, byColumn, [&](std::size_t row, std::size_t column) {
        for (const Meeting& u : byRow[row]) {
            for (const Meeting& v : byColumn[column]) {
                all.products.push_back(
                    {static_cast<std::int32_t>((u.read * columnsRead + v.read) * spacing.read),
                     static_cast<std::int32_t>((u.tap * columns.kernel + v.tap) * spacing.weight)});
            }
        }
        const auto place = static_cast<Index>(row * byColumn.size() + column);
        all.cells.push_back({static_cast<std::int32_t>(place * spacing.written),
                             static_cast<std::int32_t>(all.products.size())});
    });
    return all;
}

template <class T>
double productCount(const PlanesJob<T>& job) {
    return meetingCount(job.geometry.rows) * meetingCount(job.geometry.columns);
}

template GroupSizes groupSizes(const PlanesJob<float>&);
template GroupSizes groupSizes(const PlanesJob<double>&);
template Products productsOf(const PlanesJob<float>&, const Spacing&);
template Products productsOf(const PlanesJob<double>&, const Spacing&);
template double productCount(const PlanesJob<float>&);
template double productCount(const PlanesJob<double>&);

}  // namespace core::kernels
