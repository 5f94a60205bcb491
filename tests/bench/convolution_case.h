#pragma once

#include "core/array.h"
#include "core/geometry.h"
#include "tests/bench/measure.h"

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// A convolution as every contender gets it: `batch` inputs of the same size, each with its own
/// result, and one bank for all (PyTorch's layout).
struct ConvolutionCase {
    std::string name;
    std::string what;
    bool transposed = false;
    core::Geometry geometry;
    core::Index batch = 1;
    core::Index filters = 1;   // F
    core::Index channels = 1;  // C

    core::Index inputPlanes() const { return transposed ? filters : channels; }
    core::Index outputPlanes() const { return transposed ? channels : filters; }
    core::Index inputRows() const {
        return transposed ? core::outputSize(geometry.rows) : geometry.rows.input;
    }
    core::Index inputColumns() const {
        return transposed ? core::outputSize(geometry.columns) : geometry.columns.input;
    }
    core::Index outputRows() const {
        return transposed ? geometry.rows.input : core::outputSize(geometry.rows);
    }
    core::Index outputColumns() const {
        return transposed ? geometry.columns.input : core::outputSize(geometry.columns);
    }
};

/// The values of a case: small integers, so that every contender's result is exact.
struct CaseData {
    core::Planes<float> input;  // batch · input planes × rows × columns
    core::Kernels<float> bank;  // as in the case
};

std::vector<ConvolutionCase> convolutionCases();
CaseData dataFor(const ConvolutionCase& subject);

/// The work while the pool of buffers may keep so many bytes: 0 gives every result fresh memory.
std::function<void()> withPool(std::size_t bytes, const std::function<void()>& run);

/// Ours, and nothing beside it.
Workload oursAlone(const ConvolutionCase& subject, const CaseData& data, unsigned threads);

/// Ours and the limits first, then the peers that this program was built with.
Workload workloadFor(const ConvolutionCase& subject, const CaseData& data, unsigned threads);

}  // namespace bench
