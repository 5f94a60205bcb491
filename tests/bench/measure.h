#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// Something whose speed is measured.
struct Contender {
    std::string name;
    std::function<void()> run;
    /// What it computed in its last run, laid out as ours; null for a probe of a limit.
    std::function<const float*()> result;
};

/// Contenders for the same work, ours first.
struct Workload {
    std::string name;
    std::string what;
    std::size_t results = 0;  // cells of the result
    std::vector<Contender> contenders;
};

struct Times {
    double smallest = 0, median = 0, largest = 0;  // seconds
};
struct Row {
    std::string contender;
    Times times;
    Times ratio;  // to ours, paired run by run
    bool isProbe = false;
};
struct Measured {
    std::string workload;
    std::string what;
    unsigned threads = 1;
    std::vector<Row> rows;
    /// The name of a contender whose result differs from ours.
    std::optional<std::string> wrong;
};

/// Runs the contenders in alternation, ours, the others, ours again and so on, for about `seconds`
/// and at least five rounds. At one thread it is the process's CPU time that counts, which a busy
/// machine disturbs less. Results are compared before anything is measured.
Measured measure(const Workload& workload, unsigned threads, double seconds);

void printHeader(std::ostream& out);
void print(std::ostream& out, const Measured& measured);
void printJson(std::ostream& out, const std::vector<Measured>& all);

}  // namespace bench
