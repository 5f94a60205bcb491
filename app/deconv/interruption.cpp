#include "app/deconv/interruption.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

sigset_t watchedSignals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : kSignals) {
        struct sigaction present {};
        sigaction(number, nullptr, &present);
        // What was started with a signal ignored (nohup) goes on ignoring it.
        if (present.sa_handler != SIG_IGN)
            sigaddset(&set, number);
    }
    return set;
}

[[noreturn]] void dieOf(int number) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    std::signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    std::raise(number);
    std::_Exit(128 + number);
}

}  // namespace

Interruption::Interruption() : signal_(std::make_shared<std::atomic<int>>(0)) {
    const sigset_t set = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread([set, stop = stop_, signal = signal_]() mutable {
        int number = 0;
        if (sigwait(&set, &number) != 0)
            return;
        *signal = number;
        stop.request_stop();
        std::this_thread::sleep_for(std::chrono::seconds(2));
        dieOf(number);
    }).detach();
}

void Interruption::end() const {
    dieOf(*signal_);
}
