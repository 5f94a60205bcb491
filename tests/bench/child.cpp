#include "tests/bench/child.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

/// Starts the program, its output into `output`. A fork would first copy the tables of all this
/// process's memory, which takes longer than some programs do.
pid_t started(const std::vector<std::string>& words, int output) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    pid_t process = -1;
    if (posix_spawn(&process, arguments.front(), &files, nullptr, arguments.data(), environ) != 0)
        process = -1;
    posix_spawn_file_actions_destroy(&files);
    return process;
}

std::string allOf(int input) {
    std::string text;
    char part[4096];
    for (ssize_t length = 0; (length = read(input, part, sizeof part)) > 0;)
        text.append(part, static_cast<std::size_t>(length));
    return text;
}

std::map<std::string, std::vector<double>> valuesOf(const std::string& text) {
    std::map<std::string, std::vector<double>> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos)
            continue;
        std::istringstream numbers(line.substr(tab + 1));
        for (std::string number; std::getline(numbers, number, ',');)
            values[line.substr(0, tab)].push_back(std::strtod(number.c_str(), nullptr));
    }
    return values;
}

}  // namespace

Child runChild(const std::vector<std::string>& words) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("There is no pipe to " + words.front() + ".");
    const auto begin = std::chrono::steady_clock::now();
    const pid_t process = started(words, ends[1]);
    close(ends[1]);
    const std::string text = process > 0 ? allOf(ends[0]) : std::string();
    close(ends[0]);
    int status = 1;
    if (process < 0 || waitpid(process, &status, 0) != process || status != 0)
        throw std::runtime_error(words.front() + " could not be run to its end.");
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return {took.count(), valuesOf(text)};
}

}  // namespace bench
