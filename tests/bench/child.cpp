#include "tests/bench/child.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

[[noreturn]] void become(const std::vector<std::string>& words, int output) {
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    dup2(output, STDOUT_FILENO);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDERR_FILENO);
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    execv(arguments.front(), arguments.data());
    _exit(127);
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
    const pid_t process = fork();
    if (process == 0)
        become(words, ends[1]);
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
