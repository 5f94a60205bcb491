// What stands in for the libraries that this program was built without: nothing is added.

#include "tests/bench/peers.h"

namespace bench {

#if !defined(DECONV_BENCH_TORCH)
void addTorch(Workload&, const ConvolutionCase&, const CaseData&, unsigned) {}
void addTorch(Workload&, const CycleData&, unsigned) {}
#endif

#if !defined(DECONV_BENCH_DNNL)
void addDnnl(Workload&, const ConvolutionCase&, const CaseData&, unsigned) {}
#endif

#if !defined(DECONV_BENCH_OPENCV)
void addOpenCv(Workload&, const ConvolutionCase&, const CaseData&, unsigned) {}
void addOpenCv(Workload&, const CycleData&, unsigned) {}
#endif

#if !defined(DECONV_BENCH_EIGEN)
void addEigenBuild(Workload&, const MatrixData&) {}
void addEigenProduct(Workload&, const MatrixData&) {}
void addEigenSmall(Workload&, const MatrixData&) {}
#endif

#if !defined(DECONV_BENCH_SCIPY)
void addScipy(Workload&, const std::string&, const std::string&, const MatrixData&, unsigned) {}
#endif

}  // namespace bench
