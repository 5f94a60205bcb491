// Times what pointing at a cell takes, from the mouse event to the finished paint, and prints the
// median and the slowest tenth in ms, and the median of the processor's time, which others on the
// machine do not lengthen:
//   ui_time_pointing

#include "tests/ui/support/driver.h"
#include "tests/ui/support/tool.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTest>
#include <QTextStream>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

namespace {

constexpr int kMoves = 60;

// From place to place over an array, so that each move comes to another cell where cells are large.
QPointF placeOver(const view::MatrixView& view, int move) {
    const QRectF box = view.rect().marginsRemoved(QMargins(14, 14, 14, 14));
    const double across = std::fmod(.37 * move, 1), down = std::fmod(.61 * move, 1);
    return box.topLeft() + QPointF(across * box.width(), down * box.height());
}

void timePointing(QTextStream& out, const QString& title, QWidget& window, const QString& array) {
    view::MatrixView* view = support::arrayNamed(window, array);
    if (!view) {
        out << title << ": no " << array << '\n';
        return;
    }
    std::vector<double> times, busy;
    for (int move = 0; move < kMoves; ++move) {
        const QPointF place = placeOver(*view, move);
        QMouseEvent event(QEvent::MouseMove, place, view->mapToGlobal(place), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        QApplication::sendEvent(view, &event);
        QApplication::processEvents();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        busy.push_back(1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    }
    std::sort(times.begin(), times.end());
    std::sort(busy.begin(), busy.end());
    out << title.leftJustified(34) << QString::number(times[kMoves / 2], 'f', 2).rightJustified(8)
        << QString::number(times[kMoves * 9 / 10], 'f', 2).rightJustified(8)
        << QString::number(busy[kMoves / 2], 'f', 2).rightJustified(8) << '\n';
    out.flush();
}

int timeAll(controller::Window& window) {
    QTextStream out(stdout);
    QWidget& main = window.mainWindow();
    support::Driver driver(main);
    QTest::qWait(500);
    out << QStringLiteral("ms").leftJustified(34) << "  median    90 %    busy\n";
    for (const char* way : {"Matrix", "Padded input", "Fractional stride", "Stamp"}) {
        driver.click(QString::fromLatin1(way));
        QTest::qWait(100);
        timePointing(out, QStringLiteral("4x4, Z, %1").arg(QLatin1String(way)), main,
                     QStringLiteral("Z, "));
        timePointing(out, QStringLiteral("4x4, W, %1").arg(QLatin1String(way)), main,
                     QStringLiteral("W, "));
    }
    driver.click(QStringLiteral("Matrix"));
    for (const int size : {12, 512}) {
        driver.enter(QStringLiteral("Input, rows"), QString::number(size));
        QTest::qWait(size > 100 ? 12000 : 500);
        const QString name = QStringLiteral("%1x%1, ").arg(size);
        for (const char* array : {"W, ", "Z, ", "X, "})
            timePointing(out, name + QLatin1String(array).left(1), main,
                         QString::fromLatin1(array));
    }
    return driver.failed() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    return support::runTool(argc, argv, timeAll);
}
