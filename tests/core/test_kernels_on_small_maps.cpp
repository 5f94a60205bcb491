// Maps and kernels for which there are ways of their own, and some around them.

#include "tests/oracle/kernel_agreement.h"

#include <QObject>

namespace {

using core::Axis;
using core::Geometry;
using core::Index;
using oracle::axis;
using oracle::compare;
using oracle::Numbers;

class KernelsOnSmallMapsTest : public QObject {
    Q_OBJECT

private slots:
    // Rows so short that many of them are computed as one.
    void agreeOnShortRows() {
        Numbers numbers(6);
        for (int n = 0; n < 120; ++n) {
            const auto random = [&](Index most) {
                const Index stride = numbers.between(1, 6);
                return axis(numbers.between(1, 5), stride, numbers.between(1, 2),
                            numbers.between(0, 3), numbers.between(0, 3), numbers.between(1, most),
                            numbers.between(0, stride - 1));
            };
            const Geometry geometry{random(150), random(44), numbers.between(1, 3)};
            if (core::problem(geometry))
                continue;
            compare(geometry, geometry.groups * numbers.between(1, 10), numbers.between(1, 3),
                    numbers);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // Small maps of many channels: two threads share the filters of the only strip.
    void agreeOnDeepMaps() {
        Numbers numbers(7);
        for (const Index size : {1, 2, 4, 7, 9}) {
            for (const Index stride : {1, 2}) {
                const Axis small = axis(3, stride, 1, 1, 1, size, 0);
                compare({small, small, 1}, 70, 19, numbers);
                compare({small, small, 2}, 70, 35, numbers);
                compare({axis(1, 1, 1, 0, 0, size, 0), small, 1}, 33, 100, numbers);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    // Few positions that each see much, as in the last layers of a network, and little of it
    // inside.
    void agreeOnFewPositions() {
        Numbers numbers(8);
        for (int n = 0; n < 60; ++n) {
            const auto random = [&] {
                const Index stride = numbers.between(1, 4);
                return axis(numbers.between(1, 6), stride, numbers.between(1, 3),
                            numbers.between(0, 4), numbers.between(0, 4), numbers.between(1, 20),
                            numbers.between(0, stride - 1));
            };
            const Geometry geometry{random(), random(), numbers.between(1, 2)};
            if (core::problem(geometry))
                continue;
            compare(geometry, geometry.groups * numbers.between(8, 40), numbers.between(4, 90),
                    numbers);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // Banks so large that their weights are laid out in turns: some of a group's filters, one group
    // after the other, and several groups at a time.
    void agreeOnLargeBanks() {
        Numbers numbers(14);
        const Axis small = axis(3, 1, 1, 1, 1, 3, 0);
        compare({small, small, 1}, 300, 500, numbers);
        compare({small, axis(3, 2, 2, 2, 1, 5, 0), 2}, 500, 550, numbers);
        compare({axis(5, 1, 1, 2, 2, 2, 0), small, 30}, 300, 300, numbers);
    }

    // Narrow maps so large that they are turned in parts: some of a group's results, some groups.
    void agreeOnLargeNarrowMaps() {
        Numbers numbers(15);
        const Axis tall = axis(2, 1, 1, 0, 1, 520, 0);
        compare({tall, axis(2, 1, 1, 1, 0, 3, 0), 1}, 700, 2, numbers);
        compare({tall, axis(3, 1, 1, 1, 1, 3, 0), 1}, 2, 700, numbers);
        compare({tall, axis(1, 1, 1, 0, 0, 3, 0), 3}, 600, 1, numbers);
        compare({axis(1, 1, 1, 0, 0, 520, 0), axis(1, 1, 1, 0, 0, 3, 0), 50}, 800, 3, numbers);
    }

    // Many small groups, for which whole cache lines of them are computed side by side, and one
    // more or less than that; strides that leave cells without any product.
    void agreeOnSmallGroups() {
        Numbers numbers(9);
        for (const Index groups : {6, 15, 16, 17, 40}) {
            for (const Index kernel : {1, 3, 4}) {
                for (const Index stride : {1, 2, 3, 5}) {
                    const Axis rows = axis(kernel, stride, 1, kernel / 2, 1, 3, 0);
                    const Geometry geometry{rows, axis(kernel, stride, 2, 1, 0, 5, 0), groups};
                    if (core::problem(geometry))
                        continue;
                    compare(geometry, groups * numbers.between(1, 3), numbers.between(1, 6),
                            numbers);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }

    // Kernels larger than what they are moved over, so that most of a row's products are none.
    void agreeOnLargeKernels() {
        Numbers numbers(10);
        for (const Index filters : {1, 3, 5, 9, 17, 33}) {
            for (const Index dilation : {1, 3}) {
                const Geometry geometry{axis(9, 1, dilation, 4, 3, 2, 0),
                                        axis(13, 2, dilation, 6, 7, 3, 1), 1};
                compare(geometry, filters, numbers.between(1, 40), numbers);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    // Strides at which few of a row's cells are in the same vectors.
    void agreeOnLargeStrides() {
        Numbers numbers(13);
        for (const Index stride : {5, 7, 11, 16, 23, 40, 70}) {
            for (const Index columns : {1, 3, 6, 17, 50}) {
                const Axis small = axis(numbers.between(1, 9), stride, numbers.between(1, 3), 1, 2,
                                        columns, stride - 1);
                compare({axis(2, 3, 1, 0, 1, 4, 0), small, 1}, 3, 2, numbers);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    // Kernels of which most rows and columns meet nothing but padding, on both sides or on one.
    void agreeOnKernelsInPadding() {
        Numbers numbers(12);
        for (const Index before : {0, 3, 14}) {
            for (const Index after : {0, 5, 14}) {
                for (const Index stride : {1, 3, 8}) {
                    const Geometry geometry{
                        axis(29 - before, 1, 1, 14 - before / 2, after, 3, 0),
                        axis(16, stride, 2, before, after, 9 - stride, stride - 1), 1};
                    if (core::problem(geometry))
                        continue;
                    compare(geometry, 3, 5, numbers);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }
};

}  // namespace

QTEST_APPLESS_MAIN(KernelsOnSmallMapsTest)
#include "test_kernels_on_small_maps.moc"
