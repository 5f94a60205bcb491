// The ways through Photos, Cycles and the Export dialog by keyboard alone: no mouse event is sent.
// Those through the Workbench are in test_notebook and test_workbench_ways.

#include "core/formats/file.h"
#include "core/formats/npy.h"
#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/photos_window.h"
#include "tests/ui/support/window_test.h"

#include <QApplication>
#include <QClipboard>
#include <QTemporaryDir>
#include <QTest>

using support::Driver;
using namespace support::notebook;

namespace {

const QString kMap = QStringLiteral("Feature map 1, Vertical edges");
const QString kFilter = QStringLiteral("Filter 1, Vertical edges");

}  // namespace

class TestPagesByKeyboard : public support::WindowTest {
    Q_OBJECT
private slots:
    void photosFromFileToMaps();
    void photosArePasted();
    void wrongNumbersAreLedOutOf();
    void cyclesFromCountToFidelity();
    void picturesOfCyclesArePasted();
    void anArrayIsExported();
    void escapeClosesTheExport();

private:
    void typeOver(const QString& name, const QString& text);
    void choose(const QString& name, const QString& item);
    void openPhoto(const QString& path);
    void waitForPhoto();
    QImage grab() { return window_->mainWindow().grab().toImage(); }

    QTemporaryDir folder_;
};

void TestPagesByKeyboard::typeOver(const QString& name, const QString& text) {
    driver_->tabTo(name);
    driver_->press(Qt::Key_A, Qt::ControlModifier);
    driver_->type(text);
    driver_->press(Qt::Key_Return);
}

/// Opens a drop-down, types the beginning of an item and takes it.
void TestPagesByKeyboard::choose(const QString& name, const QString& item) {
    driver_->tabTo(name);
    driver_->press(Qt::Key_Down, Qt::AltModifier);
    driver_->type(item);
    driver_->press(Qt::Key_Return);
    QTRY_COMPARE(driver_->focused(), name);
}

void TestPagesByKeyboard::openPhoto(const QString& path) {
    QVERIFY(support::smallPicture().save(path));
    driver_->press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    VERIFY_SEEN("File name:");
    driver_->type(path);
    driver_->press(Qt::Key_Return);
    waitForPhoto();
}

/// What is seen of a photo first is a glimpse, before there is anything to undo.
void TestPagesByKeyboard::waitForPhoto() {
    QTRY_VERIFY_WITH_TIMEOUT(window_->mainWindow().isWindowModified(), 30000);
}

void TestPagesByKeyboard::photosFromFileToMaps() {
    Driver& driver = *driver_;
    driver.press(Qt::Key_2, Qt::ControlModifier);
    openPhoto(folder_.filePath(QStringLiteral("meadow.png")));
    VERIFY_SEEN("4 filters, 120×160 to 121×161");
    typeOver(QStringLiteral("Number of filters"), QStringLiteral("3"));
    VERIFY_SEEN("3 filters, 120×160 to 121×161");
    choose(QStringLiteral("Operation of the filters"), QStringLiteral("Conv"));
    VERIFY_SEEN("3 filters, 120×160 to 119×159");
    driver.tabTo(QStringLiteral("Stride, rows"));
    driver.press(Qt::Key_Up);
    VERIFY_SEEN("3 filters, 120×160 to 60×80");

    driver.tabTo(kFilter);
    driver.type(QStringLiteral("7"));
    driver.press(Qt::Key_Return);
    QTRY_COMPARE(driver.readCell(kFilter, 0, 0), QStringLiteral("7"));

    driver.tabTo(kMap);
    driver.press(Qt::Key_Right);
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(driver.read(kMap).startsWith(u'Y'));
    const QString pinned = driver.read(kMap);
    const QImage whole = grab();
    driver.press(Qt::Key_Plus);
    QTRY_VERIFY(grab() != whole);
    QCOMPARE(driver.read(kMap), pinned);
    driver.press(Qt::Key_Right);
    QCOMPARE(driver.read(kMap), pinned);
    driver.press(Qt::Key_Escape);
    driver.press(Qt::Key_Right);
    QTRY_VERIFY(driver.read(kMap) != pinned);

    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(driver.readCell(kFilter, 0, 0), QStringLiteral("1"));
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    VERIFY_SEEN("3 filters, 120×160 to 119×159");
}

void TestPagesByKeyboard::photosArePasted() {
    driver_->press(Qt::Key_2, Qt::ControlModifier);
    VERIFY_SEEN("4 filters, 512×768 to 513×769");
    QApplication::clipboard()->setImage(support::smallPicture());
    driver_->press(Qt::Key_V, Qt::ControlModifier);
    VERIFY_SEEN("4 filters, 120×160 to 121×161");
    waitForPhoto();
    driver_->press(Qt::Key_Z, Qt::ControlModifier);
    VERIFY_SEEN("4 filters, 512×768 to 513×769");
    QApplication::clipboard()->setText(QStringLiteral("no picture"));
    driver_->press(Qt::Key_V, Qt::ControlModifier);
    VERIFY_SEEN(
        "The clipboard holds no picture; copy one, or the file that it is in, and paste again.");
}

