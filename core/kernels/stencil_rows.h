#pragma once

#include <cstdint>

// Rows of a plane through one 3×3 kernel, four rows at a time, which share what they load. As in
// row_job.h, only raw pointers and numbers pass between plain C++ and the files compiled once per
// instruction set.

namespace core::kernels {

inline constexpr int kStencilRows = 4;
inline constexpr int kStencilTaps = 3;

/// outputs[r][n] = Σ_u Σ_v weights[3u + v] · inputs[r + u][n + v · columnStep] for 0 ≤ n < count,
/// in rising order of u and then v. Outputs overlap no input; inputs can be read for a cache
/// line beyond what that needs, at the end of a row.
struct StencilJob {
    const float* inputs[kStencilRows + kStencilTaps - 1];
    float* outputs[kStencilRows];
    const float* weights;
    std::int64_t columnStep;  // 1 or −1
    std::int64_t count;       // at least kFewestColumns
    bool zerosBeyond;         // a row may be followed by zeros, up to a cache line
};

/// Rows shorter than this are for other kernels.
inline constexpr std::int64_t kFewestColumns = 16;

using StencilRows = void (*)(const StencilJob&);

}  // namespace core::kernels
