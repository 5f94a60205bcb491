#include "core/formats/add_pattern.h"

#include "core/kernels/instruction_sets.h"

namespace core::formats {

namespace plain {
extern const AddPattern kAddPattern;
}
#if defined(__x86_64__)
namespace x86v3 {
extern const AddPattern kAddPattern;
}
namespace x86v4 {
extern const AddPattern kAddPattern;
}
#endif

AddPattern addPattern() {
#if defined(__x86_64__)
    static const kernels::InstructionSet best = kernels::availableSets().back();
    if (best == kernels::InstructionSet::X86V4)
        return x86v4::kAddPattern;
    if (best == kernels::InstructionSet::X86V3)
        return x86v3::kAddPattern;
#endif
    return plain::kAddPattern;
}

}  // namespace core::formats
