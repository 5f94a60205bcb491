#pragma once

#include "tests/bench/measure.h"

#include <functional>
#include <string>
#include <vector>

namespace bench {

/// What is measured from outside, in programs that are started for it, each row beside what it may
/// take: starting them, their memory, frames of the window. Throws std::runtime_error where a
/// program fails.
struct WindowCase {
    std::string name;
    std::function<std::vector<Measured>()> measure;
};
std::vector<WindowCase> windowCases();

}  // namespace bench
