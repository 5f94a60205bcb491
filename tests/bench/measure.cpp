#include "tests/bench/measure.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <thread>

namespace bench {
namespace {

/// From here on a contender runs in the first rounds only, or the whole would take too long.
constexpr double kSlow = 1;
constexpr int kRoundsOfSlow = 2;
/// Up to here it runs before its time is taken: once, or as often as takes this long.
constexpr double kWorthRehearsing = 0.05;
constexpr double kRehearsal = 1e-2;
constexpr int kMostRehearsals = 16;
constexpr int kLeastRounds = 5;
constexpr int kMostRounds = 200;

double processTime() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double now(unsigned threads) {
    if (threads == 1)
        return processTime();
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(time).count();
}

/// Waits until no thread of the process runs: those of OpenMP spin for some time after the work of
/// one contender is done, and would take time and memory's speed from the next one.
void waitForOtherThreads() {
    constexpr auto kWhile = std::chrono::microseconds(500);
    constexpr double kIdle = 1e-4;
    constexpr int kMostTimes = 100;
    for (int n = 0; n < kMostTimes; ++n) {
        const double before = processTime();
        std::this_thread::sleep_for(kWhile);
        if (processTime() - before < kIdle)
            return;
    }
}

double timeOf(const Contender& contender, unsigned threads, int repeats, int rehearsals = 0) {
    waitForOtherThreads();
    // A processor that has slept takes a while to come to, and a result of megabytes is in the last
    // cache only after having been written there a few times.
    for (int n = 0; n < rehearsals; ++n)
        contender.run();
    double elsewhere = 0;
    const double begin = now(threads);
    for (int n = 0; n < repeats; ++n) {
        contender.run();
        if (contender.seconds)
            elsewhere += contender.seconds();
    }
    return (contender.seconds ? elsewhere : now(threads) - begin) / repeats;
}

int rehearsalsFor(double seconds) {
    if (seconds > kWorthRehearsing)
        return 0;
    return static_cast<int>(std::clamp(kRehearsal / seconds, 1.0, 1.0 * kMostRehearsals));
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

/// Ours in multiples of the limit of each round: the arithmetic or the least traffic, whichever
/// takes longer.
std::optional<Times> timesLimit(const Workload& workload,
                                const std::vector<std::vector<double>>& found) {
    std::vector<double> ratios;
    for (std::size_t round = 0; round < found.front().size(); ++round) {
        double arithmetic = 0, traffic = std::numeric_limits<double>::infinity();
        for (std::size_t n = 0; n < found.size(); ++n) {
            if (found[n].size() <= round)
                continue;
            if (workload.contenders[n].kind == Kind::Arithmetic)
                arithmetic = std::max(arithmetic, found[n][round]);
            if (workload.contenders[n].kind == Kind::Traffic)
                traffic = std::min(traffic, found[n][round]);
        }
        const bool hasTraffic = traffic < std::numeric_limits<double>::infinity();
        const double limit = hasTraffic ? std::max(arithmetic, traffic) : arithmetic;
        if (limit > 0)
            ratios.push_back(found.front()[round] / limit);
    }
    if (ratios.empty())
        return std::nullopt;
    return timesOf(std::move(ratios));
}

}  // namespace

Measured measure(const Workload& workload, unsigned threads, double seconds) {
    Measured measured{workload.name, workload.what, threads, {}, {}, {}};
    const std::size_t count = workload.contenders.size();
    for (const Contender& contender : workload.contenders)
        contender.run();
    measured.wrong = firstWrong(workload);
    std::vector<int> repeats, rehearsals;
    std::vector<bool> slow;
    for (const Contender& contender : workload.contenders) {
        const double once = timeOf(contender, threads, 1);
        slow.push_back(once > kSlow);
        rehearsals.push_back(rehearsalsFor(once));
        repeats.push_back(once > 1e-3 ? 1 : repeatsFor(contender, threads));
    }
    std::vector<std::vector<double>> found(count), ratios(count);
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    for (int round = 0; round < kLeastRounds || (elapsed() < seconds && round < kMostRounds);
         ++round) {
        for (std::size_t n = 0; n < count; ++n) {
            if (slow[n] && round >= kRoundsOfSlow)
                continue;
            found[n].push_back(timeOf(workload.contenders[n], threads, repeats[n], rehearsals[n]));
            ratios[n].push_back(found[n].back() / found.front().back());
        }
    }
    for (std::size_t n = 0; n < count; ++n) {
        const Contender& contender = workload.contenders[n];
        measured.rows.push_back(
            {contender.name, contender.kind, timesOf(found[n]), timesOf(ratios[n])});
        const Times& ratio = measured.rows.back().ratio;
        if (contender.kind == Kind::Together)
            measured.timesTogether = {1 / ratio.largest, 1 / ratio.median, 1 / ratio.smallest};
    }
    measured.timesLimit = timesLimit(workload, found);
    return measured;
}

}  // namespace bench
