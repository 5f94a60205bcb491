#pragma once

#include "core/deconvolution/padded_input.h"
#include "core/deconvolution/stamp.h"
#include "core/trace.h"
#include "tests/oracle/definition.h"
#include "tests/oracle/random_experiment.h"

#include <algorithm>
#include <array>
#include <vector>

namespace oracle {

using core::ArrayId;

/// The numbers of every array of an experiment, laid flat.
using Arrays = std::array<std::vector<double>, core::kArrayCount>;

inline std::vector<double>& of(Arrays& arrays, ArrayId array) {
    return arrays[static_cast<std::size_t>(array)];
}
inline double valueAt(const core::Shape& shape, const Arrays& arrays, const core::Cell& cell) {
    return arrays[static_cast<std::size_t>(cell.array)].at(
        static_cast<std::size_t>(core::numberOf(shape, cell)));
}

/// The values that the others are computed from.
struct Values {
    core::Planes<double> x;
    core::Kernels<double> k;
    core::Planes<double> t;
};

inline Values randomValues(Random& random, const core::Shape& shape, bool withoutZeros) {
    const auto& [rows, columns, groups] = shape.geometry;
    return {
        random.array<core::Planes<double>>({shape.channels, rows.input, columns.input},
                                           withoutZeros),
        random.array<core::Kernels<double>>(
            {shape.filters, shape.channels / groups, rows.kernel, columns.kernel}, withoutZeros),
        random.array<core::Planes<double>>(
            {shape.filters, core::outputSize(rows), core::outputSize(columns)}, withoutZeros)};
}

template <class A>
std::vector<double> flat(const A& array) {
    return {array.data(), array.data() + array.size()};
}

/// All of them from scratch. T is taken as it is, Y being that of X.
inline Arrays allArrays(const core::Shape& shape, const Values& values) {
    namespace ways = core::deconvolution;
    const core::Geometry& geometry = shape.geometry;
    Arrays all;
    of(all, ArrayId::X) = flat(values.x);
    of(all, ArrayId::K) = flat(values.k);
    of(all, ArrayId::T) = of(all, ArrayId::TFlat) = flat(values.t);
    of(all, ArrayId::Y) = flat(convolve(values.x, values.k, geometry));
    of(all, ArrayId::Z) = flat(convolveTransposed(values.t, values.k, geometry));
    of(all, ArrayId::ZFlat) = of(all, ArrayId::Z);
    const core::Matrix<double> w = weights(values.k, geometry);
    of(all, ArrayId::W) = flat(w);
    of(all, ArrayId::WT) = flat(core::Matrix<double>(xt::transpose(w)));
    const core::Planes<double> stretched = ways::stretched(values.t, geometry);
    of(all, ArrayId::Stretched) = flat(stretched);
    of(all, ArrayId::Padded) = flat(ways::padded(stretched, geometry));
    of(all, ArrayId::Turned) = flat(ways::turned(values.k));
    for (Index f = 0; f < shape.filters; ++f)
        for (Index m = 0; m < core::size(values.t, 1); ++m)
            for (Index n = 0; n < core::size(values.t, 2); ++n)
                std::ranges::copy(flat(ways::stamp(values.t, values.k, geometry, f, m, n)),
                                  std::back_inserter(of(all, ArrayId::Stamp)));
    return all;
}

}  // namespace oracle
