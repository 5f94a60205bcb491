#include "core/trace.h"
#include "tests/oracle/traced_shapes.h"

#include <QObject>
#include <QTest>
#include <algorithm>
#include <set>

using namespace oracle;
using core::deconvolution::CellKind;

namespace {

/// The sums that give numbers, and what numbers are used in.
class TraceSumsTest : public QObject {
    Q_OBJECT

private slots:
    void sumsGiveTheValues() {
        oracle::Random random(13);
        for (int n = 0; n < 200; ++n) {
            const Shape shape = smallShape(random);
            Arrays arrays = oracle::allArrays(shape, oracle::randomValues(random, shape, false));
            for (const ArrayId array : allArrayIds())
                for (Index number = 0; number < core::cellCount(shape, array); ++number) {
                    checkSum(shape, arrays, core::cellAt(shape, array, number));
                    if (QTest::currentTestFailed())
                        return;
                }
        }
    }

    void usesAreTheTermsOfSums() {
        oracle::Random random(14);
        for (int n = 0; n < 100; ++n) {
            Shape shape = smallShape(random);
            shape.typed = n % 2 == 0;
            for (const ArrayId array : allArrayIds())
                for (Index number = 0; number < core::cellCount(shape, array); ++number)
                    for (const ArrayId in : {ArrayId::Y, ArrayId::Z}) {
                        checkUses(shape, core::cellAt(shape, array, number), in);
                        if (QTest::currentTestFailed())
                            return;
                    }
        }
    }

    void tellsTheNotebookExample() {
        const Shape shape = notebook(false);
        const Cell z{ArrayId::Z, {0, 1, 1}};
        const auto terms = core::sumOf(shape, z, kAll);
        QCOMPARE(terms.size(), std::size_t(4));
        QCOMPARE(terms[1].value, (Cell{ArrayId::T, {0, 0, 1}}));
        QCOMPARE(terms[1].tap, (Cell{ArrayId::K, {0, 0, 1, 0}}));
        QCOMPARE(core::termCount(shape, z).border, Index(5));
        QCOMPARE(*core::cellOfTerm(shape, z, terms[1], ArrayId::WT), (Cell{ArrayId::WT, {5, 1}}));
        QCOMPARE(*core::cellOfTerm(shape, z, terms[1], ArrayId::Turned),
                 (Cell{ArrayId::Turned, {0, 0, 1, 2}}));
        QCOMPARE(*core::cellOfTerm(shape, z, terms[1], ArrayId::Padded),
                 (Cell{ArrayId::Padded, {0, 2, 3}}));
        QCOMPARE(*core::cellOfTerm(shape, z, terms[1], ArrayId::Y), (Cell{ArrayId::Y, {0, 0, 1}}));
        QCOMPARE(*core::samePlace(shape, z, ArrayId::X), (Cell{ArrayId::X, {0, 1, 1}}));
        QCOMPARE(*core::frame(shape, z, ArrayId::Padded),
                 (core::Frame{{ArrayId::Padded, {0, 1, 1}}, 1, 3, 3}));
        QCOMPARE(*core::frame(shape, z, ArrayId::WT),
                 (core::Frame{{ArrayId::WT, {5, 0}}, 1, 1, 4}));
        QCOMPARE(*core::frame(shape, z, ArrayId::W), (core::Frame{{ArrayId::W, {0, 5}}, 1, 4, 1}));
        const Cell y{ArrayId::Y, {0, 1, 0}};
        QCOMPARE(*core::frame(shape, y, ArrayId::X),
                 (core::Frame{{ArrayId::X, {0, 1, 0}}, 1, 3, 3}));
        QCOMPARE(*core::frame(shape, y, ArrayId::Z),
                 (core::Frame{{ArrayId::Z, {0, 1, 0}}, 1, 3, 3}));
        QVERIFY(!core::frame(notebook(true), y, ArrayId::Z));
        const auto ribbons = core::ribbons(shape, z);
        QCOMPARE(ribbons.size(), std::size_t(2));
        QCOMPARE(ribbons[0].to, (core::Frame{{ArrayId::ZFlat, {5}}, 1, 1, 1}));
        QCOMPARE(ribbons[1].from, (core::Frame{{ArrayId::ZFlat, {4}}, 1, 4, 1}));
        QCOMPARE(ribbons[1].to, (core::Frame{{ArrayId::Z, {0, 1, 0}}, 1, 1, 4}));
        // No tap of K reaches from x(0, 3) to y(0, 0).
        const Cell zero{ArrayId::W, {0, 3}};
        QVERIFY(core::meets(shape, zero, ArrayId::K).empty());
        QCOMPARE(*core::samePlace(shape, zero, ArrayId::X), (Cell{ArrayId::X, {0, 0, 3}}));
        QCOMPARE(*core::samePlace(shape, zero, ArrayId::Y), (Cell{ArrayId::Y, {0, 0, 0}}));
    }

private:
    void checkSum(const Shape& shape, const Arrays& arrays, const Cell& cell) {
        const auto terms = core::sumOf(shape, cell, kAll);
        const auto zeros = core::zerosOf(shape, cell, kAll);
        const core::TermCount count = core::termCount(shape, cell);
        QCOMPARE(Index(terms.size()), count.products);
        QCOMPARE(Index(zeros.size()), count.border + count.inserted + count.additional);
        const bool isSum = cell.array == ArrayId::Y || cell.array == ArrayId::Z ||
                           cell.array == ArrayId::ZFlat || cell.array == ArrayId::Stamp;
        if (!isSum) {
            QVERIFY(terms.empty() && zeros.empty());
            return;
        }
        double sum = 0;
        Index before = -1;
        for (const core::Term& term : terms) {
            const double value = valueAt(shape, arrays, term.value);
            const double tap = valueAt(shape, arrays, term.tap);
            sum += value * tap;
            const Cell& ordered = cell.array == ArrayId::Y ? term.tap : term.value;
            QVERIFY(core::numberOf(shape, ordered) > before);
            before = core::numberOf(shape, ordered);
            checkTermCells(shape, arrays, cell, term, value, tap);
        }
        QCOMPARE(sum, valueAt(shape, arrays, cell));
        for (const core::Term& zero : zeros) {
            QVERIFY(zero.kind != CellKind::Value);
            if (cell.array == ArrayId::Y)
                QVERIFY(!core::contains(shape, zero.value));
            else
                QCOMPARE(valueAt(shape, arrays, zero.value), 0.0);
        }
    }

