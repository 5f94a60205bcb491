// W of a 512×512 input with a 3×3 kernel, 260,100 × 262,144, in the window: opened, zoomed and
// moved over. A frame's time depends on the machine, so what is counted are the cells that it
// visits.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/driver.h"
#include "tests/ui/support/seen.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"
#include "ui/view/stage.h"

#include <QFile>
#include <QTest>
#include <functional>
#include <optional>

namespace {

const QString kW = QStringLiteral("W, weight matrix");
const QString kWT = QStringLiteral("Wᵀ, transpose of W");

const QString kZ = QStringLiteral("Z, output of the transposed convolution");

/// What is asked at each frame of a widget.
class Frames : public QObject {
public:
    explicit Frames(std::function<std::optional<bool>()> ask) : ask_(std::move(ask)) {}
    QList<bool> seen;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            if (const auto answer = ask_())
                seen.append(*answer);
        return false;
    }

private:
    std::function<std::optional<bool>()> ask_;
};

/// Of this process, in megabytes: "VmHWM:" is the most that it has held so far.
[[maybe_unused]] double megabytes(const QByteArray& what) {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith(what))
            return line.mid(what.size()).trimmed().split(' ').first().toDouble() / 1024;
    return -1;
}

/// The address sanitizer keeps what is freed, so there nothing is measured.
void verifyMemory([[maybe_unused]] double limit) {
#ifndef __SANITIZE_ADDRESS__
    const double most = megabytes("VmHWM:");
    QVERIFY2(most > 0 && most < limit, qPrintable(QString::number(most)));
#endif
}

}  // namespace

class TestLargeWeights : public QObject {
    Q_OBJECT
private slots:
    void zoomedAndMovedOver();
    void turningTheSizeKeepsNothing();
    void largeArraysComeInTurns();
    void aLargeResultIsShownBeforeItsWaysAreCompared();
    void aStoppedComparisonLeavesTheResult_data();
    void aStoppedComparisonLeavesTheResult();
    void itIsComputedBeforeThereIsAnything();
};

void TestLargeWeights::zoomedAndMovedOver() {
    controller::Window window;
    window.mainWindow().resize(1280, 800);
    support::Driver driver(window.mainWindow());
    QTRY_COMPARE(support::tableSize(*driver.find(kW)), QSize(16, 4));

    driver.enter(QStringLiteral("Input, rows"), QStringLiteral("512"));
    QTRY_COMPARE(support::tableSize(*driver.find(kW)), QSize(262144, 260100));
    QCOMPARE(support::tableSize(*driver.find(kWT)), QSize(260100, 262144));
    for (const QString& name : {kW, kWT}) {
        auto* weights = qobject_cast<view::MatrixView*>(driver.find(name));
        QVERIFY(weights);
        driver.tabTo(name);
        const double pixels = weights->width() * weights->height();
        qint64 cells = 0;
        for (const int notches : {0, 20, 20, 20, 60, -30, -200}) {
            driver.wheel(name, notches);
            for (const Qt::Key key : {Qt::Key_Right, Qt::Key_PageDown, Qt::Key_End}) {
                driver.press(key);
                weights->repaint();
                const paint::PaintCount count = weights->lastPaint();
                QVERIFY(static_cast<double>(count.cells) <= pixels);
                QVERIFY(count.diagonals <= core::Index{2} * 512 * 9);
                cells += count.cells;
            }
        }
        QVERIFY(cells > 0);
    }
    verifyMemory(100);
}

void TestLargeWeights::turningTheSizeKeepsNothing() {
    controller::Window window;
    support::Driver driver(window.mainWindow());
    driver.enter(QStringLiteral("Input, rows"), QStringLiteral("512"));
    QTRY_COMPARE(support::tableSize(*driver.find(kW)), QSize(262144, 260100));
    for (int side = 511; side > 480; --side) {
        driver.press(Qt::Key_Down);
        QTRY_COMPARE(support::tableSize(*driver.find(kW)).width(), side * side);
    }
    verifyMemory(300);
}

