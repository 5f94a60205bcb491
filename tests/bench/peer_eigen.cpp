#include "tests/bench/peers.h"

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <memory>

namespace bench {
namespace {

using Sparse = Eigen::SparseMatrix<float, Eigen::RowMajor>;

std::vector<Eigen::Triplet<float>> tripletsOf(const core::SparseRows<float>& rows) {
    std::vector<Eigen::Triplet<float>> triplets;
    for (core::Index row = 0; row < rows.rows; ++row) {
        for (auto n = rows.rowStart(row); n < rows.rowStart(row + 1); ++n)
            triplets.emplace_back(static_cast<int>(row), rows.column(n), rows.value(n));
    }
    return triplets;
}

std::shared_ptr<Sparse> sparseOf(const core::SparseRows<float>& rows) {
    auto matrix = std::make_shared<Sparse>(rows.rows, rows.columns);
    const auto triplets = tripletsOf(rows);
    matrix->setFromTriplets(triplets.begin(), triplets.end());
    return matrix;
}

}  // namespace

void addEigenBuild(Workload& workload, const MatrixData& data) {
    const auto triplets =
        std::make_shared<std::vector<Eigen::Triplet<float>>>(tripletsOf(data.rows));
    const auto matrix = std::make_shared<Sparse>(data.rows.rows, data.rows.columns);
    workload.contenders.push_back(
        {"Eigen", Kind::Peer, [=] { matrix->setFromTriplets(triplets->begin(), triplets->end()); },
         [matrix] { return matrix->valuePtr(); }});
}

void addEigenProduct(Workload& workload, const MatrixData& data) {
    const auto matrix = sparseOf(data.rows);
    const auto x = std::make_shared<Eigen::VectorXf>(
        Eigen::Map<const Eigen::VectorXf>(data.x.data(), core::size(data.x, 0)));
    const auto y = std::make_shared<Eigen::VectorXf>(data.rows.rows);
    workload.contenders.push_back(
        {"Eigen", Kind::Peer, [=] { y->noalias() = *matrix * *x; }, [y] { return y->data(); }});
}

void addEigenSmall(Workload& workload, const MatrixData& data) {
    using Weights = Eigen::Matrix<float, 9, 25, Eigen::RowMajor>;
    struct Small {
        Weights weights;
        Eigen::Matrix<float, 25, 1> x;
        Eigen::Matrix<float, 3, 3, Eigen::RowMajor> kernel;
        Eigen::Matrix<float, 9, 1> y;
    };
    const auto small = std::make_shared<Small>();
    small->x = Eigen::Map<const Eigen::Matrix<float, 25, 1>>(data.x.data());
    for (int n = 0; n < 9; ++n)
        small->kernel(n / 3, n % 3) = data.rows.value(n);
    workload.contenders.push_back(
        {"Eigen, size known when compiling", Kind::Peer,
         [small] {
             small->weights.setZero();
             for (int n = 0; n < 9; ++n) {
                 for (int u = 0; u < 3; ++u)
                     small->weights.block<1, 3>(n, (n / 3 + u) * 5 + n % 3) = small->kernel.row(u);
             }
             small->y.noalias() = small->weights * small->x;
         },
         [small] { return small->y.data(); }});
}

}  // namespace bench
