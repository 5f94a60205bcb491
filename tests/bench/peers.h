#pragma once

#include "core/cycle.h"
#include "core/weight_matrix.h"
#include "tests/bench/convolution_case.h"

namespace bench {

/// A picture and the kernels that it goes through and back, whose every step is exact.
struct CycleData {
    core::Planes<float> picture;
    core::Layers layers;
};

/// A matrix by its taps, in the order of its rows, and a vector to multiply it with.
struct MatrixData {
    core::SparseRows<float> rows;
    core::Vector<float> x;
};

// Each adds what a library has for a workload, where this program was built with that library.

/// PyTorch through libtorch.
void addTorch(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
              unsigned threads);
void addTorch(Workload& workload, const CycleData& data, unsigned threads);

/// oneDNN: from and to planes, and its primitive alone in the layout that it likes best.
void addDnnl(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
             unsigned threads);

/// OpenCV's filter2D, for stride 1.
void addOpenCv(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
               unsigned threads);
void addOpenCv(Workload& workload, const CycleData& data, unsigned threads);

/// Eigen's sparse matrices: built from triplets, times a vector.
void addEigenBuild(Workload& workload, const MatrixData& data);
void addEigenProduct(Workload& workload, const MatrixData& data);
/// Eigen's matrices of a size known when compiling: 5×5 with 3×3.
void addEigenSmall(Workload& workload, const MatrixData& data);

/// SciPy, as a child process in the same alternation: one of its jobs by name (peer_scipy.py).
void addScipy(Workload& workload, const std::string& name, const std::string& job,
              const MatrixData& data, unsigned threads);

}  // namespace bench
