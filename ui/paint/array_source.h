#pragma once

#include "core/array.h"
#include "ui/paint/theme.h"

#include <functional>

namespace paint {

using core::Index;

/// What a cell of an array holds, and so how it is drawn.
struct CellContent {
    enum class Kind {
        Value,
        Empty,       // a structural zero of W: no tap meets there
        Inserted,    // a zero between the values of the stretched input
        Border,      // zero padding
        Additional,  // additional padding
        Pending      // not yet computed
    };
    Kind kind = Kind::Value;
    double value = 0;

    bool isZeroMark() const {
        return kind == Kind::Inserted || kind == Kind::Border || kind == Kind::Additional;
    }
};

/// Entries of W that lie on one line: `count` of them from (row, column) on.
struct Diagonal {
    Index row = 0, column = 0;
    Index rowStep = 1, columnStep = 1;
    Index count = 0;
};

/// An array of any size, asked only for what is visible.
class ArraySource {
public:
    virtual ~ArraySource() = default;

    virtual Index rows() const = 0;
    virtual Index columns() const = 0;
    /// Constant time. Row and column lie within the array.
    virtual CellContent at(Index row, Index column) const = 0;
    /// The values of a row, one after the other, where the array is nothing but values; else null.
    virtual const double* valuesOf(Index /*row*/) const { return nullptr; }

    virtual Role role() const = 0;
    /// The value at the strong end of the ramp: the largest finite magnitude of the array, or of
    /// the range that it shares.
    virtual double magnitude() const = 0;

    /// How many rows and columns belong together (a row of X or of Y in W); 0 for no blocks.
    virtual Index rowBlock() const { return 0; }
    virtual Index columnBlock() const { return 0; }

    /// Whether most cells are empty, so that a picture of many cells a pixel counts the others.
    virtual bool isSparse() const { return false; }
    /// Visits the lines on which a sparse array's entries lie, those that touch rows first…last. In
    /// time by what is visited, and without asking for memory.
    using VisitDiagonal = std::function<void(const Diagonal&)>;
    virtual void forEachDiagonal(Index /*first*/, Index /*last*/,
                                 const VisitDiagonal& /*visit*/) const {}
};

}  // namespace paint
