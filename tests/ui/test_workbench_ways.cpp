// The ways through the Workbench page, by mouse and by keyboard alone.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/seen.h"
#include "tests/ui/support/window_test.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using support::Driver;
using support::filled;
using support::Numbers;
using support::transposed;
using namespace support::notebook;

namespace {

const QString kPinnedTitle = QStringLiteral("Z(1,1) = 36");

}  // namespace

class TestWorkbenchWays : public support::WindowTest {
    Q_OBJECT
private slots:
    void init() {
        WindowTest::init();
        COMPARE_ARRAY(*driver_, kY, kOutput);
    }
    void typingUndoingRedoing() {
        Driver& driver = *driver_;
        driver.enterCell(kX, 0, 0, QStringLiteral("14"));
        Numbers changed = kInput;
        changed[0][0] = 14;
        COMPARE_ARRAY(driver, kX, changed);
        driver.enterCell(kK, 0, 0, QStringLiteral("1"));
        COMPARE_ARRAY(driver, kY, (Numbers{{31, 15}, {15, 21}}));
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        COMPARE_ARRAY(driver, kX, kInput);
        COMPARE_ARRAY(driver, kY, kOutput);
        driver.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        COMPARE_ARRAY(driver, kX, changed);
    }

    void pointingPinningLettingGo() {
        Driver& driver = *driver_;
        driver.pointAtCell(kZ, 1, 1);
        QTRY_VERIFY2(driver.isThere(kPinnedTitle), names());
        QVERIFY(!driver.isThere(QStringLiteral("◥ pinned")));
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY2(driver.isThere(QStringLiteral("◥ pinned")), names());
        for (const char* way : {"Padded input", "Fractional stride", "Stamp", "Matrix"}) {
            driver.click(QString::fromLatin1(way));
            QTRY_VERIFY2(driver.isThere(kPinnedTitle), names());
        }
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(!driver.isThere(QStringLiteral("◥ pinned")));
    }

