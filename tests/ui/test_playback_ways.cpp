// Playback as a person uses it: every walk to its end and back, by mouse and by keyboard.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/seen.h"
#include "tests/ui/support/window_test.h"
#include "ui/controller/workbench_controller.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using core::ArrayId;
using core::Index;
using model::Walk;
using support::Driver;
using support::Numbers;
using namespace support::notebook;

namespace {

const QString kz = QStringLiteral("z, Wᵀ times y");

struct Played {
    Qt::Key walk, way;
    ArrayId array;
    Index count;
    const char* name;
};

// The notebook: Y is 2×2 and Z is 4×4.
const Played kPlayed[] = {
    {Qt::Key_Y, Qt::Key_1, ArrayId::Y, 4, "Play Y, window by window"},
    {Qt::Key_W, Qt::Key_1, ArrayId::Y, 4, "Play W, row by row"},
    {Qt::Key_Z, Qt::Key_1, ArrayId::Z, 16, "Play Z, by rows of Wᵀ"},
    {Qt::Key_Z, Qt::Key_2, ArrayId::Z, 16, "Play Z, window by window"},
    {Qt::Key_Z, Qt::Key_3, ArrayId::Z, 16, "Play Z, window by window"},
    {Qt::Key_Z, Qt::Key_4, ArrayId::T, 4, "Play Z, stamp by stamp"},
};

}  // namespace

class TestPlaybackWays : public support::WindowTest {
    Q_OBJECT
private slots:
    void init() {
        WindowTest::init();
        COMPARE_ARRAY(*driver_, kY, kOutput);
    }
    void everyWalkToItsEndAndBackByKeyboard() {
        for (const Played& played : kPlayed) {
            driver_->press(played.way);
            driver_->press(played.walk);
            driver_->press(Qt::Key_Home);
            for (Index step = 0; step < played.count; ++step) {
                QVERIFY2(isAt(played, step), state());
                driver_->press(Qt::Key_Right);
            }
            QVERIFY2(isAt(played, played.count - 1), state());  // it stays at the last
            for (Index step = played.count - 1; step >= 0; --step) {
                QVERIFY2(isAt(played, step), state());
                driver_->press(Qt::Key_Left);
            }
            driver_->press(Qt::Key_End);
            QVERIFY2(isAt(played, played.count - 1), state());
            driver_->press(Qt::Key_Escape);
            QVERIFY(!selection().pinned && !selection().walk);
        }
    }

    void everyWalkPlaysToItsEndByMouse() {
        for (int notch = 0; notch < 3; ++notch)
            driver_->press(Qt::Key_BracketRight);
        QTRY_VERIFY(driver_->isThere(QStringLiteral("Speed 8×")));
        for (const Played& played : kPlayed) {
            driver_->press(Qt::Key_Escape);
            driver_->press(played.way);
            driver_->click(QString::fromUtf8(played.name));
            QSignalSpy steps(&playback(), &controller::PlaybackController::stepped);
            driver_->click(QStringLiteral("Play"));
            QTRY_COMPARE(steps.size(), played.count);
            QVERIFY(playback().isPlaying());
            QTRY_VERIFY(!playback().isPlaying());
            QCOMPARE(steps.size(), played.count);
            for (Index step = 0; step < played.count; ++step)
                QCOMPARE(steps[step][0].value<core::Cell>(),
                         core::cellAt(shape(), played.array, step));
            QVERIFY2(isAt(played, played.count - 1), state());
            QVERIFY(!selection().playing);
        }
    }

    void spacePausesAndGoesOn() {
        driver_->press(Qt::Key_BracketRight);
        driver_->press(Qt::Key_Space);
        QTRY_VERIFY(playback().step() == 2);
        driver_->press(Qt::Key_Space);
        QVERIFY(!playback().isPlaying());
        QTest::qWait(600);
        QCOMPARE(playback().step(), 2);
        driver_->press(Qt::Key_Space);
        QTRY_VERIFY(playback().step() == 3);
    }

    void itStartsAgainAtTheEnd() {
        driver_->press(Qt::Key_Y);
        driver_->press(Qt::Key_L);
        for (int notch = 0; notch < 3; ++notch)
            driver_->press(Qt::Key_BracketRight);
        QSignalSpy steps(&playback(), &controller::PlaybackController::stepped);
        driver_->press(Qt::Key_Space);
        QTRY_VERIFY(steps.size() >= 6);
        QCOMPARE(steps[4][0].value<core::Cell>(), (core::Cell{ArrayId::Y, {0, 0, 0}}));
        driver_->press(Qt::Key_Space);
        QVERIFY(!playback().isPlaying());
    }

