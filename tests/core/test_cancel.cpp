// That work stops where another thread asks it to, and how soon. What counts is the processor time
// that it still takes, which other programs do not add to: 20 ms a thread, or, where everything is
// slow (an emulator, a sanitizer), a small part of the whole.

#include "core/convolution.h"
#include "core/cycle.h"
#include "core/experiment.h"
#include "core/feature_reduction.h"
#include "core/formats/matrix_market.h"
#include "core/weight_matrix.h"
#include "core/worker_pool.h"
#include "tests/oracle/numbered.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <ctime>
#include <optional>
#include <thread>

using namespace core;
using oracle::numbered;

namespace {

using Work = std::function<void(const Control&)>;
/// Makes what it works on as well: pictures of full height and width, or of so small a part of
/// both.
using Maker = std::function<Work(Index part)>;

constexpr Index kSmallPart = 8;
/// Where it takes more than that, an emulator would take most of an hour for all of them whole.
constexpr double kLongForSmallPart = 0.25;
/// And from here on the small part does: it is long enough to be stopped within.
constexpr double kVeryLongForSmallPart = 1;
constexpr double kPatience = 0.020;
/// Each of these works takes longer than that times so many, so that the patience is what counts.
constexpr double kPartOfWhole = 0.125;
constexpr double kMostWall = 5;
constexpr int kAttempts = 50;

double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// What work takes of processor time in warm memory.
double secondsOf(const Work& work, unsigned threads) {
    work({{}, {}, threads});
    const double start = processorSeconds();
    work({{}, {}, threads});
    return processorSeconds() - start;
}

/// What work takes from being asked to stop until it returns, of processor and of wall time.
struct Afterwards {
    double processor = 0;
    double wall = 0;
};

/// Lets the work take that much processor time, then asks it to stop. Nothing where it was done
/// before, or where it cannot be told when it was asked: another program came between.
std::optional<Afterwards> stopAfter(const Work& work, unsigned threads, double seconds) {
    std::stop_source source;
    double processor = 0;
    double asked = 0;
    double wall = 0;
    const double start = processorSeconds();
    std::jthread timer([&](const std::stop_token& end) {
        while (processorSeconds() - start < seconds && !end.stop_requested())
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        processor = processorSeconds();
        wall = wallSeconds();
        source.request_stop();
        asked = processorSeconds();
    });
    try {
        work({source.get_token(), {}, threads});
    } catch (const Cancelled&) {
        const double doneProcessor = processorSeconds();
        const double doneWall = wallSeconds();
        timer.join();
        if (asked - processor < kPatience / 10)
            return Afterwards{doneProcessor - processor, doneWall - wall};
    }
    return std::nullopt;
}

/// How often a work reports its progress, in all and once it has been asked to stop.
struct Reports {
    int count = 0;
    int afterwards = 0;
    bool stopped = false;
};

/// Lets another thread ask the work to stop when it makes its report number `when`, and waits in
/// that report until it has been asked. Never where `when` is 0.
Reports reportsOf(const Work& work, unsigned threads, int when) {
    std::stop_source source;
    std::atomic<bool> due = false;
    std::jthread asker([&] {
        due.wait(false);
        source.request_stop();
        due = false;
        due.notify_one();
    });
    Reports reports;
    const auto report = [&](double) {
        if (source.stop_requested())
            ++reports.afterwards;
        if (++reports.count == when) {
            due = true;
            due.notify_one();
            due.wait(true);
        }
    };
    try {
        work({source.get_token(), report, threads});
    } catch (const Cancelled&) {
        reports.stopped = true;
    }
    if (!source.stop_requested()) {
        due = true;
        due.notify_one();
    }
    return reports;
}

struct Sizes {
    Index channels, rows, columns, filters, kernel, stride;
    Index dilation = 1;
};

/// A part of as many windows, down and across.
Sizes only(Index part, Sizes sizes) {
    const Index reach = (sizes.kernel - 1) * sizes.dilation;
    for (Index* const length : {&sizes.rows, &sizes.columns})
        *length = reach + std::max<Index>(1, (*length - reach) / part);
    return sizes;
}

Geometry geometryOf(const Sizes& sizes) {
    Axis axis;
    axis.kernel = sizes.kernel;
    axis.stride = sizes.stride;
    axis.dilation = sizes.dilation;
    return {withInput(axis, sizes.rows), withInput(axis, sizes.columns), 1};
}

Work direct(const Sizes& sizes) {
    const auto x = share(numbered<Planes<float>>({sizes.channels, sizes.rows, sizes.columns}));
    const auto k = share(
        numbered<Kernels<float>>({sizes.filters, sizes.channels, sizes.kernel, sizes.kernel}));
    return [=](const Control& control) { convolve(*x, *k, geometryOf(sizes), control); };
}

Work back(const Sizes& sizes) {
    const Geometry geometry = geometryOf(sizes);
    const auto y = share(numbered<Planes<float>>(
        {sizes.filters, outputSize(geometry.rows), outputSize(geometry.columns)}));
    const auto k = share(
        numbered<Kernels<float>>({sizes.filters, sizes.channels, sizes.kernel, sizes.kernel}));
    return [=](const Control& control) { convolveTransposed(*y, *k, geometry, control); };
}

WeightMatrix<float> weightsOf(const Sizes& sizes) {
    return {geometryOf(sizes), share(numbered<Kernels<float>>(
                                   {sizes.filters, sizes.channels, sizes.kernel, sizes.kernel}))};
}

Work text(const Sizes& sizes, bool across) {
    return [matrix = weightsOf(sizes), across](const Control& control) {
        formats::writeMatrixMarket([](std::string_view) {}, matrix, across, control);
    };
}

Work rowsOfW(const Sizes& sizes, bool across) {
    const WeightMatrix<float> matrix = weightsOf(sizes);
    return [=](const Control& control) {
        if (across)
            sparseRows(TransposedWeightMatrix<float>(matrix), control);
        else
            sparseRows(matrix, control);
    };
}

Work productOfW(const Sizes& sizes, bool across) {
    const WeightMatrix<float> matrix = weightsOf(sizes);
    const auto vector = share(numbered<Vector<float>>({across ? matrix.rows() : matrix.columns()}));
    return [=](const Control& control) {
        if (across)
            transposedProduct(matrix, *vector, control);
        else
            product(matrix, *vector, control);
    };
}

Work cycles(Index side, Index count) {
    const auto picture = share(numbered<Planes<float>>({3, side, side}));
    const Layers layers = randomLayers(count, 1);
    return [=](const Control& control) { cycled(*picture, layers, control); };
}

Work cyclesShown(Index side, Index count) {
    const auto picture = share(numbered<Planes<float>>({3, side, side}));
    const Layers layers = randomLayers(count, 1);
    return [=](const Control& control) {
        runCycle(
            *picture, layers, [](const CycleStep&, const Planes<float>&) {}, control);
    };
}

Work experiment(Index side) {
    Experiment experiment;
    experiment.geometry = geometryOf({1, side, side, 1, 3, 1});
    experiment.input = share(numbered<Planes<double>>({1, side, side}));
    experiment.kernels = share(numbered<Kernels<double>>({1, 1, 3, 3}));
    return [experiment](const Control& control) { evaluate(experiment, control); };
}

FeatureRequest features(Index side, Index filters) {
    FeatureRequest request;
    request.photo = share(numbered<Planes<float>>({1, side, side}));
    request.filters = share(numbered<Kernels<float>>({filters, 1, 3, 3}));
    request.photoValues = ValueSpan{0, 255};
    request.geometry = featureGeometry({}, request.operation, {side, side}, {3, 3});
    return request;
}

Work surveyOf(Index side, Index filters) {
    return [request = features(side, filters)](const Control& control) {
        survey(request, 200, 200, control);
    };
}

Work viewOf(Index side, Index filters) {
    const auto whole = static_cast<double>(side);
    return [whole, request = features(side, filters)](const Control& control) {
        averagedView(request, {0, 0, whole, whole, 200, 200}, control);
    };
}

}  // namespace

