#pragma once

namespace core::kernels {

// How rows of a few cells are computed: laid end to end, some of them as one.

/// Whether rows of so many steps are laid end to end.
constexpr bool isShortRow(double steps) {
    constexpr double kMost = 40;
    return steps <= kMost;
}

/// Short rows of one row phase, which are laid end to end.
struct ShortRows {
    double steps;            // how many there are
    double cells, apart;     // of each, and from one's first cell to the next one's
    double lanes;            // of a vector
    double taps;             // of each, of all planes and column phases
    double results, blocks;  // filters, and of how many blocks these are
    double meetings;         // of a tap with the input, in so many steps
};

/// How many of them are best computed as one, of at most so many: more make fewer jobs and larger
/// tiles, but leave out fewer of the taps that meet nothing from most of them.
double rowsInRun(const ShortRows& rows, double most);

/// How many vectors of sums a filter's rows take for a tap, in runs of so many.
double vectorsInRuns(const ShortRows& rows, double run);

/// The columns of short rows, of segments by residue.
struct ShortColumns {
    double taps, residues;
    double steps, extra;  // of a segment
    double longer;        // cells from one row's results to the next one's, beyond the steps
    double products;      // of a cell of all results, for each row of a plane that is copied
    bool strided;
};

/// Whether it is worth while to lay out a segment for each tap instead, none of which is longer
/// than the steps: more to copy, but less to compute.
bool isWorthByTap(const ShortColumns& columns);

}  // namespace core::kernels
