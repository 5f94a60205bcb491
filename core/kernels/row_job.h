#pragma once

#include "core/kernels/add_rows.h"
#include "core/kernels/dot_rows.h"
#include "core/kernels/gather_rows.h"
#include "core/kernels/side_by_side.h"
#include "core/kernels/stencil_rows.h"
#include "core/kernels/weave_rows.h"

#include <cstdint>

// The interface between plain C++ and the files compiled once per instruction set: raw pointers and
// numbers, so that those files hold no function that the linker could share with the rest.

namespace core::kernels {

/// The most phases of an output row that are computed together.
inline constexpr int kMostPhases = 4;
/// The most filters of which a row is computed together.
inline constexpr int kMostFilters = 8;

/// A filter's results on their way past the caches, from one row to the next, which follows it in
/// memory: whole vectors in their natural places are written, and what is left of a row waits for
/// the next one.
template <class T>
struct RowStream {
    alignas(64) T last[64 / sizeof(T)];  // what waits is at the end
    T* to;                               // the natural place where what waits begins
    std::int64_t waiting;                // how many cells wait
    std::int64_t foreign;                // how many of them, at their beginning, belong to others
};

/// One row of the result of several filters. Position j of the row belongs to phase j mod s, where
/// s is the number of phases; at n = j div s it is
///
///     Σ_t  phase.input[n + phase.offsets[t]] · phase.weights[t · filters + filter].
///
/// Inputs can be read for a cache line beyond what `count` asks for.
template <class T>
struct RowJob {
    struct Phase {
        const T* input;
        const std::int32_t* offsets;
        const T* weights;
        std::int64_t taps;
    };
    Phase phases[kMostPhases];
    T* output;                  // of the first filter, at position 0
    std::int64_t filterStride;  // from one filter's row to the next filter's
    std::int64_t count;         // how many positions to write
    bool align;  // let tiles begin where cache lines do: it is the same place in every row
    /// What is read may not be near yet: while rows are written past the caches, a load waits for
    /// longer than can be put off.
    bool fetchAhead;
    /// The filters' streams where the row is to be written past the caches, or null.
    RowStream<T>* streams;
    bool begins;  // nothing waits in the streams yet
    bool ends;    // nothing may wait in them any more
};

/// The kernels of one instruction set. rows[phases − 1][filters − 1] computes a row; it is null
/// where filters exceed mostFilters[phases − 1].
template <class T>
struct RowKernels {
    using Row = void (*)(const RowJob<T>&);
    Row rows[kMostPhases][kMostFilters];
    int mostFilters[kMostPhases];
    GatherPlanes<T> gatherPlanes;
    AddRows<T> addRows;
    /// Null where lanes cannot be picked at once; of so many lanes.
    WeaveRows<T> weave;
    std::int64_t weaveLanes;
    /// Makes streamed rows visible to other threads.
    void (*fence)();
    /// Rows through one 3×3 kernel; null for double.
    StencilRows stencil;
    StencilEnds stencilEnds;
    DotRows<T> dots;
    const SideBySide<T>* beside;
};

}  // namespace core::kernels
