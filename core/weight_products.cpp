#include "core/weight_matrix.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <string>
#include <xtensor-blas/xlinalg.hpp>

namespace core {
namespace {

/// Multiply-adds that are worth a task of their own.
constexpr Index kWorthATask = Index{1} << 15;

void refuseLength(Index length, Index wanted, const char* vector) {
    if (length != wanted)
        throw Refused("The vector " + std::string(vector) + " has " + std::to_string(length) +
                      " entries, but the matrix needs " + std::to_string(wanted));
}

/// Calls work(row) for each row, many to a task.
template <class Work>
void forEachRow(Index rows, Index costOfRow, const Control& control, const Work& work) {
    const Index perTask = std::max<Index>(1, kWorthATask / std::max<Index>(1, costOfRow));
    forEach(dividedUp(rows, perTask), control, [&](Index task) {
        const Index end = std::min(rows, (task + 1) * perTask);
        for (Index row = task * perTask; row < end; ++row)
            work(row);
    });
}

/// The outputs first … end − 1 along an axis that the tap `u` links to cells of X.
struct Outputs {
    Index first;
    Index end;
};
Outputs outputsOfTap(const Axis& axis, Index outputs, Index u) {
    const Index offset = u * axis.dilation - axis.paddingBefore;
    return {std::max<Index>(0, dividedUp(-offset, axis.stride)),
            std::min(outputs, dividedUp(axis.input - offset, axis.stride))};
}

}  // namespace

template <class T>
Matrix<T> dense(const WeightMatrix<T>& matrix) {
    if (matrix.rows() > kDenseLimit / matrix.columns())
        throw Refused("A dense matrix of " + std::to_string(matrix.rows()) + " × " +
                      std::to_string(matrix.columns()) + " has more than " +
                      std::to_string(kDenseLimit / 1'000'000) +
                      " million cells; the sparse formats coo and mtx hold it");
    auto result = zeros<Matrix<T>>({matrix.rows(), matrix.columns()});
    std::vector<typename WeightMatrix<T>::Entry> entries;
    for (Index row = 0; row < matrix.rows(); ++row) {
        matrix.entriesOfRow(row, entries);
        T* const out = result.data() + row * matrix.columns();
        for (const auto& entry : entries)
            out[entry.column] = entry.value;
    }
    return result;
}

template <class T>
Vector<T> product(const WeightMatrix<T>& matrix, const Vector<T>& x, const Control& control) {
    refuseLength(size(x, 0), matrix.columns(), "x");
    const Axis& rows = matrix.geometry().rows;
    const Axis& columns = matrix.geometry().columns;
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / matrix.geometry().groups;
    const Index width = matrix.outputColumns();
    auto y = zeros<Vector<T>>({matrix.rows()});
    const auto computeRow = [&](Index row) {
        const Index filter = row / matrix.outputRows();
        const Index top = row % matrix.outputRows() * rows.stride - rows.paddingBefore;
        const Index firstChannel = filter / filtersInGroup * depth;
        T* const out = y.data() + row * width;
        for (Index g = 0; g < depth; ++g) {
            for (Index u = 0; u < rows.kernel; ++u) {
                const Index r = top + u * rows.dilation;
                if (r < 0 || r >= rows.input)
                    continue;
                const T* const in =
                    x.data() + ((firstChannel + g) * rows.input + r) * columns.input;
                for (Index v = 0; v < columns.kernel; ++v) {
                    const Outputs reached = outputsOfTap(columns, width, v);
                    const T tap = kernels(filter, g, u, v);
                    const Index offset = v * columns.dilation - columns.paddingBefore;
                    for (Index n = reached.first; n < reached.end; ++n)
                        out[n] += tap * in[n * columns.stride + offset];
                }
            }
        }
    };
    forEachRow(matrix.filters() * matrix.outputRows(), depth * rows.kernel * columns.kernel * width,
               control, computeRow);
    return y;
}

template <class T>
Vector<T> transposedProduct(const WeightMatrix<T>& matrix, const Vector<T>& y,
                            const Control& control) {
    refuseLength(size(y, 0), matrix.rows(), "y");
    const Axis& rows = matrix.geometry().rows;
    const Axis& columns = matrix.geometry().columns;
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / matrix.geometry().groups;
    const Index width = matrix.outputColumns();
    auto z = zeros<Vector<T>>({matrix.columns()});
    const auto computeRow = [&](Index row) {
        const Index channel = row / rows.input;
        const Index below = row % rows.input + rows.paddingBefore;
        const Index firstFilter = channel / depth * filtersInGroup;
        T* const out = z.data() + row * columns.input;
        for (Index f = firstFilter; f < firstFilter + filtersInGroup; ++f) {
            for (Index u = 0; u < rows.kernel; ++u) {
                const Index m = below - u * rows.dilation;
                if (m < 0 || m % rows.stride != 0 || m / rows.stride >= matrix.outputRows())
                    continue;
                const T* const in = y.data() + (f * matrix.outputRows() + m / rows.stride) * width;
                for (Index v = 0; v < columns.kernel; ++v) {
                    const Outputs reached = outputsOfTap(columns, width, v);
                    const T tap = kernels(f, channel % depth, u, v);
                    const Index offset = v * columns.dilation - columns.paddingBefore;
                    for (Index n = reached.first; n < reached.end; ++n)
                        out[n * columns.stride + offset] += tap * in[n];
                }
            }
        }
    };
    forEachRow(matrix.channels() * rows.input,
               filtersInGroup * rows.kernel * columns.kernel * width, control, computeRow);
    return z;
}

template <class T>
Vector<T> product(const SparseRows<T>& matrix, const Vector<T>& x, const Control& control) {
    refuseLength(size(x, 0), matrix.columns, "x");
    auto y = uninitialised<Vector<T>>({matrix.rows});
    const Index costOfRow = size(matrix.value, 0) / std::max<Index>(1, matrix.rows) + 1;
    const std::int32_t* const start = matrix.rowStart.data();
    const std::int32_t* const column = matrix.column.data();
    const T* const value = matrix.value.data();
    const T* const in = x.data();
    T* const out = y.data();
    forEachRow(matrix.rows, costOfRow, control, [=](Index row) {
        T sum{0};
        for (std::int32_t n = start[row]; n < start[row + 1]; ++n)
            sum += value[n] * in[column[n]];
        out[row] = sum;
    });
    return y;
}

template <class T>
Vector<T> denseProduct(const Matrix<T>& matrix, const Vector<T>& x) {
    refuseLength(size(x, 0), size(matrix, 1), "x");
    keepBlasToOneThread();
    return xt::linalg::dot(matrix, x);
}

template <class T>
Vector<T> denseTransposedProduct(const Matrix<T>& matrix, const Vector<T>& y) {
    refuseLength(size(y, 0), size(matrix, 0), "y");
    keepBlasToOneThread();
    return xt::linalg::dot(y, matrix);
}

#define DECONV_INSTANTIATE(T)                                                             \
    template Matrix<T> dense(const WeightMatrix<T>&);                                     \
    template Vector<T> product(const WeightMatrix<T>&, const Vector<T>&, const Control&); \
    template Vector<T> transposedProduct(const WeightMatrix<T>&, const Vector<T>&,        \
                                         const Control&);                                 \
    template Vector<T> product(const SparseRows<T>&, const Vector<T>&, const Control&);   \
    template Vector<T> denseProduct(const Matrix<T>&, const Vector<T>&);                  \
    template Vector<T> denseTransposedProduct(const Matrix<T>&, const Vector<T>&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core