    void pinningByKeyboardAlone() {
        Driver& driver = *driver_;
        driver.tabTo(kZ);
        driver.press(Qt::Key_Home, Qt::ControlModifier);
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Right);
        driver.press(Qt::Key_Return);
        QTRY_VERIFY2(driver.isThere(QStringLiteral("◥ pinned")), names());
        QVERIFY2(driver.isThere(kPinnedTitle), names());
        driver.press(Qt::Key_3);
        QTRY_VERIFY2(driver.isThere(kPadded), names());
        QVERIFY2(driver.isThere(kPinnedTitle), names());
        driver.press(Qt::Key_Escape);
        QTRY_VERIFY(!driver.isThere(QStringLiteral("◥ pinned")));
    }

    void whatCannotBeSaysWhyAndWhatWould() {
        Driver& driver = *driver_;
        driver.enter(QStringLiteral("Kernel, rows"), QStringLiteral("9"));
        QTRY_VERIFY2(names().contains("Use"), names());
        COMPARE_ARRAY(driver, kY, kOutput);  // the last good one stays
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        COMPARE_ARRAY(driver, kZ, transposed(kOutput, kKernel, 1));
    }

    void aRemedyIsClicked() {
        Driver& driver = *driver_;
        driver.enter(QStringLiteral("Kernel, rows"), QStringLiteral("5"));
        driver.click(QStringLiteral("a kernel of 4"));
        QTRY_COMPARE(driver.read(QStringLiteral("Kernel, columns")), QStringLiteral("4"));
        QTRY_COMPARE(size(kY), QSize(1, 1));
        QVERIFY(!driver.isThere(QStringLiteral("a kernel of 4")));
    }

    void typingWhatTheTransposeActsOn() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Stamp"));
        driver.enterCell(kT, 1, 0, QStringLiteral("-3"));
        const Numbers typed{{17, 12}, {-3, 17}};
        COMPARE_ARRAY(driver, kT, typed);
        driver.click(QStringLiteral("Matrix"));
        COMPARE_ARRAY(driver, kZ, transposed(typed, kKernel, 1));
        COMPARE_ARRAY(driver, kY, kOutput);
    }

    void playingToTheEndAndBack() {
        Driver& driver = *driver_;
        driver.clickCell(kZ, 0, 0);
        driver.press(Qt::Key_Escape);
        driver.click(QStringLiteral("Last step"));
        driver.click(QStringLiteral("Step back"));
        driver.click(QStringLiteral("Play"));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Pause")), names());
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(3,3) = 0")), names());
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Play")), names());
        driver.click(QStringLiteral("First step"));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(0,0) = 0")), names());
    }

    void lightAndDark() {
        Driver& driver = *driver_;
        for (const auto& [theme, page] : {std::pair{"Dark", 0x17181a}, {"Light", 0xffffff}}) {
            driver.chooseFromMenu(
                {QStringLiteral("View"), QStringLiteral("Theme"), QString::fromLatin1(theme)});
            QTRY_COMPARE(window_->mainWindow().grab().toImage().pixel(640, 50) & 0xffffff,
                         static_cast<QRgb>(page));
        }
    }

    void aFileIsDropped() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("numbers.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1,0,2,0\n0,3,0,4\n5,0,6,0\n0,7,0,8\n");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QWidget& window = window_->mainWindow();
        QDragEnterEvent enter(QPoint(600, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(600, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&window, &drop);
        COMPARE_ARRAY(*driver_, kX,
                      (Numbers{{1, 0, 2, 0}, {0, 3, 0, 4}, {5, 0, 6, 0}, {0, 7, 0, 8}}));
        driver_->press(Qt::Key_Z, Qt::ControlModifier);
        COMPARE_ARRAY(*driver_, kX, kInput);
    }

    void paddingByName() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("full"));
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, rows")), QStringLiteral("2"));
        driver.click(QStringLiteral("same"));
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, rows")), QStringLiteral("1"));
        driver.click(QStringLiteral("valid"));
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, rows")), QStringLiteral("0"));
        COMPARE_ARRAY(driver, kY, kOutput);
    }

    void turningByArrowKeysAndWheel() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Padding, rows"));
        driver.press(Qt::Key_Up);
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, columns")), QStringLiteral("1"));
        driver.press(Qt::Key_Down);
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, columns")), QStringLiteral("0"));
        driver.wheel(QStringLiteral("Padding, rows"), 2);
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, columns")), QStringLiteral("2"));
        QTRY_COMPARE(size(kY), QSize(6, 6));
        driver.wheel(QStringLiteral("Padding, rows"), -5);  // stops at 0
        QTRY_COMPARE(driver.read(QStringLiteral("Padding, columns")), QStringLiteral("0"));
        COMPARE_ARRAY(driver, kY, kOutput);
    }

    void undoingANumberOfTheColumnsLetsThemFollowAgain() {
        Driver& driver = *driver_;
        const QString rows = QStringLiteral("Kernel, rows");
        const QString columns = QStringLiteral("Kernel, columns");
        driver.enter(columns, QStringLiteral("2"));
        QTRY_COMPARE(size(kK), QSize(2, 3));
        driver.enter(rows, QStringLiteral("1"));
        QTRY_COMPARE(size(kK), QSize(2, 1));
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(size(kK), QSize(3, 3));
        driver.enter(rows, QStringLiteral("2"));
        QTRY_COMPARE(driver.read(columns), QStringLiteral("2"));
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(size(kK), QSize(3, 3));
        // Who opens the chain by hand keeps it open.
        driver.click(QStringLiteral("Columns follow rows"));
        driver.enter(columns, QStringLiteral("1"));
        QTRY_COMPARE(size(kK), QSize(1, 3));
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(size(kK), QSize(3, 3));
        driver.enter(rows, QStringLiteral("2"));
        QTRY_COMPARE(size(kK), QSize(3, 2));
        QCOMPARE(driver.read(columns), QStringLiteral("3"));
    }

    void stepsThroughTheOutput() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("First step"));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(0,0) = 0")), names());
        driver.click(QStringLiteral("Step forward"));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(0,1) = 17")), names());
        driver.click(QStringLiteral("Last step"));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(3,3) = 0")), names());
        driver.click(QStringLiteral("Step back"));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(3,2) = 17")), names());
    }

    void theNotationCopiesItself() {
        QApplication::clipboard()->clear();
        driver_->click(QStringLiteral("Notation"));
        QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("i4x4 k3x3 s1 p0 d1 op0"));
    }

    void pagesByMouseAndByKeyboard() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Photos"));
        QTRY_VERIFY(!driver.isThere(kX));
        driver.press(Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(driver.isThere(kX));
        driver.press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(!driver.isThere(kX));
        driver.click(QStringLiteral("Workbench"));
        QTRY_VERIFY(driver.isThere(kX));
    }

    void everyControlHasAName() {
        for (QWidget* widget : support::visibleWidgets())
            if (widget->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!support::nameOf(*widget).isEmpty() ||
                             !support::nameOf(*widget->parentWidget()).isEmpty(),
                         qPrintable(widget->objectName() + QLatin1Char(' ') +
                                    QLatin1String(widget->metaObject()->className())));
    }

private:
    QSize size(const QString& array) { return support::tableSize(*driver_->find(array)); }
    QByteArray names() const { return driver_->visibleNames().join(QLatin1String(" | ")).toUtf8(); }
};

DECONV_UI_TEST_MAIN(TestWorkbenchWays)
#include "test_workbench_ways.moc"
