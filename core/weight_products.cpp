#include "core/axis_reach.h"
#include "core/kernels/combine_rows.h"
#include "core/sparse_sum.h"
#include "core/stencil_product.h"
#include "core/weight_matrix.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <xtensor-blas/xlinalg.hpp>

namespace core {
namespace {

/// Multiply-adds that are worth a task of their own.
constexpr Index kWorthATask = Index{1} << 17;

void refuseLength(Index length, Index wanted, const char* vector) {
    if (length != wanted)
        throw Refused("The vector " + std::string(vector) + " has " + std::to_string(length) +
                      " entries, but the matrix needs " + std::to_string(wanted));
}

/// Calls work(first, end) for ranges of rows that are worth a task.
template <class Work>
void forEachRange(Index rows, Index costOfRow, const Control& control, const Work& work) {
    constexpr Index kTogether = kernels::kStencilRows;
    const Index perTask =
        dividedUp(kWorthATask, std::max<Index>(1, costOfRow) * kTogether) * kTogether;
    forEach(dividedUp(rows, perTask), control,
            [&](Index task) { work(task * perTask, std::min(rows, (task + 1) * perTask)); });
}

/// A row that goes into a row of the result, with the row of taps that it goes through.
template <class T>
struct Source {
    const T* in;
    const T* taps;
};

/// Sums up rows of the result from their sources: in registers what all taps reach, and the few
/// cells at the edges one tap after the other.
template <class T>
class RowSum {
public:
    explicit RowSum(const AxisReach& columns) : columns_(columns) {}

    void compute(T* out, const std::vector<Source<T>>& sources) {
        combineInside(out, sources);
        computeEdges(out, sources);
    }

private:
    void computeEdges(T* out, const std::vector<Source<T>>& sources) {
        std::fill(out, out + columns_.first, T{0});
        std::fill(out + columns_.end, out + columns_.width, T{0});
        for (const Source<T>& source : sources)
            for (const auto& [tap, reach] : columns_.edges)
                for (Index n = 0; n < reach.count; ++n)
                    out[reach.outFirst + n * reach.outStep] +=
                        source.taps[tap] * source.in[reach.inFirst + n * reach.inStep];
    }

    void combineInside(T* out, const std::vector<Source<T>>& sources) {
        if (columns_.first == columns_.end)
            return;
        inputs_.clear();
        weights_.clear();
        for (const Source<T>& source : sources)
            for (std::size_t v = 0; v < columns_.reaches.size(); ++v) {
                const Reach& reach = columns_.reaches[v];
                inputs_.push_back(source.in + (reach.inFirst - reach.outFirst + columns_.first));
                weights_.push_back(source.taps[v]);
            }
        const Index terms = static_cast<Index>(weights_.size());
        const Index count = columns_.end - columns_.first;
        const kernels::CombineRows& combine = kernels::combineRows();
        if constexpr (sizeof(T) == sizeof(float))
            combine.floats(out + columns_.first, inputs_.data(), weights_.data(), terms, count);
        else
            combine.doubles(out + columns_.first, inputs_.data(), weights_.data(), terms, count);
    }

