#include "core/control.h"
#include "core/formats/csv.h"
#include "core/formats/matrix_market.h"
#include "core/formats/npy.h"
#include "core/formats/number.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace core;
using namespace core::formats;

namespace {

QString refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const Refused& refused) {
        return QString::fromUtf8(refused.what());
    }
    return {};
}

Matrix<double> csv(std::string_view text) {
    return readCsv(sourceOf(text, "'x.csv'"));
}

std::string written(const std::function<void(const Sink&)>& write) {
    std::string bytes;
    write([&](std::string_view piece) { bytes += piece; });
    return bytes;
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

/// A .npy file with this dictionary and data, version 1.
std::string npy(const std::string& dictionary, std::string_view data, char version = 1) {
    std::string bytes("\x93NUMPY", 6);
    bytes += version;
    bytes += '\0';
    const std::size_t length = dictionary.size();
    for (std::size_t n = 0; n < (version == 1 ? 2u : 4u); ++n)
        bytes += static_cast<char>(length >> (8 * n) & 255);
    return bytes + dictionary + std::string(data);
}

std::string dictionary(const std::string& type, const std::string& shape,
                       const char* order = "False") {
    return "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n";
}

NpyArray readBytes(std::string_view bytes) {
    return readNpy(sourceOf(bytes, "'x.npy'"));
}

template <class T>
std::string raw(std::initializer_list<T> values, bool swapped = false) {
    std::string bytes;
    for (const T value : values) {
        char item[sizeof(T)];
        std::memcpy(item, &value, sizeof value);
        if (swapped)
            std::reverse(item, item + sizeof item);
        bytes.append(item, sizeof item);
    }
    return bytes;
}

std::vector<double> doubles(const NpyArray& array) {
    if (const auto* values = std::get_if<std::vector<double>>(&array.values))
        return *values;
    const auto& floats = std::get<std::vector<float>>(array.values);
    return {floats.begin(), floats.end()};
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
    void readsEveryRealType_data();
    void readsEveryRealType();
    void readsFortranOrder();
    void readsHeadersAsPythonWritesThem_data();
    void readsHeadersAsPythonWritesThem();
    void refusesNpy_data();
    void refusesNpy();
    void npyRoundTrips();
    void npyFromAPipe();
    void damagedFilesNeverCrash();
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
    const auto row = [](const char* name, std::string text, const char* says) {
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
    const auto row = [](const char* name, std::string text, const char* says) {
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

void TestFormats::readsEveryRealType_data() {
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("data");
    QTest::addColumn<std::vector<double>>("values");
    using Values = std::vector<double>;
    const auto row = [](const char* type, const std::string& data, const Values& values) {
        QTest::newRow(type) << std::string(type) << data << values;
    };
    row("|b1", std::string("\0\1", 2), {0, 1});
    row("|i1", raw<std::int8_t>({-128, 7}), {-128, 7});
    row("|u1", raw<std::uint8_t>({255, 7}), {255, 7});
    row("<i2", raw<std::int16_t>({-300, 7}), {-300, 7});
    row(">i2", raw<std::int16_t>({-300, 7}, true), {-300, 7});
    row("<u2", raw<std::uint16_t>({65535, 7}), {65535, 7});
    row("<i4", raw<std::int32_t>({-70000, 7}), {-70000, 7});
    row(">u4", raw<std::uint32_t>({4000000000, 7}, true), {4000000000, 7});
    row("<i8", raw<std::int64_t>({-(Index{1} << 40), 7}), {-1099511627776, 7});
    row(">u8", raw<std::uint64_t>({std::uint64_t{1} << 63, 7}, true), {9223372036854775808.0, 7});
    row("<f2", raw<std::uint16_t>({0x3c00, 0xc100}), {1, -2.5});
    row(">f2", raw<std::uint16_t>({0x0001, 0xfc00}, true), {std::ldexp(1, -24), -HUGE_VAL});
    row("<f4", raw<float>({0.1f, -7}), {static_cast<double>(0.1f), -7});
    row(">f4", raw<float>({0.1f, -7}, true), {static_cast<double>(0.1f), -7});
    row("<f8", raw<double>({0.1, -7}), {0.1, -7});
    row(">f8", raw<double>({0.1, -7}, true), {0.1, -7});
    row("=f8", raw<double>({0.1, -7}), {0.1, -7});
    row("<f16", raw<long double>({0.5L, -7}), {0.5, -7});
    row(">f16", raw<long double>({0.5L, -7}, true), {0.5, -7});
}

void TestFormats::readsEveryRealType() {
    QFETCH(std::string, type);
    QFETCH(std::string, data);
    QFETCH(std::vector<double>, values);
    for (const char version : {char{1}, char{2}, char{3}}) {
        const NpyArray array = readBytes(npy(dictionary(type, "(1, 2)"), data, version));
        QVERIFY((array.shape == std::vector<Index>{1, 2}));
        QCOMPARE(doubles(array), values);
        QCOMPARE(std::holds_alternative<std::vector<float>>(array.values), type.substr(1) == "f4");
    }
}

void TestFormats::readsFortranOrder() {
    const auto data = raw<double>({0, 3, 1, 4, 2, 5});
    const NpyArray array = readBytes(npy(dictionary("<f8", "(2, 3)", "True"), data));
    QCOMPARE(doubles(array), (std::vector<double>{0, 1, 2, 3, 4, 5}));
    std::string three;
    for (int c = 0; c < 4; ++c)
        for (int b = 0; b < 3; ++b)
            for (int a = 0; a < 2; ++a)
                three += raw<double>({a * 100.0 + b * 10.0 + c});
    const auto values = doubles(readBytes(npy(dictionary("<f8", "(2, 3, 4)", "True"), three)));
    QCOMPARE(values[1 * 12 + 2 * 4 + 3], 123.0);
    QCOMPARE(values[0 * 12 + 1 * 4 + 2], 12.0);
}

void TestFormats::readsHeadersAsPythonWritesThem_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("double quotes")
        << std::string(R"({"descr": "<f8", "fortran_order": False, "shape": (2,)})");
    QTest::newRow("other order") << std::string(
        "{'shape':(2,),'fortran_order':False,'descr':'<f8',}   \n");
    QTest::newRow("no last comma")
        << std::string("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2)}");
}

void TestFormats::readsHeadersAsPythonWritesThem() {
    QFETCH(std::string, text);
    QCOMPARE(doubles(readBytes(npy(text, raw<double>({1, 2})))), (std::vector<double>{1, 2}));
}

void TestFormats::refusesNpy_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<QString>("says");
    const std::string two = raw<double>({1, 2});
    const auto row = [](const char* name, std::string bytes, const char* says) {
        QTest::newRow(name) << bytes << QString::fromUtf8(says);
    };
    row("empty", "", "cut off");
    row("no magic", "PK\3\4 something else", "not a NumPy file");
    row("version", npy(dictionary("<f8", "(2,)"), two, 9), "version 9");
    row("data cut off", npy(dictionary("<f8", "(2,)"), two.substr(0, 12)), "cut off");
    row("data missing", npy(dictionary("<f8", "(2,)"), ""), "cut off");
    row("data left over", npy(dictionary("<f8", "(1,)"), two), "more than one array");
    row("header cut off", npy(dictionary("<f8", "(2,)"), two).substr(0, 20), "cut off");
    row("huge shape", npy(dictionary("<f8", "(4294967296, 4294967296)"), two), "claims more");
    row("shape that overflows", npy(dictionary("<f8", "(99999999999999999999,)"), two),
        "too large");
    row("large shape", npy(dictionary("<f8", "(2147483647,)"), two), "cut off");
    row("zero", npy(dictionary("<f8", "(0, 3)"), ""), "0 in it");
    row("huge zero", npy(dictionary("<f8", "(0, 9223372036854775807)"), ""), "0 in it");
    row("negative", npy(dictionary("<f8", "(-1,)"), two), "no number");
    row("complex", npy(dictionary("<c16", "(1,)"), two), "'<c16'");
    row("object", npy(dictionary("|O", "(1,)"), two), "'|O'");
    row("text", npy(dictionary("<U1", "(1,)"), two), "'<U1'");
    row("time", npy(dictionary("<M8[s]", "(1,)"), two), "not one of real numbers");
    row("records", npy("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': (1,)}", two),
        "records");
    row("no dictionary", npy("hello", two), "damaged");
    row("code", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}; import os", two),
        "damaged");
    row("missing key", npy("{'descr': '<f8', 'shape': (2,)}", two), "descr, fortran_order");
    row("key twice",
        npy("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,)}", two),
        "twice");
    row("other key", npy("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'x': 1}", two),
        "'x'");
    row("many dimensions",
        npy(dictionary(
                "<f8", "(" +
                           [] {
                               std::string ones;
                               for (int n = 0; n < 40; ++n)
                                   ones += "1, ";
                               return ones;
                           }() +
                           ")"),
            two),
        "32");
}

void TestFormats::refusesNpy() {
    QFETCH(std::string, bytes);
    QFETCH(QString, says);
    const QString said = refusal([&] { readBytes(bytes); });
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.contains("'x.npy'"), qPrintable(said));
    QVERIFY(!said.contains('\n'));
}

