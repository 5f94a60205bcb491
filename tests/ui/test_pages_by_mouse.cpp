// The ways through every page by mouse alone: no key event is sent.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/window_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using support::Driver;
using support::Numbers;
using namespace support::notebook;

namespace {

const QString kMap = QStringLiteral("Feature map 1, Vertical edges");

}  // namespace

class TestPagesByMouse : public support::WindowTest {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void workbench();
    void anArrayIsExported();
    void photos();
    void photosAreZoomedAndMoved();
    void cycles();

private:
    QImage grab() { return window_->mainWindow().grab().toImage(); }

    QTemporaryDir home_;
};

void TestPagesByMouse::initTestCase() {
    // Where a file goes when nobody says where.
    qputenv("HOME", home_.path().toLocal8Bit());
}

void TestPagesByMouse::init() {
    WindowTest::init();
    COMPARE_ARRAY(*driver_, kY, kOutput);
}

void TestPagesByMouse::workbench() {
    Driver& driver = *driver_;
    driver.choose(QStringLiteral("Example"), QStringLiteral("Stride 2, all ones"));
    const Numbers nines = support::filled(2, 2, 9);
    COMPARE_ARRAY(driver, kZ, support::transposed(nines, support::filled(3, 3, 1), 2));
    driver.wheel(QStringLiteral("Stride, rows"), -1);
    driver.wheel(QStringLiteral("Input, rows"), -1);
    COMPARE_ARRAY(driver, kZ, support::transposed(nines, support::filled(3, 3, 1), 1));
    driver.choose(QStringLiteral("Kernel values"), QStringLiteral("Identity"));
    COMPARE_ARRAY(driver, kY, support::filled(2, 2, 1));

    driver.click(QStringLiteral("Padded input"));
    driver.clickCell(kZ, 1, 2);
    VERIFY_SEEN("Z(1,2) = 1");
    driver.click(QStringLiteral("Step forward"));
    VERIFY_SEEN("Z(1,3) = 0");
    driver.drag(QStringLiteral("Step"), {2000, 0});  // the slider's end
    VERIFY_SEEN("Z(3,3) = 0");

    driver.click(QStringLiteral("Change channels, filters and groups"));
    driver.wheel(QStringLiteral("Filters"), 1);
    VERIFY_SEEN("Planes");
    driver.click(QStringLiteral("Filter/1"));
    driver.wheel(QStringLiteral("Filters"), -1);
    QTRY_VERIFY2(!driver.isThere(QStringLiteral("Planes")), qPrintable(seen()));
}

void TestPagesByMouse::anArrayIsExported() {
    Driver& driver = *driver_;
    driver.chooseFromMenu({QStringLiteral("File"), QStringLiteral("Export…")});
    VERIFY_SEEN("What to export");
    driver.chooseInList(QStringLiteral("What to export"), QStringLiteral("Z result"));
    VERIFY_SEEN("Z result  4×4");
    driver.choose(QStringLiteral("Format"), QStringLiteral("CSV, row,column,value"));
    driver.click(QStringLiteral("Save"));
    VERIFY_SEEN("File name:");
    driver.click(QStringLiteral("Save"));
    QTRY_VERIFY2(seen().contains(QStringLiteral("Saved as ")), qPrintable(seen()));
    driver.click(QStringLiteral("Close"));
    QTRY_VERIFY(!driver.isThere(QStringLiteral("What to export")));
    QFile file(home_.filePath(QStringLiteral("Z.csv")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\n1,1,36\n"));
}

void TestPagesByMouse::photos() {
    Driver& driver = *driver_;
    driver.click(QStringLiteral("Photos"));
    VERIFY_SEEN("4 filters, 512×768 to 513×769");
    driver.click(QStringLiteral("Open a photo"));
    driver.chooseFromPopup(QStringLiteral("Test card"));
    QTRY_VERIFY2(seen().contains(QStringLiteral("4 filters")) && !seen().contains(u"512×768"),
                 qPrintable(seen()));
    driver.wheel(QStringLiteral("Number of filters"), -2);
    QTRY_VERIFY2(seen().contains(QStringLiteral("2 filters")), qPrintable(seen()));
    driver.click(QStringLiteral("add a filter"));
    QTRY_VERIFY2(seen().contains(QStringLiteral("3 filters")), qPrintable(seen()));
    driver.choose(QStringLiteral("Filter bank"), QStringLiteral("Random"));
    VERIFY_SEEN("Feature map 3, Random 3");
    driver.choose(QStringLiteral("Operation of the filters"), QStringLiteral("Convolution"));
    QTRY_VERIFY(!driver.isThere(QStringLiteral("Output padding, rows")));
    driver.click(QStringLiteral("full"));
    QTRY_VERIFY(driver.read(QStringLiteral("Padding, rows")) != QStringLiteral("0"));
    driver.chooseFromMenu({QStringLiteral("Edit"), QStringLiteral("Undo Change the padding")});
    QTRY_COMPARE(driver.read(QStringLiteral("Padding, rows")), QStringLiteral("0"));
}

void TestPagesByMouse::photosAreZoomedAndMoved() {
    Driver& driver = *driver_;
    driver.click(QStringLiteral("Photos"));
    VERIFY_SEEN("4 filters, 512×768 to 513×769");
    driver.click(QStringLiteral("Range/each its own"));
    driver.click(kMap);
    QTRY_VERIFY(driver.read(kMap).startsWith(u'Z'));
    const QString pinned = driver.read(kMap);
    const QImage whole = grab();
    driver.wheel(kMap, 3);
    QTRY_VERIFY(grab() != whole);
    const QImage enlarged = grab();
    driver.drag(kMap, {60, 30});
    QTRY_VERIFY(grab() != enlarged);
    QCOMPARE(driver.read(kMap), pinned);
    driver.click(kMap);
    QTRY_VERIFY(driver.read(kMap) != pinned);
    driver.click(QStringLiteral("Zoom of all maps/Fit"));
}

void TestPagesByMouse::cycles() {
    Driver& driver = *driver_;
    driver.click(QStringLiteral("Cycles"));
    VERIFY_SEEN("Transposed 3");
    driver.wheel(QStringLiteral("Convolutions"), -1);
    QTRY_VERIFY(!driver.isThere(QStringLiteral("Transposed 3")));
    driver.choose(QStringLiteral("Kernels of the layers"), QStringLiteral("Box"));
    VERIFY_SEEN("Kernel of every layer");
    driver.click(QStringLiteral("Convolution 1"));
    VERIFY_SEEN("Convolution 1  beside the step of its size");
    driver.click(QStringLiteral("Zoom/4×"));
    const QImage before = grab();
    driver.drag(QStringLiteral("Enlarged pictures"), {-80, -40});
    QTRY_VERIFY(grab() != before);
    driver.click(QStringLiteral("Show/1, 3 and 5 cycles"));
    VERIFY_SEEN("The original after several cycles");
    driver.click(QStringLiteral("Show/Fidelity"));
    QTRY_VERIFY(!driver.isThere(QStringLiteral("The original after several cycles")));
    driver.choose(QStringLiteral("Sample photos"), QStringLiteral("Test card"));
    QTRY_VERIFY2(!seen().contains(QStringLiteral("512×768")), qPrintable(seen()));
}

DECONV_UI_TEST_MAIN(TestPagesByMouse)
#include "test_pages_by_mouse.moc"
