// Prints how long W takes in the window, opened, zoomed, moved over and pointed at, in ms:
//   ui_time_weights [ROWSxCOLUMNS]

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "tests/ui/support/timings.h"
#include "ui/controller/window.h"
#include "ui/model/workbench.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace {

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

view::MatrixView* arrayNamed(QWidget& window, const QString& start) {
    for (auto* view : window.findChildren<view::MatrixView*>())
        if (view->isVisible() && view->accessibleName().startsWith(start))
            return view;
    return nullptr;
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
    view::MatrixView* view = arrayNamed(window, name);
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

/// Sets the size, and waits until W has it; the longest that the GUI thread was away meanwhile.
void open(controller::Window& window, core::Index rows, core::Index columns) {
    QElapsedTimer clock, beat;
    double longest = 0;
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, &heart, [&] {
        longest = std::max(longest, milliseconds(beat));
        beat.start();
    });
    const auto ready = [&] {
        const auto* view = arrayNamed(window.mainWindow(), QStringLiteral("W, "));
        return view && view->source() && view->source()->columns() == rows * columns;
    };
    clock.start();
    beat.start();
    heart.start(1);
    model::Experiment experiment = window.document().experiment();
    auto& part = experiment.workbench;
    part = model::withField(part, core::Field::Input, core::Side::Rows, rows);
    part = model::withField(part, core::Field::Input, core::Side::Columns, columns);
    window.document().change(QStringLiteral("size"), model::Page::Workbench, experiment);
    if (!QTest::qWaitFor(ready, 60000))
        return;
    support::printTimes(QStringLiteral("opened"), {milliseconds(clock)});
    QTest::qWait(300);
    support::printTimes(QStringLiteral("the window away meanwhile"), {longest});
}

}  // namespace

int main(int argc, char** argv) {
    support::pinPlatform();
    QApplication application(argc, argv);
    support::pinStyle();
    const QStringList size =
        support::askedFor().value(0, QStringLiteral("3000x4000")).split(QLatin1Char('x'));
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    support::Driver driver(window.mainWindow());
    QTest::qWait(300);
    open(window, size.value(0).toInt(), size.value(1).toInt());
    timeFrames(window.mainWindow(), QStringLiteral("W, "));
    timeFrames(window.mainWindow(), QStringLiteral("Wᵀ, "));
    return driver.failed() ? 1 : 0;
}
