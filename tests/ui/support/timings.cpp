#include "tests/ui/support/timings.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTextStream>
#include <algorithm>

namespace support {

namespace {

const QString kValues = QStringLiteral("--values");

QString number(double milliseconds) {
    return QString::number(milliseconds, 'f', 3);
}

}  // namespace

QStringList askedFor() {
    QStringList words = QCoreApplication::arguments().mid(1);
    words.removeAll(kValues);
    return words;
}

void printTimes(const QString& title, std::vector<double> milliseconds) {
    QTextStream out(stdout);
    if (QCoreApplication::arguments().contains(kValues)) {
        QStringList all;
        for (const double time : milliseconds)
            all.append(number(time));
        out << title << '\t' << all.join(QLatin1Char(',')) << '\n';
        return;
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    out << QStringLiteral("%1  min %2  median %3  max %4\n")
               .arg(title, -34)
               .arg(number(milliseconds.front()), 9)
               .arg(number(milliseconds[milliseconds.size() / 2]), 9)
               .arg(number(milliseconds.back()), 9);
}

}  // namespace support
