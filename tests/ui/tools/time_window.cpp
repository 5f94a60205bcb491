// Starts the window, does one thing, prints the most memory that it held meanwhile, and ends:
//   ui_time_window start               the window, until it is painted
//   ui_time_window size ROWSxCOLUMNS   the same, with an input of this size
//   ui_time_window edit                typed cells, until all panes are painted anew, in ms

#include "tests/ui/support/timings.h"
#include "tests/ui/support/tool.h"
#include "ui/controller/window.h"
#include "ui/model/workbench.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <optional>

namespace {

QVector<view::MatrixView*> panes(controller::Window& window) {
    QVector<view::MatrixView*> shown;
    for (auto* view : window.mainWindow().findChildren<view::MatrixView*>())
        if (view->isVisible())
            shown.append(view);
    return shown;
}

/// From a typed cell of X until every pane shows what follows from it; nothing where one never
/// does.
std::optional<double> edit(controller::Window& window, int number) {
    struct Before {
        const view::MatrixView* view;
        const paint::ArraySource* source;
        int paints;
    };
    QVector<Before> before;
    for (const auto* view : panes(window))
        before.append({view, view->source(), view->paints()});
    // A pane whose array stays the same keeps its source.
    const auto isChanged = [](const Before& one) { return one.view->source() != one.source; };
    const auto isAnew = [&] {
        return std::any_of(before.begin(), before.end(), isChanged) &&
               std::all_of(before.begin(), before.end(), [&](const Before& one) {
                   return !isChanged(one) || one.view->paints() > one.paints;
               });
    };
    QElapsedTimer clock;
    clock.start();
    model::Experiment experiment = window.document().experiment();
    experiment.workbench =
        model::withValue(experiment.workbench, {core::ArrayId::X, {0, number % 4, number / 4 % 4}},
                         number % 9 + 10, {});
    window.document().change(QStringLiteral("cell"), model::Page::Workbench, experiment);
    // Waiting as the window does: whoever asks again and again keeps a processor from the others.
    if (!support::waitUntil(isAnew))
        return std::nullopt;
    // And whatever else is still to be painted.
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

bool timeEdits(controller::Window& window) {
    for (const int side : {5, 12}) {
        if (!support::setInputSize(window, side, side))
            return false;
        QTest::qWait(200);
        std::vector<double> times;
        for (int number = 0; number < 40; ++number) {
            const auto time = edit(window, number);
            if (!time)
                return false;
            times.push_back(*time);
            QTest::qWait(5);
        }
        support::printTimes(QStringLiteral("a cell of %1x%1 to all panes").arg(side), times);
    }
    return true;
}

double mostMegabytes() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

bool doAsAsked(controller::Window& window, const QStringList& asked) {
    if (asked.value(0) == QLatin1String("edit"))
        return timeEdits(window);
    if (asked.value(0) != QLatin1String("size"))
        return true;
    const QStringList size = asked.value(1).split(QLatin1Char('x'));
    const bool isSet = support::setInputSize(window, size.value(0).toInt(), size.value(1).toInt());
    QTest::qWait(200);
    return isSet;
}

}  // namespace

int main(int argc, char** argv) {
    return support::runTool(argc, argv, [](controller::Window& window) {
        const bool done = doAsAsked(window, support::askedFor());
        support::printTimes(QStringLiteral("MB held at most"), {mostMegabytes()});
        return done ? 0 : 1;
    });
}
