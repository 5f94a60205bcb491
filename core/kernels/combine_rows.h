#pragma once

#include <cstdint>

// Sums of rows, each times a number: what W does to a vector, row by row. As in row_job.h, only raw
// pointers and numbers pass between plain C++ and the files compiled once per instruction set.

namespace core::kernels {

/// out[n] = Σ_t weights[t] · inputs[t][n] for 0 ≤ n < count. out overlaps no input.
struct CombineRows {
    void (*floats)(float* out, const float* const* inputs, const float* weights, std::int64_t terms,
                   std::int64_t count);
    void (*doubles)(double* out, const double* const* inputs, const double* weights,
                    std::int64_t terms, std::int64_t count);
};

/// For the best instruction set that the machine has.
const CombineRows& combineRows();

}  // namespace core::kernels
