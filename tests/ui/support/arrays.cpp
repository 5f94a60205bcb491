#include "tests/ui/support/arrays.h"

#include "tests/ui/support/seen.h"

#include <QElapsedTimer>
#include <QTest>

namespace support {
namespace {

constexpr int kPatience = 30000;

QString written(double value) {
    return QString::number(value);
}

double readBack(QString text) {
    return text.replace(QChar(0x2212), QLatin1Char('-')).toDouble();
}

QString mismatch(Driver& driver, const QString& array, const Numbers& numbers) {
    QWidget* widget = driver.find(array);
    if (!widget)
        return QStringLiteral("There is no %1.").arg(array);
    const auto rows = static_cast<int>(numbers.size());
    const auto columns = static_cast<int>(numbers.front().size());
    if (const QSize size = tableSize(*widget); size != QSize(columns, rows))
        return QStringLiteral("%1 is %2×%3, expected %4×%5.")
            .arg(array)
            .arg(size.height())
            .arg(size.width())
            .arg(rows)
            .arg(columns);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const double expected =
                numbers[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            const QString text = cellText(*widget, row, column);
            if (readBack(text) != expected)
                return QStringLiteral("%1(%2,%3) shows \"%4\", expected %5.")
                    .arg(array)
                    .arg(row)
                    .arg(column)
                    .arg(text)
                    .arg(expected);
        }
    return {};
}

}  // namespace

Numbers filled(int rows, int columns, double value) {
    return Numbers(static_cast<std::size_t>(rows),
                   std::vector<double>(static_cast<std::size_t>(columns), value));
}

Numbers transposed(const Numbers& input, const Numbers& kernel, int stride) {
    const auto step = static_cast<std::size_t>(stride);
    const std::size_t rows = (input.size() - 1) * step + kernel.size();
    const std::size_t columns = (input.front().size() - 1) * step + kernel.front().size();
    Numbers output(rows, std::vector<double>(columns, 0));
    for (std::size_t r = 0; r < input.size(); ++r)
        for (std::size_t c = 0; c < input.front().size(); ++c)
            for (std::size_t u = 0; u < kernel.size(); ++u)
                for (std::size_t v = 0; v < kernel.front().size(); ++v)
                    output[r * step + u][c * step + v] += input[r][c] * kernel[u][v];
    return output;
}

void enterByMouse(Driver& driver, const QString& array, const Numbers& numbers) {
    for (std::size_t row = 0; row < numbers.size(); ++row)
        for (std::size_t column = 0; column < numbers[row].size(); ++column)
            driver.enterCell(array, static_cast<int>(row), static_cast<int>(column),
                             written(numbers[row][column]));
}

void enterByKeyboard(Driver& driver, const QString& array, const Numbers& numbers) {
    driver.tabTo(array);
    driver.press(Qt::Key_Home, Qt::ControlModifier);
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        for (std::size_t column = 0; column < numbers[row].size(); ++column) {
            driver.type(written(numbers[row][column]));
            driver.press(Qt::Key_Return);
            driver.press(Qt::Key_Right);
        }
        driver.press(Qt::Key_Home);
        driver.press(Qt::Key_Down);
    }
}

QString arrayDifference(Driver& driver, const QString& array, const Numbers& numbers) {
    QString sentence = mismatch(driver, array, numbers);
    QElapsedTimer clock;
    for (clock.start(); !sentence.isEmpty() && !driver.failed() && clock.elapsed() < kPatience;
         sentence = mismatch(driver, array, numbers))
        QTest::qWait(20);
    return sentence;
}

}  // namespace support
