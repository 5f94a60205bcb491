#pragma once

#include "core/cell_set.h"
#include "core/geometry.h"
#include "core/trace.h"

// What trace is built of. One product of the experiment takes place at an output cell m, a tap u
// and an input cell r of each axis, with r = m·s + u·d − p_before; on the stretched input, whose
// cells are b = m·s where they hold a value, the same product stands at b = r + p_before − u·d.
// Whatever array a cell belongs to, it fixes some of these numbers, and those left free run along a
// line; so the cells that it meets are the product of one line for each axis and one for the
// channels.

namespace core::trace {

/// What a cell fixes along one axis.
enum class Along {
    Input,      // r: X, Z
    Output,     // m: Y, T
    Tap,        // u: K
    Entry,      // m and r: W
    Grid,       // b: Stretched, Padded
    OutputTap,  // m and u: Stamp
};
Along along(ArrayId array);

struct AxisPoint {
    Index r = 0;
    Index m = 0;
    Index u = 0;
    Index b = 0;
};

/// The points first + n·step with 0 ≤ n < count.
struct AxisLine {
    Index count = 0;
    AxisPoint first;
    AxisPoint step;
};

/// Filter, channel within the filter's group, channel.
struct DepthPoint {
    Index f = 0;
    Index g = 0;
    Index c = 0;
};

struct DepthLine {
    Index count = 0;
    DepthPoint first;
    DepthPoint step;
};

/// What a cell fixes, along both axes and in depth.
struct Place {
    DepthPoint depth;
    AxisPoint row;
    AxisPoint column;
};
Place placeOf(const Shape& shape, const Cell& cell);

/// The cell of an array at a place; linear in the place.
Cell cellOf(const Shape& shape, ArrayId array, const Place& place);

/// The products (for `to` or `from` on the grid: the window's positions, zeros included) that go
/// through what `from` fixes at `point`, along one axis. `grid` bounds b where `to` is on the grid.
struct GridRange {
    Index first = 0;
    Index last = 0;
};
AxisLine axisLine(const Axis& axis, Along from, const AxisPoint& point, Along to, GridRange grid);
DepthLine depthLine(const Shape& shape, Along from, const DepthPoint& point, Along to);

/// The positions b that Stretched or Padded holds.
GridRange gridRange(const Axis& axis, ArrayId array);

/// Whether the two arrays are of a common half of the experiment.
bool sharesHalf(const Shape& shape, ArrayId first, ArrayId second);

Index filtersPerGroup(const Shape& shape);
Index channelsPerGroup(const Shape& shape);

}  // namespace core::trace
