#pragma once

#include "core/kernels/instruction_sets.h"
#include "core/kernels/planes.h"

#include <functional>

/// The one function whose instructions are counted, by a name that callgrind finds.
extern "C" void countedWork(const std::function<void()>& work);

namespace bench {

/// A convolution by the kernels of one instruction set.
struct KernelCase {
    core::kernels::Direction direction;
    core::Index kernel, stride;
    core::Index rows, columns;  // of the input of the convolution or of the transposed one
    core::Index filters, depth;
    core::Index padding = 0;
};

/// What a convolution is made of, in numbers.
struct Amounts {
    double read = 0, results = 0, multiplyAdds = 0;
};

/// Has it counted, at one thread. Results above `streamedBytes` are written past the caches.
Amounts countKernel(core::kernels::InstructionSet set, const KernelCase& subject,
                    core::Index streamedBytes);

/// Those of `sets` that this machine has.
std::vector<core::kernels::InstructionSet> present(std::vector<core::kernels::InstructionSet> sets);

/// Has the goals' workloads counted, some with fewer rows, and names each on standard output: the
/// instruction set, the workload, what it is counted for, how many of these there are, and of
/// multiply-adds, loads and stores how many each needs at least, all by whole vectors. Tabs
/// between.
void countGoals();

}  // namespace bench
