#include "core/formats/entries.h"
#include "core/formats/matrix_market.h"
#include "core/formats/number.h"
#include "tests/oracle/format_texts.h"
#include "tests/oracle/random_experiment.h"

#include <QObject>
#include <QTest>
#include <atomic>

using namespace core;
using formats::Sink;

namespace {

/// One line at a time, from compressed rows.
template <class T>
std::string linesOf(const SparseRows<T>& rows, char separator, Index base) {
    std::string text;
    for (Index row = 0; row < rows.rows; ++row) {
        const std::string first = std::to_string(row + base) + separator;
        for (Index n = rows.rowStart(row); n < rows.rowStart(row + 1); ++n) {
            text += first + std::to_string(rows.column(n) + base) + separator;
            text += formats::numberText(rows.value(n)) + '\n';
        }
    }
    return text;
}

template <class T>
std::string textOf(const WeightMatrix<T>& matrix, bool transposed, char separator, Index base,
                   unsigned threads) {
    const Control control{.stop = {}, .progress = {}, .threads = threads};
    return oracle::written([&](const Sink& sink) {
        formats::writeEntries(sink, matrix, transposed, separator, base, control);
    });
}

/// The first line that differs, for people; empty where none does.
QString difference(const std::string& text, const std::string& wanted) {
    if (text == wanted)
        return {};
    const auto [at, other] = std::mismatch(text.begin(), text.end(), wanted.begin(), wanted.end());
    const auto lineAt = [](const std::string& all, std::size_t n) {
        const std::size_t begin = n == 0 ? 0 : all.rfind('\n', n - 1) + 1;
        return QString::fromStdString(all.substr(begin, all.find('\n', n) - begin));
    };
    const auto n = static_cast<std::size_t>(at - text.begin());
    return QStringLiteral("byte %1: %2 instead of %3")
        .arg(n)
        .arg(lineAt(text, n), lineAt(wanted, n));
}

/// Taps as they come in files: small and long numbers, zeros, and numbers of the type's own length.
template <class T>
Kernels<T> drawnTaps(oracle::Random& random, const std::array<Index, 4>& shape) {
    auto taps = random.array<Kernels<T>>(shape);
    const Index kind = random.number(0, 2);
    for (T& tap : taps) {
        if (kind == 1)
            tap /= T{7};
        if (kind == 2 && random.oneIn(3))
            tap *= T(1.2345e-17);
    }
    return taps;
}

/// Y is wide, so that its rows of W repeat each other, with every kind of step, gap and edge.
Axis wideAxis(oracle::Random& random) {
    while (true) {
        Axis axis;
        axis.kernel = random.number(1, 5);
        axis.stride = random.oneIn(2) ? 1 : random.number(1, 13);
        axis.dilation = random.oneIn(2) ? 1 : random.number(1, 40);
        axis.paddingBefore =
            random.oneIn(2) ? axis.kernel / 2 * axis.dilation : random.number(0, 9);
        axis.paddingAfter = random.oneIn(2) ? axis.paddingBefore : random.number(0, 9);
        axis = withInput(axis, random.number(100, 1300));
        if (!problem(axis, Side::Columns))
            return axis;
    }
}

template <class T>
WeightMatrix<T> drawnMatrix(oracle::Random& random) {
    while (true) {
        const oracle::RandomExperiment small = random.experiment(4);
        Geometry geometry = small.geometry;
        geometry.columns = wideAxis(random);
        if (!problem(geometry))
            return {geometry,
                    share(drawnTaps<T>(random, {small.filters, small.depth, geometry.rows.kernel,
                                                geometry.columns.kernel}))};
    }
}

WeightMatrix<float> photoWeights(Index side) {
    Axis axis{.kernel = 3, .paddingBefore = 1, .paddingAfter = 1};
    axis = withInput(axis, side);
    return {{axis, axis, 1}, share(Kernels<float>{{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}})};
}

}  // namespace

class TestTextOfW : public QObject {
    Q_OBJECT
private slots:
    void isThatOfItsCompressedRows();
    void countsPastEveryPowerOfTen();
    void isThatOfASquare_data();
    void isThatOfASquare();
    void comesInWholePagesOneAtATime();
    void endsWithTheSinksException();
    void stopsHalfway();

private:
    template <class T>
    void compare(const WeightMatrix<T>& matrix, Index base, char separator);
};

template <class T>
void TestTextOfW::compare(const WeightMatrix<T>& matrix, Index base, char separator) {
    for (const bool transposed : {false, true}) {
        const SparseRows<T> rows =
            transposed ? sparseRows(TransposedWeightMatrix<T>(matrix)) : sparseRows(matrix);
        const std::string wanted = linesOf(rows, separator, base);
        for (const unsigned threads : {1u, 2u}) {
            const QString said =
                difference(textOf(matrix, transposed, separator, base, threads), wanted);
            QVERIFY2(said.isEmpty(), qPrintable(said));
        }
    }
}

