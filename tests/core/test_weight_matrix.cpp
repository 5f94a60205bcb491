#include "core/formats/entries.h"
#include "core/formats/number.h"
#include "core/rows_of_taps.h"
#include "core/weight_matrix.h"
#include "tests/oracle/definition.h"
#include "tests/oracle/random_experiment.h"

#include <QObject>
#include <QTest>

namespace {

using core::Index;
using core::Kernels;
using core::Matrix;
using core::Vector;

template <class T>
Vector<T> timesVector(const Matrix<T>& matrix, const Vector<T>& x, bool transposed) {
    auto result = core::zeros<Vector<T>>({core::size(matrix, transposed ? 1 : 0)});
    for (Index row = 0; row < core::size(matrix, 0); ++row)
        for (Index column = 0; column < core::size(matrix, 1); ++column)
            result(transposed ? column : row) += matrix(row, column) * x(transposed ? row : column);
    return result;
}

/// What is written of W or its transpose, by several threads.
template <class T>
std::string textOf(const core::WeightMatrix<T>& matrix, bool transposed) {
    std::string text;
    core::formats::writeEntries([&](std::string_view part) { text += part; }, matrix, transposed,
                                ',', 7, {.stop = {}, .progress = {}, .threads = 2});
    return text;
}

template <class T>
std::string linesOf(const core::SparseRows<T>& rows) {
    std::string text;
    for (Index row = 0; row < rows.rows; ++row) {
        for (Index n = rows.rowStart(row); n < rows.rowStart(row + 1); ++n) {
            text += std::to_string(row + 7) + "," + std::to_string(rows.column(n) + 7) + "," +
                    core::formats::numberText(rows.value(n)) + "\n";
        }
    }
    return text;
}

template <class T>
Matrix<T> spread(const core::SparseRows<T>& sparse) {
    auto matrix = core::zeros<Matrix<T>>({sparse.rows, sparse.columns});
    for (Index row = 0; row < sparse.rows; ++row)
        for (Index n = sparse.rowStart(row); n < sparse.rowStart(row + 1); ++n) {
            const bool rises = n == sparse.rowStart(row) || sparse.column(n) > sparse.column(n - 1);
            matrix(row, sparse.column(n)) = rises ? sparse.value(n) : T(1e9);
        }
    return matrix;
}

template <class T>
core::WeightMatrix<T> randomMatrix(oracle::Random& random) {
    const oracle::RandomExperiment drawn = random.experiment();
    return {drawn.geometry, core::share(random.array<Kernels<T>>({drawn.filters, drawn.depth,
                                                                  drawn.geometry.rows.kernel,
                                                                  drawn.geometry.columns.kernel}))};
}

class WeightMatrixTest : public QObject {
    Q_OBJECT

private slots:
    void holdsTheTapsOfTheDefinition() {
        oracle::Random random(1);
        for (int n = 0; n < 300; ++n) {
            const auto matrix = randomMatrix<double>(random);
            const auto wanted = oracle::weights(*matrix.kernels(), matrix.geometry());
            auto taps = core::zeros<Matrix<double>>({matrix.rows(), matrix.columns()});
            const auto all =
                oracle::products(matrix.geometry(), matrix.filters(), matrix.channels());
            QCOMPARE(matrix.nonZeros(), Index(all.size()));
            for (const oracle::Product& p : all) {
                const Index row = (p.f * matrix.outputRows() + p.m) * matrix.outputColumns() + p.n;
                const Index column =
                    (p.c * matrix.geometry().rows.input + p.r) * matrix.geometry().columns.input +
                    p.q;
                taps(row, column) = 1;
                QVERIFY(matrix.tapAt(row, column) == (core::Tap{p.f, p.g, p.u, p.v}));
            }
            for (Index row = 0; row < matrix.rows(); ++row)
                for (Index column = 0; column < matrix.columns(); ++column) {
                    QCOMPARE(matrix.tapAt(row, column).has_value(), taps(row, column) == 1);
                    QCOMPARE(matrix.at(row, column).value_or(0), wanted(row, column));
                }
            QVERIFY(core::dense(matrix) == wanted);
        }
    }

