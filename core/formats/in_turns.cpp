#include "core/formats/in_turns.h"

#include "core/array.h"
#include "core/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>
#include <thread>

namespace core::formats {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

/// Locks it, and does not fall asleep over what takes some microseconds.
std::unique_lock<std::mutex> lockSoon(std::mutex& mutex) {
    constexpr int kTimes = 400;
    std::unique_lock lock(mutex, std::try_to_lock);
    for (int n = 0; n < kTimes && !lock.owns_lock(); ++n) {
        std::this_thread::yield();
        lock.try_lock();
    }
    if (!lock.owns_lock())
        lock.lock();
    return lock;
}

class Turns {
public:
    Turns(const Sink& sink, std::string_view head, const Maker& maker, const Control& control)
        : sink_(sink),
          maker_(maker),
          control_(control),
          rest_(head),
          roomSize_(kPiece + std::max(maker.overrun, head.size())) {}

    void take() {
        try {
            auto room = uninitialised<Vector<char>>({static_cast<Index>(roomSize_)});
            while (takeOne(room.data())) {
            }
        } catch (...) {
            failed_ = true;
            throw;
        }
    }

private:
    /// Whether there is more to do.
    bool takeOne(char* room) {
        std::unique_lock making = lockSoon(making_);
        if (isAtEnd_ || failed_)
            return false;
        checkStop(control_);
        const std::size_t size = make(room);
        const double fraction = maker_.fraction();
        // Before the next piece is begun, so that the pieces stay in order.
        const std::unique_lock handingOn = lockSoon(handingOn_);
        making.unlock();
        if (failed_ || size == 0)
            return false;
        sink_({room, size});
        if (fraction > reported_)
            report(control_, fraction);
        reported_ = fraction;
        return true;
    }

    std::size_t make(char* room) {
        char* const limit = room + kPiece;
        char* const end = maker_.make(std::copy(rest_.begin(), rest_.end(), room), limit);
        isAtEnd_ = end < limit;
        rest_.assign(std::min(limit, end), end);
        return static_cast<std::size_t>(std::min(limit, end) - room);
    }

    const Sink& sink_;
    const Maker& maker_;
    const Control& control_;
    std::mutex making_;
    std::string rest_;  // of the last piece, and the beginning of the next one
    std::size_t roomSize_;
    bool isAtEnd_ = false;
    std::mutex handingOn_;
    double reported_ = 0;
    std::atomic<bool> failed_ = false;
};

}  // namespace

void handOnInTurns(const Sink& sink, std::string_view head, const Maker& maker,
                   const Control& control) {
    constexpr Index kThreads = 2;
    Turns turns(sink, head, maker, control);
    forEach(kThreads, silent(control), [&](Index) { turns.take(); });
}

}  // namespace core::formats
