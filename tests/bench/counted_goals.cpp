#include "core/cycle.h"
#include "core/formats/entries.h"
#include "core/rows_of_taps.h"
#include "core/weight_matrix.h"
#include "tests/bench/counted.h"

#include <iostream>
#include <string>
#include <utility>

namespace bench {
namespace {

using core::Index;
using core::kernels::Direction;
using core::kernels::InstructionSet;

/// What one of the things that are counted needs at least.
struct Need {
    double multiplyAdds = 0, loads = 0, stores = 0;
};

void say(InstructionSet set, const std::string& name, const char* unit, double units,
         const Need& need) {
    std::cout << core::kernels::name(set) << '\t' << name << '\t' << unit << '\t' << units << '\t'
              << need.multiplyAdds << '\t' << need.loads << '\t' << need.stores << '\n';
}

double lanesOf(InstructionSet set) {
    switch (set) {
        case InstructionSet::X86V4:
            return 16;
        case InstructionSet::X86V3:
            return 8;
        case InstructionSet::X86V2:
            return 4;
        case InstructionSet::Plain:
            return 1;
    }
    return 1;
}

void countKernels(InstructionSet set) {
    const std::pair<const char*, KernelCase> all[] = {
        {"P1a", {Direction::Transposed, 2, 1, 512, 512, 1, 4}},
        {"P1b", {Direction::Transposed, 3, 2, 128, 512, 1, 4}},
        {"P2s", {Direction::Transposed, 3, 2, 48, 1000, 3, 16}},
        {"P3a", {Direction::Direct, 7, 2, 64, 512, 64, 3, 3}},
        {"P3b", {Direction::Direct, 3, 1, 32, 4000, 16, 3, 1}},
    };
    for (const auto& [name, subject] : all) {
        const Amounts amounts = countKernel(set, subject, 0);
        say(set, name, "vector of results", amounts.results / lanesOf(set),
            {amounts.multiplyAdds / amounts.results, amounts.read / amounts.results, 1});
    }
}

/// Once before, since what happens once in a process is not meant.
void count(const std::function<void()>& work) {
    work();
    countedWork(work);
}

constexpr Index kSide = 512;
const core::Control kAlone{.stop = {}, .progress = {}, .threads = 1};

core::WeightMatrix<float> weights(Index size, Index padding) {
    core::Axis axis;
    axis.kernel = 3;
    axis.paddingBefore = axis.paddingAfter = padding;
    axis = core::withInput(axis, size);
    auto bank = core::uninitialised<core::Kernels<float>>({1, 1, 3, 3});
    float next = 1;
    for (float& tap : bank)
        tap = next++;
    return {{axis, axis, 1}, core::share(std::move(bank))};
}

void countCycle(InstructionSet best) {
    const auto picture = core::zeros<core::Planes<float>>({1, kSide, kSide});
    const core::Layers layers = core::randomLayers(5, 1);
    double multiplyAdds = 0;
    double side = kSide;
    for (const auto& kernel : layers) {
        side -= static_cast<double>(core::size(kernel, 0)) - 1;
        multiplyAdds += 2 * side * side * static_cast<double>(kernel.size());
    }
    const auto cells = static_cast<double>(picture.size());
    count([&] { core::cycled(picture, layers, kAlone); });
    say(best, "P4", "vector of the last picture", cells / lanesOf(best),
        {multiplyAdds / cells, 1, 1});
}

void countMatrix(InstructionSet best) {
    const auto matrix = weights(kSide, 1);
    const core::TransposedWeightMatrix<float> transposed(matrix);
    const double lanes = lanesOf(best), cells = kSide * kSide;
    core::SparseRows<float> rows;
    const char* const vector = "vector of W";
    count([&] { rows = core::sparseRows(matrix, kAlone); });
    const auto taps = static_cast<double>(rows.value.size());
    const double words = 2 * taps + static_cast<double>(rows.rowStart.size());
    say(best, "P5 build W", vector, words / lanes, {0, 0, 1});
    count([&] { rows = core::sparseRows(transposed, kAlone); });
    say(best, "P5 build Wt", vector, words / lanes, {0, 0, 1});

    const auto x = core::zeros<core::Vector<float>>({kSide * kSide});
    const char* const vectorOfY = "vector of y";
    count([&] { core::product(matrix, x, kAlone); });
    say(best, "P5 W x", vectorOfY, cells / lanes, {taps / cells, 1, 1});
    count([&] { core::transposedProduct(matrix, x, kAlone); });
    say(best, "P5 Wt y", vectorOfY, cells / lanes, {taps / cells, 1, 1});
    rows = core::sparseRows(matrix, kAlone);
    count([&] { core::product(rows, x, kAlone); });
    say(best, "P5 W x, CSR", vectorOfY, cells / lanes, {taps / cells, words / cells + 1, 1});

    double length = 0;
    const core::formats::Sink measure = [&](std::string_view part) {
        length += static_cast<double>(part.size());
    };
    core::formats::writeEntries(measure, matrix, false, ',', 0, kAlone);
    count([&] {
        core::formats::writeEntries([](std::string_view) {}, matrix, false, ',', 0, kAlone);
    });
    say(best, "P5 text", "line", taps, {0, 0, length / taps / lanes / sizeof(float)});
}

void countSmall(InstructionSet best) {
    const auto matrix = weights(5, 0);
    std::int32_t start[10], column[81];
    float value[81], y[9];
    const float x[25] = {};
    const core::RowsOfTaps<float> rows{9, start, column, value};
    count([&] {
        core::writeRowsOfTaps(matrix, rows);
        core::multiplyRowsOfTaps(rows, x, y);
    });
    const double lanes = lanesOf(best);
    say(best, "P6", "W and W x", 1, {81 / lanes, (9 + 25) / lanes, (10 + 81 + 81 + 9) / lanes});
}

}  // namespace

void countGoals() {
    for (const InstructionSet set :
         present({InstructionSet::X86V2, InstructionSet::X86V3, InstructionSet::X86V4}))
        countKernels(set);
    // What chooses its instruction set itself takes the best one.
    const InstructionSet best = core::kernels::availableSets().back();
    countCycle(best);
    countMatrix(best);
    countSmall(best);
}

}  // namespace bench
