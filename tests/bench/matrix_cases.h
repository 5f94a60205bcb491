#pragma once

#include "tests/bench/measure.h"

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Work that is measured beside single convolutions: on W, and cycles.
struct OtherCase {
    std::string name;
    std::function<Workload(unsigned threads)> workload;
};
std::vector<OtherCase> matrixCases();

/// N convolutions and N transposed ones.
std::vector<OtherCase> cycleCases();

/// A first result in fresh memory. To be measured before any other library has computed.
OtherCase firstResultCase();

}  // namespace bench
