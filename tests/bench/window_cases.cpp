#include "tests/bench/window_cases.h"

#include "core/examples.h"
#include "core/experiment.h"
#include "tests/bench/child.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace bench {
namespace {

const std::string kTools = DECONV_BENCH_TOOLS "/ui_time_";
constexpr double kMilli = 1e-3;

/// What something may take; without a name it may take anything.
struct Allowed {
    double most = 0;
    std::string name{};
};
const Allowed kFrame{8e-3, "8 ms"};

Times timesOf(std::vector<double> values, double factor) {
    std::sort(values.begin(), values.end());
    return {values.front() * factor, values[values.size() / 2] * factor, values.back() * factor};
}

Measured rowOf(const std::string& name, const std::string& what, const std::vector<double>& values,
               double factor, const Allowed& allowed) {
    Measured measured;
    measured.workload = name;
    measured.what = what;
    measured.threads = 0;
    measured.rows.push_back({"ours", Kind::Ours, timesOf(values, factor), {1, 1, 1}});
    if (!allowed.name.empty()) {
        measured.timesLimit = timesOf(values, factor / allowed.most);
        measured.allowed = allowed.name;
    }
    return measured;
}

Measured memoryOf(const std::string& name, const std::string& what,
                  const std::vector<double>& megabytes, const Allowed& allowed) {
    Measured measured = rowOf(name, what, megabytes, 1, allowed);
    measured.unit = "MB";
    return measured;
}

/// Runs a program several times. Only it can say what it held: what the system counts begins with
/// all that this process holds when it starts another.
struct Runs {
    std::vector<double> seconds, megabytes;
};
Runs runs(int count, const std::vector<std::string>& words) {
    Runs all;
    for (int n = 0; n < count; ++n) {
        const Child child = runChild(words);
        all.seconds.push_back(child.seconds);
        const auto held = child.values.find("MB held at most");
        if (held != child.values.end())
            all.megabytes.push_back(held->second.front());
    }
    return all;
}

/// What a program printed under a title, in ms.
struct Printed {
    const char* title;
    const char* name;
    const char* what;
    Allowed allowed;
};
std::vector<Measured> printedBy(const std::vector<std::string>& words,
                                const std::vector<Printed>& wanted) {
    const Child child = runChild(words);
    std::vector<Measured> rows;
    for (const Printed& each : wanted) {
        const auto found = child.values.find(each.title);
        if (found == child.values.end())
            throw std::runtime_error(words.front() + " says nothing of '" + each.title + "'.");
        rows.push_back(rowOf(each.name, each.what, found->second, kMilli, each.allowed));
    }
    return rows;
}

std::vector<Measured> start() {
    const Runs window = runs(7, {kTools + "window", "--values", "start"});
    const Runs command =
        runs(15, {DECONV_BENCH_COMMAND, "size", "--input-size", "5x5", "--kernel-size", "3x3"});
    return {rowOf("Start, window", "from start until all is painted, and its end", window.seconds,
                  1, {}),
            rowOf("Start, command", "deconv size, from start to end", command.seconds, 1, {}),
            memoryOf("Memory, window", "the most that it held, as it opens", window.megabytes, {})};
}

std::vector<Measured> memory() {
    const Runs small = runs(3, {kTools + "window", "--values", "size", "5x5"});
    const Runs large = runs(3, {kTools + "window", "--values", "size", "512x512"});
    return {memoryOf("Memory, 5x5", "the window with an input of 5x5", small.megabytes, {}),
            memoryOf("Memory, 512x512", "the window with W of 260,100 x 262,144", large.megabytes,
                     {100, "100 MB"})};
}

std::vector<Measured> framesOfW() {
    return printedBy(
        {kTools + "weights", "--values", "3000x4000"},
        {{"W, from its size until it is shown", "W shown", "W of 3000x4000, from its size", {}},
         {"W, from its size until its ways are compared",
          "W compared",
          "until all four ways are computed",
          {}},
         {"W, opened", "Frame, W opened", "the longest, from its size to its pictures", kFrame},
         {"W, pointed at", "Frame, W pointed at", "W of 3000x4000", kFrame},
         {"W, zoomed in, to its cells", "Frame, W zoomed", "from afar to its cells", kFrame},
         {"W, moved, a little", "Frame, W moved", "as it is seen from afar", kFrame},
         {"W, moved, its cells", "Frame, W's cells moved", "at their largest", kFrame}});
}

std::vector<Measured> photos() {
    return printedBy({kTools + "photos", "--values", "3000x4000"},
                     {{"decoded photo to preview",
                       "Photo opened",
                       "12 megapixels, 16 filters 3x3, first maps",
                       {150e-3, "150 ms"}},
                      {"a tap to preview of all maps",
                       "Photo, tap typed",
                       "to all maps painted anew",
                       {33e-3, "33 ms"}},
                      {"a frame of zooming", "Frame, gallery zoomed", "of those maps", kFrame},
                      {"a frame of panning", "Frame, gallery moved", "of those maps", kFrame}});
}

/// All that an edit of a teaching size has core compute.
Measured coresPart() {
    constexpr int kTimes = 31, kRepeats = 200;
    const core::Experiment experiment = core::makeExample("notebook");
    std::vector<double> seconds;
    for (int n = 0; n < kTimes; ++n) {
        const auto begin = std::chrono::steady_clock::now();
        for (int repeat = 0; repeat < kRepeats; ++repeat)
            core::evaluate(experiment);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        seconds.push_back(took.count() / kRepeats);
    }
    return rowOf("Edit, core's part", "all arrays of the first example, all four ways", seconds, 1,
                 {50e-6, "50 µs"});
}

std::vector<Measured> edits() {
    auto rows = printedBy(
        {kTools + "window", "--values", "edit"},
        {{"a cell of 5x5 to all panes", "Edit, 5x5", "a cell typed, to all panes", kFrame},
         {"a cell of 12x12 to all panes", "Edit, 12x12", "a cell typed, to all panes", kFrame}});
    rows.push_back(coresPart());
    return rows;
}

}  // namespace

std::vector<WindowCase> windowCases() {
    return {{"Start", start},
            {"Memory", memory},
            {"Edit", edits},
            {"Frames of W", framesOfW},
            {"Photo", photos}};
}

}  // namespace bench
