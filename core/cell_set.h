#pragma once

#include "core/array.h"

#include <array>
#include <cstddef>
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

/// How many coordinates a cell of an array has. The last two are rows and columns on screen.
std::size_t coordinateCount(ArrayId array);

inline constexpr std::size_t kMostCoordinates = 6;
using Coordinates = std::array<Index, kMostCoordinates>;

/// A cell of an array; coordinates that the array does not have are 0.
struct Cell {
    ArrayId array = ArrayId::Z;
    Coordinates at{};

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// A set of cells of one array as an arithmetic progression in several directions: the cells
/// first + Σ n_j · step_j with 0 ≤ n_j < count_j, each once. One tap's entries in W of a 512×512
/// picture are 260,100 cells and one such set.
struct CellSet {
    struct Direction {
        Index count = 1;
        Coordinates step{};
    };
    Cell first;
    std::vector<Direction> directions;

    Index size() const;
    bool contains(const Cell& cell) const;
};

/// How many cells the sets have together, and whether a cell is in one of them.
Index countOf(const std::vector<CellSet>& sets);
bool contains(const std::vector<CellSet>& sets, const Cell& cell);

/// A box of coordinates, ends included. Coordinates that are left alone are unbounded.
struct CellBox {
    Coordinates first;
    Coordinates last;

    static CellBox everything();
};

/// The cells of the sets that lie in the box, at most `limit` of them: what a view has to mark. The
/// time goes with the cells found, not with the size of the sets.
std::vector<Cell> cellsWithin(const std::vector<CellSet>& sets, const CellBox& box,
                              std::size_t limit);

/// The same for the rows and columns on screen (an array of one coordinate has rows only).
std::vector<Cell> cellsWithin(const std::vector<CellSet>& sets, Index firstRow, Index lastRow,
                              Index firstColumn, Index lastColumn, std::size_t limit);

}  // namespace core
