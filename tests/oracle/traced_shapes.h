#pragma once

#include "core/notation.h"
#include "core/trace.h"
#include "tests/oracle/experiment_arrays.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace oracle {

using core::ArrayId;
using core::Cell;
using core::Index;
using core::Shape;

/// More cells than any of the shapes here has.
inline constexpr std::size_t kAll = 1'000'000;

inline std::vector<ArrayId> allArrayIds() {
    std::vector<ArrayId> all;
    all.reserve(core::kArrayCount);
    for (int n = 0; n < core::kArrayCount; ++n)
        all.push_back(static_cast<ArrayId>(n));
    return all;
}

inline Shape randomShape(oracle::Random& random, Index largest) {
    const oracle::RandomExperiment drawn = random.experiment(largest);
    return {drawn.geometry, drawn.filters, drawn.channels(), true};
}

/// Small enough to be computed again for each of its cells.
inline Shape smallShape(oracle::Random& random) {
    while (true) {
        const Shape shape = randomShape(random, 3);
        if (core::cellCount(shape, ArrayId::Stamp) < 300 &&
            core::cellCount(shape, ArrayId::Padded) < 200 &&
            core::cellCount(shape, ArrayId::W) < 600)
            return shape;
    }
}

/// A cell and where it is looked for, for a test's message.
inline QByteArray described(const Shape& shape, const Cell& cell, ArrayId in) {
    return QStringLiteral("%1, F%2 C%3, array %4 cell %5 in %6")
        .arg(QString::fromStdString(core::notation(shape.geometry)))
        .arg(shape.filters)
        .arg(shape.channels)
        .arg(int(cell.array))
        .arg(core::numberOf(shape, cell))
        .arg(int(in))
        .toUtf8();
}

/// 3 × 3 on 4 × 4.
inline Shape notebook(bool typed) {
    core::Geometry geometry;
    geometry.rows.kernel = geometry.columns.kernel = 3;
    geometry.rows = core::withInput(geometry.rows, 4);
    geometry.columns = core::withInput(geometry.columns, 4);
    return {geometry, 1, 1, typed};
}

}  // namespace oracle
