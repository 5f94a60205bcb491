#pragma once

#include "core/geometry.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// The arrays of an experiment. Which coordinates a cell of each has is said beside it; f is a
/// filter, c a channel, g a channel within the filter's group.
enum class ArrayId {
    X,          // c, row, column
    K,          // f, g, u, v
    Y,          // f, row, column: the output of the direct convolution
    W,          // row, column
    WT,         // row, column of Wᵀ
    T,          // f, row, column: what Wᵀ acts on; Y itself unless other values were typed
    TFlat,      // row: y laid flat
    ZFlat,      // row: z before it is laid out
    Stretched,  // f, row, column
    Padded,     // f, row, column: also the grid of the fractional stride
    Turned,     // f, g, row, column of the turned kernel
    Stamp,      // f, row, column of Y, then c, u, v of its stamp
    Z,          // c, row, column
};
inline constexpr int kArrayCount = static_cast<int>(ArrayId::Z) + 1;

struct Cell {
    ArrayId array = ArrayId::Z;
    std::array<Index, 6> at{};

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// How many coordinates a cell of an array has.
std::size_t coordinateCount(ArrayId array);

/// The sizes of an experiment: all that trace needs to know of it, never a value.
struct Shape {
    Geometry geometry;
    Index filters = 1;   // F
    Index channels = 1;  // C
};
std::vector<Index> arrayShape(const Shape& shape, ArrayId array);
bool contains(const Shape& shape, const Cell& cell);

/// A set of cells of one array as an arithmetic progression in several directions: the cells
/// first + Σ n_j · step_j with 0 ≤ n_j < count_j. One tap's entries in W of a 512×512 picture are
/// 260,100 cells and one such set.
struct CellSet {
    struct Direction {
        Index count = 1;
        std::array<Index, 6> step{};
    };
    Cell first;
    std::vector<Direction> directions;

    Index size() const;
    bool contains(const Cell& cell) const;
};

/// The cells of `in` that have to do with `cell`: those that it is computed from, and those that
/// are computed from it, through W's rows and columns, windows, taps and stamps alike. Sets may be
/// empty; their number does not grow with the arrays. Two halves of the experiment are told apart:
/// X, K, Y, W are the direct convolution, T, WT, … Z the transposed one; K, W and WT belong to
/// both.
std::vector<CellSet> meets(const Shape& shape, const Cell& cell, ArrayId in);

/// Cells of a set within a box of its last two coordinates (rows and columns on screen), at most
/// `limit` of them: what a view has to mark.
std::vector<Cell> cellsWithin(const std::vector<CellSet>& sets, Index firstRow, Index lastRow,
                              Index firstColumn, Index lastColumn, std::size_t limit);

/// One product of the sum behind a cell.
struct Term {
    enum class Kind { Product, Border, Inserted, Additional };
    Kind kind = Kind::Product;
    Cell value;  // in X, T or, for a zero, in Padded
    Cell tap;    // in K
};

/// The sum of products behind a cell of Y, Z, ZFlat or Stamp, in the order in which the present way
/// of seeing writes it; products first, numbered from 0, then the zeros that the window meets.
/// Zeros are listed only when asked for. For a cell that is no sum (X, K, T) it is empty.
std::vector<Term> sumOf(const Shape& shape, const Cell& cell, bool withZeros);

/// What a cell of X, K or T is used in: each cell of Y or Z that it contributes to, with the tap
/// or the value that it is multiplied by. At most `limit` are listed.
struct Use {
    Cell target;   // in Y or Z
    Cell partner;  // the other factor
};
std::vector<Use> usesOf(const Shape& shape, const Cell& cell, std::size_t limit);

}  // namespace core
