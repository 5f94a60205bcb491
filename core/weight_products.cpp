#include "core/kernels/combine_rows.h"
#include "core/kernels/instruction_sets.h"
#include "core/weight_matrix.h"
#include "core/whole_division.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <array>
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

/// What one tap adds along the columns: out[outFirst + n·outStep] += tap · in[inFirst + n·inStep]
/// for 0 ≤ n < count.
struct Reach {
    Index outFirst, outStep;
    Index inFirst, inStep;
    Index count;
};

/// For each tap of an axis, from X to Y or, transposed, from Y to X.
std::vector<Reach> reachesOf(const Axis& axis, Index outputs, bool transposed) {
    std::vector<Reach> reaches;
    for (Index v = 0; v < axis.kernel; ++v) {
        const Index offset = v * axis.dilation - axis.paddingBefore;
        const Index first = std::max<Index>(0, dividedUp(-offset, axis.stride));
        const Index end = std::min(outputs, dividedUp(axis.input - offset, axis.stride));
        const Index position = first * axis.stride + offset;
        const Index count = std::max<Index>(0, end - first);
        reaches.push_back(transposed ? Reach{position, axis.stride, first, 1, count}
                                     : Reach{first, 1, position, axis.stride, count});
    }
    return reaches;
}

/// A row that goes into a row of the result, with the row of taps that it goes through.
template <class T>
struct Source {
    const T* in;
    const T* taps;
};

/// How the taps of a row reach a row of the result of `width` cells. Where no step is more than 1,
/// the cells first … end − 1 are reached by all taps; the rest of each tap's reach is in `edges`.
struct RowPlan {
    struct Edge {
        std::size_t tap;
        Reach reach;
    };
    std::vector<Reach> reaches;
    std::vector<Edge> edges;
    Index width = 0;
    Index first = 0;
    Index end = 0;
};

/// The part of a reach that lies in the cells first … end − 1.
Reach within(const Reach& reach, Index first, Index end) {
    const Index from = std::max<Index>(0, dividedUp(first - reach.outFirst, reach.outStep));
    const Index to = std::min(reach.count, dividedUp(end - reach.outFirst, reach.outStep));
    return {reach.outFirst + from * reach.outStep, reach.outStep,
            reach.inFirst + from * reach.inStep, reach.inStep, std::max<Index>(0, to - from)};
}

RowPlan planned(std::vector<Reach> reaches, Index width) {
    RowPlan plan;
    plan.width = plan.end = width;
    for (const Reach& reach : reaches) {
        const bool steps = reach.outStep > 1 || reach.inStep > 1;
        plan.first = std::max(plan.first, reach.outFirst);
        plan.end = std::min(plan.end, steps ? 0 : reach.outFirst + reach.count);
    }
    if (plan.first >= plan.end)
        plan.first = plan.end = width;
    for (std::size_t tap = 0; tap < reaches.size(); ++tap) {
        for (const Reach& edge :
             {within(reaches[tap], 0, plan.first), within(reaches[tap], plan.end, width)})
            if (edge.count > 0)
                plan.edges.push_back({tap, edge});
    }
    plan.reaches = std::move(reaches);
    return plan;
}

/// Sums up rows of the result from their sources: in registers what all taps reach, and the few
/// cells at the edges one tap after the other.
template <class T>
class RowSum {
public:
    explicit RowSum(const RowPlan& plan) : plan_(plan) {}

    void compute(T* out, const std::vector<Source<T>>& sources) {
        combineInside(out, sources);
        computeEdges(out, sources);
    }

    /// Several rows, one after the other in memory, that go through one 3×3 kernel, at unit stride
    /// and dilation. Returns whether they are such rows; what they read ends at `end`.
    bool computeTogether(T* out, const std::vector<Source<T>>* sources, const T* end) {
        if constexpr (std::is_same_v<T, float>) {
            constexpr Index kReadBeyond = 32;
            const Index count = plan_.end - plan_.first;
            if (plan_.reaches.size() != kernels::kStencilTaps || count < kernels::kFewestColumns)
                return false;
            const auto shift = [&](std::size_t v) {
                return plan_.reaches[v].inFirst - plan_.reaches[v].outFirst;
            };
            const Index step = shift(1) - shift(0);
            if (step != 1 && step != -1)
                return false;
            kernels::StencilJob job{{}, {}, sources[0].front().taps, step, count, false};
            for (Index n = 0; n < kernels::kStencilRows; ++n) {
                for (const Source<T>& source : sources[n]) {
                    if (end - source.in < plan_.width + kReadBeyond)
                        return false;
                }
            }
            kernels::layOutRows(
                job, kernels::kStencilRows,
                [&](Index n) {
                    const Index row = std::min<Index>(n, kernels::kStencilRows - 1);
                    const Index u = step > 0 ? n - row : kernels::kStencilTaps - 1 - (n - row);
                    return sources[row][static_cast<std::size_t>(u)].in + shift(0) + plan_.first;
                },
                [&](Index n) { return out + n * plan_.width + plan_.first; }, nullptr);
            stencil_(job);
            for (Index n = 0; n < kernels::kStencilRows; ++n)
                computeEdges(out + n * plan_.width, sources[n]);
            return true;
        }
        return false;
    }

private:
    void computeEdges(T* out, const std::vector<Source<T>>& sources) {
        std::fill(out, out + plan_.first, T{0});
        std::fill(out + plan_.end, out + plan_.width, T{0});
        for (const Source<T>& source : sources)
            for (const auto& [tap, reach] : plan_.edges)
                for (Index n = 0; n < reach.count; ++n)
                    out[reach.outFirst + n * reach.outStep] +=
                        source.taps[tap] * source.in[reach.inFirst + n * reach.inStep];
    }

