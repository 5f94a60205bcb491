// What is named in one place of the Workbench lights up in all others, by mouse and by keyboard.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/seen.h"
#include "tests/ui/support/window_test.h"
#include "ui/view/stage.h"

#include <QTest>

using core::ArrayId;
using core::Cell;
using support::Driver;
using namespace support::notebook;

namespace {

const QString kLowerWT = QStringLiteral("Wᵀ, times y");
const QString kEntry = QStringLiteral("W(14,27) = 2 · K(1,1) · output (2,2) ← input (3,3)");
const QString kStamp = QStringLiteral("Stamp, a number of Y times K");
const QString kTerms = QStringLiteral("Terms");
const QString kArithmetic = QStringLiteral("Formulas");
const QString kPinned = QStringLiteral("◥ pinned");

// The product Y(0,1)·K(1,0), which is the second of Z(1,1).
const core::Use kSecond{{ArrayId::Z, {0, 1, 1}},
                        {{}, {ArrayId::T, {0, 0, 1}}, {ArrayId::K, {0, 0, 1, 0}}}};

// Plum, or a line of it that shares its pixels with the page.
bool isPlum(QRgb pixel) {
    const int red = qRed(pixel), green = qGreen(pixel), blue = qBlue(pixel);
    return red - green > 70 && blue - green > 25 && red > blue;
}

}  // namespace

class TestWorkbenchLinks : public support::WindowTest {
    Q_OBJECT
private slots:
    void init() {
        WindowTest::init();
        COMPARE_ARRAY(*driver_, kY, kOutput);
    }
    void aTermIsPointedAtByMouse() {
        Driver& driver = *driver_;
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(driver.isThere(kPinned));
        const int before = plum(kY, 0, 0);
        driver.pointAt(kTerms, {120, 26 + 13});
        QCOMPARE(mentionedUse(), std::optional(kSecond));
        // Its cell keeps its number on plum, the first one's goes grey; the pin stays.
        QVERIFY(plum(kY, 0, 0) < before / 2);
        QVERIFY(plum(kY, 0, 1) > 2 * plum(kY, 0, 0));
        QVERIFY(driver.isThere(kPinned));
        QCOMPARE(selection().pinned, std::optional(Cell{ArrayId::Z, {0, 1, 1}}));
        driver.pointAtCell(kX, 0, 0);
        QVERIFY(!mentionedUse());
        QVERIFY(plum(kY, 0, 0) >= before);
    }

    void aTermIsPointedAtByKeyboard() {
        Driver& driver = *driver_;
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(driver.isThere(kPinned));
        driver.tabTo(kTerms);
        driver.press(Qt::Key_Down);
        QCOMPARE(mentionedUse(), std::optional(kSecond));
        driver.press(Qt::Key_End);
        QCOMPARE(mentionedUse()->term.tap, (Cell{ArrayId::K, {0, 0, 0, 0}}));
        driver.press(Qt::Key_Down);
        QCOMPARE(mentionedUse()->term.tap, (Cell{ArrayId::K, {0, 0, 0, 0}}));
        driver.press(Qt::Key_Home);
        QCOMPARE(mentionedUse()->term.tap, (Cell{ArrayId::K, {0, 0, 1, 1}}));
        driver.press(Qt::Key_Escape);
        QVERIFY(!selection().pinned);
    }

    void aBarOfTheRunningSumIsItsTerm() {
        Driver& driver = *driver_;
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(driver.isThere(QStringLiteral("sum 36")));
        driver.pointAt(QStringLiteral("sum 36"), {60, 48 + 15 + 4});
        QCOMPARE(mentionedUse(), std::optional(kSecond));
        driver.pointAt(QStringLiteral("sum 36"), {60, 10});
        QVERIFY(!mentionedUse());
    }

