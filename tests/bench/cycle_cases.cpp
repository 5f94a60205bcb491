#include "tests/bench/matrix_cases.h"
#include "tests/bench/peers.h"
#include "tests/bench/probes.h"

#include <cstdlib>
#include <memory>
#include <new>
#include <sys/mman.h>

namespace bench {
namespace {

using core::Index;

constexpr Index kSide = 512;
constexpr Index kLayers = 5;

core::Control control(unsigned threads) {
    return {.stop = {}, .progress = {}, .threads = threads};
}

/// Kernels of two ones: each step then divides by two, and all of them are exact.
std::shared_ptr<CycleData> cycleData() {
    auto data = std::make_shared<CycleData>();
    data->picture = core::uninitialised<core::Planes<float>>({3, kSide, kSide});
    Index next = 0;
    for (float& value : data->picture)
        value = static_cast<float>(next++ * 7919 % 256);
    for (Index layer = 0; layer < kLayers; ++layer) {
        auto kernel = core::zeros<core::Matrix<float>>({3, 3});
        kernel.data()[layer] = kernel.data()[8 - layer / 2] = 1;
        data->layers.push_back(std::move(kernel));
    }
    return data;
}

double multiplyAddsOf(const CycleData& data) {
    double sum = 0;
    Index side = kSide;
    for (const auto& kernel : data.layers) {
        side -= core::size(kernel, 0) - 1;
        // The transposed one meets the same taps.
        sum += 2.0 * static_cast<double>(3 * side * side) * static_cast<double>(kernel.size());
    }
    return sum;
}

Workload cycle(unsigned threads) {
    const auto data = cycleData();
    const auto result = std::make_shared<core::Planes<float>>();
    const std::size_t cells = data->picture.size();
    Workload workload{"P4", "5 convolutions and 5 transposed ones of 3x512x512, 3x3", cells, {}};
    workload.contenders.push_back({"ours", Kind::Ours,
                                   [=] {
                                       *result = {};
                                       *result = core::cycled(data->picture, data->layers,
                                                              control(threads));
                                   },
                                   [result] { return result->data(); }});
    workload.contenders.push_back(
        {"limit: multiply-adds", Kind::Arithmetic, multiplyAdds(multiplyAddsOf(*data), threads)});
    const auto room = std::make_shared<core::Vector<float>>(
        core::zeros<core::Vector<float>>({static_cast<Index>(cells)}));
    const auto probe =
        readAndWrite(data->picture.data(), cells, room->data(), cells, false, threads);
    workload.contenders.push_back({"limit: bytes", Kind::Traffic, [=] {
                                       static_cast<void>(room);
                                       probe();
                                   }});
    addTorch(workload, *data, threads);
    addOpenCv(workload, *data, threads);
    // The peers keep pointers into the picture.
    workload.contenders.front().run = [run = workload.contenders.front().run, data] { run(); };
    return workload;
}

/// Touches as much memory as a result takes, which nobody touched before, and gives it back.
void touchFresh(std::size_t bytes) {
    constexpr std::size_t kHugePage = std::size_t{1} << 21;
    const std::size_t size = (bytes + kHugePage - 1) / kHugePage * kHugePage;
    void* const memory = std::aligned_alloc(kHugePage, size);
    if (memory == nullptr)
        throw std::bad_alloc();
    madvise(memory, size, MADV_HUGEPAGE);
    constexpr std::size_t kPage = 4096;
    for (std::size_t at = 0; at < bytes; at += kPage)
        static_cast<volatile char*>(memory)[at] = 1;
    std::free(memory);
}

/// What a first result costs, in memory that nobody touched before, beside a later one.
Workload first(unsigned threads) {
    struct State {
        ConvolutionCase subject;
        CaseData data;
        Workload later = {};
    };
    const auto cases = convolutionCases();
    auto state = std::make_shared<State>(State{cases.front(), dataFor(cases.front())});
    state->later = oursAlone(state->subject, state->data, threads);
    const auto run = state->later.contenders.front().run;
    const auto fresh = withPool(0, run);
    const std::size_t bytes = state->later.results * sizeof(float);
    Workload workload{"first result", "P1a into fresh memory", 0, {}};
    workload.contenders.push_back({"ours, fresh memory", Kind::Ours, [=] {
                                       static_cast<void>(state);
                                       fresh();
                                   }});
    workload.contenders.push_back(
        {"limit: a later result and a first touch", Kind::Arithmetic, [=] {
             run();
             touchFresh(bytes);
         }});
    return workload;
}

}  // namespace

OtherCase firstResultCase() {
    return {"first result", first};
}

std::vector<OtherCase> cycleCases() {
    return {{"P4", cycle}};
}

}  // namespace bench
