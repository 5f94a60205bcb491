#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string>

namespace core {

/// How a caller steers work that can outlast a frame. The work looks at `stop` and reports to
/// `progress` (0…1, from whichever thread is working, never two at once) between tiles.
struct Control {
    std::stop_token stop;
    std::function<void(double)> progress;
    /// Threads to use; 0 is one for each core.
    unsigned threads = 0;
};

/// Thrown by work that was asked to stop.
struct Cancelled : std::runtime_error {
    Cancelled() : std::runtime_error("cancelled") {}
};

/// Thrown for anything wrong with what was asked for or with a file. The text is one sentence that
/// names the thing, what is wrong with it and what would be right.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws Cancelled if the caller asked to stop.
inline void checkStop(const Control& control) {
    if (control.stop.stop_requested())
        throw Cancelled();
}

/// The same stop and threads, with progress that runs from `from` to `to`: for a part of some work.
inline Control portion(const Control& control, double from, double to) {
    Control part = control;
    if (control.progress)
        part.progress = [whole = control.progress, from, to](double fraction) {
            whole(from + fraction * (to - from));
        };
    return part;
}

/// The same for number n of `count` parts that are about alike.
inline Control portionOf(const Control& control, std::int64_t n, std::int64_t count) {
    const auto whole = static_cast<double>(count);
    return portion(control, static_cast<double>(n) / whole, static_cast<double>(n + 1) / whole);
}

/// The same stop and threads, for a part of some work that reports nothing by itself.
inline Control silent(const Control& control) {
    return {control.stop, {}, control.threads};
}

inline void report(const Control& control, double fraction) {
    if (control.progress)
        control.progress(fraction);
}

}  // namespace core