Q_DECLARE_METATYPE(Maker)

class TestCancel : public QObject {
    Q_OBJECT
private slots:
    void stopsBeforeItsEnd_data();
    void stopsBeforeItsEnd();
    void stopsSoon_data();
    void stopsSoon();
};

namespace {

void addWorks() {
    QTest::addColumn<Maker>("maker");
    QTest::addColumn<unsigned>("threads");
    const auto add = [](const char* name, const Maker& maker) {
        for (const unsigned threads : {1u, 2u})
            QTest::addRow("%s, %u", name, threads) << maker << threads;
    };
    add("direct", [](Index part) { return direct(only(part, {3, 1000, 1000, 64, 7, 1})); });
    add("direct, long rows, many filters", [](Index part) {
        return direct(only(part, {32, 10, 100'000, 32, 3, 1}));
    });
    add("direct, dilated", [](Index part) {
        return direct(only(part, {8, 1500, 1500, 32, 5, 2, 5}));
    });
    add("direct, large kernel", [](Index part) {
        return direct(only(part, {1, 700, 700, 1, 101, 1}));
    });
    add("direct, few positions", [](Index part) {
        return direct(only(part, {128, 14, 14, 1000, 7, 1}));
    });
    add("transposed", [](Index part) { return back(only(part, {16, 2000, 2000, 32, 3, 2})); });
    add("transposed, long rows, many filters", [](Index part) {
        return back(only(part, {32, 10, 100'000, 32, 3, 1}));
    });
    add("transposed, large stride", [](Index part) {
        return back(only(part, {8, 2000, 2000, 16, 9, 7}));
    });
    add("text of W", [](Index part) { return text(only(part, {1, 700, 700, 2, 3, 1}), false); });
    add("text of W, transposed", [](Index part) {
        return text(only(part, {1, 700, 700, 2, 3, 1}), true);
    });
    add("text of W, long rows", [](Index part) {
        return text(only(part, {64, 40, 40, 2, 11, 1}), false);
    });
    add("rows of W", [](Index part) {
        return rowsOfW(only(part, {1, 2500, 2500, 2, 3, 1}), false);
    });
    add("rows of W, transposed", [](Index part) {
        return rowsOfW(only(part, {1, 2500, 2500, 2, 3, 1}), true);
    });
    add("W times x", [](Index part) {
        return productOfW(only(part, {1, 3000, 3000, 8, 3, 1}), false);
    });
    add("W transposed times y", [](Index part) {
        return productOfW(only(part, {1, 3000, 3000, 8, 3, 1}), true);
    });
    add("an experiment, every way", [](Index part) { return experiment(2000 / part); });
    add("cycles", [](Index part) { return cycles(1500 / part, 24); });
    add("cycles, each shown", [](Index part) { return cyclesShown(1000 / part, 8); });
    add("features of all pixels", [](Index part) { return surveyOf(1000, 8 / part); });
    add("features seen by parts", [](Index part) { return viewOf(1500, 12 / part); });
}

}  // namespace

void TestCancel::stopsBeforeItsEnd_data() {
    addWorks();
}

void TestCancel::stopsBeforeItsEnd() {
    QFETCH(Maker, maker);
    QFETCH(unsigned, threads);
    const Work work = maker(kSmallPart);
    const int all = reportsOf(work, threads, 0).count;
    QVERIFY(all > 2);
    for (const int when : {1, 1 + all / 4}) {
        const Reports reports = reportsOf(work, threads, when);
        QVERIFY(reports.stopped);
        QCOMPARE(reports.count - reports.afterwards, when);
        QVERIFY2(reports.afterwards < static_cast<int>(threads), "Other threads did not stop.");
    }
}

void TestCancel::stopsSoon_data() {
#ifdef __SANITIZE_THREAD__
    QSKIP("The thread sanitizer changes all times.");
#endif
    addWorks();
}

void TestCancel::stopsSoon() {
    QFETCH(Maker, maker);
    QFETCH(unsigned, threads);
    Work work = maker(kSmallPart);
    double whole = secondsOf(work, threads);
    if (whole < kVeryLongForSmallPart) {
        work = maker(whole < kLongForSmallPart ? 1 : kSmallPart / 2);
        whole = secondsOf(work, threads);
    }
    const double used = threadCount({{}, {}, threads});
    const double most = std::max(kPatience * used, whole * kPartOfWhole);
    double longest = 0;
    double longestWall = 0;
    for (const double part : {0.0, 0.2, 0.5}) {
        const auto once = [&] {
            std::optional<Afterwards> after;
            // On a busy machine it may be done sooner than it was when it was measured.
            for (int left = kAttempts; left > 0 && !after; --left)
                after = stopAfter(work, threads, whole * part * left / kAttempts);
            return after;
        };
        const std::optional<Afterwards> after = once();
        QVERIFY2(after, "It went on to the end, time after time.");
        double processor = after->processor;
        if (processor > most) {
            // The host of a virtual machine takes its processor away now and then, which counts as
            // this program's time. It does not do so at the same place twice.
            const std::optional<Afterwards> second = once(), third = once();
            QVERIFY2(second && third, "It went on to the end, time after time.");
            processor =
                std::max(std::min(processor, second->processor),
                         std::min(std::max(processor, second->processor), third->processor));
        }
        longest = std::max(longest, processor);
        longestWall = std::max(longestWall, after->wall);
    }
    qInfo("%.0f ms in all, at most %.1f ms (%.1f ms on the clock) after the stop", whole * 1e3,
          longest * 1e3, longestWall * 1e3);
    QVERIFY2(longest <= most, qPrintable(QStringLiteral("%1 ms").arg(longest * 1e3)));
    QVERIFY(longestWall <= kMostWall);
}

QTEST_APPLESS_MAIN(TestCancel)
#include "test_cancel.moc"
