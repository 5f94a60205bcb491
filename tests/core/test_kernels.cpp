#include "tests/oracle/kernel_agreement.h"

#include <QObject>
#include <algorithm>
#include <limits>
#include <vector>

namespace {

using core::Axis;
using core::Geometry;
using core::Index;
using core::kernels::Direction;
using core::kernels::InstructionSet;
using oracle::allAgree;
using oracle::axis;
using oracle::compare;
using oracle::describe;
using oracle::Numbers;
using oracle::Sizes;

class KernelsTest : public QObject {
    Q_OBJECT

private slots:
    void namesTheSets() {
        const auto sets = core::kernels::availableSets();
        QCOMPARE(sets.front(), InstructionSet::Plain);
        QVERIFY(std::is_sorted(sets.begin(), sets.end()));
        for (const InstructionSet set : sets)
            QVERIFY(*core::kernels::name(set) != '\0');
        QCOMPARE(&core::kernels::rowKernels<float>(),
                 &core::kernels::rowKernels<float>(sets.back()));
    }

    // Less would be in the second-level cache, more would drive out what others have in the last.
    void writesOnlyLargeResultsPastTheCaches() {
        using core::kernels::kStreamedBytes;
        QVERIFY(core::kernels::streamedBytes() >= kStreamedBytes);
        QVERIFY(core::kernels::streamedBytes() <= 2 * kStreamedBytes);
    }