    void scrubbing() {
        QWidget* track = driver_->find(QStringLiteral("Step"));
        QVERIFY(track);
        QTest::mouseClick(track, Qt::LeftButton, {}, QPoint(track->width() - 2, 12));
        QCOMPARE(playback().step(), 15);
        QTest::mousePress(track, Qt::LeftButton, {}, QPoint(1, 12));
        QCOMPARE(playback().step(), 0);
        QTest::mouseMove(track, QPoint(track->width() / 5, 12));
        QTest::mouseRelease(track, Qt::LeftButton, {}, QPoint(track->width() / 5, 12));
        QCOMPARE(playback().step(), 3);
    }

    void outputAppearsAsItIsComputed() {
        driver_->press(Qt::Key_Y);
        driver_->press(Qt::Key_Home);
        driver_->press(Qt::Key_Right);
        QCOMPARE(shown(kY), (QStringList{"17", "12", "", ""}));
        driver_->press(Qt::Key_Z);
        QCOMPARE(shown(kY), (QStringList{"17", "12", "14", "17"}));
        driver_->press(Qt::Key_Home);
        driver_->press(Qt::Key_End);
        driver_->press(Qt::Key_Left);
        QCOMPARE(shown(kZ).last(), QString());
        QCOMPARE(shown(kZ)[5], QStringLiteral("36"));
        QCOMPARE(shown(kz).last(), QString());
        driver_->press(Qt::Key_O);
        QCOMPARE(shown(kZ).last(), QStringLiteral("0"));
        driver_->press(Qt::Key_O);
        QCOMPARE(shown(kZ).last(), QString());
        // What is pinned by hand is no step, and nothing is still to come.
        driver_->clickCell(kZ, 3, 3);
        QCOMPARE(shown(kZ).last(), QStringLiteral("0"));
    }

    void stampsAddUp() {
        driver_->press(Qt::Key_4);
        const Numbers kernel{{0, 1, 0}, {-1, 2, 2}, {0, 1, 0}};
        Numbers landed{{0, 0}, {0, 0}};
        driver_->press(Qt::Key_Home);
        for (std::size_t step = 0; step < 4; ++step) {
            landed[step / 2][step % 2] = kOutput[step / 2][step % 2];
            COMPARE_ARRAY(*driver_, kZ, support::transposed(landed, kernel, 1));
            driver_->press(Qt::Key_Right);
        }
    }

    void pinningChoosesWhatIsPlayed() {
        driver_->clickCell(kY, 0, 1);
        QCOMPARE(playback().walk(), Walk::Convolution);
        QCOMPARE(playback().step(), 1);
        driver_->press(Qt::Key_Escape);
        driver_->clickCell(kZ, 1, 1);
        QCOMPARE(playback().walk(), Walk::Transposed);
        QCOMPARE(playback().step(), 5);
    }

    void thePanelSaysHowTheStepIsComputed() {
        driver_->press(Qt::Key_W);
        driver_->press(Qt::Key_Home);
        QTRY_VERIFY2(driver_->isThere(QStringLiteral("Y(0,0) = 17")), names());
        QVERIFY2(driver_->isThere(QStringLiteral("Row 0 of W times x (X by rows)")), names());
        driver_->press(Qt::Key_Y);
        driver_->press(Qt::Key_Home);
        QVERIFY2(driver_->isThere(QStringLiteral("Window at (0,0) of X, padding included")),
                 names());
    }

private:
    controller::PlaybackController& playback() { return window_->workbench().playback(); }
    const model::Selection& selection() { return window_->workbench().selection(); }
    core::Shape shape() { return core::shapeOf(window_->workbench().result()->experiment); }

    bool isAt(const Played& played, Index step) {
        const Walk walk = played.walk == Qt::Key_Y   ? Walk::Convolution
                          : played.walk == Qt::Key_W ? Walk::Weights
                                                     : Walk::Transposed;
        return playback().step() == step && playback().count() == played.count &&
               selection().walk == walk &&
               selection().pinned == core::cellAt(shape(), played.array, step);
    }
    // Its cells in order; empty for one that is still to come.
    QStringList shown(const QString& array) {
        QWidget* widget = driver_->find(array);
        const QSize size = support::tableSize(*widget);
        QStringList cells;
        for (int n = 0; n < size.width() * size.height(); ++n)
            cells.append(support::cellText(*widget, n / size.width(), n % size.width()));
        for (QString& cell : cells)
            if (cell.endsWith(QStringLiteral("not yet computed")))
                cell.clear();
        return cells;
    }
    QByteArray state() {
        return QByteArray("step ") + QByteArray::number(qint64(playback().step())) + " of " +
               QByteArray::number(qint64(playback().count()));
    }
    QByteArray names() const { return driver_->visibleNames().join(QLatin1String(" | ")).toUtf8(); }
};

DECONV_UI_TEST_MAIN(TestPlaybackWays)
#include "test_playback_ways.moc"
