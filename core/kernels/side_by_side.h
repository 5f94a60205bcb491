#pragma once

#include <cstdint>

// What computes many groups side by side. As in row_job.h, only raw pointers and numbers pass
// between plain C++ and the files compiled once per instruction set.

namespace core::kernels {

/// How many groups lie side by side: a cache line of values.
template <class T>
inline constexpr std::int64_t kGroupsBeside = 64 / static_cast<std::int64_t>(sizeof(T));

/// A cell that is read and the weight that it meets, each as the place of the first group's value.
struct Product {
    std::int32_t cell;
    std::int32_t weight;
};

/// A cell of the result: the place of the first group's value, and where its products end, which
/// begin where those of the cell before it end.
struct ResultCell {
    std::int32_t place;
    std::int32_t end;
};

/// In how many widths planes of results can lie side by side, and how many of them then do.
inline constexpr std::size_t kBesideWidths = 4;
template <class T>
constexpr std::int64_t besideOf(std::size_t width) {
    constexpr std::int64_t kLeast = 16 / static_cast<std::int64_t>(sizeof(T));
    return kLeast << width;
}

/// Cells of planes of results that lie side by side: each of them is
///
///     Σ_d Σ_p  input[d · inputPlane + p.cell] · weights[d · weightPlane + p.weight]
///
/// over the planes 0 ≤ d < planes and the cell's products p, where a weight is as many values as
/// lie side by side, and a cell of the input either as many, of which each meets its own, or one
/// that all share. What lies side by side begins at a multiple of its size, if that is less than a
/// line.
template <class T>
struct SumsJob {
    const T* input;
    std::int64_t inputPlane;
    const T* weights;
    std::int64_t weightPlane;
    std::int64_t planes;
    const Product* products;
    std::int64_t firstProduct;  // of the first cell
    const ResultCell* cells;
    std::int64_t cellCount;
    T* output;
};

/// to[c · toStride + r] = from[r · fromStride + c] for 0 ≤ r < rows and 0 ≤ c < columns.
template <class T>
struct TransposeJob {
    T* to;
    std::int64_t toStride;
    const T* from;
    std::int64_t fromStride;
    std::int64_t rows;
    std::int64_t columns;
};

template <class T>
struct SideBySide {
    /// Of kGroupsBeside groups.
    void (*sum)(const SumsJob<T>&);
    /// Of besideOf(width) results of one group, which share the input.
    void (*sumShared[kBesideWidths])(const SumsJob<T>&);
    void (*transpose)(const TransposeJob<T>&);
};

}  // namespace core::kernels
