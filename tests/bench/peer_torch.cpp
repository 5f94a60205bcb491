#include "tests/bench/convolution_case.h"

// Torch's headers say much that our own warnings object to.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wall"
#include <ATen/Parallel.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#pragma GCC diagnostic pop

#include <memory>

namespace bench {

void addTorch(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
              unsigned threads) {
    at::set_num_threads(static_cast<int>(threads));
    const auto& rows = subject.geometry.rows;
    const auto& columns = subject.geometry.columns;
    // from_blob only reads what it is given here.
    const at::Tensor input = at::from_blob(
        const_cast<float*>(data.input.data()),
        {subject.batch, subject.inputPlanes(), subject.inputRows(), subject.inputColumns()});
    const at::Tensor bank =
        at::from_blob(const_cast<float*>(data.bank.data()),
                      {subject.filters, subject.channels, rows.kernel, columns.kernel});
    const std::vector<std::int64_t> stride{rows.stride, columns.stride};
    const std::vector<std::int64_t> padding{rows.paddingBefore, columns.paddingBefore};
    const std::vector<std::int64_t> outputPadding{rows.outputPadding, columns.outputPadding};
    const std::vector<std::int64_t> dilation{rows.dilation, columns.dilation};
    const auto result = std::make_shared<at::Tensor>();
    workload.contenders.push_back(
        {"PyTorch (fresh memory, as called)",
         [=, transposed = subject.transposed] {
             const c10::InferenceMode guard;
             *result = at::Tensor();
             *result = transposed ? at::conv_transpose2d(input, bank, {}, stride, padding,
                                                         outputPadding, 1, dilation)
                                  : at::conv2d(input, bank, {}, stride, padding, dilation, 1);
         },
         [result] { return result->data_ptr<float>(); }});
}

}  // namespace bench
