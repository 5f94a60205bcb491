#pragma once

#include "core/trace.h"

#include <variant>

namespace model {

/// The symbols of the arithmetic.
enum class Symbol {
    Input,              // i
    Kernel,             // k
    Stride,             // s
    Padding,            // p
    Dilation,           // d
    Output,             // o
    TransposedInput,    // i′
    TransposedPadding,  // p′
    Additional,         // a
    TransposedOutput    // o′
};
inline constexpr int kSymbolCount = static_cast<int>(Symbol::TransposedOutput) + 1;

/// What a panel names and is pointed at there: a product of the sum that is explained, its zeros of
/// a kind, or a symbol. Every view lights up what it stands for; what is pinned stays pinned.
using Mention = std::variant<std::monostate, core::Use, core::deconvolution::CellKind, Symbol>;

}  // namespace model
