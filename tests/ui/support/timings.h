#pragma once

#include <QString>
#include <vector>

namespace support {

/// What the tools that take times were asked for, without what printTimes() looks for.
QStringList askedFor();

/// Prints the least, the median and the most of some times in ms. Where the program was called with
/// --values it prints all of them instead, for another program to read: the title, a tab, and the
/// times with commas between.
void printTimes(const QString& title, std::vector<double> milliseconds);

}  // namespace support