void TestTextOfW::isThatOfItsCompressedRows() {
    oracle::Random random(11);
    for (int n = 0; n < 60; ++n) {
        compare(drawnMatrix<float>(random), 0, ',');
        compare(drawnMatrix<double>(random), 1, ' ');
        if (QTest::currentTestFailed())
            return;
    }
}

// Where numbers get a digit more, in rows and in columns, at every place of what repeats.
void TestTextOfW::countsPastEveryPowerOfTen() {
    oracle::Random random(12);
    for (Index power = 10; power <= 1'000'000'000'000; power *= 10) {
        for (int n = 0; n < 3; ++n) {
            compare(drawnMatrix<float>(random), std::max<Index>(0, power - random.number(1, 2000)),
                    ',');
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestTextOfW::isThatOfASquare_data() {
    QTest::addColumn<Axis>("axis");
    QTest::addColumn<int>("channels");
    const auto row = [](const char* name, Axis axis, Index side, int channels) {
        QTest::newRow(name) << withInput(axis, side) << channels;
    };
    row("3x3 p1", {.kernel = 3, .paddingBefore = 1, .paddingAfter = 1}, 256, 1);
    row("3x3", {.kernel = 3}, 200, 2);
    row("3x3 s2", {.kernel = 3, .stride = 2, .paddingBefore = 1, .paddingAfter = 1}, 301, 2);
    row("2x2 s2", {.kernel = 2, .stride = 2}, 300, 1);
    row("5x5 d7", {.kernel = 5, .dilation = 7, .paddingBefore = 14, .paddingAfter = 14}, 190, 1);
    row("3x3 s3 d2", {.kernel = 3, .stride = 3, .dilation = 2, .paddingAfter = 1}, 320, 3);
    row("7x7 of three planes", {.kernel = 7, .paddingBefore = 3, .paddingAfter = 3}, 110, 3);
    row("1x1", {.kernel = 1}, 130, 1);
}

void TestTextOfW::isThatOfASquare() {
    QFETCH(Axis, axis);
    QFETCH(int, channels);
    oracle::Random random(13);
    auto taps = random.array<Kernels<float>>({2, channels, axis.kernel, axis.kernel});
    compare(WeightMatrix<float>({axis, axis, 1}, share(std::move(taps))), 0, ',');
}

void TestTextOfW::comesInWholePagesOneAtATime() {
    const auto matrix = photoWeights(400);
    std::vector<std::size_t> sizes;
    std::atomic<int> inside = 0;
    bool isAlone = true;
    double last = 0;
    bool rises = true;
    const Control control{.stop = {},
                          .progress =
                              [&](double fraction) {
                                  rises = rises && fraction > last;
                                  last = fraction;
                              },
                          .threads = 2};
    const Sink sink = [&](std::string_view piece) {
        isAlone = isAlone && ++inside == 1;
        sizes.push_back(piece.size());
        --inside;
    };
    formats::writeMatrixMarket(sink, matrix, false, control);
    QVERIFY(isAlone);
    QVERIFY(rises);
    QCOMPARE(last, 1.0);
    QVERIFY(sizes.size() > 50);
    for (std::size_t n = 0; n + 1 < sizes.size(); ++n)
        QCOMPARE(sizes[n] % 4096, std::size_t{0});
}

void TestTextOfW::endsWithTheSinksException() {
    const auto matrix = photoWeights(300);
    for (const unsigned threads : {1u, 2u}) {
        int pieces = 0;
        const Sink full = [&](std::string_view) {
            if (++pieces == 3)
                throw Refused("full");
        };
        const Control control{.stop = {}, .progress = {}, .threads = threads};
        QVERIFY_EXCEPTION_THROWN(formats::writeEntries(full, matrix, true, ',', 0, control),
                                 Refused);
        QCOMPARE(pieces, 3);
    }
}

void TestTextOfW::stopsHalfway() {
    const auto matrix = photoWeights(300);
    for (const unsigned threads : {1u, 2u}) {
        std::stop_source stop;
        int pieces = 0;
        const Sink sink = [&](std::string_view) {
            if (++pieces == 3)
                stop.request_stop();
        };
        const Control control{.stop = stop.get_token(), .progress = {}, .threads = threads};
        QVERIFY_EXCEPTION_THROWN(formats::writeEntries(sink, matrix, false, ',', 0, control),
                                 Cancelled);
        QVERIFY(pieces <= 4);
    }
}

QTEST_APPLESS_MAIN(TestTextOfW)
#include "test_text_of_w.moc"
