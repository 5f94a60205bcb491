// Runs fixed small cases one after the other and names each on standard output, for instructions.py
// to count their instructions: kernels by instruction set, and what core does at teaching sizes.
// With the word "goals": the goals' workloads.

#include "core/convolution.h"
#include "core/cycle.h"
#include "core/experiment.h"
#include "core/formats/entries.h"
#include "core/rows_of_taps.h"
#include "tests/bench/counted.h"

#include <functional>
#include <iostream>
#include <map>
#include <string_view>

namespace {

using core::Axis;
using core::Index;
using core::kernels::Direction;
using core::kernels::InstructionSet;

const std::map<std::string, bench::KernelCase>& cases() {
    static const std::map<std::string, bench::KernelCase> all{
        {"transposed-2x2-1-to-4", {Direction::Transposed, 2, 1, 24, 512, 1, 4}},
        {"transposed-3x3-s2-1-to-4", {Direction::Transposed, 3, 2, 12, 512, 1, 4}},
        {"transposed-3x3-s2-3-to-16", {Direction::Transposed, 3, 2, 6, 500, 3, 16}},
        {"transposed-3x3-s3-3-to-4", {Direction::Transposed, 3, 3, 6, 300, 3, 4}},
        {"transposed-5x5-s5-3-to-4", {Direction::Transposed, 5, 5, 4, 200, 3, 4}},
        {"direct-7x7-s2-3-to-64", {Direction::Direct, 7, 2, 13, 512, 64, 3}},
        {"direct-3x3-3-to-16", {Direction::Direct, 3, 1, 12, 500, 16, 3}},
        {"direct-3x3-1-to-1", {Direction::Direct, 3, 1, 34, 512, 1, 1}},
        {"direct-3x3-small-maps", {Direction::Direct, 3, 1, 9, 9, 32, 32}},
        {"direct-3x3-narrow", {Direction::Direct, 3, 1, 66, 6, 16, 4}},
        {"direct-4x4-s3-16-to-1", {Direction::Direct, 4, 3, 52, 52, 1, 16}},
        {"transposed-5x5-s6-small-maps", {Direction::Transposed, 5, 6, 8, 8, 16, 4}},
        {"transposed-4x4-s2-small-maps", {Direction::Transposed, 4, 2, 4, 4, 32, 32}},
    };
    return all;
}

void runKernels() {
    for (const InstructionSet set :
         bench::present({InstructionSet::X86V2, InstructionSet::X86V3})) {
        for (const auto& [name, subject] : cases()) {
            bench::countKernel(set, subject, core::kernels::kStreamedBytes);
            std::cout << core::kernels::name(set) << ' ' << name << '\n';
        }
    }
}

void count(const char* name, const std::function<void()>& work) {
    work();  // what happens once in a process is not counted
    countedWork(work);
    std::cout << "core " << name << '\n';
}

void runCore() {
    const core::Control alone{.stop = {}, .progress = {}, .threads = 1};
    Axis axis;
    axis.kernel = 3;
    axis = core::withInput(axis, 5);
    const core::Geometry geometry{axis, axis, 1};
    const auto x = core::zeros<core::Planes<double>>({1, 5, 5});
    const auto y = core::zeros<core::Planes<double>>({1, 3, 3});
    const auto bank = core::share(core::zeros<core::Kernels<double>>({1, 1, 3, 3}));
    const core::WeightMatrix<double> weights(geometry, bank);
    std::vector<std::int32_t> start(10), column(81);
    std::vector<double> value(81);
    const core::RowsOfTaps<double> rows{9, start.data(), column.data(), value.data()};
    count("convolve-5x5", [&] { core::convolve(x, *bank, geometry, alone); });
    count("transpose-5x5", [&] { core::convolveTransposed(y, *bank, geometry, alone); });
    count("sparse-rows-5x5", [&] { core::sparseRows(weights, alone); });
    count("rows-of-taps-5x5", [&] { core::writeRowsOfTaps(weights, rows); });
    count("text-of-w-5x5", [&] {
        core::formats::writeEntries([](std::string_view) {}, weights, false, ',', 0, alone);
    });
    count("evaluate-5x5", [&] {
        core::evaluate({geometry, core::share(core::Planes<double>(x)), bank, nullptr}, alone);
    });
    const auto picture = core::zeros<core::Planes<float>>({1, 64, 64});
    const core::Layers layers = core::randomLayers(3, 1);
    count("cycle-64x64", [&] { core::cycled(picture, layers, alone); });
}

}  // namespace

// An exception ends it with what it says, which is what is wanted of it.
int main(int count, char** words) {  // NOLINT(bugprone-exception-escape)
    if (count > 1 && std::string_view(words[1]) == "goals") {
        bench::countGoals();
        return 0;
    }
    runKernels();
    runCore();
    return 0;
}
