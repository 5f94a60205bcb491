#pragma once

#include "core/array.h"
#include "core/geometry.h"

#include <vector>

// The definitions, as slow and as plain as they are written. Nothing here may use the code that it
// is there to check, but for the sizes of a geometry.

namespace oracle {

using core::Geometry;
using core::Index;

/// One product of an experiment: output (f, m, n), input (c, r, q), tap (f, g, u, v).
struct Product {
    Index f, c, g;
    Index m, n;
    Index u, v;
    Index r, q;
};

/// Calls visit(product) for every product whose input exists: r = m·s + u·d − p_before and q alike,
/// within the input.
template <class Visit>
void forEachProduct(const Geometry& geometry, Index filters, Index channels, const Visit& visit) {
    const auto& [rows, columns, groups] = geometry;
    for (Index f = 0; f < filters; ++f)
        for (Index c = 0; c < channels; ++c) {
            if (f / (filters / groups) != c / (channels / groups))
                continue;
            for (Index m = 0; m < core::outputSize(rows); ++m)
                for (Index n = 0; n < core::outputSize(columns); ++n)
                    for (Index u = 0; u < rows.kernel; ++u)
                        for (Index v = 0; v < columns.kernel; ++v) {
                            const Index r =
                                m * rows.stride + u * rows.dilation - rows.paddingBefore;
                            const Index q =
                                n * columns.stride + v * columns.dilation - columns.paddingBefore;
                            if (r >= 0 && r < rows.input && q >= 0 && q < columns.input)
                                visit(Product{f, c, c % (channels / groups), m, n, u, v, r, q});
                        }
        }
}

inline std::vector<Product> products(const Geometry& geometry, Index filters, Index channels) {
    std::vector<Product> all;
    forEachProduct(geometry, filters, channels,
                   [&](const Product& product) { all.push_back(product); });
    return all;
}

template <class T>
core::Planes<T> convolve(const core::Planes<T>& x, const core::Kernels<T>& k,
                         const Geometry& geometry) {
    auto y = core::zeros<core::Planes<T>>(
        {core::size(k, 0), core::outputSize(geometry.rows), core::outputSize(geometry.columns)});
    for (const Product& p : products(geometry, core::size(k, 0), core::size(x, 0)))
        y(p.f, p.m, p.n) += x(p.c, p.r, p.q) * k(p.f, p.g, p.u, p.v);
    return y;
}

template <class T>
core::Planes<T> convolveTransposed(const core::Planes<T>& y, const core::Kernels<T>& k,
                                   const Geometry& geometry) {
    const Index channels = core::size(k, 1) * geometry.groups;
    auto z = core::zeros<core::Planes<T>>({channels, geometry.rows.input, geometry.columns.input});
    for (const Product& p : products(geometry, core::size(k, 0), channels))
        z(p.c, p.r, p.q) += y(p.f, p.m, p.n) * k(p.f, p.g, p.u, p.v);
    return z;
}

/// W as a dense matrix.
template <class T>
core::Matrix<T> weights(const core::Kernels<T>& k, const Geometry& geometry) {
    const Index channels = core::size(k, 1) * geometry.groups;
    const Index oRows = core::outputSize(geometry.rows);
    const Index oColumns = core::outputSize(geometry.columns);
    const Index iRows = geometry.rows.input;
    const Index iColumns = geometry.columns.input;
    auto w = core::zeros<core::Matrix<T>>(
        {core::size(k, 0) * oRows * oColumns, channels * iRows * iColumns});
    for (const Product& p : products(geometry, core::size(k, 0), channels))
        w((p.f * oRows + p.m) * oColumns + p.n, (p.c * iRows + p.r) * iColumns + p.q) +=
            k(p.f, p.g, p.u, p.v);
    return w;
}

}  // namespace oracle
