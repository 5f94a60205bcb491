#pragma once

#include "tests/bench/measure.h"

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// Work on W that is measured beside the convolutions.
struct MatrixCase {
    std::string name;
    std::function<Workload(unsigned threads)> workload;
};
std::vector<MatrixCase> matrixCases();

}  // namespace bench
