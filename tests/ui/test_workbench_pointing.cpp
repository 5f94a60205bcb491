// Every array of the Workbench is pointed at and pinned, by mouse and by keyboard.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/seen.h"
#include "ui/controller/window.h"
#include "ui/view/main_window.h"
#include "ui/view/matrix_view.h"
#include "ui/view/stage.h"

#include <QTest>

using core::ArrayId;
using core::Cell;
using support::Driver;
using namespace support::notebook;

Q_DECLARE_METATYPE(core::Cell)

namespace {

const QString kPinned = QStringLiteral("◥ pinned");

}  // namespace

class TestWorkbenchPointing : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        window_ = std::make_unique<controller::Window>();
        window_->mainWindow().resize(1280, 800);
        driver_ = std::make_unique<Driver>(window_->mainWindow());
        COMPARE_ARRAY(*driver_, kY, kOutput);
    }
    void cleanupTestCase() {
        driver_.reset();
        window_.reset();
    }
    void cleanup() {
        driver_->press(Qt::Key_Escape);
        QVERIFY(!selection().pinned);
    }

    void byMouse_data() { arrays(); }
    void byMouse() {
        QFETCH(QString, way);
        QFETCH(QString, array);
        QFETCH(Cell, cell);
        const auto [row, column] = place(cell);
        Driver& driver = *driver_;
        driver.click(way);
        driver.pointAtCell(array, row, column);
        QCOMPARE(selection().pointed, std::optional(cell));
        QVERIFY(!selection().pinned);
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Where it comes from")) ||
                         driver.isThere(QStringLiteral("Where it goes")),
                     names());
        driver.clickCell(array, row, column);
        QCOMPARE(selection().pinned, std::optional(cell));
        QTRY_VERIFY2(driver.isThere(kPinned), names());
        // Something else is compared, the pin stays.
        const QString other = array == kK ? kY : kK;
        driver.pointAtCell(other, 0, 0);
        QCOMPARE(selection().pinned, std::optional(cell));
        QVERIFY(selection().pointed && *selection().pointed != cell);
        QVERIFY(driver.isThere(kPinned));
        // A second click lets go.
        driver.clickCell(array, row, column);
        QVERIFY(!selection().pinned);
    }

    void byKeyboard_data() { arrays(); }
    void byKeyboard() {
        QFETCH(QString, way);
        QFETCH(QString, array);
        QFETCH(Cell, cell);
        const auto [row, column] = place(cell);
        Driver& driver = *driver_;
        driver.click(way);
        driver.tabTo(array);
        driver.press(Qt::Key_Home, Qt::ControlModifier);
        for (int n = 0; n < row; ++n)
            driver.press(Qt::Key_Down);
        for (int n = 0; n < column; ++n)
            driver.press(Qt::Key_Right);
        QCOMPARE(selection().pointed, std::optional(cell));
        driver.press(Qt::Key_Return);
        QCOMPARE(selection().pinned, std::optional(cell));
        QTRY_VERIFY2(driver.isThere(kPinned), names());
        driver.press(Qt::Key_Escape);
        QVERIFY(!selection().pinned);
        QTRY_VERIFY2(!driver.isThere(kPinned), names());
        QCOMPARE(selection().pointed, std::optional(cell));
    }

    void theSameCellIsNotLookedUpAgain() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Matrix"));
        const QPoint middle = driver.cell(kZ, 1, 1).center();
        driver.pointAt(kZ, middle);
        QApplication::processEvents();
        const view::MatrixView* z = viewOf(kZ);
        const int paints = z->paints();
        driver.pointAt(kZ, middle + QPoint(9, 7));
        QApplication::processEvents();
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::Z, {0, 1, 1}}));
        QCOMPARE(z->paints(), paints);
    }

    // A hover looks at each visible cell at most once, for W of a large picture at none.
    void aHoverLooksAtFewCells() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Matrix"));
        driver.pointAtCell(kZ, 2, 1);
        driver.pointAtCell(kZ, 1, 2);
        QApplication::processEvents();
        core::Index all = 0;
        for (const auto* view : window_->mainWindow().findChildren<view::MatrixView*>())
            if (view->isVisible())
                all += view->source()->rows() * view->source()->columns();
        QVERIFY(stage().lastPaint().cells > 0);
        QVERIFY(stage().lastPaint().cells <= all);
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("512"));
        QTRY_COMPARE_WITH_TIMEOUT(support::tableSize(*driver.find(kW)), QSize(262144, 260100),
                                  60000);
        const QPoint middle = viewOf(kW)->rect().center();
        driver.pointAt(kW, middle);
        QTest::qWait(400);  // until the rest has faded
        const int before = viewOf(kW)->paints(), drawings = viewOf(kW)->drawings();
        driver.pointAt(kW, middle + QPoint(20, 10));
        QTRY_VERIFY(viewOf(kW)->paints() > before);
        QCOMPARE(viewOf(kW)->drawings(), drawings);
    }

