#include "core/deconvolution/padded_input.h"
#include "core/trace.h"
#include "tests/oracle/traced_shapes.h"

#include <QObject>
#include <QTest>
#include <map>
#include <set>

using namespace oracle;
using core::deconvolution::CellKind;

namespace {

using Numbers = std::set<Index>;

Numbers numbersOf(const Shape& shape, const std::vector<core::CellSet>& sets) {
    Numbers numbers;
    for (const Cell& cell : core::cellsWithin(sets, core::CellBox::everything(), kAll))
        numbers.insert(core::numberOf(shape, cell));
    return numbers;
}

/// Which arrays change when a cell of X, K or T does.
std::vector<ArrayId> dependents(ArrayId base) {
    switch (base) {
        case ArrayId::X:
            return {ArrayId::Y};
        case ArrayId::K:
            return {ArrayId::Y,     ArrayId::W,     ArrayId::WT, ArrayId::Turned,
                    ArrayId::Stamp, ArrayId::ZFlat, ArrayId::Z};
        default:
            return {ArrayId::TFlat, ArrayId::Stretched, ArrayId::Padded,
                    ArrayId::Stamp, ArrayId::ZFlat,     ArrayId::Z};
    }
}

double& valueIn(Values& values, const Shape& shape, const Cell& cell) {
    const Index number = core::numberOf(shape, cell);
    if (cell.array == ArrayId::X)
        return values.x.data()[number];
    return cell.array == ArrayId::K ? values.k.data()[number] : values.t.data()[number];
}

Numbers changed(Arrays& before, Arrays& after, ArrayId array) {
    Numbers numbers;
    for (std::size_t n = 0; n < of(before, array).size(); ++n)
        if (of(before, array)[n] != of(after, array)[n])
            numbers.insert(static_cast<Index>(n));
    return numbers;
}

/// Which cells go together, by plain enumeration: lists of cells that meet one another.
class Relation {
public:
    explicit Relation(const Shape& shape) : shape_(shape) {}

    void add(const Cell& a, const Cell& b) {
        if (!core::contains(shape_, a) || !core::contains(shape_, b))
            return;
        met_[key(a, b.array)].insert(core::numberOf(shape_, b));
        met_[key(b, a.array)].insert(core::numberOf(shape_, a));
    }
    void addAll(const std::vector<Cell>& some, const std::vector<Cell>& others) {
        for (const Cell& a : some)
            for (const Cell& b : others)
                add(a, b);
    }
    const Numbers& met(const Cell& cell, ArrayId in) { return met_[key(cell, in)]; }

private:
    using Key = std::tuple<ArrayId, Index, ArrayId>;
    Key key(const Cell& cell, ArrayId in) const {
        return {cell.array, core::numberOf(shape_, cell), in};
    }

