#include "core/deconvolution/zones.h"
#include "core/trace.h"
#include "core/trace/lines.h"

#include <algorithm>

namespace core {
namespace {

using deconvolution::CellKind;
using trace::Along;
using trace::AxisPoint;
using trace::Place;

/// The sums that there are: a cell of Y takes in a window of X, one of Z what lands there, one of a
/// stamp a single product.
enum class Sum { None, Direct, Transposed, Stamp };

Sum sumBehind(const Shape& shape, const Cell& cell) {
    if (!contains(shape, cell))
        return Sum::None;
    switch (cell.array) {
        case ArrayId::Y:
            return Sum::Direct;
        case ArrayId::Z:
        case ArrayId::ZFlat:
            return Sum::Transposed;
        case ArrayId::Stamp:
            return Sum::Stamp;
        default:
            return Sum::None;
    }
}

AxisPoint pointAt(const trace::AxisLine& line, Index n) {
    return {line.first.r + n * line.step.r, line.first.m + n * line.step.m,
            line.first.u + n * line.step.u, line.first.b + n * line.step.b};
}

/// The filter, row and column lines whose product is the sum behind a cell.
struct SumLines {
    trace::DepthLine depth;
    trace::AxisLine row;
    trace::AxisLine column;
};

SumLines linesOf(const Shape& shape, const Cell& cell, Along to) {
    const Along from = trace::along(cell.array);
    const Place place = trace::placeOf(shape, cell);
    const auto& [rows, columns, groups] = shape.geometry;
    const auto grid = [](const Axis& axis) { return trace::gridRange(axis, ArrayId::Padded); };
    return {trace::depthLine(shape, from, place.depth, to),
            trace::axisLine(rows, from, place.row, to, grid(rows)),
            trace::axisLine(columns, from, place.column, to, grid(columns))};
}

/// The taps of the window behind a cell of Y, inside of X or not.
trace::AxisLine wholeWindow(const Axis& axis, Index m) {
    return trace::axisLine(axis, Along::Output, {0, m, 0, 0}, Along::OutputTap, {});
}

SumLines windowOf(const Shape& shape, const Cell& cell, Sum sum) {
    SumLines lines = linesOf(shape, cell, sum == Sum::Direct ? Along::Tap : Along::Grid);
    if (sum == Sum::Direct) {
        lines.row = wholeWindow(shape.geometry.rows, cell.at[1]);
        lines.column = wholeWindow(shape.geometry.columns, cell.at[2]);
    }
    return lines;
}

/// Calls visit(place) for each place in the product of the lines, until it returns false.
template <class Visit>
void forEachPlace(const SumLines& lines, const Visit& visit) {
    for (Index d = 0; d < lines.depth.count; ++d) {
        const auto& [count, first, step] = lines.depth;
        const trace::DepthPoint depth{first.f + d * step.f, first.g + d * step.g,
                                      first.c + d * step.c};
        for (Index m = 0; m < lines.row.count; ++m)
            for (Index n = 0; n < lines.column.count; ++n)
                if (!visit(Place{depth, pointAt(lines.row, m), pointAt(lines.column, n)}))
                    return;
    }
}

struct KindCounts {
    std::array<Index, 4> upTo{};  // positions of this kind or one nearer to a value
};

/// How many positions along one line of a window are of each kind.
KindCounts kindsAlong(const Axis& axis, const trace::AxisLine& line) {
    const deconvolution::Zones zones = deconvolution::paddedZones(axis);
    const Index first = trace::gridRange(axis, ArrayId::Padded).first;
    KindCounts counts;
    for (Index n = 0; n < line.count; ++n) {
        const CellKind kind = zones.kindAt(pointAt(line, n).b - first);
        for (std::size_t each = static_cast<std::size_t>(kind); each < counts.upTo.size(); ++each)
            ++counts.upTo[each];
    }
    return counts;
}

CellKind kindAt(const Shape& shape, const Cell& padded) {
    return deconvolution::kindOfCell(
        deconvolution::paddedZones(shape.geometry.rows).kindAt(padded.at[1]),
        deconvolution::paddedZones(shape.geometry.columns).kindAt(padded.at[2]));
}

/// The product at a place that is known along both axes.
Term termAt(const Shape& shape, const Place& place, bool direct) {
    Term term{CellKind::Value, {}, trace::cellOf(shape, ArrayId::K, place)};
    if (direct) {
        term.value = trace::cellOf(shape, ArrayId::X, place);
        if (!contains(shape, term.value))
            term.kind = CellKind::Border;
        return term;
    }
    const Cell padded = trace::cellOf(shape, ArrayId::Padded, place);
    term.kind = kindAt(shape, padded);
    term.value =
        term.kind == CellKind::Value ? meets(shape, padded, ArrayId::T).front().first : padded;
    return term;
}

/// What a cell of Y (or Z) and a cell that it is made from leave open along an axis.
AxisPoint joined(const Axis& axis, Along from, AxisPoint point, const AxisPoint& target,
                 bool direct) {
    const Index s = axis.stride;
    const Index d = axis.dilation;
    const Index p = axis.paddingBefore;
    if (direct) {
        point.m = target.m;
        if (from == Along::Tap)
            point.r = point.m * s + point.u * d - p;
        else
            point.u = (point.r + p - point.m * s) / d;
        return point;
    }
    point.r = target.r;
    if (from == Along::Tap) {
        point.b = point.r + p - point.u * d;
        return point;
    }
    if (from != Along::Grid)
        point.b = point.m * s;
    point.u = (point.r + p - point.b) / d;
    return point;
}

/// Whether the cells of an array are what sums in `in` are made of.
bool isUsed(ArrayId array, ArrayId in) {
    if (in == ArrayId::Y)
        return array == ArrayId::X || array == ArrayId::K || array == ArrayId::W ||
               array == ArrayId::WT;
    return in == ArrayId::Z && array != ArrayId::X && array != ArrayId::Z &&
           array != ArrayId::ZFlat;
}

/// The product by which a cell contributes to a cell that it meets.
Term termBetween(const Shape& shape, const Cell& cell, const Cell& target, bool direct) {
    const Along from = trace::along(cell.array);
    const Place known = trace::placeOf(shape, cell);
    const Place aim = trace::placeOf(shape, target);
    Place place;
    place.depth.f = direct ? aim.depth.f : known.depth.f;
    place.depth.c = !direct ? aim.depth.c : known.depth.c;
    place.depth.g = place.depth.c % trace::channelsPerGroup(shape);
    const auto& [rows, columns, groups] = shape.geometry;
    place.row = joined(rows, from, known.row, aim.row, direct);
    place.column = joined(columns, from, known.column, aim.column, direct);
    return termAt(shape, place, direct);
}

}  // namespace

std::vector<Term> sumOf(const Shape& shape, const Cell& cell, std::size_t limit) {
    const Sum sum = sumBehind(shape, cell);
    if (sum == Sum::None)
        return {};
    const bool direct = sum == Sum::Direct;
    std::vector<Term> terms;
    forEachPlace(
        linesOf(shape, cell, direct ? Along::Tap : Along::Output), [&](const Place& place) {
            if (terms.size() < limit)
                terms.push_back({CellKind::Value,
                                 trace::cellOf(shape, direct ? ArrayId::X : ArrayId::T, place),
                                 trace::cellOf(shape, ArrayId::K, place)});
            return terms.size() < limit;
        });
    return terms;
}

TermCount termCount(const Shape& shape, const Cell& cell) {
    const Sum sum = sumBehind(shape, cell);
    if (sum == Sum::None)
        return {};
    if (sum == Sum::Stamp)
        return {countOf(meets(shape, cell, ArrayId::K)), 0, 0, 0};
    const SumLines window = windowOf(shape, cell, sum);
    const Index planes = window.depth.count;
    TermCount counts;
    if (sum == Sum::Direct) {
        counts.products = countOf(meets(shape, cell, ArrayId::K));
        counts.border = planes * window.row.count * window.column.count - counts.products;
        return counts;
    }
    const KindCounts rows = kindsAlong(shape.geometry.rows, window.row);
    const KindCounts columns = kindsAlong(shape.geometry.columns, window.column);
    const auto upTo = [&](CellKind kind) {
        const std::size_t n = static_cast<std::size_t>(kind);
        return planes * rows.upTo[n] * columns.upTo[n];
    };
    counts.products = upTo(CellKind::Value);
    counts.inserted = upTo(CellKind::Inserted) - upTo(CellKind::Value);
    counts.border = upTo(CellKind::Border) - upTo(CellKind::Inserted);
    counts.additional = upTo(CellKind::Additional) - upTo(CellKind::Border);
    return counts;
}

std::vector<Term> zerosOf(const Shape& shape, const Cell& cell, std::size_t limit) {
    const Sum sum = sumBehind(shape, cell);
    if (sum == Sum::None || sum == Sum::Stamp)
        return {};
    std::vector<Term> terms;
    forEachPlace(windowOf(shape, cell, sum), [&](const Place& place) {
        const Term term = termAt(shape, place, sum == Sum::Direct);
        if (term.kind != CellKind::Value && terms.size() < limit)
            terms.push_back(term);
        return terms.size() < limit;
    });
    return terms;
}

std::optional<Cell> cellOfTerm(const Shape& shape, const Cell& target, const Term& term,
                               ArrayId in) {
    const bool direct = target.array == ArrayId::Y;
    const bool known =
        direct
            ? in == ArrayId::X || in == ArrayId::K || in == ArrayId::W || in == ArrayId::WT
            : in != ArrayId::Z && in != ArrayId::ZFlat && trace::sharesHalf(shape, ArrayId::Z, in);
    if (!known)
        return std::nullopt;
    const Along to = trace::along(in);
    if (to == Along::Tap)
        return meets(shape, term.tap, in).front().first;
    if (to == Along::Output || to == Along::Grid) {
        const std::vector<CellSet> cells = meets(shape, term.value, in);
        return cells.empty() ? std::nullopt : std::optional(cells.front().first);
    }
    if (term.kind != CellKind::Value)
        return std::nullopt;
    if (in == ArrayId::X)
        return term.value;
    // What the value leaves open, the tap and the target fix.
    Place place = trace::placeOf(shape, term.value);
    const Place tap = trace::placeOf(shape, term.tap);
    const Place aim = trace::placeOf(shape, target);
    const auto join = [direct](const Axis& axis, AxisPoint& point, Index u, Index m) {
        point.u = u;
        if (direct)
            point.m = m;
        else
            point.r = point.m * axis.stride + u * axis.dilation - axis.paddingBefore;
    };
    (direct ? place.depth.f : place.depth.c) = direct ? aim.depth.f : aim.depth.c;
    join(shape.geometry.rows, place.row, tap.row.u, aim.row.m);
    join(shape.geometry.columns, place.column, tap.column.u, aim.column.m);
    const bool lands = place.row.r >= 0 && place.row.r < shape.geometry.rows.input &&
                       place.column.r >= 0 && place.column.r < shape.geometry.columns.input;
    return lands || in == ArrayId::Stamp ? std::optional(trace::cellOf(shape, in, place))
                                         : std::nullopt;
}

std::vector<Use> usesOf(const Shape& shape, const Cell& cell, ArrayId in, std::size_t limit) {
    if (!isUsed(cell.array, in))
        return {};
    std::vector<Use> uses;
    for (const Cell& target : cellsWithin(meets(shape, cell, in), CellBox::everything(), limit))
        uses.push_back({target, termBetween(shape, cell, target, in == ArrayId::Y)});
    return uses;
}

}  // namespace core
