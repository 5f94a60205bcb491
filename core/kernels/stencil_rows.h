#pragma once

#include <cstdint>

// Rows of a plane through one 3×3 kernel, four rows at a time, which share what they load. As in
// row_job.h, only raw pointers and numbers pass between plain C++ and the files compiled once per
// instruction set.

namespace core::kernels {

inline constexpr int kStencilRows = 4;
inline constexpr int kStencilTaps = 3;
inline constexpr int kStencilInputs = kStencilRows + kStencilTaps - 1;

/// outputs[r][n] = Σ_u Σ_v weights[3u + v] · inputs[r + u][n + v · columnStep] for 0 ≤ n < count,
/// in rising order of u and then v. Outputs overlap no input; inputs can be read for a cache
/// line beyond what that needs, at the end of a row.
struct StencilJob {
    const float* inputs[kStencilInputs];
    float* outputs[kStencilRows];
    const float* weights;
    std::int64_t columnStep;  // 1 or −1
    std::int64_t count;       // at least kFewestColumns
    bool zerosBeyond;         // a row may be followed by zeros, up to a cache line
};

/// Rows shorter than this are for other kernels.
inline constexpr std::int64_t kFewestColumns = 16;

using StencilRows = void (*)(const StencilJob&);
/// Computes the columns of a job anew that inputs outside of [left, right) reach, which count as 0.
using StencilEnds = void (*)(const StencilJob&, std::int64_t left, std::int64_t right);

/// Lays out the rows of a job whose columnStep is set: its result's row n is output(n) for
/// n < count ≤ kStencilRows, and is computed from input(n) … input(n + kStencilTaps − 1). The rows
/// that are too many are computed from rows that can be read, and go to `nowhere`. A transposed
/// convolution goes backwards over rows as over columns, so that its taps are added up in the same
/// order as elsewhere.
template <class Input, class Output>
void layOutRows(StencilJob& job, std::int64_t count, const Input& input, const Output& output,
                float* nowhere) {
    const bool backwards = job.columnStep < 0;
    const std::int64_t lastInput = count + kStencilTaps - 2;
    for (std::int64_t n = 0; n < kStencilInputs; ++n)
        job.inputs[backwards ? kStencilInputs - 1 - n : n] = input(n < lastInput ? n : lastInput);
    for (std::int64_t n = 0; n < kStencilRows; ++n)
        job.outputs[backwards ? kStencilRows - 1 - n : n] = n < count ? output(n) : nowhere;
}

}  // namespace core::kernels
