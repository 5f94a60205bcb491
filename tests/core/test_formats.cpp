#include "core/control.h"
#include "core/formats/csv.h"
#include "core/formats/matrix_market.h"
#include "core/formats/number.h"
#include "tests/oracle/format_texts.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace core;
using namespace core::formats;
using oracle::refusal;
using oracle::written;

namespace {

Matrix<double> csv(std::string_view text) {
    return readCsv(sourceOf(text, "'x.csv'"));
}

template <class T>
std::string csvText(const Matrix<T>& matrix) {
    return written([&](const Sink& sink) {
        writeCsv(sink, rowsOf(matrix.data(), size(matrix, 0), size(matrix, 1)));
    });
}

WeightMatrix<double> notebookWeights() {
    Geometry geometry;
    geometry.rows = geometry.columns = withInput({.kernel = 3}, 4);
    return {geometry, share(Kernels<double>{{{{0, 1, 0}, {-1, 2, 2}, {0, 1, 0}}}})};
}

}  // namespace

class TestFormats : public QObject {
    Q_OBJECT
private slots:
    void numbersAsText_data();
    void numbersAsText();
    void numbersReadBack();
    void readsCsv();
    void refusesCsv_data();
    void refusesCsv();
    void csvRoundTrips();
    void csvEntries();
    void refusesCsvEntries();
    void writesTheNotebooksW();
    void writesDenseRowsOfW();
    void writingStopsAndReports();
    void matrixMarketRoundTrips();
    void refusesMatrixMarket_data();
    void refusesMatrixMarket();
    void denseEntriesAreBounded();
};

void TestFormats::numbersAsText_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<std::string>("text");
    const auto row = [](double value, const char* text) {
        QTest::newRow(text) << value << std::string(text);
    };
    row(0, "0");
    row(-0.0, "-0");
    row(17, "17");
    row(-3, "-3");
    row(100000, "100000");
    row(1e15, "1000000000000000");
    row(9007199254740991, "9007199254740991");
    row(0.1, "0.1");
    row(-0.5, "-0.5");
    row(0.1 + 0.2, "0.30000000000000004");
    row(1.0 / 3, "0.3333333333333333");
    row(1e-7, "1e-07");
    row(1e300, "1e+300");
    row(NAN, "nan");
    row(HUGE_VAL, "inf");
    row(-HUGE_VAL, "-inf");
    row(5e-324, "5e-324");
}

void TestFormats::numbersAsText() {
    QFETCH(double, value);
    QFETCH(std::string, text);
    QCOMPARE(numberText(value), text);
}

void TestFormats::numbersReadBack() {
    std::mt19937_64 random(3);
    QCOMPARE(numberText(0.1f), std::string("0.1"));
    for (int n = 0; n < 100'000; ++n) {
        const auto value = std::bit_cast<double>(random());
        if (std::isnan(value))
            continue;
        double back = 0;
        QCOMPARE(readNumber(numberText(value), back), NumberKind::Value);
        QCOMPARE(std::bit_cast<std::uint64_t>(back), std::bit_cast<std::uint64_t>(value));
        const auto single = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        if (std::isnan(single))
            continue;
        QCOMPARE(readNumber(numberText(single), back), NumberKind::Value);
        QCOMPARE(static_cast<float>(back), single);
    }
}

void TestFormats::readsCsv() {
    QVERIFY(csv("1,2\n3,4\n") == (Matrix<double>{{1, 2}, {3, 4}}));
    QVERIFY(csv("1,2\n3,4") == (Matrix<double>{{1, 2}, {3, 4}}));
    QVERIFY(csv("\xef\xbb\xbf 1 ,\t-2.5\r\n+3,4e2\r\n") == (Matrix<double>{{1, -2.5}, {3, 400}}));
    const auto special = csv("nan,inf,-Inf\n.5,5.,1e-999\n");
    QVERIFY(std::isnan(special(0, 0)));
    QCOMPARE(special(0, 1), HUGE_VAL);
    QCOMPARE(special(0, 2), -HUGE_VAL);
    QCOMPARE(special(1, 2), 0.0);
}

