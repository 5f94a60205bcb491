#pragma once

#include "core/kernels/row_job.h"

#include <vector>

namespace core::kernels {

/// The instruction sets that rows are compiled for; Plain is what the compiler makes of portable
/// C++ for the machine's baseline.
enum class InstructionSet { Plain, X86V2, X86V3, X86V4 };

const char* name(InstructionSet set);

/// Those that this machine has, in rising order.
std::vector<InstructionSet> availableSets();

/// The kernels for a set that the machine has.
template <class T>
const RowKernels<T>& rowKernels(InstructionSet set);

/// The kernels for the best set that the machine has.
template <class T>
const RowKernels<T>& rowKernels();

}  // namespace core::kernels
