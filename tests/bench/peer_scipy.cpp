#include "tests/bench/peers.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

namespace fs = std::filesystem;

template <class A>
void writeRaw(const fs::path& path, const A& array) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(array.data()),
               static_cast<std::streamsize>(array.size() * sizeof(*array.data())));
}

/// A child that runs peer_scipy.py until it is destroyed.
class Child {
public:
    Child(const MatrixData& data, unsigned threads) {
        std::string name = (fs::temp_directory_path() / "deconv-bench-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("There is no folder for temporary files.");
        folder_ = name;
        writeRaw(folder_ / "start", data.rows.rowStart);
        writeRaw(folder_ / "column", data.rows.column);
        writeRaw(folder_ / "value", data.rows.value);
        writeRaw(folder_ / "x", data.x);
        start(std::to_string(threads));
    }
    ~Child() {
        std::fclose(toChild_);
        std::fclose(fromChild_);
        waitpid(process_, nullptr, 0);
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    std::string ask(const std::string& question) {
        std::fputs((question + "\n").c_str(), toChild_);
        std::fflush(toChild_);
        std::array<char, 64> answer{};
        if (std::fgets(answer.data(), answer.size(), fromChild_) == nullptr)
            throw std::runtime_error("SciPy's part of the benchmark ended.");
        return answer.data();
    }

    const float* result() {
        const fs::path path = folder_ / "result";
        ask("result " + path.string());
        result_.resize(fs::file_size(path) / sizeof(float));
        std::ifstream(path, std::ios::binary)
            .read(reinterpret_cast<char*>(result_.data()),
                  static_cast<std::streamsize>(result_.size() * sizeof(float)));
        return result_.data();
    }

private:
    void start(const std::string& threads) {
        std::array<int, 2> down{}, up{};
        if (pipe2(down.data(), O_CLOEXEC) != 0 || pipe2(up.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("There is no pipe to SciPy's part of the benchmark.");
        process_ = fork();
        if (process_ == 0) {
            dup2(down[0], STDIN_FILENO);
            dup2(up[1], STDOUT_FILENO);
            execl("/usr/bin/python3", "python3", DECONV_BENCH_SCIPY, folder_.c_str(),
                  threads.c_str(), nullptr);
            _exit(127);
        }
        close(down[0]);
        close(up[1]);
        toChild_ = fdopen(down[1], "w");
        fromChild_ = fdopen(up[0], "r");
    }

    fs::path folder_;
    pid_t process_ = -1;
    std::FILE* toChild_ = nullptr;
    std::FILE* fromChild_ = nullptr;
    std::vector<float> result_;
};

}  // namespace

void addScipy(Workload& workload, const std::string& name, const std::string& job,
              const MatrixData& data, unsigned threads) {
    const auto child = std::make_shared<Child>(data, threads);
    const auto seconds = std::make_shared<double>(0);
    Contender contender{name, Kind::Peer,
                        [=] { *seconds = std::strtod(child->ask(job).c_str(), nullptr); }};
    if (job != "text")
        contender.result = [child] { return child->result(); };
    contender.seconds = [seconds] { return *seconds; };
    workload.contenders.push_back(std::move(contender));
}

}  // namespace bench
