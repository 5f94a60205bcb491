#pragma once

#include "core/weight_matrix.h"

#include <vector>

namespace core {

/// One axis of W, or of Wᵀ: which positions of the matrix's columns each position of its rows
/// meets. These are inputs and outputs in W, outputs and inputs in Wᵀ.
class Links {
public:
    struct Link {
        Index other;  // position of the columns
        Index tap;
    };
    struct Span {
        Index first, end;
    };

    Links(const Axis& axis, Index outputs, bool transposed)
        : axis_(axis), outputs_(outputs), transposed_(transposed) {}

    Index positions() const { return transposed_ ? axis_.input : outputs_; }
    /// The links of a position in rising order of the other one; the vector is reused.
    void at(Index position, std::vector<Link>& links) const;

    /// The positions that no edge takes a tap from; none where end ≤ first. From one of these to
    /// the one a cycle further the taps are the same, and what they meet is a shift further.
    Span inner() const;
    Index cycle() const { return transposed_ ? axis_.stride : 1; }
    Index shift() const { return transposed_ ? 1 : axis_.stride; }

private:
    void addInputs(Index output, std::vector<Link>& links) const;
    void addOutputs(Index input, std::vector<Link>& links) const;

    Axis axis_;
    Index outputs_;
    bool transposed_;
};

/// W, or Wᵀ, as a matrix of blocks. Its rows are `planes` of positions, of which those of one group
/// meet the same `depth` planes of the columns, each of them height × width.
struct Blocks {
    Links down;
    Links across;
    Index planes;
    Index planesInGroup;
    Index depth;
    Index height;
    Index width;
    bool transposed;

    Index rows() const { return planes * down.positions() * across.positions(); }
    Index columns() const { return planes / planesInGroup * depth * height * width; }
    /// The first plane of the columns that a plane of the rows meets.
    Index firstPlane(Index plane) const { return plane / planesInGroup * depth; }
    /// The kernel between a plane of the rows and the n-th of those that it meets, as the bank has
    /// them laid flat.
    Index kernelOf(Index plane, Index n) const {
        if (!transposed)
            return plane * depth + n;
        return (firstPlane(plane) + n) * planesInGroup + plane % planesInGroup;
    }
};

template <class T>
Blocks blocksOf(const WeightMatrix<T>& matrix, bool transposed);

}  // namespace core
