// Prints how long W takes in the window, opened, zoomed, moved over and pointed at, in ms:
//   ui_time_weights [ROWSxCOLUMNS]

#include "tests/ui/support/timings.h"
#include "tests/ui/support/tool.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"
#include "ui/view/stage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <optional>

namespace {

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void send(view::MatrixView& view, QEvent::Type type, const QPointF& place, Qt::MouseButton button,
          Qt::MouseButtons buttons) {
    QMouseEvent event(type, place, view.mapToGlobal(place), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(&view, &event);
}

/// What `step` keeps the GUI thread busy for, up to the end of the paint that follows.
template <class Step>
void timeFrames(const QString& title, int count, Step step) {
    std::vector<double> times;
    for (int n = 0; n < count; ++n) {
        QElapsedTimer timer;
        timer.start();
        step(n);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        times.push_back(milliseconds(timer));
        QTest::qWait(2);
    }
    support::printTimes(title, times);
}

void timeFrames(QWidget& window, const QString& name) {
    view::MatrixView* view = support::arrayNamed(window, name);
    const QString title = name.left(2).remove(QLatin1Char(',')) + QLatin1String(", ");
    const QPointF place(view->width() * .4, view->height() * .35);
    const auto wheel = [&](int notches) {
        QWheelEvent event(place, view->mapToGlobal(place), {}, {0, notches * 120}, {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(view, &event);
    };
    const auto moving = [&](const char* zoomed) {
        send(*view, QEvent::MouseButtonPress, place, Qt::LeftButton, Qt::LeftButton);
        timeFrames(title + QStringLiteral("moved, %1").arg(QLatin1String(zoomed)), 40, [&](int n) {
            send(*view, QEvent::MouseMove, place - QPointF(3 * n, 2 * n), Qt::NoButton,
                 Qt::LeftButton);
        });
        send(*view, QEvent::MouseButtonRelease, place, Qt::LeftButton, Qt::NoButton);
    };
    timeFrames(title + QStringLiteral("pointed at"), 40, [&](int n) {
        send(*view, QEvent::MouseMove, place + QPointF(3 * n % 50, 2 * n % 50), Qt::NoButton,
             Qt::NoButton);
    });
    timeFrames(title + QStringLiteral("zoomed in, a little"), 20, [&](int) { wheel(1); });
    moving("a little");
    timeFrames(title + QStringLiteral("zoomed in, to its cells"), 120, [&](int) { wheel(1); });
    moving("its cells");
    timeFrames(title + QStringLiteral("zoomed out"), 140, [&](int) { wheel(-1); });
}

struct Opening {
    double untilShown = 0, untilCompared = 0;
    double longest = 0;  // that the GUI thread was busy meanwhile, up to a beat of 1 ms
};

/// Sets the size, and waits until W has it and is painted, and its ways are compared; nothing where
/// it never has.
std::optional<Opening> open(controller::Window& window, core::Index rows, core::Index columns) {
    Opening opening;
    QElapsedTimer clock, beat;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heart, &QTimer::timeout, &heart, [&] {
        opening.longest = std::max(opening.longest, milliseconds(beat));
        beat.start();
    });
    clock.start();
    beat.start();
    heart.start(1);
    if (!support::setInputSize(window, rows, columns))
        return std::nullopt;
    opening.untilShown = milliseconds(clock);
    const auto* stage = window.mainWindow().findChild<view::Stage*>();
    if (!support::waitUntil([&] { return stage->scene().result->agreement.has_value(); }))
        return std::nullopt;
    opening.untilCompared = milliseconds(clock);
    return opening;
}

/// Several times, from the size that the window opens with; the first time as soon as a person may
/// come to it.
bool timeOpening(controller::Window& window, core::Index rows, core::Index columns) {
    constexpr int kTimes = 5;
    constexpr int kReading = 1000;  // ms
    QTest::qWait(kReading);
    std::vector<double> shown, compared, busy;
    for (int n = 0; n < kTimes; ++n) {
        if (!support::setInputSize(window, 4, 4))
            return false;
        const auto opening = open(window, rows, columns);
        if (!opening)
            return false;
        shown.push_back(opening->untilShown);
        compared.push_back(opening->untilCompared);
        busy.push_back(opening->longest);
    }
    support::printTimes(QStringLiteral("W, from its size until it is shown"), shown);
    support::printTimes(QStringLiteral("W, from its size until its ways are compared"), compared);
    support::printTimes(QStringLiteral("W, opened"), busy);
    return true;
}

/// From one way of seeing to the next.
void timeSwitching(controller::Window& window) {
    constexpr int kWays = 4;
    auto* stage = window.mainWindow().findChild<view::Stage*>();
    timeFrames(QStringLiteral("a way of seeing, switched to"), 5 * kWays, [&](int n) {
        const int key = Qt::Key_1 + (n + 1) % kWays;
        QTest::keyClick(stage, static_cast<Qt::Key>(key));
    });
}

}  // namespace

int main(int argc, char** argv) {
    return support::runTool(argc, argv, [](controller::Window& window) {
        const QStringList size =
            support::askedFor().value(0, QStringLiteral("3000x4000")).split(QLatin1Char('x'));
        if (!timeOpening(window, size.value(0).toInt(), size.value(1).toInt()))
            return 1;
        timeSwitching(window);
        timeFrames(window.mainWindow(), QStringLiteral("W, "));
        timeFrames(window.mainWindow(), QStringLiteral("Wᵀ, "));
        return 0;
    });
}
