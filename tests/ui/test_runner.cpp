#include "core/worker_pool.h"
#include "ui/model/runner.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <limits>
#if defined(__linux__)
#include <sys/resource.h>
#endif

using model::Runner;

namespace {

/// Work that stops only when asked to.
Runner::Delivery waitForStop(const core::Control& control, std::atomic<bool>& entered) {
    entered = true;
    while (true) {
        core::checkStop(control);
        QThread::msleep(1);
    }
}

}  // namespace

class TestRunner : public QObject {
    Q_OBJECT
private slots:
    void deliversOnTheCallingThread() {
        Runner runner;
        QThread* worker = nullptr;
        QThread* receiver = nullptr;
        QSignalSpy finished(&runner, &Runner::finished);
        runner.run([&](const core::Control&) -> Runner::Delivery {
            worker = QThread::currentThread();
            return [&] { receiver = QThread::currentThread(); };
        });
        QVERIFY(runner.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!runner.isRunning());
        QCOMPARE(receiver, QThread::currentThread());
        QVERIFY(worker != receiver);
    }

    // Else the window gets a third of two processors while all of them compute.
    void leavesTheProcessorsToTheWindow() {
#if !defined(__linux__)
        QSKIP("The system has no threads of less weight.");
#else
        Runner runner;
        QSignalSpy finished(&runner, &Runner::finished);
        std::atomic<int> least = std::numeric_limits<int>::max();
        runner.run([&](const core::Control& control) -> Runner::Delivery {
            core::forEach(100, control, [&](core::Index) {
                QThread::msleep(1);
                const int nice = getpriority(PRIO_PROCESS, 0);
                for (int known = least; nice < known && !least.compare_exchange_weak(known, nice);)
                    continue;
            });
            return [] {};
        });
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(least > getpriority(PRIO_PROCESS, 0) || least >= 10);
#endif
    }

    void newestRequestWins() {
        Runner runner;
        QSignalSpy finished(&runner, &Runner::finished);
        std::atomic<bool> entered = false;
        QList<int> delivered;
        runner.run([&](const core::Control& control) { return waitForStop(control, entered); });
        QTRY_VERIFY(entered);
        for (int number = 0; number < 50; ++number)
            runner.run([&, number](const core::Control&) -> Runner::Delivery {
                return [&, number] { delivered.append(number); };
            });
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(delivered, QList<int>{49});
        QTest::qWait(20);
        QCOMPARE(finished.size(), 1);
    }

    void dropsAnAnswerThatIsAlreadyOnItsWay() {
        Runner runner;
        std::atomic<bool> done = false;
        bool delivered = false;
        runner.run([&](const core::Control&) -> Runner::Delivery {
            done = true;
            return [&] { delivered = true; };
        });
        while (!done)
            QThread::msleep(1);
        QThread::msleep(20);  // the answer lies in the queue now
        runner.cancel();
        QTest::qWait(50);
        QVERIFY(!delivered);
    }

    void cancelStopsAndSaysSo() {
        Runner runner;
        QSignalSpy finished(&runner, &Runner::finished);
        QSignalSpy failed(&runner, &Runner::failed);
        std::atomic<bool> entered = false;
        runner.run([&](const core::Control& control) { return waitForStop(control, entered); });
        QTRY_VERIFY(entered);
        runner.cancel();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!runner.isRunning());
        QTest::qWait(20);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(failed.size(), 0);
    }

    void destructionStopsWhatRuns() {
        std::atomic<bool> entered = false;
        QElapsedTimer clock;
        {
            Runner runner;
            runner.run([&](const core::Control& control) { return waitForStop(control, entered); });
            while (!entered)
                QThread::msleep(1);
            clock.start();
        }
        QVERIFY(clock.elapsed() < 10000);
    }

    void refusalIsSaidInItsOwnWords() {
        Runner runner;
        QSignalSpy finished(&runner, &Runner::finished);
        QSignalSpy failed(&runner, &Runner::failed);
        runner.run([](const core::Control&) -> Runner::Delivery {
            throw core::Refused("kernel 5: too large");
        });
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), QStringLiteral("kernel 5: too large"));
    }

    void wantOfMemoryIsNoCrash() {
        Runner runner;
        QSignalSpy failed(&runner, &Runner::failed);
        runner.run([](const core::Control&) -> Runner::Delivery { throw std::bad_alloc(); });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("memory")));
    }

    void progressIsThatOfTheNewest() {
        Runner runner;
        QList<double> seen;
        connect(&runner, &Runner::progressed, this, [&](double share) { seen.append(share); });
        QSignalSpy finished(&runner, &Runner::finished);
        std::atomic<bool> go = false;
        runner.run([&](const core::Control& control) -> Runner::Delivery {
            core::report(control, 0.5);
            while (!go)
                QThread::msleep(1);
            return {};
        });
        QTRY_COMPARE(seen, QList<double>{0.5});
        go = true;
        QTRY_COMPARE(finished.size(), 1);
    }
};

QTEST_MAIN(TestRunner)
#include "test_runner.moc"
