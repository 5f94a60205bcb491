#include "core/kernels/short_rows.h"

#include <algorithm>
#include <cmath>

namespace core::kernels {
namespace {

/// How many vectors of sums a filter takes for a tap. Fewer sums of a whole block wait for each
/// other.
double vectorsOfRun(const ShortRows& rows, double run) {
    constexpr double kFewestSums = 5;
    const double vectors = std::ceil(((run - 1) * rows.apart + rows.cells) / rows.lanes);
    return std::max(vectors, kFewestSums * rows.blocks / rows.results);
}

/// The sum over all runs of what one of so many rows takes.
template <class OfRun>
double overRuns(const ShortRows& rows, double run, const OfRun& ofRun) {
    const double whole = std::floor(rows.steps / run), rest = rows.steps - whole * run;
    return whole * ofRun(run) + (rest > 0 ? ofRun(rest) : 0);
}

}  // namespace

bool isWorthByTap(const ShortColumns& columns) {
    // Nanoseconds, about as in rows_cost.cpp, where what a block's filters share is apart.
    constexpr double kProduct = 0.276 / 16, kRow = 0.58, kRowApart = 1.8, kCell = 0.17;
    constexpr double kWorthMore = 0.8;
    const double byResidue = columns.residues * (kRow + (columns.steps + columns.extra) * kCell) +
                             columns.products * (columns.steps + columns.longer) * kProduct;
    const double byTap =
        columns.taps * ((columns.strided ? kRowApart : kRow) + columns.steps * kCell) +
        columns.products * columns.steps * kProduct;
    return byTap < kWorthMore * byResidue;
}

double vectorsInRuns(const ShortRows& rows, double run) {
    return overRuns(rows, run, [&](double its) { return vectorsOfRun(rows, its); });
}

double rowsInRun(const ShortRows& rows, double most) {
    // Nanoseconds, for which 900 random geometries were computed by runs of each size.
    constexpr double kProduct = 0.29, kJob = 70, kWorthLess = 0.95;
    constexpr double kClose = 1.3;
    if (rows.meetings >= kWorthLess * rows.steps && rows.apart <= kClose * rows.cells)
        return most;
    const auto one = [&](double run) {
        const double met = std::min(1.0, (rows.meetings + run - 1) / rows.steps);
        const double sums = vectorsOfRun(rows, run) * rows.results / rows.blocks;
        return kJob + rows.taps * met * sums * kProduct;
    };
    double best = most, least = kWorthLess * overRuns(rows, most, one);
    for (double run = 1; run < most; run = std::ceil(run * 1.4)) {
        if (const double its = overRuns(rows, run, one); its < least) {
            least = its;
            best = run;
        }
    }
    return best;
}

}  // namespace core::kernels
