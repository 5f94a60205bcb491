#include "tests/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <sstream>

namespace bench {
namespace {

double now(unsigned threads) {
    if (threads == 1) {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
    }
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(time).count();
}

double timeOf(const Contender& contender, unsigned threads, int repeats) {
    const double begin = now(threads);
    for (int n = 0; n < repeats; ++n)
        contender.run();
    return (now(threads) - begin) / repeats;
}

/// How often to repeat what takes less than the clock can tell.
int repeatsFor(const Contender& contender, unsigned threads) {
    constexpr double kEnough = 2e-4;
    int repeats = 1;
    while (repeats < 1'000'000 && timeOf(contender, threads, repeats) * repeats < kEnough)
        repeats *= 2;
    return repeats;
}

Times timesOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {values.front(), values[values.size() / 2], values.back()};
}

std::optional<std::string> firstWrong(const Workload& workload) {
    const Contender& ours = workload.contenders.front();
    if (!ours.result)
        return std::nullopt;
    const float* const expected = ours.result();
    for (const Contender& contender : workload.contenders) {
        if (contender.result &&
            !std::equal(expected, expected + workload.results, contender.result()))
            return contender.name;
    }
    return std::nullopt;
}

std::string milliseconds(double seconds) {
    std::ostringstream text;
    if (seconds < 1e-5)
        text << std::fixed << std::setprecision(0) << seconds * 1e9 << " ns";
    else
        text << std::fixed
             << std::setprecision(seconds < 0.01 ? 3
                                  : seconds < 1  ? 1
                                                 : 0)
             << seconds * 1e3 << " ms";
    return text.str();
}

std::string times(double ratio) {
    std::ostringstream text;
    text << std::setprecision(ratio < 10 ? 2 : 3) << ratio << " x";
    return text.str();
}

void printTriple(std::ostream& out, const Times& values, std::string (*text)(double)) {
    out << std::setw(10) << text(values.smallest) << ' ' << std::setw(10) << text(values.median)
        << ' ' << std::setw(10) << text(values.largest);
}

void jsonTriple(std::ostream& out, const char* name, const Times& values) {
    out << '"' << name << "\": [" << values.smallest << ", " << values.median << ", "
        << values.largest << ']';
}

}  // namespace

Measured measure(const Workload& workload, unsigned threads, double seconds) {
    Measured measured{workload.name, workload.what, threads, {}, std::nullopt};
    const std::size_t count = workload.contenders.size();
    std::vector<int> repeats;
    for (const Contender& contender : workload.contenders) {
        contender.run();
        repeats.push_back(repeatsFor(contender, threads));
    }
    measured.wrong = firstWrong(workload);
    std::vector<std::vector<double>> found(count), ratios(count);
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    for (int round = 0; round < 5 || (elapsed() < seconds && round < 200); ++round) {
        double ours = 0;
        for (std::size_t n = 0; n < count; ++n) {
            const double time = timeOf(workload.contenders[n], threads, repeats[n]);
            if (n == 0)
                ours = time;
            found[n].push_back(time);
            ratios[n].push_back(time / ours);
        }
    }
    for (std::size_t n = 0; n < count; ++n) {
        const Contender& contender = workload.contenders[n];
        measured.rows.push_back(
            {contender.name, timesOf(found[n]), timesOf(ratios[n]), !contender.result});
    }
    return measured;
}

void printHeader(std::ostream& out) {
    out << std::left << std::setw(34) << "" << std::right << std::setw(10) << "smallest"
        << std::setw(11) << "median" << std::setw(11) << "largest"
        << "   time / ours: smallest, "
        << "median, largest\n";
}

void print(std::ostream& out, const Measured& measured) {
    out << measured.workload << ", " << measured.threads
        << (measured.threads == 1 ? " thread: " : " threads: ") << measured.what << '\n';
    for (const Row& row : measured.rows) {
        out << "  " << std::left << std::setw(32) << row.contender << std::right;
        printTriple(out, row.times, milliseconds);
        out << "   ";
        printTriple(out, row.ratio, times);
        out << '\n';
    }
    if (measured.wrong)
        out << "  WRONG: the result of \"" << *measured.wrong << "\" differs from ours.\n";
    out.flush();
}

void printJson(std::ostream& out, const std::vector<Measured>& all) {
    out << "[\n";
    for (std::size_t n = 0; n < all.size(); ++n) {
        out << "  {\"workload\": \"" << all[n].workload << "\", \"what\": \"" << all[n].what
            << "\", \"threads\": " << all[n].threads
            << ", \"equal\": " << (all[n].wrong ? "false" : "true") << ", \"contenders\": [\n";
        for (std::size_t m = 0; m < all[n].rows.size(); ++m) {
            const Row& row = all[n].rows[m];
            out << "    {\"name\": \"" << row.contender
                << "\", \"probe\": " << (row.isProbe ? "true" : "false") << ", ";
            jsonTriple(out, "seconds", row.times);
            out << ", ";
            jsonTriple(out, "ratio", row.ratio);
            out << (m + 1 < all[n].rows.size() ? "},\n" : "}\n");
        }
        out << (n + 1 < all.size() ? "  ]},\n" : "  ]}\n");
    }
    out << "]\n";
}

}  // namespace bench