// The first pictures of some are enough for a frame.
void TestLargeWeights::largeArraysComeInTurns() {
    controller::Window window;
    support::Driver driver(window.mainWindow());
    QTRY_COMPARE(support::tableSize(*driver.find(kZ)), QSize(4, 4));
    const auto* upper = qobject_cast<view::MatrixView*>(driver.find(kW));
    const auto* lower = qobject_cast<view::MatrixView*>(driver.find(kZ));
    constexpr core::Index kSide = 1024;
    Frames frames([&] {
        const bool isNew = upper->source() && upper->source()->columns() == kSide * kSide;
        return isNew ? std::optional(lower->source() != nullptr) : std::nullopt;
    });
    window.mainWindow().findChild<view::Stage*>()->installEventFilter(&frames);
    driver.enter(QStringLiteral("Input, rows"), QString::number(kSide));
    QTRY_COMPARE_WITH_TIMEOUT(support::tableSize(*driver.find(kZ)), QSize(kSide, kSide), 30000);
    // The array has its cells before the frame that shows them is painted.
    QTRY_VERIFY(frames.seen.contains(true));
    QVERIFY(frames.seen.size() >= 2);
    QVERIFY(!frames.seen.first());
}

void TestLargeWeights::aLargeResultIsShownBeforeItsWaysAreCompared() {
    controller::Window window;
    support::Driver driver(window.mainWindow());
    const auto* stage = window.mainWindow().findChild<view::Stage*>();
    QTRY_COMPARE(support::tableSize(*driver.find(kZ)), QSize(4, 4));
    QVERIFY(stage->scene().result->agreement);
    constexpr int kSide = 2000;
    driver.enter(QStringLiteral("Input, rows"), QString::number(kSide));
    QTRY_COMPARE_WITH_TIMEOUT(support::tableSize(*driver.find(kZ)), QSize(kSide, kSide), 30000);
    QVERIFY(!stage->scene().result->agreement);
    QVERIFY(!stage->scene().isStale());
    QVERIFY(stage->scene().comparing.startsWith(QStringLiteral("Comparing…")));
    const auto* stop = stage->findChild<QWidget*>(QStringLiteral("stop"));
    QVERIFY(stop->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(stage->scene().result->agreement.has_value(), 30000);
    QVERIFY(stage->scene().result->agreement->exact());
    QTRY_VERIFY(stage->scene().comparing.isEmpty());
    QVERIFY(!stop->isVisible());
}

void TestLargeWeights::aStoppedComparisonLeavesTheResult_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1280, 800);
    QTest::newRow("small") << QSize(900, 600);
}

void TestLargeWeights::aStoppedComparisonLeavesTheResult() {
    QFETCH(QSize, size);
    controller::Window window;
    window.mainWindow().resize(size);
    support::Driver driver(window.mainWindow());
    const auto* stage = window.mainWindow().findChild<view::Stage*>();
    QTRY_COMPARE(support::tableSize(*driver.find(kZ)), QSize(4, 4));
    driver.enter(QStringLiteral("Input, rows"), QStringLiteral("3000"));
    QTRY_VERIFY_WITH_TIMEOUT(!stage->scene().comparing.isEmpty(), 30000);
    const auto place = [&](const char* name) {
        return stage->findChild<QWidget*>(QLatin1String(name))->geometry();
    };
    QVERIFY(!place("stop").intersects(place("ways")));
    driver.click(QStringLiteral("Stop computing"));
    QVERIFY(stage->scene().comparing.isEmpty());
    QVERIFY(!stage->scene().result->agreement);
    QVERIFY(!stage->scene().isStale());
    QTRY_COMPARE(support::tableSize(*driver.find(kZ)), QSize(3000, 3000));
    driver.enter(QStringLiteral("Input, rows"), QStringLiteral("5"));
    QTRY_COMPARE(support::tableSize(*driver.find(kZ)), QSize(5, 5));
    QVERIFY(stage->scene().result->agreement);
}

// A large file that the window opens with says how far it is before there is a first result.
void TestLargeWeights::itIsComputedBeforeThereIsAnything() {
    view::Stage stage;
    stage.setComputing(QStringLiteral("Computing…"));
    stage.setComputing(QStringLiteral("Computing… 1 %"));
    QCOMPARE(stage.scene().computing, QStringLiteral("Computing… 1 %"));
}

DECONV_UI_TEST_MAIN(TestLargeWeights)
#include "test_large_weights.moc"
