#include "core/axis_field.h"

#include <algorithm>

namespace core {

Index valueOf(const Axis& axis, Field field) {
    switch (field) {
        case Field::Input:
            return axis.input;
        case Field::Kernel:
            return axis.kernel;
        case Field::Stride:
            return axis.stride;
        case Field::Dilation:
            return axis.dilation;
        case Field::Padding:
            return std::max(axis.paddingBefore, axis.paddingAfter);
        case Field::OutputPadding:
            return axis.outputPadding;
        case Field::Groups:
        case Field::Channels:
            break;
    }
    return 0;
}

}  // namespace core