    Shape shape_;
    std::map<Key, Numbers> met_;
};

/// Where the cell m of an axis lies on the stretched and on the padded input.
Index onPadded(const core::Axis& axis, Index m) {
    return m * axis.stride + axis.dilation * (axis.kernel - 1) - axis.paddingBefore;
}

Relation relationByEnumeration(const Shape& shape) {
    Relation relation(shape);
    const core::Axis& rows = shape.geometry.rows;
    const core::Axis& columns = shape.geometry.columns;
    const Index groups = shape.geometry.groups;
    const Index oRows = core::outputSize(rows);
    const Index oColumns = core::outputSize(columns);
    const Index channels = shape.channels / groups;
    const Index filters = shape.filters / groups;

    const auto sourceCells = [&](Index f, Index m, Index n) {
        std::vector<Cell> cells{{ArrayId::T, {f, m, n}},
                                {ArrayId::TFlat, {(f * oRows + m) * oColumns + n}},
                                {ArrayId::Stretched, {f, m * rows.stride, n * columns.stride}},
                                {ArrayId::Padded, {f, onPadded(rows, m), onPadded(columns, n)}}};
        if (!shape.typed)
            cells.push_back({ArrayId::Y, {f, m, n}});
        return cells;
    };
    const auto tapCells = [&](Index f, Index g, Index u, Index v) {
        return std::vector<Cell>{
            {ArrayId::K, {f, g, u, v}},
            {ArrayId::Turned, {f, g, rows.kernel - 1 - u, columns.kernel - 1 - v}}};
    };
    const auto targetCells = [&](Index c, Index r, Index q) {
        return std::vector<Cell>{{ArrayId::Z, {c, r, q}},
                                 {ArrayId::ZFlat, {(c * rows.input + r) * columns.input + q}}};
    };

    for (const oracle::Product& p :
         oracle::products(shape.geometry, shape.filters, shape.channels)) {
        const Index output = (p.f * oRows + p.m) * oColumns + p.n;
        const Index input = (p.c * rows.input + p.r) * columns.input + p.q;
        const std::vector<Cell> x{{ArrayId::X, {p.c, p.r, p.q}}};
        const std::vector<Cell> y{{ArrayId::Y, {p.f, p.m, p.n}}};
        const std::vector<Cell> w{{ArrayId::W, {output, input}}, {ArrayId::WT, {input, output}}};
        const std::vector<Cell> taps = tapCells(p.f, p.g, p.u, p.v);
        const std::vector<Cell> stamp{{ArrayId::Stamp, {p.f, p.m, p.n, p.c, p.u, p.v}}};
        const std::vector<Cell> sources = sourceCells(p.f, p.m, p.n);
        const std::vector<Cell> targets = targetCells(p.c, p.r, p.q);
        relation.addAll(x, y);
        relation.addAll(x, {taps.front()});
        relation.addAll(x, w);
        relation.addAll(y, {taps.front()});
        relation.addAll(y, w);
        relation.addAll(w, taps);
        relation.addAll(w, stamp);
        relation.addAll(w, sources);
        relation.addAll(w, targets);
        relation.addAll(taps, targets);
        for (const Cell& source : sources)
            if (source.array != ArrayId::Stretched && source.array != ArrayId::Padded) {
                relation.addAll({source}, taps);
                relation.addAll({source}, targets);
                if (!shape.typed)
                    relation.addAll({source}, x);
            }
        relation.addAll(stamp, targets);
    }
    for (Index f = 0; f < shape.filters; ++f)
        for (Index m = 0; m < oRows; ++m)
            for (Index n = 0; n < oColumns; ++n) {
                const std::vector<Cell> sources = sourceCells(f, m, n);
                relation.addAll(sources, sources);
                for (Index g = 0; g < channels; ++g)
                    for (Index u = 0; u < rows.kernel; ++u)
                        for (Index v = 0; v < columns.kernel; ++v) {
                            const Cell stamp{ArrayId::Stamp,
                                             {f, m, n, f / filters * channels + g, u, v}};
                            relation.addAll({stamp}, sources);
                            relation.addAll({stamp}, tapCells(f, g, u, v));
                        }
            }
    const core::TransposedAxis down = core::transposed(rows);
    const core::TransposedAxis across = core::transposed(columns);
    for (Index f = 0; f < shape.filters; ++f) {
        for (Index row = 0; row < down.padded; ++row)
            for (Index column = 0; column < across.padded; ++column)
                relation.add({ArrayId::Padded, {f, row, column}},
                             {ArrayId::Stretched,
                              {f, row - down.paddingBefore, column - across.paddingBefore}});
        for (Index g = 0; g < channels; ++g)
            for (Index r = 0; r < rows.input; ++r)
                for (Index q = 0; q < columns.input; ++q)
                    for (Index u = 0; u < rows.kernel; ++u)
                        for (Index v = 0; v < columns.kernel; ++v) {
                            const Index row = r + (rows.kernel - 1 - u) * rows.dilation;
                            const Index column = q + (columns.kernel - 1 - v) * columns.dilation;
                            const std::vector<Cell> grid{
                                {ArrayId::Padded, {f, row, column}},
                                {ArrayId::Stretched,
                                 {f, row - down.paddingBefore, column - across.paddingBefore}}};
                            relation.addAll(grid, tapCells(f, g, u, v));
                            relation.addAll(grid, targetCells(f / filters * channels + g, r, q));
                        }
    }
    for (Index n = 0; n < core::cellCount(shape, ArrayId::K); ++n) {
        const Cell k = core::cellAt(shape, ArrayId::K, n);
        relation.addAll({k}, tapCells(k.at[0], k.at[1], k.at[2], k.at[3]));
    }
    for (Index n = 0; n < core::cellCount(shape, ArrayId::W); ++n) {
        const Cell w = core::cellAt(shape, ArrayId::W, n);
        relation.add(w, {ArrayId::WT, {w.at[1], w.at[0]}});
    }
    for (Index n = 0; n < core::cellCount(shape, ArrayId::Z); ++n)
        relation.add(core::cellAt(shape, ArrayId::Z, n), {ArrayId::ZFlat, {n}});
    for (const ArrayId array : allArrayIds())
        for (Index n = 0; n < core::cellCount(shape, array); ++n)
            relation.add(core::cellAt(shape, array, n), core::cellAt(shape, array, n));
    return relation;
}

class TraceTest : public QObject {
    Q_OBJECT

private slots:
    void equalsTheDependenceOfValues() {
        oracle::Random random(11);
        for (int n = 0; n < 2000; ++n) {
            const Shape shape = smallShape(random);
            compareWithDependence(shape, oracle::randomValues(random, shape, true));
            if (QTest::currentTestFailed())
                return;
        }
    }

