#include "core/formats/csv.h"
#include "core/formats/matrix_market.h"
#include "core/formats/npy.h"
#include "tests/oracle/format_texts.h"

#include <QTest>
#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

using namespace core;
using namespace core::formats;
using oracle::refusal;
using oracle::written;

namespace {

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

/// Files of NumPy, and files of any format that were damaged.
class TestNpy : public QObject {
    Q_OBJECT
private slots:
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

void TestNpy::readsEveryRealType_data() {
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

void TestNpy::readsEveryRealType() {
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

void TestNpy::readsFortranOrder() {
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

void TestNpy::readsHeadersAsPythonWritesThem_data() {
    QTest::addColumn<std::string>("text");
    QTest::newRow("double quotes")
        << std::string(R"({"descr": "<f8", "fortran_order": False, "shape": (2,)})");
    QTest::newRow("other order") << std::string(
        "{'shape':(2,),'fortran_order':False,'descr':'<f8',}   \n");
    QTest::newRow("no last comma")
        << std::string("{'descr': '<f8', 'fortran_order': False, 'shape': (1, 2)}");
}

void TestNpy::readsHeadersAsPythonWritesThem() {
    QFETCH(std::string, text);
    QCOMPARE(doubles(readBytes(npy(text, raw<double>({1, 2})))), (std::vector<double>{1, 2}));
}

void TestNpy::refusesNpy_data() {
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<QString>("says");
    const std::string two = raw<double>({1, 2});
    const auto row = [](const char* name, const std::string& bytes, const char* says) {
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

void TestNpy::refusesNpy() {
    QFETCH(std::string, bytes);
    QFETCH(QString, says);
    const QString said = refusal([&] { readBytes(bytes); });
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.contains("'x.npy'"), qPrintable(said));
    QVERIFY(!said.contains('\n'));
}

void TestNpy::npyRoundTrips() {
    const std::vector<double> values{0.1, -2, NAN, HUGE_VAL, 5, 6};
    for (const std::vector<Index>& shape :
         {std::vector<Index>{6}, std::vector<Index>{2, 3}, std::vector<Index>{1, 3, 2}}) {
        const std::string bytes =
            written([&](const Sink& sink) { writeNpy(sink, shape, rowsOf(values.data(), 2, 3)); });
        QCOMPARE((bytes.size() - 48) % 64, std::size_t{0});
        const NpyArray back = readBytes(bytes);
        QCOMPARE(back.shape, shape);
        // By bits, since not a number equals nothing.
        const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
        QVERIFY(std::ranges::equal(doubles(back), values, {}, bits, bits));
    }
    const float single = 0.1f;
    const Index one[] = {1};
    const NpyArray back =
        readBytes(written([&](const Sink& sink) { writeNpy(sink, one, rowsOf(&single, 1, 1)); }));
    QCOMPARE(std::get<std::vector<float>>(back.values)[0], 0.1f);
}

void TestNpy::npyFromAPipe() {
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

void TestNpy::damagedFilesNeverCrash() {
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

QTEST_APPLESS_MAIN(TestNpy)
#include "test_npy.moc"
