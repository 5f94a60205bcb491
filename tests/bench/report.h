#pragma once

#include "tests/bench/measure.h"

#include <ostream>
#include <vector>

namespace bench {

/// Every contender of a workload, once it was measured.
void print(std::ostream& out, const Measured& measured);

/// One table of all: ours, its multiple of the limit, and what the others take in multiples of
/// ours, each as smallest–median–largest. It is Markdown.
void printTable(std::ostream& out, const std::vector<Measured>& all);

void printJson(std::ostream& out, const std::vector<Measured>& all);

}  // namespace bench