    void checkTermCells(const Shape& shape, const Arrays& arrays, const Cell& target,
                        const core::Term& term, double value, double tap) {
        for (const ArrayId in : allArrayIds()) {
            const auto found = core::cellOfTerm(shape, target, term, in);
            if (!found)
                continue;
            QCOMPARE(found->array, in);
            const bool isTap =
                in == ArrayId::K || in == ArrayId::Turned || in == ArrayId::W || in == ArrayId::WT;
            QCOMPARE(valueAt(shape, arrays, *found),
                     in == ArrayId::Stamp ? value * tap : (isTap ? tap : value));
            QVERIFY2(core::contains(core::meets(shape, target, in), *found),
                     described(shape, target, in));
        }
        QVERIFY(core::cellOfTerm(shape, target, term, ArrayId::K));
        if (target.array != ArrayId::Stamp)
            QVERIFY(core::cellOfTerm(shape, target, term, ArrayId::WT));
    }

    void checkUses(const Shape& shape, const Cell& cell, ArrayId in) {
        const auto uses = core::usesOf(shape, cell, in, kAll);
        static const std::set<ArrayId> direct{ArrayId::X, ArrayId::K, ArrayId::W, ArrayId::WT};
        static const std::set<ArrayId> other{ArrayId::X, ArrayId::Z, ArrayId::ZFlat};
        if (in == ArrayId::Y ? direct.count(cell.array) == 0 : other.count(cell.array) == 1) {
            QVERIFY(uses.empty());
            return;
        }
        QCOMPARE(Index(uses.size()), core::countOf(core::meets(shape, cell, in)));
        Index before = -1;
        for (const core::Use& use : uses) {
            QVERIFY2(core::numberOf(shape, use.target) > before, described(shape, cell, in));
            before = core::numberOf(shape, use.target);
            const auto terms = use.term.kind == CellKind::Value
                                   ? core::sumOf(shape, use.target, kAll)
                                   : core::zerosOf(shape, use.target, kAll);
            QVERIFY2(std::ranges::find(terms, use.term) != terms.end(), described(shape, cell, in));
            QVERIFY2(core::cellOfTerm(shape, use.target, use.term, cell.array) == cell,
                     described(shape, cell, in));
        }
    }
};

}  // namespace

QTEST_APPLESS_MAIN(TraceSumsTest)
#include "test_trace_sums.moc"