private:
    void arrays() {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("array");
        QTest::addColumn<Cell>("cell");
        const auto add = [](const char* way, const char* array, const Cell& cell) {
            QTest::addRow("%s, %s", way, array) << way << array << cell;
        };
        add("Matrix", "X, input", {ArrayId::X, {0, 1, 2}});
        add("Matrix", "K, kernel", {ArrayId::K, {0, 0, 0, 1}});
        add("Matrix", "Y, output", {ArrayId::Y, {0, 1, 0}});
        add("Matrix", "W, weight matrix", {ArrayId::W, {2, 6}});
        add("Matrix", "Wᵀ, transpose of W", {ArrayId::WT, {6, 2}});
        add("Matrix", "Wᵀ, times y", {ArrayId::WT, {9, 3}});
        add("Matrix", "y, Y by rows", {ArrayId::TFlat, {2}});
        add("Matrix", "z, Wᵀ times y", {ArrayId::ZFlat, {5}});
        add("Matrix", "Z, output of the transposed convolution", {ArrayId::Z, {0, 2, 1}});
        add("Padded input", "Y padded", {ArrayId::Padded, {0, 2, 3}});
        add("Padded input", "K turned by 180°", {ArrayId::Turned, {0, 0, 1, 2}});
        add("Padded input", "Z, output of the transposed convolution", {ArrayId::Z, {0, 3, 3}});
        add("Fractional stride", "Y padded", {ArrayId::Padded, {0, 1, 0}});
        add("Fractional stride", "K turned by 180°", {ArrayId::Turned, {0, 0, 0, 1}});
        add("Stamp", "Y, input of the transposed convolution", {ArrayId::T, {0, 0, 1}});
        add("Stamp", "Stamp, a number of Y times K", {ArrayId::Stamp, {0, 0, 0, 0, 1, 1}});
        add("Stamp", "Z, output of the transposed convolution", {ArrayId::Z, {0, 1, 1}});
    }
    static std::pair<int, int> place(const Cell& cell) {
        const std::size_t count = core::coordinateCount(cell.array);
        const auto at = [&](std::size_t n) { return static_cast<int>(cell.at[n]); };
        return count == 1 ? std::pair{at(0), 0} : std::pair{at(count - 2), at(count - 1)};
    }
    view::Stage& stage() { return *window_->mainWindow().findChild<view::Stage*>(); }
    const model::Selection& selection() { return stage().scene().selection; }
    const view::MatrixView* viewOf(const QString& name) {
        return qobject_cast<view::MatrixView*>(driver_->find(name));
    }
    QByteArray names() const { return driver_->visibleNames().join(QLatin1String(" | ")).toUtf8(); }

    std::unique_ptr<controller::Window> window_;
    std::unique_ptr<Driver> driver_;
};

DECONV_UI_TEST_MAIN(TestWorkbenchPointing)
#include "test_workbench_pointing.moc"
