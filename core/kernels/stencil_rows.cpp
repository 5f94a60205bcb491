#include "core/kernels/stencil_rows.h"

#include "core/kernels/instruction_sets.h"

namespace core::kernels {

namespace plain {
extern const StencilRows kStencil;
}
#if defined(__x86_64__)
namespace x86v2 {
extern const StencilRows kStencil;
}
namespace x86v3 {
extern const StencilRows kStencil;
}
namespace x86v4 {
extern const StencilRows kStencil;
}
#endif

StencilRows stencilRows() {
#if defined(__x86_64__)
    static const InstructionSet best = availableSets().back();
    switch (best) {
        case InstructionSet::X86V2:
            return x86v2::kStencil;
        case InstructionSet::X86V3:
            return x86v3::kStencil;
        case InstructionSet::X86V4:
            return x86v4::kStencil;
        case InstructionSet::Plain:
            break;
    }
#endif
    return plain::kStencil;
}

}  // namespace core::kernels