    void combineInside(T* out, const std::vector<Source<T>>& sources) {
        if (plan_.first == plan_.end)
            return;
        inputs_.clear();
        weights_.clear();
        for (const Source<T>& source : sources)
            for (std::size_t v = 0; v < plan_.reaches.size(); ++v) {
                const Reach& reach = plan_.reaches[v];
                inputs_.push_back(source.in + (reach.inFirst - reach.outFirst + plan_.first));
                weights_.push_back(source.taps[v]);
            }
        const Index terms = static_cast<Index>(weights_.size());
        const Index count = plan_.end - plan_.first;
        const kernels::CombineRows& combine = kernels::combineRows();
        if constexpr (sizeof(T) == sizeof(float))
            combine.floats(out + plan_.first, inputs_.data(), weights_.data(), terms, count);
        else
            combine.doubles(out + plan_.first, inputs_.data(), weights_.data(), terms, count);
    }

    const RowPlan& plan_;
    std::vector<const T*> inputs_;
    std::vector<T> weights_;
    kernels::StencilRows stencil_ = kernels::rowKernels<float>().stencil;
};

/// Σ_n value[n] · in[column[n]], as three sums: one alone would wait for each addition before it
/// begins the next.
template <class T>
[[gnu::always_inline]] inline T sumOf(const T* value, const std::int32_t* column,
                                      std::int32_t terms, const T* in) {
    T sums[3] = {};
    std::int32_t n = 0;
#pragma GCC unroll 3
    for (; n + 3 <= terms; n += 3) {
        sums[0] += value[n] * in[column[n]];
        sums[1] += value[n + 1] * in[column[n + 1]];
        sums[2] += value[n + 2] * in[column[n + 2]];
    }
    for (; n < terms; ++n)
        sums[0] += value[n] * in[column[n]];
    return sums[0] + sums[1] + sums[2];
}

/// Rows [first, end) of the result, of which `rowsOfPlane` are a plane; sourcesOf(row, …) gives the
/// rows that a row is made of. Where that is oneKernel, several are taken together; then what is
/// read ends at `readEnd`.
template <class T, class SourcesOf>
void sumRows(T* out, Index first, Index end, Index rowsOfPlane, const RowPlan& plan, bool oneKernel,
             const T* readEnd, const SourcesOf& sourcesOf) {
    RowSum<T> sum(plan);
    std::array<std::vector<Source<T>>, kernels::kStencilRows> sources;
    const auto isWhole = [](const auto& each) { return each.size() == kernels::kStencilTaps; };
    for (Index row = first; row < end;) {
        const bool several = oneKernel && row + kernels::kStencilRows <= end &&
                             row % rowsOfPlane + kernels::kStencilRows <= rowsOfPlane;
        for (Index n = 0; n < (several ? kernels::kStencilRows : 1); ++n)
            sourcesOf(row + n, sources[static_cast<std::size_t>(n)]);
        if (several && std::ranges::all_of(sources, isWhole) &&
            sum.computeTogether(out + row * plan.width, sources.data(), readEnd)) {
            row += kernels::kStencilRows;
            continue;
        }
        sum.compute(out + row * plan.width, sources[0]);
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
Vector<T> product(const WeightMatrix<T>& matrix, const Vector<T>& x, const Control& control) {
    refuseLength(size(x, 0), matrix.columns(), "x");
    const Axis& rows = matrix.geometry().rows;
    const Axis& columns = matrix.geometry().columns;
    const Kernels<T>& kernels = *matrix.kernels();
    const Index depth = size(kernels, 1);
    const Index filtersInGroup = matrix.filters() / matrix.geometry().groups;
    const Index width = matrix.outputColumns();
    const RowPlan plan = planned(reachesOf(columns, width, false), width);
    auto y = uninitialised<Vector<T>>({matrix.rows()});
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
    const auto computeRows = [&](Index first, Index end) {
        sumRows(y.data(), first, end, matrix.outputRows(), plan, isOneKernel(rows, columns, depth),
                x.data() + x.size(), sourcesOf);
    };
    forEachRange(matrix.filters() * matrix.outputRows(),
                 depth * rows.kernel * columns.kernel * width, control, computeRows);
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
    const RowPlan plan = planned(reachesOf(columns, width, true), columns.input);
    auto z = uninitialised<Vector<T>>({matrix.columns()});
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
    const auto computeRows = [&](Index first, Index end) {
        sumRows(z.data(), first, end, rows.input, plan, isOneKernel(rows, columns, filtersInGroup),
                y.data() + y.size(), sourcesOf);
    };
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
            const std::int32_t at = start[row], terms = start[row + 1] - at;
            // Most rows of a 3×3 kernel's W are of this length; known beforehand, it saves a fifth.
            constexpr std::int32_t kCommon = 9;
            out[row] = terms == kCommon ? sumOf(value + at, column + at, kCommon, in)
                                        : sumOf(value + at, column + at, terms, in);
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
