#pragma once

#include "tests/ui/support/driver.h"

#include <QString>
#include <vector>

namespace support {

using Numbers = std::vector<std::vector<double>>;

Numbers filled(int rows, int columns, double value);

/// The transposed convolution by its definition: each number times the kernel, added where it
/// lands.
Numbers transposed(const Numbers& input, const Numbers& kernel, int stride);

/// Types every cell of an array, by mouse (a double click each) or by keyboard alone (Tab to the
/// array, then keys).
void enterByMouse(Driver& driver, const QString& array, const Numbers& numbers);
void enterByKeyboard(Driver& driver, const QString& array, const Numbers& numbers);

/// Empty when the array shows just these numbers, within a while; else a sentence. An empty cell
/// counts as 0.
QString arrayDifference(Driver& driver, const QString& array, const Numbers& numbers);

}  // namespace support

#define COMPARE_ARRAY(driver, array, numbers)                                      \
    do {                                                                           \
        const QString sentence = support::arrayDifference(driver, array, numbers); \
        QVERIFY2(sentence.isEmpty(), qPrintable(sentence));                        \
    } while (false)
