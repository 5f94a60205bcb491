#include "core/kernels/combine_rows.h"

#include "core/kernels/instruction_sets.h"

namespace core::kernels {

namespace plain {
extern const CombineRows kCombineRows;
}
#if defined(__x86_64__)
namespace x86v2 {
extern const CombineRows kCombineRows;
}
namespace x86v3 {
extern const CombineRows kCombineRows;
}
namespace x86v4 {
extern const CombineRows kCombineRows;
}
#endif

const CombineRows& combineRows() {
#if defined(__x86_64__)
    static const InstructionSet best = availableSets().back();
    switch (best) {
        case InstructionSet::X86V2:
            return x86v2::kCombineRows;
        case InstructionSet::X86V3:
            return x86v3::kCombineRows;
        case InstructionSet::X86V4:
            return x86v4::kCombineRows;
        case InstructionSet::Plain:
            break;
    }
#endif
    return plain::kCombineRows;
}

}  // namespace core::kernels