    void agreeForEachKernelAndStride() {
        Numbers numbers(1);
        for (Index kernel = 1; kernel <= 7; ++kernel) {
            for (Index stride = 1; stride <= 5; ++stride) {
                const Index padding = numbers.between(0, kernel);
                const Geometry geometry{
                    axis(kernel, stride, 1, padding, padding, numbers.between(8, 12), 0),
                    axis(kernel, stride, 1, padding, padding, numbers.between(60, 90), stride - 1),
                    1};
                compare(geometry, numbers.between(1, 9), numbers.between(1, 6), numbers);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void agreeOverRandomGeometries() {
        Numbers numbers(2);
        for (int n = 0; n < 500; ++n) {
            const auto random = [&](Index most) {
                const Index stride = numbers.between(1, 6);
                const Index dilation = numbers.between(0, 2) == 0 ? numbers.between(1, 20) : 1;
                return axis(numbers.between(1, 8), stride, dilation, numbers.between(0, 6),
                            numbers.between(0, 6), numbers.between(1, most),
                            numbers.between(0, std::max(stride, dilation) - 1));
            };
            const Geometry geometry{random(12), random(120), numbers.between(1, 3)};
            if (core::problem(geometry))
                continue;
            compare(geometry, geometry.groups * numbers.between(1, 5), numbers.between(1, 5),
                    numbers);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // Rows wide enough for several strips side by side, and planes whose rows begin anywhere
    // within a cache line or always at its beginning.
    void agreeOnWideRows() {
        Numbers numbers(3);
        for (const Index columns : {4096, 3333}) {
            for (const Index stride : {1, 2, 3, 4, 7}) {
                const Geometry geometry{axis(3, stride, 1, 1, 1, 16, stride - 1),
                                        axis(3, stride, 1, 1, 1, columns, stride - 1), 1};
                compare(geometry, 2, 3, numbers);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    // Rows so long that their middle is read where it is, of planes that lie in groups, up to the
    // input's last cell.
    void agreeOnBorrowedRows() {
        Numbers numbers(9);
        for (int n = 0; n < 30; ++n) {
            const auto random = [&](Index least, Index most, Index kernel) {
                const Index stride = numbers.between(1, 3);
                return axis(numbers.between(1, kernel), stride, numbers.between(1, 3),
                            numbers.between(0, 5), numbers.between(0, 5),
                            numbers.between(least, most), numbers.between(0, stride - 1));
            };
            Geometry geometry{random(4, 20, 4), random(700, 1300, 6), numbers.between(1, 2)};
            if (n % 2 == 0)
                geometry.columns = axis(3, 1, 1, 1, 1, 32 * numbers.between(25, 50), 0);
            if (core::problem(geometry))
                continue;
            const Index filters = geometry.groups * numbers.between(1, 9);
            const Index depth = numbers.between(1, 3);
            for (const Direction direction : {Direction::Direct, Direction::Transposed}) {
                for (const Index streamedBytes : {Index{0}, core::kernels::kStreamedBytes}) {
                    QVERIFY2(allAgree<float>(direction, geometry, filters, depth, numbers,
                                             streamedBytes),
                             qPrintable(describe(geometry, filters, depth)));
                    QVERIFY2(allAgree<double>(direction, geometry, filters, depth, numbers,
                                              streamedBytes),
                             qPrintable(describe(geometry, filters, depth)));
                }
            }
        }
    }

    // Single 3×3 kernels, around the lengths from which their rows are read where they are, and the
    // paddings up to which their ends are computed apart.
    void agreeOnStencils() {
        Numbers numbers(12);
        for (const Index columns : {14, 15, 16, 17, 18, 19, 31, 47, 48, 49, 64, 100}) {
            for (const Index rows : {1, 2, 3, 4, 5, 6, 9, 40}) {
                const auto padded = [&](Index size) {
                    return axis(3, 1, 1, numbers.between(0, 3), numbers.between(0, 3), size, 0);
                };
                const Geometry geometry{padded(rows), padded(columns), numbers.between(1, 3)};
                if (core::problem(geometry))
                    continue;
                for (const Direction direction : {Direction::Direct, Direction::Transposed}) {
                    QVERIFY2(allAgree<float>(direction, geometry, geometry.groups, 1, numbers,
                                             core::kernels::kStreamedBytes, 16),
                             qPrintable(describe(geometry, geometry.groups, 1)));
                }
            }
        }
    }

    // Results that begin anywhere within a cache line, of short rows and in chunks, and nothing
    // beside them touched.
    void agreeOnStreamedResults() {
        Numbers numbers(4);
        for (const Index columns : {9, 40, 64, 256, 255, 171, 1371}) {
            for (const Index stride : {1, 2, 3, 4, 5}) {
                const Geometry geometry{axis(3, stride, 1, 1, 1, 8, 0),
                                        axis(3, stride, 1, 1, 1, columns, 0), 1};
                for (const Direction direction : {Direction::Direct, Direction::Transposed}) {
                    for (const std::size_t offset : {0, 1, 6}) {
                        QVERIFY(allAgree<float>(direction, geometry, 3, 2, numbers, 0, offset));
                        QVERIFY(allAgree<double>(direction, geometry, 3, 2, numbers, 0, offset));
                    }
                }
            }
        }
    }

    // Few filters of many column phases, whose rows are woven: shorter than a vector and longer, of
    // phases with several taps and with none, within cells of one vector and of two.
    void agreeOnWovenRows() {
        Numbers numbers(15);
        for (int n = 0; n < 120; ++n) {
            const auto random = [&](Index most) {
                const Index stride = numbers.between(5, 20);
                const Index dilation = numbers.between(0, 1) == 0 ? numbers.between(2, 9) : 1;
                return axis(numbers.between(1, 2 * stride), stride, dilation, numbers.between(0, 9),
                            numbers.between(0, 9), numbers.between(1, most),
                            numbers.between(0, stride - 1));
            };
            const Geometry geometry{random(6), random(n % 2 == 0 ? 12 : 90), numbers.between(1, 3)};
            if (core::problem(geometry))
                continue;
            compare(geometry, geometry.groups, numbers.between(1, 9), numbers);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // A lane without a tap of its own has a cell that belongs to another's.
    void wovenRowsKeepInfinitiesWhereTheyBelong() {
        const Geometry geometry{axis(2, 6, 1, 0, 0, 4, 3), axis(3, 7, 1, 0, 0, 9, 2), 1};
        const Sizes sizes = oracle::sizesOf(geometry);
        std::vector<float> input(static_cast<std::size_t>(sizes.y), 1.0F);
        input[12] = std::numeric_limits<float>::infinity();
        const std::vector<float> bank(12, 1.0F);
        const auto cells = static_cast<std::size_t>(2 * sizes.x);
        std::vector<float> expected(cells), actual(cells);
        core::kernels::PlanesJob<float> job{
            Direction::Transposed, geometry, 1, 2, input.data(), bank.data(), expected.data()};
        core::kernels::computeFewPlanes(job);
        QCOMPARE(std::count(expected.begin(), expected.end(), input[12]), 12);
        job.output = actual.data();
        for (const InstructionSet set : core::kernels::availableSets()) {
            core::kernels::compute(core::kernels::Method::ByRows, job,
                                   core::kernels::rowKernels<float>(set), core::Control{});
            QCOMPARE(actual, expected);
        }
    }

    void agreeOnAwkwardShapes() {
        Numbers numbers(5);
        const Axis one = axis(1, 1, 1, 0, 0, 1, 0);
        for (const Axis& awkward : {one, axis(1, 9, 1, 0, 0, 40, 8), axis(2, 3, 40, 0, 0, 9, 39),
                                    axis(3, 1, 1, 30, 30, 61, 0), axis(2, 1000, 1, 0, 0, 3, 999),
                                    axis(50, 7, 1, 0, 0, 10, 0), axis(2, 1, 3000, 0, 0, 5, 0)}) {
            compare({awkward, one, 1}, 3, 2, numbers);
            compare({one, awkward, 1}, 3, 2, numbers);
            if (QTest::currentTestFailed())
                return;
        }
    }
};

}  // namespace

QTEST_APPLESS_MAIN(KernelsTest)
#include "test_kernels.moc"
