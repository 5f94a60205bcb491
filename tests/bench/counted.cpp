#include "tests/bench/counted.h"

#include "core/array.h"

#include <algorithm>

extern "C" [[gnu::noipa]] void countedWork(const std::function<void()>& work) {
    work();
    asm volatile("");
}

namespace bench {

using core::Axis;
using core::Index;
using core::kernels::Direction;
using core::kernels::InstructionSet;

Amounts countKernel(InstructionSet set, const KernelCase& subject, Index streamedBytes) {
    const bool direct = subject.direction == Direction::Direct;
    const auto axis = [&](Index size) {
        Axis axis;
        axis.kernel = subject.kernel;
        axis.stride = subject.stride;
        axis.paddingBefore = axis.paddingAfter = subject.padding;
        return direct ? core::withInput(axis, size) : core::withOutput(axis, size, 0);
    };
    const core::Geometry geometry{axis(subject.rows), axis(subject.columns), 1};
    const Index x = subject.depth * geometry.rows.input * geometry.columns.input;
    const Index y =
        subject.filters * core::outputSize(geometry.rows) * core::outputSize(geometry.columns);
    const auto input = core::zeros<core::Vector<float>>({direct ? x : y});
    const auto bank = core::zeros<core::Vector<float>>(
        {subject.filters * subject.depth * subject.kernel * subject.kernel});
    auto output = core::zeros<core::Vector<float>>({direct ? y : x});
    const core::kernels::PlanesJob<float> job{subject.direction, geometry,     subject.filters,
                                              subject.depth,     input.data(), bank.data(),
                                              output.data(),     streamedBytes};
    const auto& kernels = core::kernels::rowKernels<float>(set);
    countedWork([&] {
        core::kernels::computePlanes(job, kernels, {.stop = {}, .progress = {}, .threads = 1});
    });
    return {static_cast<double>(input.size()), static_cast<double>(output.size()),
            core::kernels::multiplyAdds(job)};
}

std::vector<InstructionSet> present(std::vector<InstructionSet> sets) {
    const auto here = core::kernels::availableSets();
    std::erase_if(sets, [&](InstructionSet set) {
        return std::find(here.begin(), here.end(), set) == here.end();
    });
    return sets;
}

}  // namespace bench
