#pragma once

#include "core/array.h"
#include "core/kernels/instruction_sets.h"
#include "core/kernels/methods.h"
#include "core/kernels/planes.h"
#include "core/notation.h"

#include <QTest>
#include <array>
#include <cmath>
#include <random>
#include <vector>

// Whether all ways in which the kernels can compute a convolution agree with plain loops.

namespace oracle {

using core::Axis;
using core::Geometry;
using core::Index;
using core::kernels::Direction;
using core::kernels::InstructionSet;
using core::kernels::Method;
using core::kernels::PlanesJob;

/// Random small whole numbers, whose sums do not depend on their order.
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

inline Axis axis(Index kernel, Index stride, Index dilation, Index before, Index after,
                 Index output, Index outputPadding) {
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
inline Sizes sizesOf(const Geometry& geometry) {
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

inline std::vector<InstructionSet> setsToTry() {
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

inline QString describe(const Geometry& geometry, Index filters, Index depth) {
    return QStringLiteral("%1 | F%2 C/g%3")
        .arg(QString::fromStdString(core::notation(geometry)))
        .arg(filters)
        .arg(depth);
}

/// Verifies it for both directions and both types.
inline void compare(const Geometry& geometry, Index filters, Index depth, Numbers& numbers) {
    for (const Direction direction : {Direction::Direct, Direction::Transposed}) {
        QVERIFY2(allAgree<float>(direction, geometry, filters, depth, numbers),
                 qPrintable(describe(geometry, filters, depth)));
        QVERIFY2(allAgree<double>(direction, geometry, filters, depth, numbers),
                 qPrintable(describe(geometry, filters, depth)));
    }
}
}  // namespace oracle