    void equalsTheRelationByEnumeration() {
        oracle::Random random(12);
        for (int n = 0; n < 100; ++n) {
            Shape shape = smallShape(random);
            shape.typed = n % 2 == 0;
            Relation relation = relationByEnumeration(shape);
            for (const ArrayId from : allArrayIds())
                for (Index number = 0; number < core::cellCount(shape, from); ++number) {
                    const Cell cell = core::cellAt(shape, from, number);
                    for (const ArrayId in : allArrayIds()) {
                        const auto sets = core::meets(shape, cell, in);
                        const Numbers& wanted = relation.met(cell, in);
                        QVERIFY2(numbersOf(shape, sets) == wanted, described(shape, cell, in));
                        QVERIFY2(core::countOf(sets) == Index(wanted.size()),
                                 described(shape, cell, in));
                        QVERIFY(sets.size() <= 1);
                    }
                }
        }
    }

    void kindsCoverThePaddedInput() {
        oracle::Random random(15);
        for (int n = 0; n < 1000; ++n) {
            const Shape shape = randomShape(random, 4);
            Numbers seen;
            for (const CellKind kind :
                 {CellKind::Value, CellKind::Inserted, CellKind::Border, CellKind::Additional}) {
                const auto sets = core::cellsOfKind(shape, kind, ArrayId::Padded);
                QVERIFY(sets.size() <= 8);
                for (const Cell& cell :
                     core::cellsWithin(sets, core::CellBox::everything(), kAll)) {
                    QVERIFY(core::contains(shape, cell));
                    QVERIFY(seen.insert(core::numberOf(shape, cell)).second);
                    QCOMPARE(
                        core::deconvolution::paddedCellKind(shape.geometry, cell.at[1], cell.at[2]),
                        kind);
                    QCOMPARE(!core::meets(shape, cell, ArrayId::T).empty(),
                             kind == CellKind::Value);
                    QCOMPARE(!core::meets(shape, cell, ArrayId::Stretched).empty(),
                             kind == CellKind::Value || kind == CellKind::Inserted);
                }
            }
            QCOMPARE(Index(seen.size()), core::cellCount(shape, ArrayId::Padded));
            Index stretched = 0;
            for (const CellKind kind : {CellKind::Value, CellKind::Inserted})
                stretched += core::countOf(core::cellsOfKind(shape, kind, ArrayId::Stretched));
            QCOMPARE(stretched, core::cellCount(shape, ArrayId::Stretched));
        }
    }

    void findsCellsInABox() {
        oracle::Random random(16);
        for (int n = 0; n < 2000; ++n) {
            const Shape shape = smallShape(random);
            const ArrayId from = allArrayIds()[std::size_t(random.number(0, 12))];
            const ArrayId in = allArrayIds()[std::size_t(random.number(0, 12))];
            const Cell cell =
                core::cellAt(shape, from, random.number(0, core::cellCount(shape, from) - 1));
            const auto sets = core::meets(shape, cell, in);
            const std::size_t count = core::coordinateCount(in);
            const std::size_t row = count == 1 ? 0 : count - 2;
            const Index top = random.number(-2, 6);
            const Index left = count == 1 ? 0 : random.number(-2, 6);
            const Index bottom = top + random.number(0, 6);
            const Index right = left + random.number(0, 6);
            Numbers wanted;
            for (const Cell& each : core::cellsWithin(sets, core::CellBox::everything(), kAll)) {
                QVERIFY(core::contains(sets, each));
                const Index column = count == 1 ? 0 : each.at[row + 1];
                if (each.at[row] >= top && each.at[row] <= bottom && column >= left &&
                    column <= right)
                    wanted.insert(core::numberOf(shape, each));
            }
            Numbers found;
            for (const Cell& each : core::cellsWithin(sets, top, bottom, left, right, kAll))
                found.insert(core::numberOf(shape, each));
            QVERIFY(found == wanted);
            const Numbers all = numbersOf(shape, sets);
            for (Index number = 0; number < core::cellCount(shape, in); ++number)
                QCOMPARE(core::contains(sets, core::cellAt(shape, in, number)),
                         all.count(number) == 1);
        }
    }