void TestFormats::refusesCsv_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const std::string& text, const char* says) {
        QTest::newRow(name) << text << QString::fromUtf8(says);
    };
    row("empty", "", "empty");
    row("ragged", "1,2\n3\n", "line 2: 1 cell where line 1 has 2");
    row("longer", "1\n3,4\n", "line 2: 2 cells where line 1 has 1");
    row("words", "1,2\n3,four\n", "line 2: cell 2 is 'four'");
    row("header", "a,b\n1,2\n", "line 1: cell 1 is 'a'");
    row("empty cell", "1,,2\n", "cell 2 is empty");
    row("comma at the end", "1,2,\n", "cell 3 is empty");
    row("empty line", "1\n\n2\n", "line 2: cell 1 is empty");
    row("too large", "1e999\n", "more than a double holds");
    row("hexadecimal", "0x10\n", "'0x10'");
    row("hexadecimal digits", "ff\n", "'ff'");
    row("semicolons", "1;2\n", "commas");
    row("blanks", "1 2\n", "commas");
    row("decimal comma", "\"1,5\"\n", "'\"1'");
    row("nan with words", "nan(5)\n", "nan(5)");
    row("two signs", "+-1\n", "'+-1'");
    row("underscores", "1_000\n", "'1_000'");
    row("only an exponent", "e5\n", "'e5'");
    row("binary", std::string("1,2\0\n", 5), "not text");
    row("escape", "\x1b[31m\n", "'?[31m'");
}

void TestFormats::refusesCsv() {
    QFETCH(std::string, text);
    QFETCH(QString, says);
    const QString said = refusal([&] { csv(text); });
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.contains("'x.csv'"), qPrintable(said));
}

void TestFormats::csvRoundTrips() {
    const Matrix<double> matrix{{0.1, -2}, {1e300, 5e-324}, {17, 0}};
    QVERIFY(csv(csvText(matrix)) == matrix);
    QCOMPARE(csvText(Matrix<double>{{17, 12}, {14, -0.5}}), std::string("17,12\n14,-0.5\n"));
    QCOMPARE(csvText(Matrix<float>{{0.1f}}), std::string("0.1\n"));
}

void TestFormats::csvEntries() {
    const Entries entries = readCsvEntries(sourceOf("0,1,2.5\n3,0,-1\n", "'x.csv'"));
    QVERIFY(dense(entries) == (Matrix<double>{{0, 2.5}, {0, 0}, {0, 0}, {-1, 0}}));
}

void TestFormats::refusesCsvEntries() {
    const auto refuses = [](std::string_view text, const char* says) {
        const QString said = refusal([&] { readCsvEntries(sourceOf(text, "'x.csv'")); });
        QVERIFY2(said.contains(says), qPrintable(said));
    };
    refuses("", "empty");
    refuses("0,1\n", "row,column,value");
    refuses("0,1,2,3\n", "row,column,value");
    refuses("-1,0,2\n", "index");
    refuses("0.5,0,2\n", "index");
    refuses("99999999999999999999,0,2\n", "index");
    refuses("0,0,x\n", "'x'");
}

void TestFormats::writesTheNotebooksW() {
    const auto matrix = notebookWeights();
    const std::string coo =
        written([&](const Sink& sink) { writeEntries(sink, matrix, false, ',', 0); });
    QVERIFY(
        coo.starts_with("0,0,0\n0,1,1\n0,2,0\n0,4,-1\n0,5,2\n0,6,2\n0,8,0\n0,9,1\n0,10,0\n"
                        "1,1,0\n"));
    QCOMPARE(std::count(coo.begin(), coo.end(), '\n'), 36);
    QVERIFY(coo.ends_with("3,15,0\n"));
    const std::string turned =
        written([&](const Sink& sink) { writeEntries(sink, matrix, true, ',', 0); });
    QVERIFY(turned.starts_with("0,0,0\n1,0,1\n1,1,0\n2,0,0\n2,1,1\n"));
}

void TestFormats::writesDenseRowsOfW() {
    const auto matrix = notebookWeights();
    const auto text = [&](bool transposed) {
        return written([&](const Sink& sink) { writeCsv(sink, denseRows(matrix, transposed)); });
    };
    QVERIFY(
        text(false).starts_with("0,1,0,0,-1,2,2,0,0,1,0,0,0,0,0,0\n"
                                "0,0,1,0,0,-1,2,2,0,0,1,0,0,0,0,0\n"));
    QVERIFY(csv(text(false)) == dense(matrix));
    QVERIFY(csv(text(true)) == Matrix<double>(xt::transpose(dense(matrix))));
}

