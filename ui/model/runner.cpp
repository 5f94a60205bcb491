#include "ui/model/runner.h"

#include <QCoreApplication>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>
#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace model {

namespace {

// Where the system knows threads of less weight, this one and those that it starts leave the
// processors to the window whenever that has something to do: on two of them a frame took three
// times as long while both computed.
void yieldToTheWindow() {
#if defined(__linux__)
    constexpr int kNicer = 10;
    constexpr id_t kThisThread = 0;
    setpriority(PRIO_PROCESS, kThisThread, kNicer);
#endif
}

struct Request {
    Runner::Work work;
    std::stop_source stop;
    std::uint64_t number = 0;
};

/// What came of a request: something to deliver, a sentence, or neither where it was cancelled.
struct Outcome {
    Runner::Delivery delivery;
    QString failure;
};

Outcome outcomeOf(const Runner::Work& work, const core::Control& control) {
    try {
        return {work(control), {}};
    } catch (const core::Cancelled&) {
        return {};
    } catch (const core::Refused& refused) {
        return {{}, QString::fromStdString(refused.what())};
    } catch (const std::bad_alloc&) {
        return {{},
                QCoreApplication::translate("model::Runner",
                                            "There is not enough memory for this; a smaller "
                                            "input or fewer filters need less.")};
    } catch (const std::exception& error) {
        return {{},
                QCoreApplication::translate("model::Runner", "This could not be computed: %1.")
                    .arg(QString::fromUtf8(error.what()))};
    }
}

}  // namespace

// One thread takes the newest request; those that it never came to are replaced before it sees
// them. Its answers go through the receiver's event queue and are compared with the newest number.
struct Runner::Private {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::optional<Request> waiting;
    std::stop_source running;
    std::jthread thread;

    // Of the GUI thread alone.
    std::uint64_t newest = 0;
    bool busy = false;

    std::atomic<bool> progressPosted = false;

    void put(Request request) {
        const std::lock_guard lock(mutex);
        running.request_stop();
        if (waiting)
            waiting->stop.request_stop();
        waiting = std::move(request);
        wake.notify_one();
    }

    void stopAll() {
        const std::lock_guard lock(mutex);
        running.request_stop();
        waiting.reset();
    }

    std::optional<Request> take(const std::stop_token& quit) {
        std::unique_lock lock(mutex);
        if (!wake.wait(lock, quit, [this] { return waiting.has_value(); }))
            return std::nullopt;
        running = waiting->stop;
        return std::exchange(waiting, std::nullopt);
    }
};

Runner::Runner(QObject* parent) : QObject(parent), d_(std::make_shared<Private>()) {}

Runner::~Runner() {
    d_->stopAll();
    d_->thread.request_stop();
    d_->wake.notify_all();
    if (d_->thread.joinable())
        d_->thread.join();
}

void Runner::run(Work work) {
    Request request{std::move(work), {}, ++d_->newest};
    d_->busy = true;
    d_->put(std::move(request));
    if (!d_->thread.joinable())
        d_->thread = std::jthread([this, d = d_](const std::stop_token& quit) {
            yieldToTheWindow();
            while (std::optional<Request> next = d->take(quit))
                answer(next->work, next->stop.get_token(), next->number);
        });
    emit started();
}

void Runner::answer(const Work& work, const std::stop_token& stop, std::uint64_t number) {
    core::Control control;
    control.stop = stop;
    control.progress = [this, number](double fraction) {
        if (d_->progressPosted.exchange(true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, number, fraction] {
                d_->progressPosted = false;
                if (d_->busy && number == d_->newest)
                    emit progressed(fraction);
            },
            Qt::QueuedConnection);
    };
    Outcome outcome = outcomeOf(work, control);
    QMetaObject::invokeMethod(
        this,
        [this, number, outcome = std::move(outcome)] {
            if (!d_->busy || number != d_->newest)
                return;
            d_->busy = false;
            if (outcome.delivery)
                outcome.delivery();
            if (!outcome.failure.isEmpty())
                emit failed(outcome.failure);
            // The delivery may have asked for more.
            if (!d_->busy)
                emit finished();
        },
        Qt::QueuedConnection);
}

void Runner::cancel() {
    if (!d_->busy)
        return;
    d_->busy = false;
    d_->stopAll();
    emit finished();
}

bool Runner::isRunning() const {
    return d_->busy;
}

}  // namespace model
