#include "core/worker_pool.h"

#include <QObject>
#include <QTest>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace {

class WorkerPoolTest : public QObject {
    Q_OBJECT

private slots:
    void callsEachOnce_data() {
        QTest::addColumn<unsigned>("threads");
        for (const unsigned threads : {0u, 1u, 2u, 1000u})
            QTest::addRow("%u", threads) << threads;
    }

    void callsEachOnce() {
        QFETCH(unsigned, threads);
        for (const core::Index count : {0, 1, 2, 3, 1000}) {
            std::vector<std::atomic<int>> calls(static_cast<std::size_t>(count));
            core::forEach(count, {.stop = {}, .progress = {}, .threads = threads},
                          [&](core::Index n) { ++calls[static_cast<std::size_t>(n)]; });
            for (const auto& called : calls)
                QCOMPARE(called.load(), 1);
        }
    }

    void usesOnlyTheCallerWhenOneThreadIsAskedFor() {
        std::set<std::thread::id> seen;
        core::forEach(100, {.stop = {}, .progress = {}, .threads = 1},
                      [&](core::Index) { seen.insert(std::this_thread::get_id()); });
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(seen.contains(std::this_thread::get_id()));
    }

    void usesSeveralThreads() {
        if (core::threadCount({}) < 2)
            QSKIP("This machine has one core.");
        // Two calls that wait for each other end only if they run at the same time.
        std::atomic<int> arrived{0};
        core::forEach(2, {}, [&](core::Index) {
            ++arrived;
            while (arrived < 2)
                std::this_thread::yield();
        });
        QCOMPARE(arrived.load(), 2);
    }

    void namesEachThreadByItself() {
        const core::Index count = 2000, workers = core::workerCount(count, {});
        std::vector<std::atomic<int>> inside(static_cast<std::size_t>(workers));
        std::atomic<bool> shared{false};
        std::atomic<core::Index> arrived{0};
        core::forEach(count, {}, [&](core::Index, core::Index worker) {
            auto& mine = inside.at(static_cast<std::size_t>(worker));
            shared = shared || ++mine != 1;
            ++arrived;
            while (arrived < workers)
                std::this_thread::yield();
            --mine;
        });
        QVERIFY(!shared);
        QCOMPARE(core::workerCount(1, {}), core::Index{1});
    }

    void reportsRisingProgressOneAtATime() {
        std::atomic<int> inside{0};
        bool overlapped = false;
        std::vector<double> reports;
        core::Control control;
        control.progress = [&](double fraction) {
            overlapped = overlapped || ++inside != 1;
            reports.push_back(fraction);
            --inside;
        };
        core::forEach(200, control, [](core::Index) {});
        QVERIFY(!overlapped);
        QCOMPARE(reports.size(), std::size_t{200});
        QVERIFY(std::is_sorted(reports.begin(), reports.end()));
        QCOMPARE(reports.back(), 1.0);
    }

    void stopsBetweenCalls() {
        std::stop_source source;
        std::atomic<int> calls{0};
        const auto run = [&] {
            core::forEach(1'000'000, {.stop = source.get_token(), .progress = {}, .threads = 0},
                          [&](core::Index) {
                              ++calls;
                              source.request_stop();
                          });
        };
        QVERIFY_EXCEPTION_THROWN(run(), core::Cancelled);
        QVERIFY(calls <= 2 * static_cast<int>(core::threadCount({})));
        QVERIFY_EXCEPTION_THROWN(run(), core::Cancelled);
    }

    void passesOnTheFirstException() {
        const auto run = [] {
            core::forEach(1000, {}, [](core::Index n) {
                if (n == 10)
                    throw core::Refused("ten");
            });
        };
        QVERIFY_EXCEPTION_THROWN(run(), core::Refused);
    }

    void nests() {
        std::atomic<int> calls{0};
        core::forEach(8, {},
                      [&](core::Index) { core::forEach(8, {}, [&](core::Index) { ++calls; }); });
        QCOMPARE(calls.load(), 64);
    }

    void servesManyCallersAtOnce() {
        std::atomic<int> calls{0};
        std::vector<std::thread> callers;
        callers.reserve(4);
        for (int n = 0; n < 4; ++n) {
            callers.emplace_back([&] {
                for (int round = 0; round < 200; ++round)
                    core::forEach(10, {}, [&](core::Index) { ++calls; });
            });
        }
        for (std::thread& caller : callers)
            caller.join();
        QCOMPARE(calls.load(), 8000);
    }
};

}  // namespace

QTEST_APPLESS_MAIN(WorkerPoolTest)
#include "test_worker_pool.moc"