    void listsRowsAndColumnsInOrder() {
        oracle::Random random(2);
        for (int n = 0; n < 300; ++n) {
            const auto matrix = randomMatrix<float>(random);
            std::vector<core::WeightMatrix<float>::Entry> entries;
            Index count = 0;
            for (Index row = 0; row < matrix.rows(); ++row) {
                matrix.entriesOfRow(row, entries);
                Index before = -1;
                for (const auto& entry : entries) {
                    QVERIFY(entry.row == row && entry.column > before);
                    before = entry.column;
                    QVERIFY(matrix.tapAt(row, entry.column) == entry.tap);
                    QVERIFY(matrix.at(row, entry.column) == entry.value);
                }
                count += Index(entries.size());
            }
            QCOMPARE(count, matrix.nonZeros());
            count = 0;
            for (Index column = 0; column < matrix.columns(); ++column) {
                matrix.entriesOfColumn(column, entries);
                Index before = -1;
                for (const auto& entry : entries) {
                    QVERIFY(entry.column == column && entry.row > before);
                    before = entry.row;
                    QVERIFY(matrix.tapAt(entry.row, column) == entry.tap);
                    QVERIFY(matrix.at(entry.row, column) == entry.value);
                }
                count += Index(entries.size());
            }
            QCOMPARE(count, matrix.nonZeros());
        }
    }

