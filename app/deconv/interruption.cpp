#include "app/deconv/interruption.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <semaphore.h>
#include <thread>

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

// All that a handler may touch. A handler, since a library may have begun threads before main: what
// this one blocks would be delivered to those, and end the program at once.
std::atomic<int> caught = 0;
sem_t awake;

void take(int number) {
    caught = number;
    sem_post(&awake);
}

void watchSignals() {
    sem_init(&awake, 0, 0);
    for (const int number : kSignals) {
        struct sigaction present {};
        sigaction(number, nullptr, &present);
        // What was started with a signal ignored (nohup) goes on ignoring it.
        if (present.sa_handler == SIG_IGN)
            continue;
        struct sigaction wanted {};
        wanted.sa_handler = take;
        wanted.sa_flags = SA_RESTART;
        sigaction(number, &wanted, nullptr);
    }
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
    watchSignals();
    std::thread([stop = stop_, signal = signal_]() mutable {
        while (sem_wait(&awake) != 0)
            continue;
        const int number = caught;
        *signal = number;
        stop.request_stop();
        std::this_thread::sleep_for(std::chrono::seconds(2));
        dieOf(number);
    }).detach();
}

void Interruption::end() const {
    dieOf(*signal_);
}
