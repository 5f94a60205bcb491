#include "tests/bench/peers.h"

// Torch's headers say much that our own warnings object to.
#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/conv_transpose2d.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <malloc.h>
#include <memory>

extern "C" void openblas_set_num_threads(int threads);

namespace bench {
namespace {

// Fresh memory for every result, as a caller gets it, or memory that was used before.
void useFreshMemory() {
    mallopt(M_MMAP_MAX, 65536);
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
}
void useWarmMemory() {
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 2'000'000'000);
}

using Compute = std::function<at::Tensor()>;

void add(Workload& workload, const char* name, void (*memory)(), const Compute& compute) {
    const auto result = std::make_shared<at::Tensor>();
    workload.contenders.push_back({name, Kind::Peer,
                                   [=] {
                                       const c10::InferenceMode guard;
                                       memory();
                                       *result = at::Tensor();
                                       *result = compute();
                                       useFreshMemory();
                                   },
                                   [result] { return result->data_ptr<float>(); }});
}

void addBoth(Workload& workload, unsigned threads, const Compute& compute) {
    const auto onThreads = [=] {
        at::set_num_threads(static_cast<int>(threads));
        // Which it leaves as it is, with threads of its own.
        openblas_set_num_threads(static_cast<int>(threads));
        return compute();
    };
    // What it works in is twice as large as its result, and stays with it where memory is kept
    // warm.
    if (!isHuge(workload))
        add(workload, "PyTorch, warm memory", useWarmMemory, onThreads);
    add(workload, "PyTorch as called", useFreshMemory, onThreads);
}

at::Tensor tensorOf(const float* data, std::vector<std::int64_t> shape) {
    return at::from_blob(const_cast<float*>(data), shape);  // which only reads it here
}

}  // namespace

void addTorch(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
              unsigned threads) {
    const auto& rows = subject.geometry.rows;
    const auto& columns = subject.geometry.columns;
    const at::Tensor input = tensorOf(
        data.input.data(),
        {subject.batch, subject.inputPlanes(), subject.inputRows(), subject.inputColumns()});
    const at::Tensor bank = tensorOf(
        data.bank.data(), {subject.filters, subject.channels, rows.kernel, columns.kernel});
    const std::vector<std::int64_t> stride{rows.stride, columns.stride};
    const std::vector<std::int64_t> padding{rows.paddingBefore, columns.paddingBefore};
    addBoth(workload, threads, [=, transposed = subject.transposed] {
        return transposed ? at::conv_transpose2d(input, bank, {}, stride, padding)
                          : at::conv2d(input, bank, {}, stride, padding);
    });
}

void addTorch(Workload& workload, const CycleData& data, unsigned threads) {
    const at::Tensor picture = tensorOf(
        data.picture.data(),
        {core::size(data.picture, 0), 1, core::size(data.picture, 1), core::size(data.picture, 2)});
    std::vector<at::Tensor> kernels;
    for (const auto& kernel : data.layers) {
        kernels.push_back(
            tensorOf(kernel.data(), {1, 1, core::size(kernel, 0), core::size(kernel, 1)}) /
            static_cast<float>(core::magnitude(kernel)));
    }
    addBoth(workload, threads, [=] {
        at::Tensor result = picture;
        for (const at::Tensor& kernel : kernels)
            result = at::conv2d(result, kernel);
        for (auto kernel = kernels.rbegin(); kernel != kernels.rend(); ++kernel)
            result = at::conv_transpose2d(result, *kernel);
        return result;
    });
}

}  // namespace bench
