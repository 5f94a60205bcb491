#include "core/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>
#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

extern "C" void openblas_set_num_threads(int threads);

namespace core {
namespace {

constexpr unsigned kMostThreads = 256;

unsigned coreCount() {
    static const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1u, kMostThreads);
    return count;
}

/// One call of forEach. It lives on its caller's stack: helpers join and leave under the pool's
/// mutex, and the caller waits for the last of them.
struct Job {
    Index count;
    const Control& control;
    const std::function<void(Index, Index)>& work;
    unsigned wanted;       // helpers that may still join; guarded by the pool's mutex
    unsigned helpers = 0;  // helpers at work; guarded by the pool's mutex
    std::atomic<Index> next{0};
    std::atomic<bool> failed{false};
    std::mutex mutex{};  // guards what follows
    Index done = 0;
    std::exception_ptr failure{};
};

void fail(Job& job) {
    const std::lock_guard lock(job.mutex);
    if (!job.failure)
        job.failure = std::current_exception();
    job.failed = true;
}

void finishOne(Job& job) {
    if (!job.control.progress)
        return;
    const std::lock_guard lock(job.mutex);
    ++job.done;
    job.control.progress(static_cast<double>(job.done) / static_cast<double>(job.count));
}

void takePart(Job& job, Index worker) {
    try {
        while (!job.failed) {
            const Index index = job.next.fetch_add(1);
            if (index >= job.count)
                return;
            checkStop(job.control);
            job.work(index, worker);
            finishOne(job);
        }
    } catch (...) {
        fail(job);
    }
}

#if defined(__linux__)
cpu_set_t allowedProcessors() {
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof set, &set);
    return set;
}
#endif

class Pool {
public:
    ~Pool() {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        wake_.notify_all();
        for (std::thread& thread : threads_)
            thread.join();
    }

    void run(Job& job) {
        open(job);
        takePart(job, 0);
        close(job);
    }

private:
    void open(Job& job) {
        const std::lock_guard lock(mutex_);
        try {
            while (threads_.size() < std::min(job.wanted, coreCount() - 1)) {
                threads_.emplace_back([this] { serve(); });
                avoided_ = kNone;
            }
        } catch (const std::system_error&) {
            // The system gives no more threads: those there are do the work.
        }
        keepOffThisProcessor();
        jobs_.push_back(&job);
        for (unsigned n = 0; n < job.wanted; ++n)
            wake_.notify_one();
    }

    /// Where there are few processors that share no cache, virtual ones above all, the system likes
    /// to wake a thread on the processor that called it, and leaves it waiting there for its caller
    /// to be done. Where there are many it finds another.
    void keepOffThisProcessor() {
#if defined(__linux__)
        constexpr unsigned kFew = 4;
        const int here = coreCount() <= kFew ? sched_getcpu() : kNone;
        if (here < 0 || here == avoided_)
            return;
        avoided_ = here;
        cpu_set_t others = allowed_;
        CPU_CLR(static_cast<std::size_t>(here), &others);
        if (CPU_COUNT(&others) == 0)
            return;
        for (std::thread& thread : threads_)
            pthread_setaffinity_np(thread.native_handle(), sizeof others, &others);
#endif
    }

    void close(Job& job) {
        std::unique_lock lock(mutex_);
        std::erase(jobs_, &job);
        left_.wait(lock, [&] { return job.helpers == 0; });
    }

    void serve() {
        std::unique_lock lock(mutex_);
        while (true) {
            Job* const job = joinable();
            if (job == nullptr) {
                if (ending_)
                    return;
                wake_.wait(lock);
                continue;
            }
            const Index worker = job->wanted--;
            ++job->helpers;
            lock.unlock();
            takePart(*job, worker);
            lock.lock();
            if (--job->helpers == 0)
                left_.notify_all();
        }
    }

    Job* joinable() const {
        for (Job* const job : jobs_) {
            if (job->wanted > 0 && job->next < job->count && !job->failed)
                return job;
        }
        return nullptr;
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable left_;
    std::deque<Job*> jobs_;
    std::vector<std::thread> threads_;
    bool ending_ = false;
    static constexpr int kNone = -1;
    int avoided_ = kNone;  // the processor that the threads keep off
#if defined(__linux__)
    cpu_set_t allowed_ = allowedProcessors();
#endif
};

Pool& pool() {
    static Pool instance;
    return instance;
}

}  // namespace

unsigned threadCount(const Control& control) {
    return control.threads == 0 ? coreCount() : std::min(control.threads, coreCount());
}

Index workerCount(Index count, const Control& control) {
    return std::min<Index>(count, threadCount(control));
}

void forEach(Index count, const Control& control, const std::function<void(Index, Index)>& work) {
    checkStop(control);
    if (count <= 0)
        return;
    const auto most = static_cast<unsigned>(workerCount(count, control));
    Job job{.count = count, .control = control, .work = work, .wanted = most - 1};
    if (most == 1)
        takePart(job, 0);
    else
        pool().run(job);
    if (job.failure)
        std::rethrow_exception(job.failure);
}

void forEach(Index count, const Control& control, const std::function<void(Index)>& work) {
    forEach(count, control, [&](Index task, Index) { work(task); });
}

void keepBlasToOneThread() {
    [[maybe_unused]] static const bool done = [] {
        openblas_set_num_threads(1);
        return true;
    }();
}

}  // namespace core
