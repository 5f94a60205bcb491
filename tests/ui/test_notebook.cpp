// A notebook about transposed convolution, from top to bottom, and three examples of its three
// names, done in the window as a person does them.

#include "tests/ui/support/appearance.h"
#include "tests/ui/support/arrays.h"
#include "tests/ui/support/notebook.h"
#include "tests/ui/support/window_test.h"

#include <QApplication>
#include <QTest>

using support::Driver;
using support::filled;
using support::Numbers;
using support::transposed;
using namespace support::notebook;

namespace {

const QString kTByRows = QStringLiteral("y, Y by rows");

const Numbers kSmall{{0, 1}, {2, 3}};
const Numbers kPlain{{0, 1, 1, 2}, {3, 4, 0, 5}, {6, 7, 0, 8}, {2, 3, 4, 4}};

/// The weight matrix as the notebook builds it: the kernel with gaps, moved along the flat input.
Numbers weights(const Numbers& kernel) {
    Numbers matrix = filled(4, 16, 0);
    const std::size_t starts[] = {0, 1, 4, 5};
    for (std::size_t row = 0; row < 4; ++row)
        for (std::size_t u = 0; u < 3; ++u)
            for (std::size_t v = 0; v < 3; ++v)
                matrix[row][starts[row] + u * 4 + v] = kernel[u][v];
    return matrix;
}

Numbers turned(const Numbers& matrix) {
    Numbers result(matrix.front().size(), std::vector<double>(matrix.size()));
    for (std::size_t row = 0; row < matrix.size(); ++row)
        for (std::size_t column = 0; column < matrix.front().size(); ++column)
            result[column][row] = matrix[row][column];
    return result;
}

/// The numbers with `border` zeros around and `gap` zeros between them.
Numbers spread(const Numbers& numbers, std::size_t border, std::size_t gap) {
    const std::size_t side = (numbers.size() - 1) * (gap + 1) + 1 + 2 * border;
    Numbers result(side, std::vector<double>(side, 0));
    for (std::size_t row = 0; row < numbers.size(); ++row)
        for (std::size_t column = 0; column < numbers.size(); ++column)
            result[border + row * (gap + 1)][border + column * (gap + 1)] = numbers[row][column];
    return result;
}

}  // namespace

class TestNotebook : public support::WindowTest {
    Q_OBJECT
private slots:
    void theFirstLookIsTheMatrixExample() {
        Driver& driver = *driver_;
        COMPARE_ARRAY(driver, kX, kInput);
        COMPARE_ARRAY(driver, kK, kKernel);
        COMPARE_ARRAY(driver, kY, kOutput);
        COMPARE_ARRAY(driver, kW, weights(kKernel));
        COMPARE_ARRAY(driver, kWT, turned(weights(kKernel)));
        COMPARE_ARRAY(driver, kZ, transposed(kOutput, kKernel, 1));
    }

    void theNotebookByMouse() {
        Driver& driver = *driver_;
        // ConvTranspose2d of 2×2 by 2×2, first with stride 1.
        driver.click(QStringLiteral("Stamp"));
        driver.enter(QStringLiteral("Kernel, rows"), QStringLiteral("2"));
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("3"));
        driver.choose(QStringLiteral("Wᵀ acts on"), QStringLiteral("Typed"));
        support::enterByMouse(driver, kK, kSmall);
        support::enterByMouse(driver, kT, kSmall);
        COMPARE_ARRAY(driver, kZ, (Numbers{{0, 0, 1}, {0, 4, 6}, {4, 12, 9}}));

