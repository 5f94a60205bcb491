#include "tests/bench/matrix_cases.h"

#include "core/weight_matrix.h"
#include "tests/bench/probes.h"

#include <memory>

namespace bench {
namespace {

using core::Index;

core::Control control(unsigned threads) {
    return {.stop = {}, .progress = {}, .threads = threads};
}

/// W of one input plane with a 3×3 kernel of 1…9, and an x of small integers.
struct Matrix {
    core::WeightMatrix<float> weights;
    core::Vector<float> x;
    core::SparseRows<float> sparse;
    core::Vector<float> y;
};

std::shared_ptr<Matrix> matrixOf(Index size, Index padding) {
    core::Axis axis;
    axis.kernel = 3;
    axis.paddingBefore = axis.paddingAfter = padding;
    const core::Geometry geometry{core::withInput(axis, size), core::withInput(axis, size), 1};
    auto bank = core::uninitialised<core::Kernels<float>>({1, 1, 3, 3});
    float next = 1;
    for (float& tap : bank)
        tap = next++;
    auto x = core::uninitialised<core::Vector<float>>({size * size});
    for (Index n = 0; n < size * size; ++n)
        x(n) = static_cast<float>(n % 17);
    core::WeightMatrix<float> weights(geometry, core::share(std::move(bank)));
    auto sparse = core::sparseRows(weights);
    return std::make_shared<Matrix>(
        Matrix{std::move(weights), std::move(x), std::move(sparse), {}});
}

Workload build(const std::shared_ptr<Matrix>& matrix, unsigned threads) {
    Workload workload{"P5 build W", "W of 512x512 with 3x3 p1, as compressed rows", 0, {}};
    workload.contenders.push_back({"ours",
                                   [=] {
                                       matrix->sparse = {};
                                       matrix->sparse =
                                           core::sparseRows(matrix->weights, control(threads));
                                   },
                                   {}});
    // As many bytes as W takes: a value, a column and its share of a row's start for each entry.
    const auto entries = matrix->sparse.value.size();
    const auto room = std::make_shared<core::Vector<float>>(
        core::uninitialised<core::Vector<float>>({static_cast<Index>(entries * 2)}));
    const auto probe = readAndWrite(nullptr, 0, room->data(), room->size(), false, threads);
    workload.contenders.push_back({"limit: bytes", [probe, room] { probe(); }, {}});
    return workload;
}

Workload multiply(const std::shared_ptr<Matrix>& matrix, unsigned threads) {
    const auto rows = static_cast<std::size_t>(matrix->weights.rows());
    Workload workload{"P5 W x", "W of 512x512 with 3x3 p1, times x", rows, {}};
    workload.contenders.push_back({"ours, W not formed",
                                   [=] {
                                       matrix->y = core::Vector<float>();
                                       matrix->y = core::product(matrix->weights, matrix->x,
                                                                 control(threads));
                                   },
                                   [matrix] { return matrix->y.data(); }});
    const auto y = std::make_shared<core::Vector<float>>();
    workload.contenders.push_back({"ours, from compressed rows",
                                   [=] {
                                       *y = core::Vector<float>();
                                       *y = core::product(matrix->sparse, matrix->x,
                                                          control(threads));
                                   },
                                   [y] { return y->data(); }});
    return workload;
}

Workload small(unsigned threads) {
    const auto matrix = matrixOf(5, 0);
    Workload workload{"P6", "5x5 with 3x3: W as explicit values, and W x", 9, {}};
    workload.contenders.push_back(
        {"ours",
         [=] {
             matrix->sparse = core::sparseRows(matrix->weights, control(threads));
             matrix->y = core::product(matrix->sparse, matrix->x, control(threads));
         },
         [matrix] { return matrix->y.data(); }});
    return workload;
}

}  // namespace

std::vector<MatrixCase> matrixCases() {
    return {{"P5 build W", [](unsigned threads) { return build(matrixOf(512, 1), threads); }},
            {"P5 W x", [](unsigned threads) { return multiply(matrixOf(512, 1), threads); }},
            {"P6", small}};
}

}  // namespace bench