void TestFormats::writingStopsAndReports() {
    Geometry geometry;
    geometry.rows = geometry.columns = withInput({.kernel = 3}, 300);
    const WeightMatrix<double> matrix(geometry,
                                      share(Kernels<double>{{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}}));
    double last = 0;
    Control control;
    control.progress = [&](double fraction) {
        QVERIFY(fraction > last && fraction <= 1);
        last = fraction;
    };
    std::size_t bytes = 0;
    const Sink count = [&](std::string_view piece) { bytes += piece.size(); };
    writeMatrixMarket(count, matrix, false, control);
    QVERIFY(last > 0.5);
    QVERIFY(bytes > 5'000'000);
    std::stop_source stop;
    control.stop = stop.get_token();
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(writeMatrixMarket(count, matrix, false, control), Cancelled);
    QVERIFY_EXCEPTION_THROWN(writeCsv(count, denseRows(matrix, true), control), Cancelled);
}

void TestFormats::matrixMarketRoundTrips() {
    const auto matrix = notebookWeights();
    for (const bool transposed : {false, true}) {
        const std::string text =
            written([&](const Sink& sink) { writeMatrixMarket(sink, matrix, transposed); });
        const Entries entries = readMatrixMarket(sourceOf(text, "'x.mtx'"));
        QCOMPARE(entries.value.size(), std::size_t{36});
        const Matrix<double> expected =
            transposed ? Matrix<double>(xt::transpose(dense(matrix))) : dense(matrix);
        QVERIFY(dense(entries) == expected);
    }
    const Matrix<double> some{{1, 0.5}, {0, -2}};
    const std::string text =
        written([&](const Sink& sink) { writeMatrixMarket(sink, rowsOf(some.data(), 2, 2)); });
    QCOMPARE(text, std::string("%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 1\n"
                               "1 2 0.5\n2 1 0\n2 2 -2\n"));
}

void TestFormats::refusesMatrixMarket_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("says");
    const std::string head = "%%MatrixMarket matrix coordinate real general\n";
    const auto row = [](const char* name, const std::string& text, const char* says) {
        QTest::newRow(name) << text << QString::fromUtf8(says);
    };
    row("empty", "", "the form that is read");
    row("array", "%%MatrixMarket matrix array real general\n1 1\n1\n", "the form that is read");
    row("symmetric", "%%MatrixMarket matrix coordinate real symmetric\n1 1 0\n", "the form");
    row("complex", "%%MatrixMarket matrix coordinate complex general\n1 1 0\n", "the form");
    row("no sizes", head, "line of sizes");
    row("two sizes", head + "1 1\n", "line of sizes");
    row("negative size", head + "-1 1 0\n", "'-1'");
    row("huge size", head + "99999999999999999999 1 0\n", "whole number");
    row("cut off", head + "2 2 2\n1 1 1\n", "ends after 1 of its 2");
    row("too many", head + "2 2 1\n1 1 1\n2 2 1\n", "more entries");
    row("outside", head + "2 2 1\n3 1 1\n", "'3'");
    row("zero", head + "2 2 1\n0 1 1\n", "'0'");
    row("no number", head + "2 2 1\n1 1 x\n", "'x'");
    row("two words", head + "2 2 1\n1 1\n", "row, column and value");
    row("too large", head + "2 2 1\n1 1 1e999\n", "1e999");
}

void TestFormats::refusesMatrixMarket() {
    QFETCH(std::string, text);
    QFETCH(QString, says);
    const QString said = refusal([&] { readMatrixMarket(sourceOf(text, "'x.mtx'")); });
    QVERIFY2(said.contains(says), qPrintable(said));
    const Entries fine = readMatrixMarket(
        sourceOf("%%MatrixMarket MATRIX coordinate integer general\n% a comment\n\n2 3 1\n"
                 "2 3 7\n",
                 "'x.mtx'"));
    QCOMPARE(dense(fine)(1, 2), 7.0);
}

void TestFormats::denseEntriesAreBounded() {
    Entries entries;
    entries.rows = Index{1} << 62;
    entries.columns = Index{1} << 62;
    QVERIFY_EXCEPTION_THROWN(dense(entries), Refused);
}

QTEST_APPLESS_MAIN(TestFormats)
#include "test_formats.moc"