        // The same with stride 2.
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("4"));
        driver.enter(QStringLiteral("Stride, rows"), QStringLiteral("2"));
        support::enterByMouse(driver, kT, kSmall);
        COMPARE_ARRAY(driver, kZ,
                      (Numbers{{0, 0, 0, 1}, {0, 0, 2, 3}, {0, 2, 0, 3}, {4, 6, 6, 9}}));

        // A 4×4 input, which gives 8×8.
        driver.enter(QStringLiteral("Input, rows"), QStringLiteral("8"));
        support::enterByMouse(driver, kT, kPlain);
        COMPARE_ARRAY(driver, kZ, transposed(kPlain, kSmall, 2));

        // A kernel of 2×3, which gives 8×9. (The notebook's own never got its values.)
        driver.enter(QStringLiteral("Input, columns"), QStringLiteral("9"));
        driver.enter(QStringLiteral("Kernel, columns"), QStringLiteral("3"));
        const Numbers wide{{0, 2, 1}, {2, 3, 3}};
        support::enterByMouse(driver, kK, wide);
        COMPARE_ARRAY(driver, kZ, transposed(kPlain, wide, 2));
    }

    void theMatrixByKeyboardAlone() {
        Driver& driver = *driver_;
        driver.tabTo(QStringLiteral("Input values"));
        driver.type(QStringLiteral("Ones"));
        COMPARE_ARRAY(driver, kX, filled(4, 4, 1));
        support::enterByKeyboard(driver, kX, kInput);
        support::enterByKeyboard(driver, kK, kKernel);
        COMPARE_ARRAY(driver, kY, kOutput);
        driver.press(Qt::Key_1);
        COMPARE_ARRAY(driver, kW, weights(kKernel));
        COMPARE_ARRAY(driver, kZ, transposed(kOutput, kKernel, 1));
    }

    void threeExamplesByKeyboardAlone() {
        Driver& driver = *driver_;
        const Numbers nines = filled(2, 2, 9);
        const Numbers ones = filled(3, 3, 1);
        driver.tabTo(QStringLiteral("Input values"));
        driver.type(QStringLiteral("Ones"));
        driver.tabTo(QStringLiteral("Kernel values"));
        driver.type(QStringLiteral("Ones"));

        // 1: direct and back, through W of 4×16.
        COMPARE_ARRAY(driver, kY, nines);
        COMPARE_ARRAY(driver, kW, weights(ones));
        COMPARE_ARRAY(driver, kZ, transposed(nines, ones, 1));

        // 2: the same as a convolution over 2×2 padded to 6×6.
        driver.tabTo(kX);
        chooseWay(QStringLiteral("Padded input"));
        COMPARE_ARRAY(driver, kPadded, spread(nines, 2, 0));
        COMPARE_ARRAY(driver, kZ, transposed(nines, ones, 1));

        // 3: stride 1/2; 2×2 padded to 7×7 gives 5×5 (not 7×7).
        driver.tabTo(QStringLiteral("Input, rows"));
        typeOver(QStringLiteral("5"));
        driver.tabTo(QStringLiteral("Stride, rows"));
        typeOver(QStringLiteral("2"));
        driver.tabTo(QStringLiteral("Input values"));
        driver.type(QStringLiteral("Ones"));
        chooseWay(QStringLiteral("Fractional stride"));
        COMPARE_ARRAY(driver, kPadded, spread(nines, 2, 1));
        COMPARE_ARRAY(driver, kZ, transposed(nines, ones, 2));
    }

private:
    void typeOver(const QString& text) {
        driver_->press(Qt::Key_A, Qt::ControlModifier);
        driver_->type(text);
        driver_->press(Qt::Key_Return);
    }

    /// Tab to the switch, then arrow keys to the word.
    void chooseWay(const QString& word) {
        const QStringList ways{QStringLiteral("Matrix"), QStringLiteral("Padded input"),
                               QStringLiteral("Fractional stride"), QStringLiteral("Stamp")};
        for (int step = 0; step < 200 && !ways.contains(driver_->focused()); ++step)
            driver_->press(Qt::Key_Tab);
        for (qsizetype step = 0; step < ways.size() && driver_->focused() != word; ++step)
            driver_->press(Qt::Key_Right);
        QCOMPARE(driver_->focused(), word);
    }
};

DECONV_UI_TEST_MAIN(TestNotebook)
#include "test_notebook.moc"
