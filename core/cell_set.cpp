#include "core/cell_set.h"

#include "core/whole_division.h"

#include <limits>

namespace core {
namespace {

// Far enough for any coordinate, and near enough that sums of a few do not overflow.
constexpr Index kFar = std::numeric_limits<Index>::max() / 4;

/// Walks the cells of a set that lie in a box. Each direction is left out where no choice of the
/// later ones can bring the cell back into the box.
class Search {
public:
    Search(const CellSet& set, const CellBox& box, std::size_t limit, std::vector<Cell>& found)
        : set_(set), box_(box), limit_(limit), found_(found), reach_(set.directions.size() + 1) {
        for (std::size_t n = set.directions.size(); n-- > 0;) {
            const CellSet::Direction& direction = set.directions[n];
            reach_[n] = reach_[n + 1];
            for (std::size_t c = 0; c < kMostCoordinates; ++c) {
                const Index span = (direction.count - 1) * direction.step[c];
                (span < 0 ? reach_[n].least : reach_[n].most)[c] += span;
            }
        }
    }

    void run() {
        if (set_.size() > 0 && mayMeet(set_.first.at, reach_[0]))
            walk(0, set_.first.at);
    }

private:
    struct Reach {
        Coordinates least{};
        Coordinates most{};
    };

    bool mayMeet(const Coordinates& at, const Reach& rest) const {
        for (std::size_t c = 0; c < kMostCoordinates; ++c)
            if (at[c] + rest.most[c] < box_.first[c] || at[c] + rest.least[c] > box_.last[c])
                return false;
        return true;
    }

    void walk(std::size_t depth, const Coordinates& at) {
        if (depth == set_.directions.size()) {
            found_.push_back(Cell{set_.first.array, at});
            return;
        }
        const CellSet::Direction& direction = set_.directions[depth];
        const Reach& rest = reach_[depth + 1];
        Index first = 0;
        Index last = direction.count - 1;
        for (std::size_t c = 0; c < kMostCoordinates; ++c) {
            const Index step = direction.step[c];
            if (step == 0)
                continue;
            const Index low = box_.first[c] - at[c] - rest.most[c];
            const Index high = box_.last[c] - at[c] - rest.least[c];
            first = std::max(first, step > 0 ? dividedUp(low, step) : dividedUp(-high, -step));
            last = std::min(last, step > 0 ? dividedDown(high, step) : dividedDown(-low, -step));
        }
        for (Index n = first; n <= last && found_.size() < limit_; ++n) {
            Coordinates next = at;
            for (std::size_t c = 0; c < kMostCoordinates; ++c)
                next[c] += n * direction.step[c];
            if (mayMeet(next, rest))
                walk(depth + 1, next);
        }
    }

    const CellSet& set_;
    const CellBox& box_;
    const std::size_t limit_;
    std::vector<Cell>& found_;
    std::vector<Reach> reach_;
};

}  // namespace

std::size_t coordinateCount(ArrayId array) {
    switch (array) {
        case ArrayId::TFlat:
        case ArrayId::ZFlat:
            return 1;
        case ArrayId::W:
        case ArrayId::WT:
            return 2;
        case ArrayId::K:
        case ArrayId::Turned:
            return 4;
        case ArrayId::Stamp:
            return 6;
        default:
            return 3;
    }
}

Index CellSet::size() const {
    Index product = 1;
    for (const Direction& direction : directions)
        product *= direction.count;
    return product;
}

bool CellSet::contains(const Cell& cell) const {
    if (cell.array != first.array)
        return false;
    std::vector<Cell> found;
    const CellBox box{cell.at, cell.at};
    Search(*this, box, 1, found).run();
    return !found.empty();
}

Index countOf(const std::vector<CellSet>& sets) {
    Index sum = 0;
    for (const CellSet& set : sets)
        sum += set.size();
    return sum;
}

bool contains(const std::vector<CellSet>& sets, const Cell& cell) {
    for (const CellSet& set : sets)
        if (set.contains(cell))
            return true;
    return false;
}

CellBox CellBox::everything() {
    CellBox box;
    box.first.fill(-kFar);
    box.last.fill(kFar);
    return box;
}

std::vector<Cell> cellsWithin(const std::vector<CellSet>& sets, const CellBox& box,
                              std::size_t limit) {
    std::vector<Cell> found;
    for (const CellSet& set : sets)
        if (found.size() < limit)
            Search(set, box, limit, found).run();
    return found;
}

std::vector<Cell> cellsWithin(const std::vector<CellSet>& sets, Index firstRow, Index lastRow,
                              Index firstColumn, Index lastColumn, std::size_t limit) {
    std::vector<Cell> found;
    for (const CellSet& set : sets) {
        if (found.size() >= limit)
            break;
        CellBox box = CellBox::everything();
        const std::size_t count = coordinateCount(set.first.array);
        const std::size_t row = count == 1 ? 0 : count - 2;
        box.first[row] = firstRow;
        box.last[row] = lastRow;
        if (count > 1) {
            box.first[row + 1] = firstColumn;
            box.last[row + 1] = lastColumn;
        } else if (firstColumn > 0 || lastColumn < 0) {
            continue;
        }
        Search(set, box, limit, found).run();
    }
    return found;
}

}  // namespace core