void TestPagesByKeyboard::wrongNumbersAreLedOutOf() {
    driver_->press(Qt::Key_2, Qt::ControlModifier);
    openPhoto(folder_.filePath(QStringLiteral("meadow.png")));
    VERIFY_SEEN("4 filters, 120×160 to 121×161");
    typeOver(QStringLiteral("Output padding, rows"), QStringLiteral("3"));
    VERIFY_SEEN("stride 4");
    driver_->tabTo(QStringLiteral("stride 4"));
    driver_->press(Qt::Key_Space);
    VERIFY_SEEN("4 filters, 120×160 to 481×641");
    QVERIFY(!driver_->isThere(QStringLiteral("stride 4")));
}

void TestPagesByKeyboard::cyclesFromCountToFidelity() {
    Driver& driver = *driver_;
    driver.press(Qt::Key_3, Qt::ControlModifier);
    VERIFY_SEEN("Transposed 3");
    typeOver(QStringLiteral("Convolutions"), QStringLiteral("2"));
    VERIFY_SEEN("Transposed 2");
    QTRY_VERIFY(!driver.isThere(QStringLiteral("Transposed 3")));
    choose(QStringLiteral("Kernels of the layers"), QStringLiteral("Box"));
    VERIFY_SEEN("Kernel of every layer");

    driver.tabTo(QStringLiteral("Transposed 2"));
    driver.press(Qt::Key_Home);
    QTRY_COMPARE(driver.focused(), QStringLiteral("Original"));
    driver.press(Qt::Key_End);
    QTRY_COMPARE(driver.focused(), QStringLiteral("Transposed 2"));
    VERIFY_SEEN("The original after n cycles");
    driver.press(Qt::Key_Right);  // as the strip lies
    QTRY_COMPARE(driver.focused(), QStringLiteral("Transposed 1"));

    driver.tabTo(QStringLiteral("Enlarged"));
    driver.press(Qt::Key_Right);
    VERIFY_SEEN("The original after several cycles");
    driver.press(Qt::Key_Right);
    QTRY_VERIFY(!driver.isThere(QStringLiteral("The original after several cycles")));
    VERIFY_SEEN("Fidelity");
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    VERIFY_SEEN("Transposed 3");
}

void TestPagesByKeyboard::picturesOfCyclesArePasted() {
    driver_->press(Qt::Key_3, Qt::ControlModifier);
    VERIFY_SEEN("Film strip  512×768 to 506×762 and back; between two of a size, PSNR and SSIM");
    QApplication::clipboard()->setImage(support::smallPicture());
    driver_->press(Qt::Key_V, Qt::ControlModifier);
    VERIFY_SEEN("Film strip  120×160 to 114×154 and back; between two of a size, PSNR and SSIM");
}

void TestPagesByKeyboard::anArrayIsExported() {
    Driver& driver = *driver_;
    const QString path = folder_.filePath(QStringLiteral("z.npy"));
    COMPARE_ARRAY(driver, kY, kOutput);
    driver.press(Qt::Key_E, Qt::ControlModifier);
    VERIFY_SEEN("What to export");
    driver.tabTo(QStringLiteral("What to export"));
    for (int row = 0; row < 30 && !driver.isThere(QStringLiteral("Z result  4×4")); ++row)
        driver.press(Qt::Key_Down);
    choose(QStringLiteral("Format"), QStringLiteral("NumPy"));
    driver.tabTo(QStringLiteral("Save"));
    driver.press(Qt::Key_Return);
    VERIFY_SEEN("File name:");
    driver.press(Qt::Key_A, Qt::ControlModifier);
    driver.type(path);
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(QFileInfo::exists(path));
    core::formats::readFile(path.toStdString(), [](const core::formats::Source& source) {
        const core::formats::NpyArray array = core::formats::readNpy(source);
        QCOMPARE(array.shape, (std::vector<core::Index>{4, 4}));
        QCOMPARE(std::get<std::vector<double>>(array.values).at(5), 36.0);
    });
}

void TestPagesByKeyboard::escapeClosesTheExport() {
    driver_->press(Qt::Key_E, Qt::ControlModifier);
    VERIFY_SEEN("What to export");
    driver_->press(Qt::Key_Escape);
    QTRY_VERIFY(!driver_->isThere(QStringLiteral("What to export")));
}

DECONV_UI_TEST_MAIN(TestPagesByKeyboard)
#include "test_pages_by_keyboard.moc"