    void framesHoldWhatMeets() {
        oracle::Random random(17);
        for (int n = 0; n < 500; ++n) {
            Shape shape = smallShape(random);
            shape.typed = n % 2 == 0;
            for (const ArrayId from : allArrayIds())
                for (const ArrayId in : allArrayIds())
                    checkFrame(shape,
                               core::cellAt(shape, from,
                                            random.number(0, core::cellCount(shape, from) - 1)),
                               in);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void takesNoLongerForAPhoto() {
        Shape shape = notebook(false);
        shape.geometry.rows = core::withInput(shape.geometry.rows, 3000);
        shape.geometry.columns = core::withInput(shape.geometry.columns, 4000);
        const auto sets = core::meets(shape, {ArrayId::K, {0, 0, 1, 1}}, ArrayId::W);
        QCOMPARE(core::countOf(sets), Index(2998) * 3998);
        const auto shown = core::cellsWithin(sets, 5'000'000, 5'000'099, 0, 11'999'999, 1000);
        QCOMPARE(shown.size(), std::size_t(100));
        for (const Cell& cell : shown)
            QVERIFY(core::contains(sets, cell));
        QCOMPARE(core::usesOf(shape, {ArrayId::K, {0, 0, 1, 1}}, ArrayId::Z, 12).size(),
                 std::size_t(12));
        QCOMPARE(core::cellsWithin(core::cellsOfKind(shape, CellKind::Border, ArrayId::Padded), 0,
                                   3, 0, 3, 100)
                     .size(),
                 std::size_t(12));
    }

private:
    void compareWithDependence(const Shape& shape, Values values) {
        Arrays before = oracle::allArrays(shape, values);
        for (const ArrayId base : {ArrayId::X, ArrayId::K, ArrayId::T}) {
            std::map<std::pair<ArrayId, Index>, Numbers> inverse;
            for (Index n = 0; n < core::cellCount(shape, base); ++n) {
                const Cell cell = core::cellAt(shape, base, n);
                valueIn(values, shape, cell) += 1;
                Arrays after = oracle::allArrays(shape, values);
                valueIn(values, shape, cell) -= 1;
                for (const ArrayId derived : dependents(base)) {
                    const Numbers differing = changed(before, after, derived);
                    for (const Index each : differing)
                        inverse[{derived, each}].insert(n);
                    QVERIFY2(numbersOf(shape, core::meets(shape, cell, derived)) == differing,
                             described(shape, cell, derived));
                }
            }
            for (const ArrayId derived : dependents(base))
                for (Index n = 0; n < core::cellCount(shape, derived); ++n) {
                    const Cell cell = core::cellAt(shape, derived, n);
                    const Numbers found = numbersOf(shape, core::meets(shape, cell, base));
                    QVERIFY2(found == (inverse[{derived, n}]), described(shape, cell, base));
                }
        }
    }

    void checkFrame(const Shape& shape, const Cell& cell, ArrayId in) {
        const auto box = core::frame(shape, cell, in);
        if (!box)
            return;
        const std::size_t row = core::coordinateCount(in) - 2;
        core::CellBox bounds = core::CellBox::everything();
        bounds.first[row] = box->first.at[row];
        bounds.last[row] = box->first.at[row] + box->rows - 1;
        bounds.first[row + 1] = box->first.at[row + 1];
        bounds.last[row + 1] = box->first.at[row + 1] + box->columns - 1;
        if (row > 0) {
            bounds.first[row - 1] = box->first.at[row - 1];
            bounds.last[row - 1] = box->first.at[row - 1] + box->planes - 1;
        }
        const auto sets = core::meets(shape, cell, in);
        QVERIFY2(Index(core::cellsWithin(sets, bounds, kAll).size()) == core::countOf(sets),
                 described(shape, cell, in));
        const std::vector<Index> sizes = core::arrayShape(shape, in);
        const bool inside = box->first.at[row] >= 0 && box->first.at[row + 1] >= 0 &&
                            box->first.at[row] + box->rows <= sizes[row] &&
                            box->first.at[row + 1] + box->columns <= sizes[row + 1];
        if (inside && in != ArrayId::W && in != ArrayId::WT)
            QVERIFY2(!sets.empty(), described(shape, cell, in));
    }
};

}  // namespace

QTEST_APPLESS_MAIN(TraceTest)
#include "test_trace.moc"