void TestFormats::npyRoundTrips() {
    const std::vector<double> values{0.1, -2, NAN, HUGE_VAL, 5, 6};
    for (const std::vector<Index>& shape :
         {std::vector<Index>{6}, std::vector<Index>{2, 3}, std::vector<Index>{1, 3, 2}}) {
        const std::string bytes =
            written([&](const Sink& sink) { writeNpy(sink, shape, rowsOf(values.data(), 2, 3)); });
        QCOMPARE((bytes.size() - 48) % 64, std::size_t{0});
        const NpyArray back = readBytes(bytes);
        QCOMPARE(back.shape, shape);
        QCOMPARE(std::memcmp(doubles(back).data(), values.data(), 48), 0);
    }
    const float single = 0.1f;
    const Index one[] = {1};
    const NpyArray back =
        readBytes(written([&](const Sink& sink) { writeNpy(sink, one, rowsOf(&single, 1, 1)); }));
    QCOMPARE(std::get<std::vector<float>>(back.values)[0], 0.1f);
}

void TestFormats::npyFromAPipe() {
    const std::string bytes = npy(dictionary("<f8", "(2,)"), raw<double>({1, 2}));
    Source pipe = sourceOf(bytes, "'x.npy'");
    pipe.size.reset();
    QCOMPARE(doubles(readNpy(pipe)), (std::vector<double>{1, 2}));
    const std::string more = bytes + "x";
    pipe = sourceOf(more, "'x.npy'");
    pipe.size.reset();
    QVERIFY_EXCEPTION_THROWN(readNpy(pipe), Refused);
    // What a pipe claims is not taken in memory before it has come.
    const std::string absurd = npy(dictionary("<f8", "(2147483647,)"), raw<double>({1, 2}));
    pipe = sourceOf(absurd, "'x.npy'");
    pipe.size.reset();
    QVERIFY_EXCEPTION_THROWN(readNpy(pipe), Refused);
}

