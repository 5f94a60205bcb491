#include "core/kernels/seen.h"

#include "core/whole_division.h"

#include <algorithm>

namespace core::kernels {

std::vector<Seen> seenByStep(const Axis& axis) {
    std::vector<Seen> all;
    for (Index n = 0; n < outputSize(axis); ++n) {
        const Index origin = n * axis.stride - axis.paddingBefore;
        const Index from =
            origin >= 0 ? 0 : std::min(dividedUp(-origin, axis.dilation), axis.kernel);
        const Index to =
            origin >= axis.input
                ? from
                : std::clamp((axis.input - 1 - origin) / axis.dilation + 1, from, axis.kernel);
        all.push_back({from, to, origin + from * axis.dilation});
    }
    return all;
}

}  // namespace core::kernels
