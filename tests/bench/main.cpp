#include "core/kernels/instruction_sets.h"
#include "tests/bench/convolution_case.h"
#include "tests/bench/general_cases.h"
#include "tests/bench/matrix_cases.h"
#include "tests/bench/report.h"
#include "tests/bench/window_cases.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace {

constexpr const char* kGeneral = "General";

constexpr const char* kHelp =
    R"(deconv_bench [--only NAME]... [--threads N]... [--seconds S] [--json FILE] [--big] [--list]

Measures the convolutions, W and cycles beside the limits of this machine and, where they were built
in, beside other libraries: all in alternation in one process, results compared first. Where it says
a–b–c, these are the smallest, the median and the largest; the table comes last.

  --only NAME     measure only this workload; may be repeated
  --threads N     with N threads; may be repeated (1 and 2 unless told)
  --seconds S     spend about S seconds on each (2 unless told)
  --json FILE     write what was measured to FILE as well
  --big           measure the largest workload too, which takes 4 GB (14 GB with PyTorch)
  --list          name the workloads
)";

struct Options {
    std::vector<std::string> only;
    std::vector<unsigned> threads;
    double seconds = 2;
    std::string json;
    bool big = false;
    bool list = false;

    bool wants(const std::string& name) const {
        if (!only.empty())
            return std::find(only.begin(), only.end(), name) != only.end();
        return big || name != "P2";
    }
};

[[noreturn]] void end(int code, const std::string& text) {
    (code == 0 ? std::cout : std::cerr) << text;
    std::exit(code);
}

[[noreturn]] void refuseNumber(const std::string& word, const std::string& text) {
    end(2, "deconv_bench: " + word + " takes a number, not \"" + text + "\".\n");
}

Options read(int count, char** words) {
    Options options;
    for (int n = 1; n < count; ++n) {
        const std::string word = words[n];
        const auto value = [&]() -> std::string {
            if (n + 1 >= count)
                end(2, "deconv_bench: " + word + " needs a value after it.\n");
            return words[++n];
        };
        const auto number = [&](double least) {
            const std::string text = value();
            char* rest = nullptr;
            const double result = std::strtod(text.c_str(), &rest);
            if (text.empty() || *rest != '\0' || !(result >= least && result <= 3600))
                refuseNumber(word, text);
            return result;
        };
        if (word == "--only")
            options.only.push_back(value());
        else if (word == "--threads")
            options.threads.push_back(static_cast<unsigned>(number(1)));
        else if (word == "--seconds")
            options.seconds = number(0);
        else if (word == "--json")
            options.json = value();
        else if (word == "--big")
            options.big = true;
        else if (word == "--list")
            options.list = true;
        else if (word == "--help")
            end(0, kHelp);
        else
            end(2, "deconv_bench: there is no option \"" + word + "\"; see --help.\n");
    }
    if (options.threads.empty())
        options.threads = {1, 2};
    return options;
}

/// A first result is measured before anything else: what a peer has kept warm for itself stays with
/// the allocator, and memory that comes from there is not fresh.
std::vector<bench::OtherCase> firstCases() {
    return {bench::firstResultCase()};
}

std::vector<bench::OtherCase> otherCases() {
    auto cases = bench::cycleCases();
    for (auto& each : bench::matrixCases())
        cases.push_back(std::move(each));
    return cases;
}

std::vector<bench::Measured> measureAll(const Options& options) {
    std::vector<bench::Measured> all;
    const auto keep = [&](const bench::Workload& workload, unsigned threads) {
        all.push_back(bench::measure(workload, threads, options.seconds));
        bench::print(std::cout, all.back());
    };
    const auto keepAll = [&](const std::vector<bench::OtherCase>& cases) {
        for (const bench::OtherCase& subject : cases) {
            for (const unsigned threads : options.threads) {
                if (options.wants(subject.name))
                    keep(subject.workload(threads), threads);
            }
        }
    };
    keepAll(firstCases());
    for (const bench::ConvolutionCase& subject : bench::convolutionCases()) {
        if (!options.wants(subject.name))
            continue;
        const bench::CaseData data = bench::dataFor(subject);
        for (const unsigned threads : options.threads)
            keep(bench::workloadFor(subject, data, threads), threads);
    }
    keepAll(otherCases());
    if (options.wants(kGeneral)) {
        for (bench::Measured& measured : bench::measureGeneral(options.seconds)) {
            all.push_back(std::move(measured));
            bench::print(std::cout, all.back());
        }
    }
    for (const bench::WindowCase& subject : bench::windowCases()) {
        if (!options.wants(subject.name))
            continue;
        try {
            for (bench::Measured& measured : subject.measure()) {
                all.push_back(std::move(measured));
                bench::print(std::cout, all.back());
            }
        } catch (const std::runtime_error& error) {
            end(1, std::string("deconv_bench: ") + error.what() + "\n");
        }
    }
    return all;
}

/// Begins the program anew with threads of OpenMP and OpenBLAS that give up sooner: as they come,
/// those of a peer spin for long after their work is done, at the cost of whatever is measured
/// next.
void keepThreadsOfPeersShort(char** words) {
    constexpr int kKeepIfSet = 0;
    if (std::getenv("GOMP_SPINCOUNT") != nullptr || std::getenv("OMP_WAIT_POLICY") != nullptr)
        return;
    // So many times, and two to so many ticks of the processor's clock.
    if (setenv("GOMP_SPINCOUNT", "1000", kKeepIfSet) == 0 &&
        setenv("OPENBLAS_THREAD_TIMEOUT", "16", kKeepIfSet) == 0)
        execv("/proc/self/exe", words);
}

void list() {
    for (const bench::OtherCase& subject : firstCases())
        std::cout << subject.name << '\n';
    for (const bench::ConvolutionCase& subject : bench::convolutionCases())
        std::cout << subject.name << ": " << subject.what << '\n';
    for (const bench::OtherCase& subject : otherCases())
        std::cout << subject.name << '\n';
    std::cout << kGeneral << ": geometries off the beaten track beside tuned ones, at one thread\n";
    for (const bench::WindowCase& subject : bench::windowCases())
        std::cout << subject.name << ": programs of their own, at their own choice of threads\n";
}

}  // namespace

int main(int count, char** words) {
    keepThreadsOfPeersShort(words);
    const Options options = read(count, words);
    if (options.list) {
        list();
        return 0;
    }
    std::cout << "Kernels for " << core::kernels::name(core::kernels::availableSets().back())
              << " on " << std::thread::hardware_concurrency() << " cores\n";
    const auto all = measureAll(options);
    bench::printTable(std::cout, all);
    if (!options.json.empty()) {
        std::ofstream file(options.json);
        bench::printJson(file, all);
        if (!file.flush())
            end(2, "deconv_bench: " + options.json + " could not be written.\n");
    }
    const bool wrong = std::any_of(all.begin(), all.end(), [](const auto& m) { return m.wrong; });
    return wrong ? 1 : 0;
}
