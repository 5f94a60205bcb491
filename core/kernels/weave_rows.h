#pragma once

#include <cstdint>
#include <type_traits>

// Rows of many column phases, woven in registers. As in row_job.h, only raw pointers and numbers
// pass between plain C++ and the files compiled once per instruction set.

namespace core::kernels {

/// The most filters whose rows are woven together.
inline constexpr int kMostWoven = 4;
/// The most vectors of input that the cells for one vector of results may be picked from.
inline constexpr int kMostPicked = 2;

/// Bytes of a vector whose lanes are picked at once.
inline constexpr int kCanPick = 32;

/// Rows of the results of up to kMostWoven filters. Cell j of a row is position q = phase + j, and
///
///     Σ_m Σ_t  input[offsets[m] + q div s + shift] · weights[((m · taps + t) · filters + filter) ·
///     width + q mod s]
///
/// over the terms m and those taps t that its phase q mod s has, where s is the number of phases.
/// For positions a in [0, width), width ≥ s + lanes − 1, at[t · width + a] is (a div s) + shift,
/// keep has all bits where there is such a tap and none where there is not, and the weights of one
/// filter, term and tap go on from a phase to the next and begin anew with each s positions. Of
/// each term, `vectors` whole vectors are read from q div s on for each vector of results.
template <class T>
struct WeaveJob {
    using Lane = std::conditional_t<sizeof(T) == sizeof(std::int32_t), std::int32_t, std::int64_t>;
    const Lane *at, *keep;
    const T* weights;
    std::int64_t width, phases, taps;
    const T* input;
    std::int64_t inputRow;  // from a row's input to the next one's
    const std::int32_t* offsets;
    std::int64_t terms;
    T* output;
    std::int64_t outputRow, filterStride;
    std::int64_t rows, cells, phase;  // 0 ≤ phase < phases
    std::int64_t filters, vectors;
};

/// Null where lanes cannot be picked from a vector at once.
template <class T>
using WeaveRows = void (*)(const WeaveJob<T>&);

}  // namespace core::kernels
