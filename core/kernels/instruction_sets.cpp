#include "core/kernels/instruction_sets.h"

namespace core::kernels {

namespace plain {
extern const RowKernels<float> kFloatRows;
extern const RowKernels<double> kDoubleRows;
}  // namespace plain
#if defined(__x86_64__)
namespace x86v2 {
extern const RowKernels<float> kFloatRows;
extern const RowKernels<double> kDoubleRows;
}  // namespace x86v2
namespace x86v3 {
extern const RowKernels<float> kFloatRows;
extern const RowKernels<double> kDoubleRows;
}  // namespace x86v3
namespace x86v4 {
extern const RowKernels<float> kFloatRows;
extern const RowKernels<double> kDoubleRows;
}  // namespace x86v4
#endif

const char* name(InstructionSet set) {
    switch (set) {
        case InstructionSet::Plain:
            return "plain";
        case InstructionSet::X86V2:
            return "x86-64-v2";
        case InstructionSet::X86V3:
            return "x86-64-v3";
        case InstructionSet::X86V4:
            return "x86-64-v4";
    }
    return "";
}

std::vector<InstructionSet> availableSets() {
    std::vector<InstructionSet> sets{InstructionSet::Plain};
// Clang 14, whose clang-tidy reads this too, does not know these names yet.
#if defined(__x86_64__) && !defined(__clang_analyzer__)
    if (__builtin_cpu_supports("x86-64-v2"))
        sets.push_back(InstructionSet::X86V2);
    if (__builtin_cpu_supports("x86-64-v3"))
        sets.push_back(InstructionSet::X86V3);
    if (__builtin_cpu_supports("x86-64-v4"))
        sets.push_back(InstructionSet::X86V4);
#endif
    return sets;
}

template <>
const RowKernels<float>& rowKernels<float>(InstructionSet set) {
    switch (set) {
#if defined(__x86_64__)
        case InstructionSet::X86V2:
            return x86v2::kFloatRows;
        case InstructionSet::X86V3:
            return x86v3::kFloatRows;
        case InstructionSet::X86V4:
            return x86v4::kFloatRows;
#endif
        default:
            return plain::kFloatRows;
    }
}

template <>
const RowKernels<double>& rowKernels<double>(InstructionSet set) {
    switch (set) {
#if defined(__x86_64__)
        case InstructionSet::X86V2:
            return x86v2::kDoubleRows;
        case InstructionSet::X86V3:
            return x86v3::kDoubleRows;
        case InstructionSet::X86V4:
            return x86v4::kDoubleRows;
#endif
        default:
            return plain::kDoubleRows;
    }
}

template <class T>
const RowKernels<T>& rowKernels() {
    static const RowKernels<T>& best = rowKernels<T>(availableSets().back());
    return best;
}

template const RowKernels<float>& rowKernels<float>();
template const RowKernels<double>& rowKernels<double>();

}  // namespace core::kernels
