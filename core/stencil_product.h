#pragma once

#include "core/axis_reach.h"
#include "core/kernels/stencil_rows.h"

#include <span>
#include <vector>

namespace core {

/// Rows of W·x or Wᵀ·y that one 3×3 kernel makes of one plane, at unit stride and dilation: several
/// at once, read where they are. Taps that lie outside of the plane add nothing, whatever they are.
class StencilProduct {
public:
    /// Whether rows can be computed so: `columns` is how the taps reach them, from rows of
    /// `columnsRead` cells.
    static bool fits(const AxisReach& columns, Index columnsRead);

    /// `read` is all that may be read.
    StencilProduct(const AxisReach& columns, Index columnsRead, std::span<const float> read);

    /// `count` ≥ kernels::kStencilRows rows, each of which all rows of taps reach. The first is
    /// made of the three rows from `in` on, the next one of those from the second on.
    void compute(float* out, const float* in, const float* taps, Index count);

private:
    /// A cell that only the taps [first, end) of each row reach.
    struct Edge {
        Index cell, first, end;
    };

    void addEdges(const AxisReach& columns, Index from, Index to);
    void computeTogether(float* out, const float* in, const float* taps);
    void computeEdges(float* out, const float* in, const float* taps) const;
    const float* readable(const float* row, Index place);

    Index width_, columnsRead_;
    Index shift_, step_;  // how much further on the first tap reads, and each tap than the last
    std::span<const float> read_;
    std::vector<Edge> edges_;
    std::vector<float> copies_;
    kernels::StencilRows stencil_;
};

}  // namespace core
