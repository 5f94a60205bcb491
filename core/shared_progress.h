#pragma once

#include "core/control.h"

#include <mutex>

namespace core {

/// The progress of work that several threads do parts of at the same time: each adds what it has
/// done, in any unit of which there are `whole` in all, and the sum is reported, one report at a
/// time. The control has to live as long.
class SharedProgress {
public:
    SharedProgress(const Control& control, double whole) : control_(control), whole_(whole) {}

    void add(double done) {
        if (!control_.progress)
            return;
        const std::lock_guard lock(mutex_);
        done_ += done;
        control_.progress(done_ / whole_);
    }

private:
    const Control& control_;
    double whole_;
    std::mutex mutex_{};
    double done_ = 0;  // guarded by the mutex
};

}  // namespace core