    void multipliesInEveryForm() {
        oracle::Random random(3);
        for (int n = 0; n < 300; ++n) {
            multiply(randomMatrix<float>(random), random);
            multiply(randomMatrix<double>(random), random);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // Around the lengths from which several rows are computed at once, where they are.
    void multipliesRowsOfAllLengths() {
        oracle::Random random(4);
        for (const Index columns : {13, 14, 15, 16, 17, 18, 19, 31, 33, 64, 66, 79, 130})
            for (const Index rows : {1, 2, 3, 4, 5, 6, 7, 8, 9, 11}) {
                core::Axis axis;
                axis.kernel = 3;
                const auto padded = [&](Index size) {
                    axis.paddingBefore = random.number(0, 3);
                    axis.paddingAfter = random.number(0, 3);
                    return core::withInput(axis, size);
                };
                const core::Geometry geometry{padded(rows), padded(columns), random.number(1, 3)};
                if (core::problem(geometry))
                    continue;
                multiplyRows<float>(geometry, random);
                multiplyRows<double>(geometry, random);
                if (QTest::currentTestFailed())
                    return;
            }
    }

    void takesConstantTimeForAPhoto() {
        core::Geometry geometry;
        geometry.rows.kernel = geometry.columns.kernel = 3;
        geometry.rows = core::withInput(geometry.rows, 512);
        geometry.columns = core::withInput(geometry.columns, 512);
        const core::WeightMatrix<double> matrix(
            geometry, core::share(core::zeros<Kernels<double>>({1, 1, 3, 3})));
        QCOMPARE(matrix.rows(), Index(260'100));
        QCOMPARE(matrix.columns(), Index(262'144));
        QCOMPARE(matrix.nonZeros(), Index(2'340'900));
        QVERIFY(matrix.tapAt(0, 0));
        QVERIFY(!matrix.tapAt(0, 3));
        QVERIFY_EXCEPTION_THROWN(core::dense(matrix), core::Refused);
    }

    // So large that they are written past the caches, and of odd sizes.
    void formsLargeRowsAsItListsThem() {
        formLargeRows<float>();
        formLargeRows<double>();
    }

    void refusesWhatDoesNotFit() {
        core::Geometry geometry;
        geometry.rows.kernel = geometry.columns.kernel = 3;
        geometry.rows = core::withInput(geometry.rows, 5);
        geometry.columns = core::withInput(geometry.columns, 5);
        const auto made = [&geometry](const std::array<Index, 4>& shape) {
            return core::WeightMatrix<float>(geometry,
                                             core::share(core::zeros<Kernels<float>>(shape)));
        };
        QVERIFY_EXCEPTION_THROWN(made({1, 1, 3, 2}), core::Refused);
        QVERIFY_EXCEPTION_THROWN(made({0, 1, 3, 3}), core::Refused);
        QVERIFY_EXCEPTION_THROWN(
            core::product(made({1, 1, 3, 3}), core::zeros<Vector<float>>({24})), core::Refused);
        geometry.groups = 2;
        QVERIFY_EXCEPTION_THROWN(made({3, 1, 3, 3}), core::Refused);
        std::stop_source source;
        source.request_stop();
        const core::Control control{.stop = source.get_token(), .progress = {}, .threads = 1};
        QVERIFY_EXCEPTION_THROWN(core::sparseRows(made({2, 1, 3, 3}), control), core::Cancelled);
    }

private:
    template <class T>
    void formLargeRows() {
        core::Geometry geometry;
        geometry.rows.kernel = geometry.columns.kernel = 3;
        geometry.rows.paddingBefore = geometry.columns.paddingAfter = 1;
        geometry.rows = core::withInput(geometry.rows, 405);
        geometry.columns = core::withInput(geometry.columns, 397);
        oracle::Random random(9);
        const core::WeightMatrix<T> matrix(geometry,
                                           core::share(random.array<Kernels<T>>({1, 1, 3, 3})));
        const auto rows = core::sparseRows(matrix);
        const auto columns = core::sparseRows(core::TransposedWeightMatrix<T>(matrix));
        std::vector<typename core::WeightMatrix<T>::Entry> entries;
        const auto listed = [&](const core::SparseRows<T>& formed, Index line, bool transposed) {
            const Index first = formed.rowStart(line);
            bool same = formed.rowStart(line + 1) - first == static_cast<Index>(entries.size());
            for (std::size_t n = 0; same && n < entries.size(); ++n) {
                const Index other = transposed ? entries[n].row : entries[n].column;
                same = formed.column(first + static_cast<Index>(n)) == other &&
                       formed.value(first + static_cast<Index>(n)) == entries[n].value;
            }
            return same;
        };
        for (Index row = 0; row < matrix.rows(); ++row) {
            matrix.entriesOfRow(row, entries);
            QVERIFY2(listed(rows, row, false), qPrintable(QString::number(row)));
        }
        for (Index column = 0; column < matrix.columns(); ++column) {
            matrix.entriesOfColumn(column, entries);
            QVERIFY2(listed(columns, column, true), qPrintable(QString::number(column)));
        }
    }

    template <class T>
    void multiplyRows(const core::Geometry& geometry, oracle::Random& random) {
        const core::WeightMatrix<T> matrix(
            geometry, core::share(random.array<Kernels<T>>({geometry.groups, 1, 3, 3})));
        const auto x = random.array<Vector<T>>({matrix.columns()});
        const auto y = random.array<Vector<T>>({matrix.rows()});
        const core::TransposedWeightMatrix<T> transposed(matrix);
        QVERIFY(core::product(matrix, x) == core::product(core::sparseRows(matrix), x));
        QVERIFY(core::transposedProduct(matrix, y) ==
                core::product(core::sparseRows(transposed), y));
    }

    template <class T>
    void writeIntoOwnMemory(const core::WeightMatrix<T>& matrix, const core::SparseRows<T>& rows,
                            const Vector<T>& x, const Vector<T>& wx) {
        std::vector<std::int32_t> start(rows.rowStart.size()), column(rows.column.size() + 1, -7);
        std::vector<T> value(rows.value.size() + 1, T{-7}), y(wx.size());
        const core::RowsOfTaps<T> own{matrix.rows(), start.data(), column.data(), value.data()};
        core::writeRowsOfTaps(matrix, own);
        QVERIFY(std::equal(rows.rowStart.begin(), rows.rowStart.end(), start.begin()));
        QVERIFY(std::equal(rows.column.begin(), rows.column.end(), column.begin()));
        QVERIFY(std::equal(rows.value.begin(), rows.value.end(), value.begin()));
        QVERIFY(column.back() == -7 && value.back() == T{-7});
        core::multiplyRowsOfTaps(own, x.data(), y.data());
        QVERIFY(std::equal(wx.begin(), wx.end(), y.begin()));
    }

    template <class T>
    void multiply(const core::WeightMatrix<T>& matrix, oracle::Random& random) {
        const auto w = oracle::weights(*matrix.kernels(), matrix.geometry());
        const auto x = random.array<Vector<T>>({matrix.columns()});
        const auto y = random.array<Vector<T>>({matrix.rows()});
        const Vector<T> wx = timesVector(w, x, false);
        const Vector<T> wty = timesVector(w, y, true);
        const core::Control control{.stop = {}, .progress = {}, .threads = 2};
        QVERIFY(core::product(matrix, x, control) == wx);
        QVERIFY(core::transposedProduct(matrix, y, control) == wty);
        QVERIFY(core::denseProduct(core::dense(matrix), x) == wx);
        QVERIFY(core::denseTransposedProduct(core::dense(matrix), y) == wty);
        const auto rows = core::sparseRows(matrix, control);
        const auto columns = core::sparseRows(core::TransposedWeightMatrix<T>(matrix), control);
        QVERIFY(spread(rows) == w);
        QVERIFY(spread(columns) == Matrix<T>(xt::transpose(w)));
        writeIntoOwnMemory(matrix, rows, x, wx);
        QCOMPARE(textOf(matrix, false), linesOf(rows));
        QCOMPARE(textOf(matrix, true), linesOf(columns));
        QVERIFY(core::product(rows, x) == wx);
        QVERIFY(core::product(columns, y, control) == wty);
    }
};

}  // namespace

QTEST_APPLESS_MAIN(WeightMatrixTest)
#include "test_weight_matrix.moc"