    void theStampOfATermIsShown() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Stamp"));
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(driver.isThere(kPinned));
        QCOMPARE(driver.readCell(kStamp, 1, 0), QStringLiteral("−17"));
        driver.pointAt(kTerms, {120, 26 + 13});
        QTRY_COMPARE(driver.readCell(kStamp, 1, 0), QStringLiteral("−12"));
    }

    void theZerosOfAWindowAreOutlined() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Padded input"));
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(driver.isThere(kPinned));
        const int before = plum(kPadded, 1, 1);
        driver.pointAt(kTerms, {120, 4 * 26 + 13});
        QVERIFY(std::holds_alternative<core::deconvolution::CellKind>(selection().mention));
        QVERIFY(plum(kPadded, 1, 1) > before + 20);
        QCOMPARE(plum(kPadded, 5, 5), 0);
    }

    void symbolsArePointedAtByMouse() {
        Driver& driver = *driver_;
        driver.click(QStringLiteral("Padded input"));
        driver.clickCell(kZ, 1, 1);
        QTRY_VERIFY(driver.isThere(kPinned));
        driver.pointAt(kArithmetic, {6, 53});
        QCOMPARE(symbol(), std::optional(model::Symbol::TransposedPadding));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("p′ = 2")), names());
        QVERIFY(driver.isThere(QStringLiteral("What it stands for")));
        QVERIFY(plum(kPadded, 0, 0) > 20);
        // What is pinned stays so, and is told again afterwards.
        QCOMPARE(selection().pinned, std::optional(Cell{ArrayId::Z, {0, 1, 1}}));
        driver.pointAtCell(kX, 0, 0);
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Z(1,1) = 36")), names());
        QVERIFY(!symbol());
    }

    void symbolsArePointedAtByKeyboard() {
        Driver& driver = *driver_;
        driver.tabTo(kArithmetic);
        QCOMPARE(symbol(), std::optional(model::Symbol::Output));
        QTRY_VERIFY2(driver.isThere(QStringLiteral("o = 2")), names());
        QTRY_VERIFY(plum(kY, 0, 0) > 20);
        QCOMPARE(plum(kX, 0, 0), 0);
        driver.press(Qt::Key_Right);
        QCOMPARE(symbol(), std::optional(model::Symbol::Input));
        QTRY_VERIFY(plum(kX, 0, 0) > 20);
        driver.press(Qt::Key_End);
        QCOMPARE(symbol(), std::optional(model::Symbol::TransposedInput));
        driver.press(Qt::Key_Tab);
        QVERIFY(!symbol());
    }

    // ── Rows and columns of W and Wᵀ

    void aRowOfWIsItsOutput() {
        Driver& driver = *driver_;
        QWidget* weights = driver.find(kW);
        driver.pointAt(kW, {5, driver.cell(kW, 2, 0).center().y()});
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::Y, {0, 1, 0}}));
        // It is the sum of its row times X, not what Wᵀ makes of it.
        QTRY_VERIFY2(driver.isThere(QStringLiteral("Row 2 of W times x (X by rows)")), names());
        QVERIFY(driver.isThere(QStringLiteral("sum 14")));
        QVERIFY(plum(kW, 2, 15) > 8);
        QCOMPARE(plum(kW, 0, 8), 0);
        QVERIFY(plum(kX, 1, 0) > 20);
        QVERIFY(plum(kY, 1, 0) > 20);
        driver.clickOn(kW, {5, driver.cell(kW, 2, 0).center().y()});
        QCOMPARE(selection().pinned, std::optional(Cell{ArrayId::Y, {0, 1, 0}}));
        driver.clickOn(kW, {5, driver.cell(kW, 2, 0).center().y()});
        QVERIFY(!selection().pinned);
        // Under a column: what X holds there.
        driver.pointAt(kW, {driver.cell(kW, 0, 6).center().x(), weights->height() - 4});
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::X, {0, 1, 2}}));
        // Where rows and columns meet there is neither.
        driver.pointAt(kW, {3, weights->height() - 3});
        QVERIFY(!selection().pointed);
    }

    void rowsAndColumnsAreReachedByKeyboard() {
        Driver& driver = *driver_;
        driver.tabTo(kW);
        driver.press(Qt::Key_Down);
        driver.press(Qt::Key_Left);
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::Y, {0, 0, 1}}));
        QVERIFY(driver.find(kW)->accessibleDescription().startsWith(
            QStringLiteral("row 1, output (0,1)")));
        driver.press(Qt::Key_Left);
        driver.press(Qt::Key_Down);
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::Y, {0, 1, 0}}));
        driver.press(Qt::Key_End);
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::Y, {0, 1, 1}}));
        driver.press(Qt::Key_Return);
        QCOMPARE(selection().pinned, std::optional(Cell{ArrayId::Y, {0, 1, 1}}));
        driver.press(Qt::Key_Escape);
        driver.press(Qt::Key_Right);
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::W, {3, 0}}));
        driver.press(Qt::Key_Home, Qt::ControlModifier);
        driver.press(Qt::Key_Up);
        driver.press(Qt::Key_Right);
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::X, {0, 0, 1}}));
        driver.press(Qt::Key_Down);
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::W, {0, 1}}));
    }

    void aRowOfTheTransposeIsANumberOfZ() {
        Driver& driver = *driver_;
        driver.pointAt(kLowerWT, {20, driver.cell(kLowerWT, 5, 0).center().y()});
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::Z, {0, 1, 1}}));
        driver.pointAt(kLowerWT, {driver.cell(kLowerWT, 0, 2).center().x(), 3});
        QCOMPARE(selection().pointed, std::optional(Cell{ArrayId::T, {0, 1, 0}}));
    }

    // ── Cells without room for numbers

    void aTagTellsOfCellsWithoutNumbers() {
        Driver& driver = *driver_;
        driver.pointAtCell(kW, 1, 5);
        QVERIFY(!driver.isThere(kEntry));
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("8"));
        QTRY_COMPARE(support::tableSize(*driver.find(kW)), QSize(64, 36));
        driver.pointAtCell(kW, 14, 27);
        QTRY_VERIFY2(driver.isThere(kEntry), names());
        const QWidget* tag = driver.find(kEntry);
        QVERIFY(tag->parentWidget()->rect().contains(tag->geometry()));
        const int top = tag->y();
        driver.pointAtCell(kW, 14, 0);
        QTRY_VERIFY2(driver.isThere(QStringLiteral("W(14,0): no tap meets it, always 0 · "
                                                   "output (2,2) ← input (0,0)")),
                     names());
        QCOMPARE(tag->y(), top);
        driver.pointAtCell(kK, 0, 0);
        QTRY_VERIFY(!tag->isVisible());
        // By keyboard as well.
        driver.tabTo(kW);
        QTRY_VERIFY(tag->isVisible());
    }

    void thePanelIsAsWideAsItsArithmetic() {
        Driver& driver = *driver_;
        const int before = driver.find(kArithmetic)->width();
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("112"));
        QTRY_VERIFY(driver.find(kArithmetic)->width() > before);
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("4"));
        QTRY_COMPARE(driver.find(kArithmetic)->width(), before);
    }

private:
    const model::Selection& selection() {
        return window_->mainWindow().findChild<view::Stage*>()->scene().selection;
    }
    std::optional<core::Use> mentionedUse() {
        const auto* use = std::get_if<core::Use>(&selection().mention);
        return use ? std::optional(*use) : std::nullopt;
    }
    std::optional<model::Symbol> symbol() {
        const auto* symbol = std::get_if<model::Symbol>(&selection().mention);
        return symbol ? std::optional(*symbol) : std::nullopt;
    }
    // How many pixels in and round a cell are plum.
    int plum(const QString& array, int row, int column) {
        QWidget* view = driver_->find(array);
        QWidget& window = window_->mainWindow();
        const QRect cell = driver_->cell(array, row, column).adjusted(-2, -2, 2, 2);
        const QImage picture =
            window.grab(QRect(view->mapTo(&window, cell.topLeft()), cell.size())).toImage();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                count += isPlum(picture.pixel(x, y)) ? 1 : 0;
        return count;
    }
    QByteArray names() const { return driver_->visibleNames().join(QLatin1String(" | ")).toUtf8(); }
};

DECONV_UI_TEST_MAIN(TestWorkbenchLinks)
#include "test_workbench_links.moc"
