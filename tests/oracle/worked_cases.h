#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace oracle {

/// Adds a row, its column `object`, for each case of tests/core/data/worked_cases.json: what goes
/// in and comes out of a convolution or a transposed one, as worked out beforehand.
inline void addWorkedCases() {
    QTest::addColumn<QJsonObject>("object");
    QFile file(DECONV_TEST_DATA "/core/data/worked_cases.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(cases.size(), 13);
    for (const auto& value : cases)
        QTest::newRow(qPrintable(value.toObject()["name"].toString())) << value.toObject();
}

/// Adds a row, its column `row`, for each of the classic sizes in
/// tests/core/data/conv_arithmetic.csv, whose first line names its columns.
inline void addClassicSizes() {
    QTest::addColumn<QList<qint64>>("row");
    QFile file(DECONV_TEST_DATA "/core/data/conv_arithmetic.csv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        QList<qint64> numbers;
        for (const QByteArray& cell : cells.sliced(1))
            numbers << cell.toLongLong();
        QTest::newRow(cells.front().constData()) << numbers;
    }
}

inline bool isTransposed(const QJsonObject& workedCase) {
    return workedCase["op"].toString() == "transpose";
}

}  // namespace oracle
