#pragma once

#include "core/array.h"
#include "core/control.h"
#include "core/geometry.h"

#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace core {

/// Where an entry of W comes from: output (f, m, n), input (c, r, q), tap (f, cInGroup, u, v).
struct Tap {
    Index filter, channel;  // channel within the filter's group
    Index row, column;      // u, v

    friend bool operator==(const Tap&, const Tap&) = default;
};

/// W, the matrix with y = W·x for the direct convolution, as what it is: an implicit matrix that
/// takes no memory of its size. Rows are the cells of Y, columns those of X, both laid flat by rows
/// with the channel first; so W has F·o_rows·o_columns rows and C·i_rows·i_columns columns.
/// A structural zero (no tap meets there) is told from a tap whose value is 0.
template <class T>
class WeightMatrix {
public:
    /// Throws Refused where the geometry has a problem, or the kernels do not fit it.
    WeightMatrix(const Geometry& geometry, Shared<Kernels<T>> kernels);

    Index rows() const { return filters_ * outputRows_ * outputColumns_; }
    Index columns() const { return channels_ * geometry_.rows.input * geometry_.columns.input; }
    /// How many entries hold a tap, zero taps included. In constant time in the sizes.
    Index nonZeros() const;

    /// The tap at an entry, or nothing for a structural zero. Constant time.
    std::optional<Tap> tapAt(Index row, Index column) const;
    std::optional<T> at(Index row, Index column) const;

    struct Entry {
        Index row, column;
        Tap tap;
        T value;
    };
    /// The taps of a row or of a column in rising order of the other index; the vector is reused.
    void entriesOfRow(Index row, std::vector<Entry>& entries) const;
    void entriesOfColumn(Index column, std::vector<Entry>& entries) const;

    const Geometry& geometry() const { return geometry_; }
    const Shared<Kernels<T>>& kernels() const { return kernels_; }
    Index filters() const { return filters_; }
    Index channels() const { return channels_; }
    Index outputRows() const { return outputRows_; }
    Index outputColumns() const { return outputColumns_; }

private:
    Geometry geometry_;
    Shared<Kernels<T>> kernels_;
    Index filters_;
    Index channels_;
    Index outputRows_;
    Index outputColumns_;
};

/// Wᵀ, a view of W: no copy, rows and columns exchanged.
template <class T>
class TransposedWeightMatrix {
public:
    explicit TransposedWeightMatrix(WeightMatrix<T> matrix) : matrix_(std::move(matrix)) {}
    Index rows() const { return matrix_.columns(); }
    Index columns() const { return matrix_.rows(); }
    Index nonZeros() const { return matrix_.nonZeros(); }
    std::optional<T> at(Index row, Index column) const { return matrix_.at(column, row); }
    std::optional<Tap> tapAt(Index row, Index column) const { return matrix_.tapAt(column, row); }
    const WeightMatrix<T>& matrix() const { return matrix_; }

private:
    WeightMatrix<T> matrix_;
};

/// A matrix as compressed sparse rows; zero taps are kept. Row n has the entries
/// rowStart[n] … rowStart[n + 1] − 1, in rising order of their columns.
template <class T>
struct SparseRows {
    Index rows = 0, columns = 0;
    Vector<std::int32_t> rowStart;  // rows + 1 entries
    Vector<std::int32_t> column;
    Vector<T> value;
};

/// W and Wᵀ so. Throws Refused above 2³¹ − 1 non-zeros, rows or columns; Cancelled.
template <class T>
SparseRows<T> sparseRows(const WeightMatrix<T>& matrix, const Control& control = {});
template <class T>
SparseRows<T> sparseRows(const TransposedWeightMatrix<T>& matrix, const Control& control = {});

/// The largest number of cells that is ever laid out densely.
inline constexpr Index kDenseLimit = 100'000'000;

/// W as a dense matrix. Throws Refused above kDenseLimit cells, naming the sparse formats.
template <class T>
Matrix<T> dense(const WeightMatrix<T>& matrix);

/// W·x and Wᵀ·y without forming W, from its taps. x and y are laid flat, as vectors are and as
/// planes lie in memory, and as long as W is wide or high; else Refused. Cancelled when asked to
/// stop.
template <class T>
Vector<T> product(const WeightMatrix<T>& matrix, std::type_identity_t<std::span<const T>> x,
                  const Control& control = {});
template <class T>
Vector<T> transposedProduct(const WeightMatrix<T>& matrix,
                            std::type_identity_t<std::span<const T>> y,
                            const Control& control = {});

/// The product of compressed rows and a vector.
template <class T>
Vector<T> product(const SparseRows<T>& matrix, const Vector<T>& x, const Control& control = {});

/// The same from the dense matrix, by xtensor-blas.
template <class T>
Vector<T> denseProduct(const Matrix<T>& matrix, const Vector<T>& x);
template <class T>
Vector<T> denseTransposedProduct(const Matrix<T>& matrix, const Vector<T>& y);

}  // namespace core
