#pragma once

#include <atomic>
#include <memory>
#include <stop_token>

/// Turns SIGINT, SIGTERM and SIGHUP into a request to stop, so that what is half written is
/// removed. Make it before any other thread. Work that does not heed the request is ended after a
/// while.
class Interruption {
public:
    Interruption();

    std::stop_token token() const { return stop_.get_token(); }

    /// Ends the program as the signal would have, once everything is tidy.
    [[noreturn]] void end() const;

private:
    std::stop_source stop_;
    std::shared_ptr<std::atomic<int>> signal_;
};
