#include "core/array.h"
#include "core/kernels/instruction_sets.h"
#include "core/kernels/methods.h"
#include "core/kernels/planes.h"
#include "core/notation.h"

#include <QObject>
#include <QTest>
#include <cmath>
#include <random>
#include <vector>

namespace {

using core::Axis;
using core::Geometry;
using core::Index;
using core::kernels::Direction;
using core::kernels::InstructionSet;
using core::kernels::Method;
using core::kernels::PlanesJob;

class Numbers {
public:
    explicit Numbers(unsigned seed) : random_(seed) {}

    Index between(Index first, Index last) {
        return std::uniform_int_distribution<Index>(first, last)(random_);
    }

    template <class T>
    core::Vector<T> array(Index count) {
        auto values = core::uninitialised<core::Vector<T>>({count});
        for (T& value : values)
            value = static_cast<T>(between(-9, 9));
        return values;
    }

private:
    std::mt19937 random_;
};

Axis axis(Index kernel, Index stride, Index dilation, Index before, Index after, Index output,
          Index outputPadding) {
    Axis axis;
    axis.kernel = kernel;
    axis.stride = stride;
    axis.dilation = dilation;
    axis.paddingBefore = before;
    axis.paddingAfter = after;
    return core::withOutput(axis, output, outputPadding);
}

struct Sizes {
    Index x, y;  // cells of a plane
};
Sizes sizesOf(const Geometry& geometry) {
    return {geometry.rows.input * geometry.columns.input,
            core::outputSize(geometry.rows) * core::outputSize(geometry.columns)};
}

/// Whether a job, computed into the middle of a larger array, gives what is expected and leaves the
/// rest of the array as it is.
template <class T, class Compute>
bool gives(const core::Vector<T>& expected, std::size_t offset, PlanesJob<T> job,
           const Compute& compute) {
    std::vector<T> actual(offset + expected.size() + offset, T{1000});
    job.output = actual.data() + offset;
    compute(job);
    const auto begin = actual.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto isUntouched = [](T value) { return value == T{1000}; };
    return std::equal(expected.begin(), expected.end(), begin) &&
           std::all_of(actual.begin(), begin, isUntouched) &&
           std::all_of(actual.end() - (begin - actual.begin()), actual.end(), isUntouched);
}

std::vector<InstructionSet> setsToTry() {
    std::vector<InstructionSet> sets = core::kernels::availableSets();
#ifdef __SANITIZE_THREAD__
    // Threads meet around the kernels, which is the same for all sets, and takes minutes for each.
    sets.erase(sets.begin(), sets.end() - 1);
#endif
    return sets;
}

/// Whether every instruction set, with one thread and two, and every method that can compute it,
/// gives what the plain loops give.
template <class T>
bool allAgree(Direction direction, const Geometry& geometry, Index filters, Index depth,
              Numbers& numbers, Index streamedBytes = core::kernels::kStreamedBytes,
              std::size_t offset = 0) {
    const Sizes sizes = sizesOf(geometry);
    const Index xCells = geometry.groups * depth * sizes.x, yCells = filters * sizes.y;
    const bool direct = direction == Direction::Direct;
    const auto input = numbers.array<T>(direct ? xCells : yCells);
    const auto bank =
        numbers.array<T>(filters * depth * geometry.rows.kernel * geometry.columns.kernel);
    const std::array<Index, 1> shape{direct ? yCells : xCells};
    auto expected = core::uninitialised<core::Vector<T>>(shape);
    const PlanesJob<T> job{direction,    geometry,    filters,         depth,
                           input.data(), bank.data(), expected.data(), streamedBytes};
    core::kernels::computeFewPlanes(job);
    const auto threads = [](unsigned count) {
        return core::Control{.stop = {}, .progress = {}, .threads = count};
    };
    for (const InstructionSet set : setsToTry()) {
        const auto& kernels = core::kernels::rowKernels<T>(set);
        for (const unsigned count : {1u, 2u}) {
            if (!gives(expected, offset, job, [&](const PlanesJob<T>& it) {
                    core::kernels::computePlanes(it, kernels, threads(count));
                }))
                return false;
        }
        for (const Method method :
             {Method::ByRows, Method::FewPositions, Method::Stamps, Method::GroupsBeside,
              Method::ResultsBeside, Method::Turned, Method::SwappedRoles}) {
            const bool possible = std::isfinite(core::kernels::cost(method, job, threads(2)));
            if (possible && !gives(expected, offset, job, [&](const PlanesJob<T>& it) {
                    core::kernels::compute(method, it, kernels, threads(2));
                }))
                return false;
        }
    }
    return true;
}

QString describe(const Geometry& geometry, Index filters, Index depth) {
    return QStringLiteral("%1 | F%2 C/g%3")
        .arg(QString::fromStdString(core::notation(geometry)))
        .arg(filters)
        .arg(depth);
}

void compare(const Geometry& geometry, Index filters, Index depth, Numbers& numbers) {
    for (const Direction direction : {Direction::Direct, Direction::Transposed}) {
        QVERIFY2(allAgree<float>(direction, geometry, filters, depth, numbers),
                 qPrintable(describe(geometry, filters, depth)));
        QVERIFY2(allAgree<double>(direction, geometry, filters, depth, numbers),
                 qPrintable(describe(geometry, filters, depth)));
    }
}

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

    // Results that begin anywhere within a cache line, in chunks, and nothing beside them touched.
    void agreeOnStreamedResults() {
        Numbers numbers(4);
        for (const Index columns : {64, 256, 255, 171, 1371}) {
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