void TestFormats::damagedFilesNeverCrash() {
    const std::string originals[] = {
        npy(dictionary("<f8", "(2, 3)", "True"), raw<double>({1, 2, 3, 4, 5, 6})),
        npy(dictionary(">i2", "(3,)"), raw<std::int16_t>({1, 2, 3}), 2),
        "1,2.5,nan\n-3e5,inf,6\n",
        "%%MatrixMarket matrix coordinate real general\n% x\n2 3 2\n1 1 0.5\n2 3 -7\n",
    };
    std::mt19937 random(11);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    int refused = 0;
    for (int n = 0; n < 40'000; ++n) {
        std::string bytes = originals[static_cast<std::size_t>(n) % std::size(originals)];
        for (std::size_t change = 0; change <= below(3); ++change) {
            const std::size_t at = below(bytes.size());
            switch (below(4)) {
                case 0:
                    bytes[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    bytes.resize(at + 1);
                    break;
                case 2:
                    bytes.insert(at, 1, "0123456789,.-e\n "[below(16)]);
                    break;
                default:
                    bytes.erase(at, bytes.size() > 1 ? 1 : 0);
                    break;
            }
        }
        const Source source = sourceOf(bytes, "'x'");
        const QString said = refusal([&] {
            switch (n % 4) {
                case 2:
                    readCsv(source);
                    break;
                case 3:
                    readMatrixMarket(source);
                    break;
                default:
                    readNpy(source);
                    break;
            }
        });
        refused += !said.isEmpty();
        QVERIFY2(!said.contains('\n'), qPrintable(said));
    }
    QVERIFY(refused > 10'000);
}

QTEST_APPLESS_MAIN(TestFormats)
#include "test_formats.moc"