    const AxisReach& columns_;
    std::vector<const T*> inputs_;
    std::vector<T> weights_;
};

/// A product by rows: how taps reach the rows and the columns of its planes, and what they read.
template <class T>
struct Sums {
    AxisReach rows, columns;
    Index columnsRead;
    std::span<const T> read;
    T* out;
    bool oneKernel;  // a row is made of at most three rows, one after the other in memory
};

/// How many rows from `row` on, of the same plane and before `end`, all taps reach.
Index wholeRows(const AxisReach& rows, Index row, Index end) {
    const Index inPlane = row % rows.width;
    return inPlane < rows.first ? 0 : std::min(end - row, rows.end - inPlane);
}

/// Rows [first, end) of a product; sourcesOf(row, …) gives the rows that a row is made of.
template <class T, class SourcesOf>
void sumRows(const Sums<T>& sums, Index first, Index end, const SourcesOf& sourcesOf) {
    RowSum<T> alone(sums.columns);
    std::optional<StencilProduct> together;
    if constexpr (std::is_same_v<T, float>) {
        if (sums.oneKernel && StencilProduct::fits(sums.columns, sums.columnsRead))
            together.emplace(sums.columns, sums.columnsRead, sums.read);
    }
    std::vector<Source<T>> sources;
    for (Index row = first; row < end;) {
        sourcesOf(row, sources);
        T* const out = sums.out + row * sums.columns.width;
        if constexpr (std::is_same_v<T, float>) {
            const Index whole = together ? wholeRows(sums.rows, row, end) : 0;
            if (whole >= kernels::kStencilRows) {
                together->compute(out, std::min(sources.front().in, sources.back().in),
                                  sources.front().taps, whole);
                row += whole;
                continue;
            }
        }
        alone.compute(out, sources);
        ++row;
    }
}

/// Whether rows of a result that one kernel of three rows reaches are reached by it row after row.
bool isOneKernel(const Axis& rows, const Axis& columns, Index planes) {
    return planes == 1 && rows.kernel == kernels::kStencilTaps &&
           columns.kernel == kernels::kStencilTaps && rows.stride == 1 && rows.dilation == 1 &&
           columns.stride == 1 && columns.dilation == 1;
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
Vector<T> product(const WeightMatrix<T>& matrix, std::type_identity_t<std::span<const T>> x,
                  const Control& control) {
    refuseLength(static_cast<Index>(x.size()), matrix.columns(), "x");
    const Axis& rows = matrix.geometry().rows;
    const Axis& columns = matrix.geometry().columns;
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / matrix.geometry().groups;
    const Index width = matrix.outputColumns();
    auto y = uninitialised<Vector<T>>({matrix.rows()});
    const Sums<T> sums{
        axisReach(rows, false),           axisReach(columns, false), columns.input, x, y.data(),
        isOneKernel(rows, columns, depth)};
    const auto sourcesOf = [&](Index row, std::vector<Source<T>>& sources) {
        const Index filter = row / matrix.outputRows();
        const Index top = row % matrix.outputRows() * rows.stride - rows.paddingBefore;
        const Index firstChannel = filter / filtersInGroup * depth;
        sources.clear();
        for (Index g = 0; g < depth; ++g)
            for (Index u = 0; u < rows.kernel; ++u) {
                const Index r = top + u * rows.dilation;
                if (r >= 0 && r < rows.input)
                    sources.push_back(
                        {x.data() + ((firstChannel + g) * rows.input + r) * columns.input,
                         &kernels(filter, g, u, 0)});
            }
    };
    const auto computeRows = [&](Index first, Index end) { sumRows(sums, first, end, sourcesOf); };
    forEachRange(matrix.filters() * matrix.outputRows(),
                 depth * rows.kernel * columns.kernel * width, control, computeRows);
    return y;
}

template <class T>
Vector<T> transposedProduct(const WeightMatrix<T>& matrix,
                            std::type_identity_t<std::span<const T>> y, const Control& control) {
    refuseLength(static_cast<Index>(y.size()), matrix.rows(), "y");
    const Axis& rows = matrix.geometry().rows;
    const Axis& columns = matrix.geometry().columns;
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / matrix.geometry().groups;
    const Index width = matrix.outputColumns();
    auto z = uninitialised<Vector<T>>({matrix.columns()});
    const Sums<T> sums{axisReach(rows, true),
                       axisReach(columns, true),
                       width,
                       y,
                       z.data(),
                       isOneKernel(rows, columns, filtersInGroup)};
    const auto sourcesOf = [&](Index row, std::vector<Source<T>>& sources) {
        const Index channel = row / rows.input;
        const Index below = row % rows.input + rows.paddingBefore;
        const Index firstFilter = channel / depth * filtersInGroup;
        sources.clear();
        for (Index f = firstFilter; f < firstFilter + filtersInGroup; ++f)
            for (Index u = 0; u < rows.kernel; ++u) {
                const Index m = below - u * rows.dilation;
                if (m >= 0 && m % rows.stride == 0 && m / rows.stride < matrix.outputRows())
                    sources.push_back(
                        {y.data() + (f * matrix.outputRows() + m / rows.stride) * width,
                         &kernels(f, channel % depth, u, 0)});
            }
    };
    const auto computeRows = [&](Index first, Index end) { sumRows(sums, first, end, sourcesOf); };
    forEachRange(matrix.channels() * rows.input,
                 filtersInGroup * rows.kernel * columns.kernel * width, control, computeRows);
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
    forEachRange(matrix.rows, costOfRow, control, [=](Index first, Index end) {
        for (Index row = first; row < end; ++row) {
            const std::int32_t at = start[row];
            out[row] = sumOfRow(value + at, column + at, start[row + 1] - at, in);
        }
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

#define DECONV_INSTANTIATE(T)                                                               \
    template Matrix<T> dense(const WeightMatrix<T>&);                                       \
    template Vector<T> product(const WeightMatrix<T>&, std::span<const T>, const Control&); \
    template Vector<T> transposedProduct(const WeightMatrix<T>&, std::span<const T>,        \
                                         const Control&);                                   \
    template Vector<T> product(const SparseRows<T>&, const Vector<T>&, const Control&);     \
    template Vector<T> denseProduct(const Matrix<T>&, const Vector<T>&);                    \
    template Vector<T> denseTransposedProduct(const Matrix<T>&, const Vector<T>&);
DECONV_INSTANTIATE(float)
DECONV_INSTANTIATE(double)
#undef DECONV_INSTANTIATE

}  // namespace core
