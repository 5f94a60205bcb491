#include "tests/bench/convolution_case.h"

#include "core/buffer_pool.h"
#include "core/convolution.h"
#include "core/kernels/planes.h"
#include "tests/bench/peers.h"
#include "tests/bench/probes.h"

#include <memory>
#include <random>

namespace bench {
namespace {

using core::Axis;
using core::Index;

Axis axis(Index kernel, Index stride, Index padding) {
    Axis result;
    result.kernel = kernel;
    result.stride = stride;
    result.paddingBefore = result.paddingAfter = padding;
    return result;
}

ConvolutionCase direct(std::string name, std::string what, Index batch, Index channels, Index rows,
                       Index columns, Index filters, const Axis& shape) {
    return {std::move(name), std::move(what),
            false,           {core::withInput(shape, rows), core::withInput(shape, columns), 1},
            batch,           filters,
            channels};
}

ConvolutionCase transposed(std::string name, std::string what, Index batch, Index planes,
                           Index rows, Index columns, Index results, const Axis& shape) {
    return {std::move(name),
            std::move(what),
            true,
            {core::withOutput(shape, rows, 0), core::withOutput(shape, columns, 0), 1},
            batch,
            planes,
            results};
}

/// The case as one convolution of our own: a group for each of the batch.
struct Ours {
    core::Geometry geometry;
    core::Kernels<float> bank;
    core::Planes<float> result;
};

std::shared_ptr<Ours> oursFor(const ConvolutionCase& subject, const CaseData& data) {
    auto ours = std::make_shared<Ours>();
    ours->geometry = subject.geometry;
    ours->geometry.groups = subject.batch;
    ours->bank = core::uninitialised<core::Kernels<float>>(
        {subject.batch * subject.filters, subject.channels, subject.geometry.rows.kernel,
         subject.geometry.columns.kernel});
    for (Index n = 0; n < subject.batch; ++n) {
        std::copy(data.bank.begin(), data.bank.end(),
                  ours->bank.begin() + n * static_cast<Index>(data.bank.size()));
    }
    return ours;
}

double multiplyAddsOf(const ConvolutionCase& subject) {
    const core::Geometry& geometry = subject.geometry;
    return static_cast<double>(subject.batch * subject.filters * subject.channels) *
           static_cast<double>(core::outputSize(geometry.rows) *
                               core::outputSize(geometry.columns)) *
           static_cast<double>(geometry.rows.kernel * geometry.columns.kernel);
}

/// What limits write to: as much as the result, or of a huge one a part that is written so often.
struct Room {
    core::Vector<float> cells;
    int times = 1;
};

std::shared_ptr<Room> roomFor(const Workload& workload) {
    constexpr std::size_t kMostCells = std::size_t{1} << 27;
    const std::size_t times =
        isHuge(workload) ? (workload.results + kMostCells - 1) / kMostCells : 1;
    return std::make_shared<Room>(Room{
        core::uninitialised<core::Vector<float>>({static_cast<Index>(workload.results / times)}),
        static_cast<int>(times)});
}

std::function<void()> repeated(const std::shared_ptr<Room>& room,
                               const std::function<void()>& probe) {
    return [room, probe] {
        for (int n = 0; n < room->times; ++n)
            probe();
    };
}

void addLimits(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
               unsigned threads) {
    const auto room = roomFor(workload);
    const std::size_t read = data.input.size() / static_cast<std::size_t>(room->times);
    const double work = multiplyAddsOf(subject);
    workload.contenders.push_back(
        {"limit: multiply-adds", Kind::Arithmetic, multiplyAdds(work, threads)});
    for (const bool past : {false, true}) {
        const auto probe = readAndWrite(data.input.data(), read, room->cells.data(),
                                        room->cells.size(), past, threads);
        workload.contenders.push_back({past ? "limit: bytes, past the caches" : "limit: bytes",
                                       Kind::Traffic, repeated(room, probe)});
    }
    if (static_cast<Index>(workload.results * sizeof(float)) <= core::kernels::kStreamedBytes)
        return;
    const auto streams = static_cast<std::size_t>(subject.outputPlanes());
    const auto both = multiplyAddAndWrite(data.input.data(), read, room->cells.data(),
                                          room->cells.size() / streams, streams,
                                          work / static_cast<double>(workload.results), threads);
    workload.contenders.push_back({"limit: both together", Kind::Together, repeated(room, both)});
}

/// Ours with the memory of the result before, which is more than the pool keeps unless it is told
/// to, and with memory that nobody touched.
void addOursIntoFreshMemory(Workload& workload) {
    Contender& ours = workload.contenders.front();
    const auto run = ours.run;
    ours.run = withPool(2 * workload.results * sizeof(float), run);
    workload.contenders.push_back(
        {"ours, into fresh memory", Kind::Ours, withPool(0, run), ours.result});
}

}  // namespace

std::function<void()> withPool(std::size_t bytes, const std::function<void()>& run) {
    return [bytes, run] {
        constexpr std::size_t kUnlessTold = std::size_t{1} << 30;
        core::setBufferPoolLimit(bytes);
        run();
        core::setBufferPoolLimit(kUnlessTold);
    };
}

std::vector<ConvolutionCase> convolutionCases() {
    return {
        transposed("P1a", "transposed, 3 colours of 512x512 to 4 filters 2x2 each", 3, 1, 512, 512,
                   4, axis(2, 1, 0)),
        transposed("P1b", "transposed, 3 colours of 512x512 to 4 filters 3x3 s2 each", 3, 1, 512,
                   512, 4, axis(3, 2, 0)),
        transposed("P2s", "transposed, 3x750x1000 to 16 filters 3x3 s2", 1, 3, 750, 1000, 16,
                   axis(3, 2, 0)),
        transposed("P2", "transposed, 3x3000x4000 to 16 filters 3x3 s2 (3 GB)", 1, 3, 3000, 4000,
                   16, axis(3, 2, 0)),
        direct("P3a", "direct, 3x512x512 to 64 filters 7x7 s2 p3", 1, 3, 512, 512, 64,
               axis(7, 2, 3)),
        direct("P3b", "direct, 3x3000x4000 to 16 filters 3x3 p1", 1, 3, 3000, 4000, 16,
               axis(3, 1, 1)),
        direct("P6 convolution", "direct, 5x5 with 3x3", 1, 1, 5, 5, 1, axis(3, 1, 0)),
    };
}

CaseData dataFor(const ConvolutionCase& subject) {
    CaseData data{
        core::uninitialised<core::Planes<float>>(
            {subject.batch * subject.inputPlanes(), subject.inputRows(), subject.inputColumns()}),
        core::uninitialised<core::Kernels<float>>({subject.filters, subject.channels,
                                                   subject.geometry.rows.kernel,
                                                   subject.geometry.columns.kernel})};
    std::minstd_rand random(1);
    for (float& value : data.input)
        value = static_cast<float>(random() % 256);
    for (float& value : data.bank)
        value = static_cast<float>(random() % 7) - 3;
    return data;
}

Workload oursAlone(const ConvolutionCase& subject, const CaseData& data, unsigned threads) {
    Workload workload{subject.name,
                      subject.what,
                      static_cast<std::size_t>(subject.batch * subject.outputPlanes() *
                                               subject.outputRows() * subject.outputColumns()),
                      {}};
    const auto ours = oursFor(subject, data);
    const core::Control control{.stop = {}, .progress = {}, .threads = threads};
    workload.contenders.push_back(
        {"ours", Kind::Ours,
         [ours, control, &data, transposed = subject.transposed] {
             // Given back first, so that the pool can lend the same memory again.
             ours->result = {};
             ours->result =
                 transposed
                     ? core::convolveTransposed(data.input, ours->bank, ours->geometry, control)
                     : core::convolve(data.input, ours->bank, ours->geometry, control);
         },
         [ours] { return ours->result.data(); }});
    return workload;
}

Workload workloadFor(const ConvolutionCase& subject, const CaseData& data, unsigned threads) {
    Workload workload = oursAlone(subject, data, threads);
    addLimits(workload, subject, data, threads);
    if (isHuge(workload))
        addOursIntoFreshMemory(workload);
    addTorch(workload, subject, data, threads);
    // Each of the others keeps two results more.
    if (isHuge(workload))
        return workload;
    addDnnl(workload, subject, data, threads);
    addOpenCv(workload, subject, data, threads);
    return workload;
}

}  // namespace bench
