#pragma once

#include "core/cell_set.h"
#include "core/deconvolution/zones.h"
#include "core/geometry.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

// Which cell of an experiment goes with which. Highlighting, playback, labels and the panel that
// says where a number comes from read this and nothing else. Everything here is arithmetic on
// sizes: no function looks at a value, and unless it says so none takes longer for larger arrays.

namespace core {

/// The sizes of an experiment: all that trace needs to know of it.
struct Shape {
    Geometry geometry;
    Index filters = 1;   // F
    Index channels = 1;  // C
    /// Whether T holds values of its own. If not, Y and T are one array, seen in both halves.
    bool typed = false;

    friend bool operator==(const Shape&, const Shape&) = default;
};

/// The sizes of an array, one for each coordinate of its cells.
std::vector<Index> arrayShape(const Shape& shape, ArrayId array);
bool contains(const Shape& shape, const Cell& cell);

/// The cells of an array in order (last coordinate fastest): how many, the n-th, and its number.
/// Row q of Wᵀ (and column q of W) is the q-th cell of Z, so these say what a row's header and its
/// label stand for; and playback is a walk through the cells of Y, Z or T.
Index cellCount(const Shape& shape, ArrayId array);
Cell cellAt(const Shape& shape, ArrayId array, Index number);
Index numberOf(const Shape& shape, const Cell& cell);

/// The cells of `in` that have to do with `cell`: those that it is computed from and those that are
/// computed from it, through W's rows and columns, windows, taps and stamps alike; for an array
/// itself the cell alone. A window over Padded or Stretched counts its zeros too. The relation goes
/// both ways: b is among meets(a) if and only if a is among meets(b). There is at most one set, and
/// it may be empty.
///
/// An experiment has two halves: X, Y, W are the direct convolution, T, Wᵀ, … Z the transposed one,
/// and K, W and Wᵀ belong to both. Nothing of one half meets the other, but that Y is T where no
/// other values were typed.
std::vector<CellSet> meets(const Shape& shape, const Cell& cell, ArrayId in);

/// The cell at the same place in an array of the other half, where it takes no part: X for Z, Y for
/// T; and for a structural zero of W or Wᵀ the cells of X, Y, T, Z that its row and its column
/// stand for. Nothing for cells that meet.
std::optional<Cell> samePlace(const Shape& shape, const Cell& cell, ArrayId in);

/// A box of cells to draw one line around. Its rows and columns are those of the array's last two
/// coordinates (an array of one coordinate has one column), and it may reach outside the array.
struct Frame {
    Cell first;
    Index planes = 1;  // along the coordinate before the rows
    Index rows = 1;
    Index columns = 1;

    friend bool operator==(const Frame&, const Frame&) = default;
};

/// The box that belongs to a cell in another array, in one of these ways:
/// a row or column of W or Wᵀ, for the cell of X, Y, T or Z that it stands for;
/// the window over X behind a cell of Y; the window over Padded or Stretched behind one of Z;
/// the stamp of a cell of T; the box of Z where that stamp lands.
/// With a step of playback before it, the same call gives the window one step before.
std::optional<Frame> frame(const Shape& shape, const Cell& cell, ArrayId in);

/// Where an array is laid out anew: from these cells to those.
struct Ribbon {
    Frame from;
    Frame to;
};
/// A row of Wᵀ to its entry of z, the entries of z that make a row of Z to that row (for a cell of
/// Z or of z); a stamp to where it lands (for a cell of T or of a stamp).
std::vector<Ribbon> ribbons(const Shape& shape, const Cell& cell);

/// The cells of Padded or Stretched that are of one kind: what p′ (Border), s − 1 (Inserted), a
/// (Additional) and y (Value) stand for. At most eight sets.
std::vector<CellSet> cellsOfKind(const Shape& shape, deconvolution::CellKind kind, ArrayId in);

/// One product of the sum behind a cell.
struct Term {
    deconvolution::CellKind kind = deconvolution::CellKind::Value;  // a product, or which zero
    Cell value;  // in X for a sum in Y, else in T; for a zero in Padded, or outside of X
    Cell tap;    // in K

    friend bool operator==(const Term&, const Term&) = default;
};

/// The products behind a cell of Y, Z, ZFlat or Stamp, at most `limit` of them, in the order in
/// which all views number them: that of Y laid flat for Z, that of K laid flat for Y. Empty for a
/// cell that is no sum.
std::vector<Term> sumOf(const Shape& shape, const Cell& cell, std::size_t limit);

/// How many products there are, and how many taps of the window meet zeros of each kind (of which
/// only Border occurs in Y, where the window hangs over the edge of X).
struct TermCount {
    Index products = 0;
    Index border = 0;
    Index inserted = 0;
    Index additional = 0;
};
TermCount termCount(const Shape& shape, const Cell& cell);

/// Those zeros one by one, window by window in rows, at most `limit` of them.
std::vector<Term> zerosOf(const Shape& shape, const Cell& cell, std::size_t limit);

/// Where a term of the sum behind `target` is seen in an array: its value in X, T, TFlat, Padded,
/// Stretched (and Y, where Y is T), its tap in K and Turned, both in W, Wᵀ and Stamp; nothing
/// elsewhere. A zero is seen in Padded, Stretched, K and Turned.
std::optional<Cell> cellOfTerm(const Shape& shape, const Cell& target, const Term& term,
                               ArrayId in);

/// What a cell is used in: a cell of Y or Z that it contributes to, and the product by which.
struct Use {
    Cell target;
    Term term;

    friend bool operator==(const Use&, const Use&) = default;
};

/// The uses of a cell in Y (for X, K, W, Wᵀ) or in Z (for K, Turned, T, TFlat, Padded, Stretched,
/// Stamp, W, Wᵀ, and Y where Y is T), in the order of the target's cells, at most `limit` of them.
/// How many there are is countOf(meets(shape, cell, in)).
std::vector<Use> usesOf(const Shape& shape, const Cell& cell, ArrayId in, std::size_t limit);

}  // namespace core
