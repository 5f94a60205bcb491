#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

/// What a contender is: ours, another library, or a limit of the machine. Traffic limits are of
/// several kinds, of which the quickest one is the limit; arithmetic holds beside it. Together is a
/// loop that does both at once: no limit, but what can be reached.
enum class Kind { Ours, Peer, Arithmetic, Traffic, Together };

/// Something whose speed is measured.
struct Contender {
    std::string name;
    Kind kind = Kind::Ours;
    std::function<void()> run;
    /// What it computed in its last run, laid out as ours; null where there is nothing to compare.
    std::function<const float*()> result = {};
    /// How long its last run took, for one that runs elsewhere; null where our own clock tells.
    std::function<double()> seconds = {};
};

/// Contenders for the same work, ours first.
struct Workload {
    std::string name;
    std::string what;
    std::size_t results = 0;  // cells of the result
    std::vector<Contender> contenders;
};
/// Whether the result is so large that not every contender's has room beside the others'.
inline bool isHuge(const Workload& workload) {
    return workload.results * sizeof(float) > std::size_t{1} << 30;
}

struct Times {
    double smallest = 0, median = 0, largest = 0;
};
struct Row {
    std::string contender;
    Kind kind = Kind::Ours;
    Times seconds;
    Times ratio;  // to ours, paired run by run
};
struct Measured {
    std::string workload;
    std::string what;
    unsigned threads = 1;  // 0 where it is a program's own choice
    std::vector<Row> rows;
    /// Ours in multiples of the limit, paired run by run, where there are limits.
    std::optional<Times> timesLimit;
    /// The name of a contender whose result differs from ours.
    std::optional<std::string> wrong;
    /// What ours may take, in words, where the limit is that and not the machine's.
    std::string allowed{};
    /// What the rows are in where it is no time, such as MB.
    std::string unit{};
    /// Ours in multiples of the loop that does all at once, where there is one.
    std::optional<Times> timesTogether{};
};

/// Runs the contenders in alternation, ours, the others, ours again and so on, for about `seconds`
/// and at least five rounds, of which slow contenders run in two. Before each the threads of the
/// others have come to rest, and what is quick runs a few times without being timed. At one thread
/// it is the process's CPU time that counts, which a busy machine disturbs less. Results are
/// compared before anything is measured.
Measured measure(const Workload& workload, unsigned threads, double seconds);

}  // namespace bench
